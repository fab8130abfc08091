//! Months, weekdays and dates, as datelines and publication lines write them.

use crate::Span;
use crate::scanner::Scanner;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether a lower-case word without its stop names a month: "june", "sept", "nov".
pub(crate) fn is_month(word: &str) -> bool {
    names(&MONTHS, word)
}

/// Whether a lower-case word without its stop names a weekday: "monday", "tues", "thu".
pub(crate) fn is_weekday(word: &str) -> bool {
    names(&WEEKDAYS, word)
}

/// Whether `word` is one of the names or its first three to five letters.
fn names(names: &[&str], word: &str) -> bool {
    word.len() >= 3
        && names.iter().any(|name| {
            *name == word || (word.len() <= 5 && word.is_ascii() && name.starts_with(word))
        })
}

impl Scanner<'_> {
    /// "June 3", "3 June 2024", "Sept. 4", "Monday", "Monday, 3 June".
    pub(crate) fn date(&mut self) -> Option<Span> {
        let start = self.at;
        let mut date: Option<Span> = None;
        for _ in 0..5 {
            let before = self.at;
            if date.is_some() {
                self.take(',');
            }
            let Some(word) = self.word().filter(|word| self.is_of_date(*word)) else {
                self.at = before;
                break;
            };
            date = Some(date.map_or(word, |date| date.join(word)));
        }
        let named = date.filter(|date| date.of(self.text).contains(char::is_alphabetic));
        if named.is_none() {
            self.at = start;
        }
        named
    }

    fn is_of_date(&self, word: Span) -> bool {
        let lower = word.of(self.text).trim_end_matches('.').to_lowercase();
        let digits = lower.trim_end_matches(|c: char| c.is_alphabetic());
        let number = matches!(digits.len(), 1..=4) && digits.bytes().all(|b| b.is_ascii_digit());
        let ordinal =
            matches!(&lower[digits.len().min(lower.len())..], "" | "st" | "nd" | "rd" | "th");
        number && ordinal || is_month(&lower) || is_weekday(&lower)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_weekdays_are_known_in_full_and_shortened() {
        assert!(["january", "may", "sept", "sep", "dec"].into_iter().all(is_month));
        assert!(["monday", "tues", "thurs", "sun"].into_iter().all(is_weekday));
        assert!(
            !["ma", "mayor", "sunny", "", "octet"]
                .into_iter()
                .any(|w| is_month(w) || is_weekday(w))
        );
    }
}
