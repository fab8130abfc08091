//! Articles in other languages than the one that is coded: not coded, and counted.

use std::collections::BTreeMap;

use onrecord::Article;

use crate::report::Reporter;

/// The language that the coder reads.
pub(crate) const LANGUAGE: &str = "en";

/// The language of an article if it is another than the wanted one. An article whose language nobody
/// knows may be in the right one; where none is wanted, no article is foreign.
pub(crate) fn other_language<'a>(wanted: Option<&str>, article: &'a Article) -> Option<&'a str> {
    article.language.as_deref().filter(|own| wanted.is_some_and(|wanted| wanted != *own))
}

/// How many articles were not coded for their language.
#[derive(Debug, Default)]
pub(crate) struct Foreign(BTreeMap<String, usize>);

impl Foreign {
    /// Counts one more in that language.
    pub(crate) fn count(&mut self, language: String) {
        *self.0.entry(language).or_default() += 1;
    }

    /// Says how many there were, what became of them, and what would have them coded.
    pub(crate) fn tell(&self, fate: &str, mend: &str, reporter: &mut Reporter) {
        let count: usize = self.0.values().sum();
        let languages: Vec<String> =
            self.0.iter().map(|(language, count)| format!("{language} {count}")).collect();
        let (articles, are, were) = match count {
            0 => return,
            1 => ("article", "is", "was"),
            _ => ("articles", "are", "were"),
        };
        let languages = languages.join(", ");
        reporter.note(&format!(
            "{count} {articles} {are} not in English and {were} {fate} ({languages}); \
             {mend} codes {} all the same",
            if count == 1 { "it" } else { "them" },
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_in_other_languages_are_counted() {
        let (mut reporter, mut foreign) = (Reporter::new(true), Foreign::default());
        foreign.tell("left out", "--any-language", &mut reporter);
        foreign.count("de".to_owned());
        foreign.count("de".to_owned());
        foreign.tell("left out", "--any-language", &mut reporter);
        assert_eq!(foreign.0["de"], 2);
        assert_eq!(reporter.failed(), 0);
    }

    #[test]
    fn an_article_is_foreign_if_its_language_is_known_to_be_another() {
        let article = |language: Option<&str>| Article {
            language: language.map(str::to_owned),
            ..Article::new("")
        };
        for (wanted, own, expected) in [
            (Some("en"), Some("de"), Some("de")),
            (Some("en"), Some("en"), None),
            (Some("en"), None, None),
            (None, Some("de"), None),
        ] {
            assert_eq!(other_language(wanted, &article(own)), expected, "{wanted:?} {own:?}");
        }
    }
}
