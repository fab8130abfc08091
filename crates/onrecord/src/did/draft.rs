//! An event under construction, and its first form: what the network marked, as spans.

use std::ops::Range;

use onrecord_lexicon::country_of;
use onrecord_model::{FoundEvent, Reading};
use onrecord_text::Span;

use crate::record::Status;

/// Words that join one party to another.
const JOINTS: [&str; 5] = ["and", "or", "by", "with", "between"];

/// An event on its way into the record; all spans are bytes of the article's text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    /// PLOVER type.
    pub(crate) kind: &'static str,
    /// PLOVER modes.
    pub(crate) modes: Vec<&'static str>,
    /// PLOVER contexts.
    pub(crate) contexts: Vec<&'static str>,
    /// The words that tell it.
    pub(crate) trigger: Span,
    /// Every telling, the trigger among them, in the order of the text.
    pub(crate) evidence: Vec<Span>,
    /// Mentions of those who do it.
    pub(crate) actor_spans: Vec<Span>,
    /// Mentions of those it is done to.
    pub(crate) recipient_spans: Vec<Span>,
    /// Who does it, by place in the list of actors.
    pub(crate) actors: Vec<usize>,
    /// To whom.
    pub(crate) recipients: Vec<usize>,
    /// How it is presented.
    pub(crate) status: Status,
    /// Whether the words sound as if another party disputed it.
    pub(crate) sounds_disputed: bool,
    /// When, as ISO 8601.
    pub(crate) date: Option<String>,
    /// Where.
    pub(crate) place: Option<String>,
    /// The statement it is told in, by place in the list.
    pub(crate) according_to: Option<usize>,
    /// Probability that it is there.
    pub(crate) confidence: f32,
}

/// The events that the network marked, in the order of the text.
pub(crate) fn drafts(text: &str, reading: &Reading) -> Vec<Draft> {
    reading.events.iter().map(|found| draft(text, reading, found)).collect()
}

fn draft(text: &str, reading: &Reading, found: &FoundEvent) -> Draft {
    let span = |run: &Range<usize>| reading.span(run);
    let trigger = span(&found.trigger);
    let whole = |parties: &[Range<usize>]| {
        let mut spans: Vec<Span> = parties
            .iter()
            .flat_map(|party| mentions_at(reading, party))
            .map(|one| whole_name(text, without_joint(text, span(&one))))
            .collect();
        spans.retain(|party| !is_joint(party.of(text)) && !party.overlaps(trigger));
        spans.dedup();
        spans
    };
    Draft {
        kind: found.kind,
        modes: found.modes.clone(),
        contexts: found.contexts.clone(),
        trigger,
        evidence: vec![trigger],
        actor_spans: whole(&found.actors),
        recipient_spans: whole(&found.recipients),
        actors: Vec::new(),
        recipients: Vec::new(),
        status: Status::named(found.status).unwrap_or(Status::Unknown),
        sounds_disputed: found.sounds_disputed,
        date: None,
        place: None,
        according_to: None,
        confidence: found.confidence,
    }
}

/// The mentions that a party's words lie in: the head for parties may mark "North" of "North Korea",
/// the one for mentions knows where a name ends. The words themselves where no mention is.
fn mentions_at(reading: &Reading, party: &Range<usize>) -> Vec<Range<usize>> {
    let first = reading.mentions.partition_point(|mention| mention.words.end <= party.start);
    let around = reading.mentions[first..].iter().take_while(|one| one.words.start < party.end);
    let found: Vec<Range<usize>> = around.map(|mention| mention.words.clone()).collect();
    if found.is_empty() { vec![party.clone()] } else { found }
}

/// A party without the words that only join it to another: "and the port operator", "farmers and".
fn without_joint(text: &str, party: Span) -> Span {
    let mut words = party.of(text);
    while let Some(rest) = JOINTS.iter().find_map(|joint| after(words, joint)) {
        words = rest;
    }
    let start = party.end - words.len();
    while let Some(rest) = JOINTS.iter().find_map(|joint| before(words, joint)) {
        words = rest;
    }
    Span::new(start, start + words.len())
}

fn after<'a>(words: &'a str, joint: &str) -> Option<&'a str> {
    words.strip_prefix(joint)?.strip_prefix(' ')
}

fn before<'a>(words: &'a str, joint: &str) -> Option<&'a str> {
    words.strip_suffix(joint)?.strip_suffix(' ')
}

/// A party that is the beginning of a state's name, with the rest of it: "North" of "North Korea".
fn whole_name(text: &str, party: Span) -> Span {
    let behind = &text[party.end..];
    let Some(word) = behind.strip_prefix(' ') else { return party };
    let length = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
    let whole = Span::new(party.start, party.end + 1 + length);
    let name = whole.of(text);
    let is_name = length > 0 && word.starts_with(char::is_uppercase);
    let bare = party.of(text);
    if is_name && country_of(bare).is_none() && country_of(name).is_some() { whole } else { party }
}

/// Words that only join names: no party at all.
fn is_joint(words: &str) -> bool {
    let small = |word: &str| {
        onrecord_lexicon::is_function_word(word) && onrecord_lexicon::pronoun(word).is_none()
    };
    words.split_whitespace().all(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_is_its_name_and_no_more() {
        for (text, party, expected) in [
            ("and the port operator", "and the port operator", "the port operator"),
            ("dock workers and the union", "dock workers and", "dock workers"),
            ("talks between and with them", "between and with them", "them"),
            ("He visited North Korea.", "North", "North Korea"),
            ("He visited the North Sea.", "North", "North"),
            ("In Georgia Tech won.", "Georgia", "Georgia"),
        ] {
            let start = text.find(party).unwrap();
            let span = Span::new(start, start + party.len());
            let found = whole_name(text, without_joint(text, span));
            assert_eq!(found.of(text), expected);
        }
    }
}
