//! Words that tell whether a country's name beside them means the land or its government.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::table::{list, rows};

const TABLE: &str = include_str!("../../data/reading_words.tsv");

/// The classes of each word: `against` and `team` for "beat".
static WORDS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Vec<&'static str>> = HashMap::with_capacity(1024);
    for [class, listed, _, _] in rows(TABLE) {
        for word in list(listed, ';') {
            words.entry(word).or_default().push(class);
        }
    }
    words
});

/// The classes of a word, in lower case: `power` for "government", `motion` for "visited".
///
/// ```
/// assert_eq!(onrecord_lexicon::reading_classes("government"), ["power"]);
/// assert_eq!(onrecord_lexicon::reading_classes("banana"), [""; 0]);
/// ```
pub fn reading_classes(word: &str) -> &'static [&'static str] {
    WORDS.get(word).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::assert_columns;

    #[test]
    fn every_row_is_read_and_its_examples_are_one_of_each() {
        assert_columns(TABLE, 4);
        for [class, words, example, other] in rows(TABLE) {
            assert!(words.split(';').all(|word| word == word.to_lowercase()), "{class}");
            assert_ne!(example.contains('<'), other.contains('<'), "{class}");
        }
    }
}
