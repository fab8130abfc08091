//! Articles in other languages than the one that is coded.

use onrecord_text::Article;

/// The language that the coder reads.
pub const LANGUAGE: &str = "en";

/// The language of an article if it is another than the wanted one. An article whose language nobody
/// knows may be in the right one; where none is wanted, no article is foreign.
///
/// [`language`](crate::language) tells what an article is in.
pub fn other_language<'a>(wanted: Option<&str>, article: &'a Article) -> Option<&'a str> {
    article.language.as_deref().filter(|own| wanted.is_some_and(|wanted| wanted != *own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_foreign_if_its_language_is_known_to_be_another() {
        let article = |language: Option<&str>| Article {
            language: language.map(str::to_owned),
            ..Article::new("")
        };
        for (wanted, own, expected) in [
            (Some(LANGUAGE), Some("de"), Some("de")),
            (Some(LANGUAGE), Some("en"), None),
            (Some(LANGUAGE), None, None),
            (None, Some("de"), None),
        ] {
            assert_eq!(other_language(wanted, &article(own)), expected, "{wanted:?} {own:?}");
        }
    }
}
