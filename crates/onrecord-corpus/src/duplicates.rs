//! Word sequences that stand in too many passages: a corpus written from one mould teaches the
//! mould.

use std::collections::{BTreeMap, BTreeSet};

use crate::passage::Passage;

/// How many words a sequence has.
const LENGTH: usize = 8;

/// How many of them are no names or numbers: "July 14 - The council of elders in Lower Ruva" is who
/// and when, and no way of saying it.
const PLAIN: usize = 6;

/// A sequence of words and the passages that hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The words, in lower case and without punctuation.
    pub words: String,
    /// The ids of the passages.
    pub passages: Vec<String>,
}

/// Sequences of eight words in more than `limit` passages, one for each set of passages.
pub fn duplicates(passages: &[Passage], limit: usize) -> Vec<Duplicate> {
    let mut holders: BTreeMap<Vec<String>, BTreeSet<usize>> = BTreeMap::new();
    for (index, passage) in passages.iter().enumerate() {
        let words: Vec<_> = split(&passage.text).collect();
        for words in words.windows(LENGTH) {
            if words.iter().filter(|word| is_plain(word)).count() >= PLAIN {
                let key = words.iter().map(|word| word.to_lowercase()).collect();
                holders.entry(key).or_default().insert(index);
            }
        }
    }
    let mut seen = BTreeSet::new();
    holders
        .into_iter()
        .filter(|(_, holders)| holders.len() > limit && seen.insert(holders.clone()))
        .map(|(words, holders)| Duplicate {
            words: words.join(" "),
            passages: holders.into_iter().map(|index| passages[index].id()).collect(),
        })
        .collect()
}

/// The words of `text` in lower case, without punctuation.
pub fn words(text: &str) -> Vec<String> {
    split(text).map(str::to_lowercase).collect()
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    let inside = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    text.split(move |c: char| !inside(c)).filter(|word| !word.is_empty())
}

/// Whether a word is neither a name nor a number, nor begins a sentence.
fn is_plain(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::parse;

    fn passages(texts: &[&str]) -> Vec<Passage> {
        let write = |(index, text)| format!("## {index}\n\n> {text}\n\n```record\nnone\n```\n\n");
        let file: String = texts.iter().enumerate().map(write).collect();
        parse(Path::new("corpus/a.md"), &file).unwrap()
    }

    #[test]
    fn a_mould_used_too_often_is_found_once() {
        let said = "The minister said on Monday that the new road was open to all";
        let passages =
            passages(&[said, &format!("So: {said}"), said, "Another text, not the same."]);
        let found = duplicates(&passages, 2);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].passages, ["a/0", "a/1", "a/2"]);
        assert_eq!(duplicates(&passages, 3), []);
    }

    #[test]
    fn who_and_when_are_no_mould() {
        let said = "July 14 - The council of elders in Lower Ruva";
        let texts = [" met", " slept", " left", " sang"].map(|verb| format!("{said}{verb}."));
        assert_eq!(duplicates(&passages(&texts.each_ref().map(String::as_str)), 3), []);
    }

    #[test]
    fn a_sequence_repeated_within_one_passage_is_no_mould() {
        let said = "one two three four five six seven eight";
        assert_eq!(duplicates(&passages(&[&format!("{said} {said} {said} {said}")]), 1), []);
    }
}
