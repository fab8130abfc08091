//! Which of the first paragraphs are the headline.

use std::collections::HashSet;

use crate::boilerplate::Residue;
use crate::character::{is_closing_bracket, is_quotation_mark};
use crate::dateline;
use crate::word::is_word_character;
use crate::{ParagraphKind, Span, words};

/// A headline has no more words than this.
const MOST_WORDS: usize = 30;
/// No headline has more lines than this, its deck among them.
const MOST_LINES: usize = 3;
/// How much of the paragraph after it is read for words of the headline.
const ECHO_BYTES: usize = 2000;

/// Marks the headline among the paragraphs, and a byline right after it.
pub(crate) fn mark(text: &str, spans: &[Span], residues: &mut [Residue]) {
    let body = |residue: &Residue| residue.kind == ParagraphKind::Body;
    let Some(first) = residues.iter().position(body) else { return };
    let last = first + MOST_LINES;
    let mut at = first;
    while at < last && at + 1 < spans.len() && body(&residues[at]) {
        let Some(next) = (at + 1..spans.len()).find(|&number| body(&residues[number])) else {
            return;
        };
        if at > first && is_place_byline(text, spans[at]) {
            residues[at].make_boilerplate();
            return;
        }
        if !is_headline(text, spans[at], spans[next], at == first)
            || !spans[next..].iter().take(4).any(|&span| is_report(text, span))
        {
            return;
        }
        residues[at].make_headline();
        at += 1;
    }
}

/// Whether a paragraph reads like a headline of the one after it.
fn is_headline(text: &str, span: Span, next: Span, first: bool) -> bool {
    let line = span.of(text);
    let words: Vec<&str> = words_of(text, span).take(MOST_WORDS + 1).collect();
    let starts_well = line.starts_with(|c: char| !c.is_lowercase());
    let is_question = ["Q:", "A:", "Q.", "A."].iter().any(|label| line.starts_with(label));
    if words.is_empty() || words.len() > MOST_WORDS || !starts_well || is_question {
        return false;
    }
    if dateline::read(text, span).is_some() {
        return false;
    }
    let bare = line.trim_end_matches(|c| is_quotation_mark(c) || is_closing_bracket(c));
    if bare.ends_with([',', ':']) {
        return false;
    }
    if !bare.ends_with(['.', '…']) {
        return first || !bare.ends_with(['?', '!']) && !line.starts_with(is_quotation_mark);
    }
    // "Strike Ends As Pay Deal Is Reached." Some stores put a stop after every headline.
    first
        && (is_title_case(&words)
            || is_echoed(text, &words, next)
            || is_clipped(text, &words, next) && !line.starts_with(is_quotation_mark)
            || dateline::read(text, next).is_some())
}

/// Whether it is short and leaves out the small words that a sentence has, before a longer
/// paragraph: "Harbour strike leaves islands without bread."
fn is_clipped(text: &str, line: &[&str], next: Span) -> bool {
    const LEFT_OUT: [&str; 24] = [
        "a", "an", "the", "was", "were", "is", "are", "had", "has", "have", "been", "said", "told",
        "i", "we", "he", "she", "they", "you", "this", "that", "these", "there", "who",
    ];
    (4..=14).contains(&line.len())
        && !line.iter().any(|word| LEFT_OUT.contains(&word.to_lowercase().as_str()))
        && words_of(text, next).nth(line.len() + 4).is_some()
}

/// Whether a paragraph is made of sentences, as a report is.
fn is_report(text: &str, span: Span) -> bool {
    let bare = span.of(text).trim_end_matches(|c| is_quotation_mark(c) || is_closing_bracket(c));
    bare.ends_with(['.', '!', '?', '…', ':']) && words_of(text, span).nth(4).is_some()
        || words_of(text, span).nth(MOST_WORDS).is_some()
}

fn words_of(text: &str, span: Span) -> impl Iterator<Item = &str> {
    words(text, span).map(|word| word.of(text)).filter(|word| word.starts_with(is_word_character))
}

/// Whether nearly all longer words have a capital: "Strike Ends As Pay Deal Is Reached".
fn is_title_case(words: &[&str]) -> bool {
    let long: Vec<_> = words.iter().filter(|word| word.chars().count() >= 4).collect();
    let capitals = long.iter().filter(|word| !word.starts_with(char::is_lowercase)).count();
    long.len() >= 3 && capitals * 10 >= long.len() * 9
}

/// Whether the next paragraph says again most of what the headline says.
fn is_echoed(text: &str, line: &[&str], next: Span) -> bool {
    let mut end = next.end.min(next.start + ECHO_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let heard: HashSet<String> =
        words_of(text, Span::new(next.start, end)).map(str::to_lowercase).collect();
    let long: Vec<String> = line
        .iter()
        .filter(|word| word.chars().count() >= 4)
        .map(|word| word.to_lowercase())
        .collect();
    let echoed = long.iter().filter(|word| heard.contains(*word)).count();
    echoed >= 4 && echoed * 10 >= long.len() * 6
}

/// "Jane Doe in Lima": two or three names, "in", a place.
fn is_place_byline(text: &str, span: Span) -> bool {
    let words: Vec<&str> = words_of(text, span).take(8).collect();
    let Some(at) = words.iter().position(|word| *word == "in") else { return false };
    let named = |words: &[&str]| words.iter().all(|word| word.starts_with(char::is_uppercase));
    matches!(at, 2 | 3)
        && matches!(words.len() - at - 1, 1..=3)
        && named(&words[..at])
        && named(&words[at + 1..])
        && !span.of(text).ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of the first paragraphs are headline.
    fn headlines(text: &str) -> usize {
        let spans = crate::paragraph::paragraphs(text, &crate::line::lines(text));
        let mut residues: Vec<Residue> =
            spans.iter().map(|&span| Residue::find(text, span)).collect();
        mark(text, &spans, &mut residues);
        residues.iter().filter(|residue| residue.kind == ParagraphKind::Headline).count()
    }

    const LEAD: &str = "Ferries sailed again on Monday after a week in port, the operator said.";

    #[test]
    fn short_first_lines_without_a_stop_are_headlines() {
        for line in [
            "Ferries Sail Again After A Week",
            "Ferries sail again after a week",
            "Will ferries sail again?",
            "‘We are glad’: ferries sail again",
            "Ferries Sail Again After Week In Port.",
            "Ferries sail again after week in port, operator says.",
            "Harbour strike leaves islands without bread.",
        ] {
            assert_eq!(headlines(&format!("{line}\n{LEAD}")), 1, "{line}");
        }
    }

    #[test]
    fn the_report_itself_is_no_headline() {
        for line in [
            "The strike is over.",
            "The minister said:",
            "LIMA - Ferries sailed again",
            "“We are glad.”",
            "and then the ferries sailed",
            "Q: When will they sail?",
        ] {
            assert_eq!(headlines(&format!("{line}\n{LEAD}")), 0, "{line}");
        }
        assert_eq!(headlines("Ferries sail again"), 0);
        assert_eq!(headlines(LEAD), 0);
        assert_eq!(headlines("one\nTwo\nThree"), 0);
    }

    #[test]
    fn a_deck_belongs_to_the_headline() {
        let text = format!("Ferries sail again;\nOperator sorry for trouble to islands\n{LEAD}");
        assert_eq!(headlines(&text), 2);
    }

    #[test]
    fn a_byline_after_the_headline_is_not_its_deck() {
        let text = format!("Ferries sail again\nJane Doe in Lima\n{LEAD}");
        assert_eq!(headlines(&text), 1);
    }
}
