//! Names of months and weekdays, as datelines and publication lines write them.

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
