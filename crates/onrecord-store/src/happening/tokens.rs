//! Sets of words as numbers: small to keep, quick to compare.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::story::hash::{hash, set, shared};

/// A set of words or names. Copies share what they hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<u32>", into = "Vec<u32>")]
pub struct Tokens(Arc<[u32]>);

impl From<Vec<u32>> for Tokens {
    fn from(numbers: Vec<u32>) -> Self {
        Self(set(numbers).into())
    }
}

impl From<Tokens> for Vec<u32> {
    fn from(tokens: Tokens) -> Self {
        tokens.0.to_vec()
    }
}

impl Tokens {
    /// The set of some words.
    pub(crate) fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        Self(set(words.into_iter().map(|word| hash([word])).collect()).into())
    }

    /// The set of the words of weight in a text, by their stems.
    pub(crate) fn told(text: &str) -> Self {
        let stems: Vec<String> = stems(text).collect();
        Self::of(stems.iter().map(String::as_str))
    }

    /// Both sets in one.
    pub(crate) fn and(&self, other: &Self) -> Self {
        Self(set(self.0.iter().chain(other.0.iter()).copied().collect()).into())
    }

    /// The numbers, sorted.
    pub(crate) fn numbers(&self) -> &[u32] {
        &self.0
    }

    /// How many both sets hold.
    pub(crate) fn shared(&self, other: &Self) -> usize {
        shared(&self.0, &other.0)
    }

    /// Share of the smaller set that both have; one of fewer than `least` counts as that many.
    pub(crate) fn share(&self, other: &Self, least: usize) -> f64 {
        let smaller = self.0.len().min(other.0.len()).max(least);
        self.shared(other) as f64 / smaller as f64
    }
}

/// The stems of the words of four letters and more and of all figures, but of words that any report
/// holds: small letters, cut to six, without a final "s".
fn stems(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    words.filter(move |word| word.chars().count() > 3 || figure(word)).filter_map(|word| {
        let small = word.to_lowercase();
        let single = small.strip_suffix('s').unwrap_or(&small);
        (!EMPTY.contains(&single)).then(|| single.chars().take(6).collect())
    })
}

/// Words that any report holds.
const EMPTY: [&str; 32] = [
    "said", "saying", "told", "that", "this", "with", "from", "have", "been", "were", "after",
    "before", "which", "whose", "their", "they", "them", "would", "could", "will", "when", "where",
    "about", "over", "into", "more", "than", "also", "while", "other", "there", "some",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_family_are_one_token_and_empty_words_are_none() {
        let one = Tokens::told("The army said that it shelled 14 houses");
        let two = Tokens::told("Shelling of 14 of the houses by armies");
        assert_eq!(one.numbers().len(), 4);
        assert_eq!(one.shared(&two), 2, "14 and houses");
        assert_eq!(Tokens::told("shelled").and(&Tokens::told("14")).shared(&one), 2);
    }
}
