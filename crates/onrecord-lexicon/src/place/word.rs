//! Words that tell whether a name is a place's: "near", "the town of", "Street", "Nice".

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::table::{list, rows};

const TABLE: &str = include_str!("../../data/place_words.tsv");

/// What a word tells about the name beside it, or about itself as a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceWord {
    /// Says where: "near", "downtown".
    Locative,
    /// May say where, and much else: "from", "visited".
    Relative,
    /// What is done to towns in war: "captured".
    Capture,
    /// What a place is, before "of" or its name: "the town of".
    Before,
    /// What a place is, after its name: "province".
    After,
    /// Makes a name that of a street or a building: "Road".
    Street,
    /// Makes a name that of a body: "Police", "Post".
    Body,
    /// Makes a name that of a paper: "Post".
    Press,
    /// What people do: "joked".
    Verb,
    /// No place's name, though a place is called so: "Police".
    Never,
    /// A name that is a common word too: "Nice".
    Common,
    /// A name that people are given too: "Jordan".
    Given,
    /// A name that families bear too: "Hamilton".
    Surname,
}

impl PlaceWord {
    const ALL: [Self; 13] = [
        Self::Locative,
        Self::Relative,
        Self::Capture,
        Self::Before,
        Self::After,
        Self::Street,
        Self::Body,
        Self::Press,
        Self::Verb,
        Self::Never,
        Self::Common,
        Self::Given,
        Self::Surname,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Locative => "locative",
            Self::Relative => "relative",
            Self::Capture => "capture",
            Self::Before => "before",
            Self::After => "after",
            Self::Street => "street",
            Self::Body => "body",
            Self::Press => "press",
            Self::Verb => "verb",
            Self::Never => "never",
            Self::Common => "common",
            Self::Given => "given",
            Self::Surname => "surname",
        }
    }

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// The classes of each word, a bit for each.
static WORDS: LazyLock<HashMap<&'static str, u16>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, u16> = HashMap::with_capacity(1024);
    for [class, listed, _, _] in rows(TABLE) {
        let Some(class) = PlaceWord::ALL.iter().find(|known| known.name() == class) else {
            continue;
        };
        for word in list(listed, ';') {
            *words.entry(word).or_default() |= class.bit();
        }
    }
    words
});

/// Whether a word belongs to a class; capital letters count.
///
/// ```
/// use onrecord_lexicon::{PlaceWord, is_place_word};
///
/// assert!(is_place_word("near", PlaceWord::Locative));
/// assert!(is_place_word("Jordan", PlaceWord::Given) && is_place_word("Jordan", PlaceWord::Surname));
/// assert!(!is_place_word("nice", PlaceWord::Common));
/// ```
pub fn is_place_word(word: &str, class: PlaceWord) -> bool {
    WORDS.get(word).is_some_and(|classes| classes & class.bit() != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::assert_columns;

    #[test]
    fn every_row_is_read_and_has_both_examples() {
        assert_columns(TABLE, 4);
        for [class, _, example, counterexample] in rows(TABLE) {
            assert!(PlaceWord::ALL.iter().any(|known| known.name() == class), "{class}");
            assert!(example.contains('[') && !counterexample.contains('['), "{class}");
        }
    }
}
