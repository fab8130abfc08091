//! Words around and in people's names: titles that stand before a name, and given names.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::table::{rows, some};

const TITLES: &str = include_str!("../data/titles.tsv");
const GIVEN_NAMES: &str = include_str!("../data/given_names.tsv");

/// A person's gender, as far as the language of a text tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "he", "Mr.".
    Male,
    /// "she", "Ms.", "spokeswoman".
    Female,
    /// "it": no person.
    Neuter,
}

impl Gender {
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "m" => Some(Self::Male),
            "f" => Some(Self::Female),
            "n" => Some(Self::Neuter),
            _ => None,
        }
    }
}

/// A word that may stand before a name: "President", "Ms.", "Brig. Gen.".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// As the table writes it.
    pub name: &'static str,
    /// The gender it tells.
    pub gender: Option<Gender>,
    /// The PLOVER sector it tells.
    pub sector: Option<&'static str>,
}

static TITLE_MAP: LazyLock<HashMap<&'static str, Title>> = LazyLock::new(|| {
    rows(TITLES)
        .map(|[name, gender, sector]| {
            (name, Title { name, gender: Gender::named(gender), sector: some(sector) })
        })
        .collect()
});

static GIVEN_NAME_MAP: LazyLock<HashMap<&'static str, Option<Gender>>> = LazyLock::new(|| {
    rows(GIVEN_NAMES).map(|[name, gender]| (name, Gender::named(gender))).collect()
});

/// The title that `words` are, capitals as in a text: "President", "Foreign Minister", "Dr.".
///
/// ```
/// use onrecord_lexicon::{Gender, title};
///
/// assert_eq!(title("Ms.").and_then(|title| title.gender), Some(Gender::Female));
/// assert_eq!(title("Prime Minister").and_then(|title| title.sector), Some("GOV"));
/// assert_eq!(title("minister"), None);
/// ```
pub fn title(words: &str) -> Option<Title> {
    TITLE_MAP.get(words).copied()
}

/// Whether a word is a known given name, and the gender it usually tells.
///
/// ```
/// use onrecord_lexicon::{Gender, given_name};
///
/// assert_eq!(given_name("Amina"), Some(Some(Gender::Female)));
/// assert_eq!(given_name("Kim"), Some(None));
/// assert_eq!(given_name("Bridge"), None);
/// ```
pub fn given_name(word: &str) -> Option<Option<Gender>> {
    GIVEN_NAME_MAP.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::assert_columns;

    #[test]
    fn every_row_is_read_once() {
        assert_columns(TITLES, 3);
        assert_columns(GIVEN_NAMES, 2);
        assert_eq!(TITLE_MAP.len(), rows::<3>(TITLES).count());
        assert_eq!(GIVEN_NAME_MAP.len(), rows::<2>(GIVEN_NAMES).count());
        for [title, gender, sector] in rows(TITLES) {
            assert!(["m", "f", "-"].contains(&gender), "{title}");
            assert!(sector == "-" || crate::is_sector(sector), "{title}");
        }
        for [name, gender] in rows(GIVEN_NAMES) {
            assert!(["m", "f", "-"].contains(&gender), "{name}");
        }
    }

    #[test]
    fn titles_tell_gender_where_the_language_does() {
        for (name, gender) in [
            ("Mr.", Some(Gender::Male)),
            ("Queen", Some(Gender::Female)),
            ("Sheikh", Some(Gender::Male)),
            ("Spokeswoman", Some(Gender::Female)),
            ("President", None),
            ("Lt. Col.", None),
        ] {
            assert_eq!(title(name).unwrap().gender, gender, "{name}");
        }
    }
}
