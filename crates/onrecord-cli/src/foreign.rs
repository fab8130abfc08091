//! Articles in other languages than the one that is coded: not coded, and counted.

use std::collections::BTreeMap;

pub(crate) use onrecord::foreign::{LANGUAGE, other_language};

use crate::report::Reporter;

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
}
