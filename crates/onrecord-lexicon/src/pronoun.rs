//! Pronouns that stand for somebody.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::name::Gender;
use crate::table::rows;

const TABLE: &str = include_str!("../data/pronouns.tsv");

/// A pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    /// In lower case.
    pub word: &'static str,
    /// 1, 2 or 3.
    pub person: u8,
    /// One or several.
    pub number: Number,
    /// The gender it tells.
    pub gender: Option<Gender>,
    /// What it can be in its sentence.
    pub case: Case,
}

/// One or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// "she".
    Singular,
    /// "they"; of one person too, where the text does not say which gender.
    Plural,
    /// "you", "who".
    Either,
}

/// What a pronoun can be in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// "she".
    Subject,
    /// "them".
    Object,
    /// "their".
    Possessive,
    /// "who".
    Relative,
}

static PRONOUNS: LazyLock<HashMap<&'static str, Pronoun>> =
    LazyLock::new(|| rows(TABLE).filter_map(read).map(|word| (word.word, word)).collect());

/// The pronoun that `word` is; capital letters do not count.
///
/// ```
/// use onrecord_lexicon::{Gender, pronoun};
///
/// assert_eq!(pronoun("She").and_then(|word| word.gender), Some(Gender::Female));
/// assert_eq!(pronoun("shed"), None);
/// ```
pub fn pronoun(word: &str) -> Option<Pronoun> {
    // None of them is longer than "themselves".
    (word.len() <= 10).then(|| PRONOUNS.get(word.to_ascii_lowercase().as_str()).copied()).flatten()
}

fn read([word, person, number, gender, case]: [&'static str; 5]) -> Option<Pronoun> {
    Some(Pronoun {
        word,
        person: person.parse().ok()?,
        number: match number {
            "singular" => Number::Singular,
            "plural" => Number::Plural,
            "either" => Number::Either,
            _ => return None,
        },
        gender: Gender::named(gender),
        case: match case {
            "subject" => Case::Subject,
            "object" => Case::Object,
            "possessive" => Case::Possessive,
            "relative" => Case::Relative,
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::assert_columns;

    #[test]
    fn every_row_is_read() {
        assert_columns(TABLE, 5);
        assert_eq!(PRONOUNS.len(), rows::<5>(TABLE).count());
        assert!(PRONOUNS.keys().all(|word| word.len() <= 10));
    }

    #[test]
    fn pronouns_tell_person_number_and_gender() {
        let he = pronoun("He").unwrap();
        assert_eq!((he.person, he.number, he.gender), (3, Number::Singular, Some(Gender::Male)));
        let we = pronoun("we").unwrap();
        assert_eq!((we.person, we.number, we.gender), (1, Number::Plural, None));
        assert_eq!(pronoun("whose").unwrap().case, Case::Relative);
    }
}
