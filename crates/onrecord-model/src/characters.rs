//! What each character is, for splitting a text into words and for the shape of a word.
//!
//! The classes were taken from the tokeniser and the Python that the network was trained with, and
//! lie in the weights file: Unicode has grown since, and the network must see text as it did then.

use crate::weights::{Weights, WeightsError};

/// Class bits of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Class(u16);

impl Class {
    /// Controls and other invisible characters: taken out of the text.
    pub(crate) const GONE: Self = Self(1);
    /// White space: ends a word.
    pub(crate) const SPACE: Self = Self(1 << 1);
    /// Chinese characters: each a word.
    pub(crate) const IDEOGRAPH: Self = Self(1 << 2);
    /// Combining marks: left out of word pieces.
    pub(crate) const MARK: Self = Self(1 << 3);
    /// Punctuation: each a word.
    pub(crate) const PUNCTUATION: Self = Self(1 << 4);
    /// Changed by taking accents off and lowercasing.
    pub(crate) const FOLDS: Self = Self(1 << 5);
    /// Letters.
    pub(crate) const LETTER: Self = Self(1 << 6);
    /// Digits, superscript ones included.
    pub(crate) const DIGIT: Self = Self(1 << 7);
    /// Uppercase letters.
    pub(crate) const UPPER: Self = Self(1 << 8);
    /// Lowercase letters.
    pub(crate) const LOWER: Self = Self(1 << 9);
    /// Title-case letters such as `ǅ`.
    pub(crate) const TITLE: Self = Self(1 << 10);

    /// No class at all.
    pub(crate) const NONE: Self = Self(0);

    /// Whether it is of any of the classes `of`.
    #[inline]
    pub(crate) fn is(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// The classes of either.
    #[inline]
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The character table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Characters {
    index: &'static [u16],
    blocks: &'static [u16],
}

impl Characters {
    /// The table in the weights file.
    pub(crate) fn open(weights: &Weights) -> Result<Self, WeightsError> {
        let index = weights.table("characters.index", 1, 0x11_0000 / 256)?;
        let blocks: &[u16] = weights.values("characters.blocks")?;
        if index.iter().any(|&block| usize::from(block) >= blocks.len() / 256) {
            return Err(WeightsError::Shape("a character table that points outside itself"));
        }
        Ok(Self { index, blocks })
    }

    /// The classes of `character`.
    #[inline]
    pub(crate) fn class(&self, character: char) -> Class {
        let code = character as usize;
        Class(self.blocks[usize::from(self.index[code >> 8]) * 256 + (code & 255)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::embedded;

    #[test]
    fn characters_have_the_classes_the_network_was_trained_with() {
        let characters = Characters::open(&Weights::open(embedded()).unwrap()).unwrap();
        for (character, classes) in [
            ('a', Class::LETTER.or(Class::LOWER)),
            ('É', Class::LETTER.or(Class::UPPER).or(Class::FOLDS)),
            ('²', Class::DIGIT),
            ('\u{a0}', Class::SPACE),
            ('\u{200b}', Class::GONE),
            ('\u{301}', Class::MARK.or(Class::FOLDS)),
            ('”', Class::PUNCTUATION),
            ('中', Class::IDEOGRAPH.or(Class::LETTER)),
            ('ǅ', Class::LETTER.or(Class::TITLE).or(Class::FOLDS)),
        ] {
            assert_eq!(characters.class(character), classes, "{character:?}");
        }
    }
}
