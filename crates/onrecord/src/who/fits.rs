//! The pronouns that can stand for somebody.

use onrecord_lexicon::Gender;

/// The genders and numbers of pronouns that can stand for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fits(pub(super) u8);

impl Fits {
    /// No pronoun.
    pub(super) const NOBODY: Self = Self(0);
    /// "he".
    pub(super) const HE: Self = Self(1);
    /// "she".
    pub(super) const SHE: Self = Self(2);
    /// "it".
    pub(super) const IT: Self = Self(4);
    /// "they".
    pub(super) const THEY: Self = Self(8);
    /// Any of them.
    pub(super) const ANY: Self = Self(15);
    /// "he" or "she".
    pub(super) const PERSON: Self = Self(3);
    /// "it" or "they".
    pub(super) const BODY: Self = Self(12);

    /// What both allow.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What either allows.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether nothing fits.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether one pronoun only fits.
    pub(super) fn is_one(self) -> bool {
        self.0.is_power_of_two()
    }

    /// What fits a person of that gender.
    pub(super) fn gender(gender: Option<Gender>) -> Self {
        match gender {
            Some(Gender::Male) => Self::HE,
            Some(Gender::Female) => Self::SHE,
            Some(Gender::Neuter) => Self::IT,
            None => Self::PERSON,
        }
    }
}
