//! Articles in other languages than the one that is coded: left out, and counted.

use std::collections::BTreeMap;

pub(crate) use onrecord::foreign::{LANGUAGE, other_language};

use crate::report::Reporter;

/// How many articles were left out for their language.
#[derive(Debug, Default)]
pub(crate) struct Foreign(BTreeMap<String, usize>);

impl Foreign {
    /// Counts one more in that language.
    pub(crate) fn count(&mut self, language: String) {
        *self.0.entry(language).or_default() += 1;
    }

    /// Says how many were left out.
    pub(crate) fn tell(&self, reporter: &mut Reporter) {
        let count: usize = self.0.values().sum();
        let languages: Vec<String> =
            self.0.iter().map(|(language, count)| format!("{language} {count}")).collect();
        let languages = languages.join(", ");
        let left_out = match count {
            0 => return,
            1 => format!("1 article is not in English and was left out ({languages})"),
            _ => format!("{count} articles are not in English and were left out ({languages})"),
        };
        reporter.note(&format!("{left_out}; --any-language codes them all the same"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_in_other_languages_are_counted() {
        let (mut reporter, mut foreign) = (Reporter::new(true), Foreign::default());
        foreign.tell(&mut reporter);
        foreign.count("de".to_owned());
        foreign.count("de".to_owned());
        foreign.tell(&mut reporter);
        assert_eq!(foreign.0["de"], 2);
        assert_eq!(reporter.failed(), 0);
    }
}
