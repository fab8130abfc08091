//! Who a sentence is about, without a parser: its words up to the first that must be a verb.

use onrecord_text::{Span, words};

/// Verbs whose past tells nothing by its ending, and auxiliaries.
const PAST: [&str; 70] = [
    "is", "are", "was", "were", "has", "have", "had", "does", "did", "will", "would", "could",
    "can", "may", "might", "must", "should", "put", "shook", "lit", "stood", "sat", "went", "took",
    "made", "held", "kept", "left", "ran", "came", "gave", "saw", "knew", "got", "found", "lost",
    "led", "fell", "rose", "grew", "drew", "threw", "caught", "brought", "bought", "sold", "told",
    "felt", "met", "set", "cut", "hit", "let", "shut", "read", "wrote", "spoke", "broke", "wore",
    "drove", "rode", "hung", "spent", "slept", "swept", "bent", "built", "fought", "began", "won",
];

/// Words before a subject that do not belong to it.
const LEADS: [&str; 6] = ["only", "then", "but", "and", "so", "still"];

/// Words with which a sentence opens that do not open its subject.
const OTHER_OPENINGS: [&str; 24] = [
    "in", "on", "at", "after", "before", "when", "while", "as", "if", "for", "from", "by", "with",
    "there", "it", "this", "that", "these", "those", "what", "how", "why", "under", "since",
];

/// Longest subject, in words and marks.
const LONGEST: usize = 10;

/// The subject of `sentence`; none where it opens otherwise or no verb shows.
pub(super) fn subject(text: &str, sentence: Span) -> Option<Span> {
    let words: Vec<_> = words(text, sentence).collect();
    let lower = |at: usize| words.get(at).map(|word| word.of(text).to_lowercase());
    let first = usize::from(lower(0).is_some_and(|word| LEADS.contains(&word.as_str())));
    if OTHER_OPENINGS.contains(&lower(first)?.as_str()) {
        return None;
    }
    let verb = (first + 1..words.len().min(first + LONGEST)).find(|at| {
        let word = words[*at].of(text);
        PAST.contains(&word)
            || (word.len() > 4 && word.ends_with("ed") && !after_article(text, &words, *at))
    })?;
    let end =
        (first..verb).rev().find(|at| words[*at].of(text).chars().all(char::is_alphanumeric))?;
    Some(words[first].join(words[end]))
}

/// "the wounded man": a participle that stands before its noun.
fn after_article(text: &str, words: &[Span], at: usize) -> bool {
    matches!(
        words[at - 1].of(text).to_lowercase().as_str(),
        "the" | "a" | "an" | "his" | "her" | "their"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subject_ends_before_the_verb() {
        let cases = [
            ("The old pilot shook his head.", Some("The old pilot")),
            ("Only one nurse, Ada Lund, voted for the plan.", Some("one nurse, Ada Lund")),
            ("The wounded man looked away.", Some("The wounded man")),
            ("After the storm the boats returned.", None),
            ("Rain.", None),
        ];
        for (sentence, expected) in cases {
            let found = subject(sentence, Span::new(0, sentence.len()));
            assert_eq!(found.map(|span| span.of(sentence)), expected, "{sentence}");
        }
    }
}
