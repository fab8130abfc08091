//! The vocabulary: the longest word piece at the start of some bytes.
//!
//! A hash table lies ready in the weights file. Hashes grow byte by byte, so one walk over a word
//! gives those of all its beginnings, and the search goes from the longest down.

use crate::weights::{Weights, WeightsError};

/// The word pieces and their hash table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vocabulary {
    text: &'static [u8],
    ends: &'static [u32],
    slots: &'static [u16],
    longest: usize,
}

/// The piece for a word that has none.
pub(crate) const UNKNOWN: u16 = 100;
/// The piece that opens a window.
pub(crate) const OPENING: u16 = 101;
/// The piece that ends a paragraph.
pub(crate) const SEPARATOR: u16 = 102;
/// Pieces recognised as they stand in a text, brackets and all.
pub(crate) const SPECIAL: [(&str, u16); 5] =
    [("[PAD]", 0), ("[UNK]", UNKNOWN), ("[CLS]", OPENING), ("[SEP]", SEPARATOR), ("[MASK]", 103)];

/// The longest piece that is looked for, in bytes.
const LIMIT: usize = 128;

impl Vocabulary {
    /// The vocabulary in the weights file.
    pub(crate) fn open(weights: &Weights) -> Result<Self, WeightsError> {
        let text: &[u8] = weights.values("vocabulary.text")?;
        let ends: &[u32] = weights.values("vocabulary.ends")?;
        let slots: &[u16] = weights.values("vocabulary.slots")?;
        let mut start = 0;
        let mut longest = 0;
        for &end in ends {
            let length = (end as usize).checked_sub(start);
            longest = longest.max(length.ok_or(WeightsError::Shape("a shuffled vocabulary"))?);
            start = end as usize;
        }
        let special = SPECIAL.iter().all(|(_, piece)| usize::from(*piece) < ends.len());
        let sound = special
            && start == text.len()
            && longest <= LIMIT
            && slots.len().is_power_of_two()
            && slots.contains(&0)
            && slots.iter().all(|&piece| usize::from(piece) < ends.len());
        let vocabulary = Self { text, ends, slots, longest };
        if sound { Ok(vocabulary) } else { Err(WeightsError::Shape("an unsound vocabulary")) }
    }

    /// How many pieces there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Appends the pieces of a word (lowercase, without accents): the longest first piece, then the
    /// longest that continues it, and so on; `UNKNOWN` alone where that leads nowhere.
    pub(crate) fn split(&self, word: &[u8], pieces: &mut Vec<u16>) {
        let before = pieces.len();
        let mut rest = word;
        while !rest.is_empty() {
            let Some((piece, length)) = self.longest(rest, rest.len() < word.len()) else {
                pieces.truncate(before);
                pieces.push(UNKNOWN);
                return;
            };
            pieces.push(piece);
            rest = &rest[length..];
        }
    }

    /// The longest piece at the start of `rest`, and its length.
    fn longest(&self, rest: &[u8], inner: bool) -> Option<(u16, usize)> {
        let mut hashes = [0; LIMIT];
        let mut hash = 0x811C_9DC5 ^ u32::from(inner);
        let length = rest.len().min(self.longest);
        for (slot, &byte) in hashes[..length].iter_mut().zip(rest) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            *slot = hash;
        }
        (1..=length).rev().find_map(|length| {
            Some((self.find(&rest[..length], inner, hashes[length - 1])?, length))
        })
    }

    fn find(&self, name: &[u8], inner: bool, hash: u32) -> Option<u16> {
        let mask = self.slots.len() - 1;
        let mut at = (hash ^ (hash >> 15)) as usize & mask;
        loop {
            let piece = self.slots[at];
            if piece == 0 {
                return None;
            }
            let own = self.name(piece);
            if if inner { own.strip_prefix(b"##") == Some(name) } else { own == name } {
                return Some(piece);
            }
            at = (at + 1) & mask;
        }
    }

    fn name(&self, piece: u16) -> &'static [u8] {
        let piece = usize::from(piece);
        let start = if piece == 0 { 0 } else { self.ends[piece - 1] as usize };
        &self.text[start..self.ends[piece] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::embedded;

    fn names(word: &str) -> Vec<String> {
        let vocabulary = Vocabulary::open(&Weights::open(embedded()).unwrap()).unwrap();
        let mut pieces = Vec::new();
        vocabulary.split(word.as_bytes(), &mut pieces);
        let name = |&piece: &u16| String::from_utf8(vocabulary.name(piece).to_vec()).unwrap();
        pieces.iter().map(name).collect()
    }

    #[test]
    fn a_known_word_is_one_piece() {
        assert_eq!(names("ministry"), ["ministry"]);
    }

    #[test]
    fn an_unknown_word_is_its_longest_pieces() {
        assert_eq!(names("peacekeepers"), ["peace", "##keepers"]);
        assert_eq!(names("unaffordable"), ["una", "##ff", "##ord", "##able"]);
    }

    #[test]
    fn a_word_without_pieces_is_unknown() {
        assert_eq!(names("\u{1f4f0}"), ["[UNK]"]);
        assert_eq!(names("aid\u{1f4f0}"), ["[UNK]"]);
    }
}
