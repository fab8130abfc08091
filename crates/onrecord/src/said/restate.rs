//! What is told again: a headline's statement, and contents that stand for another's
//! ("These allegations", "That").

use std::collections::BTreeSet;

use onrecord_text::Document;

use super::Draft;

/// Nouns that take up a statement made before.
pub(super) const CLAIMS: [&str; 28] = [
    "allegation",
    "allegations",
    "claim",
    "claims",
    "accusation",
    "accusations",
    "charge",
    "charges",
    "report",
    "reports",
    "remark",
    "remarks",
    "comment",
    "comments",
    "statement",
    "statements",
    "assertion",
    "assertions",
    "suggestion",
    "suggestions",
    "accounts",
    "account",
    "criticism",
    "warning",
    "assessment",
    "findings",
    "figures",
    "version",
];

/// Words that point back at what was said.
const POINTERS: [&str; 8] = ["this", "that", "these", "those", "it", "the", "such", "both"];

/// Words too common to show that two contents tell the same.
const COMMON: [&str; 34] = [
    "the", "a", "an", "of", "to", "in", "on", "for", "and", "that", "is", "are", "was", "were",
    "be", "been", "has", "have", "had", "will", "would", "its", "his", "her", "their", "it", "he",
    "she", "they", "with", "by", "at", "as", "from",
];

/// Share of the shorter content's words that must stand in the other for it to be the same.
const SAME: f64 = 0.5;
/// The same where the speaker is not known to be the same.
const SURE: f64 = 0.75;

/// For each statement, the one it tells again.
///
/// `speakers` holds each statement's actors. A headline's statement restates the first one below
/// by the same speaker with like words; a content that only points back stands for the nearest
/// statement before it.
pub(crate) fn restated(
    text: &str,
    document: &Document,
    drafts: &[Draft],
    speakers: &[&[usize]],
) -> Vec<Option<usize>> {
    (0..drafts.len())
        .map(|index| {
            if points_back(text, &drafts[index]) {
                nearest_before(document, drafts, index)
            } else if document.in_headline(drafts[index].anchor()) {
                told_below(text, document, drafts, speakers, index)
            } else {
                None
            }
        })
        .collect()
}

/// Whether a content is nothing but "That", "These allegations", "the ministry's claim".
fn points_back(text: &str, draft: &Draft) -> bool {
    let [content] = draft.contents[..] else { return false };
    let words = content.of(text).to_lowercase();
    let words: Vec<_> = words.split_whitespace().collect();
    match words[..] {
        [only] => matches!(only, "that" | "this" | "it" | "so"),
        [first, .., last] => {
            let points =
                POINTERS.contains(&first) || first.ends_with("'s") || first.ends_with("’s");
            points && words.len() <= 4 && CLAIMS.contains(&last)
        }
        [] => false,
    }
}

/// The main statement of the nearest sentence before `index`, in its paragraph or the one above.
fn nearest_before(document: &Document, drafts: &[Draft], index: usize) -> Option<usize> {
    let here = document.paragraph_at(drafts[index].anchor())?;
    let start = drafts[index].contents.first()?.start;
    let candidates = drafts.iter().enumerate().filter(|(other, draft)| {
        let before = draft.extent().is_some_and(|extent| extent.end <= start);
        let near =
            document.paragraph_at(draft.anchor()).is_some_and(|p| p + 2 >= here && p <= here);
        *other != index
            && before
            && near
            && draft.parent.is_none()
            && !document.in_headline(draft.anchor())
    });
    let sentence = |draft: &Draft| document.sentence_at(draft.anchor()).map_or(0, |(_, s)| s.start);
    let first = |draft: &Draft| usize::MAX - draft.anchor();
    candidates.max_by_key(|(_, draft)| (sentence(draft), first(draft))).map(|(other, _)| other)
}

/// The first statement below the headline with a common speaker and mostly the same words.
fn told_below(
    text: &str,
    document: &Document,
    drafts: &[Draft],
    speakers: &[&[usize]],
    index: usize,
) -> Option<usize> {
    let mine = telling_words(text, &drafts[index]);
    let alike = |other: usize, share: f64| {
        let theirs = telling_words(text, &drafts[other]);
        let shared = mine.intersection(&theirs).count() as f64;
        shared >= share * mine.len().min(theirs.len()).max(1) as f64
    };
    (index + 1..drafts.len()).find(|other| {
        let heard = speakers[index].iter().any(|actor| speakers[*other].contains(actor));
        let share = if heard { SAME } else { SURE };
        drafts[*other].parent == drafts[index].parent
            && !document.in_headline(drafts[*other].anchor())
            && alike(*other, share)
    })
}

/// The words of a content that carry meaning, in lower case and without a plural's or verb's ending.
fn telling_words(text: &str, draft: &Draft) -> BTreeSet<String> {
    let words = draft.contents.iter().flat_map(|content| content.of(text).split_whitespace());
    words
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty() && !COMMON.contains(&word.as_str()))
        .map(|word| stem(&word).to_owned())
        .collect()
}

/// A word without its commonest inflections: enough to compare a headline with its lead.
fn stem(word: &str) -> &str {
    let endings = ["ing", "ed", "es", "s"];
    let cut = endings.iter().find_map(|ending| word.strip_suffix(ending));
    cut.filter(|stem| stem.len() >= 3).unwrap_or(word)
}
