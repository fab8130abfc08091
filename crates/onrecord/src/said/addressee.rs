//! To whom something is said: "told reporters", "said to lawmakers", "asked the court".

use onrecord_text::{Document, Span};

use super::Draft;
use super::phrase::Beside;
use crate::record::{Stance, StatementKind};

/// Verbs whose first object is who is spoken to.
const TELLING: [&str; 40] = [
    "tell",
    "tells",
    "told",
    "telling",
    "inform",
    "informs",
    "informed",
    "informing",
    "assure",
    "assures",
    "assured",
    "assuring",
    "remind",
    "reminds",
    "reminded",
    "reminding",
    "warn",
    "warns",
    "warned",
    "warning",
    "ask",
    "asks",
    "asked",
    "asking",
    "urge",
    "urges",
    "urged",
    "urging",
    "advise",
    "advises",
    "advised",
    "notify",
    "notified",
    "brief",
    "briefed",
    "instructed",
    "ordered",
    "promised",
    "persuaded",
    "texted",
];

/// Verbs of speaking together, whose partner follows "with" or "to".
const SPEAKING: [&str; 8] =
    ["spoke", "speak", "speaks", "speaking", "talked", "talking", "spoken", "conveyed"];

/// The words that name who a statement is addressed to; none where the text does not tell.
pub(super) fn addressee(text: &str, document: &Document, draft: &Draft) -> Vec<Span> {
    if draft.stance == Stance::Demand
        && let Some(asked) = asked(text, draft)
    {
        return vec![asked];
    }
    let Some(beside) = Beside::after(text, document, draft) else { return Vec::new() };
    let cue: Vec<_> = draft.cue.iter().map(|cue| cue.of(text).to_lowercase()).collect();
    let has = |list: &[&str]| {
        cue.iter().flat_map(|c| c.split_whitespace()).any(|word| list.contains(&word))
    };
    if has(&TELLING)
        && let Some(object) = beside.noun_phrase(0)
        && !is_passive(&cue)
    {
        return vec![object];
    }
    after_to(&beside, has(&SPEAKING)).into_iter().collect()
}

/// Who is to do what is asked, where the content names them first: "urged *islanders* to boil water".
fn asked(text: &str, draft: &Draft) -> Option<Span> {
    let content = *draft.contents.first()?;
    if draft.kind == StatementKind::Direct || draft.cue.last()?.end > content.start {
        return None;
    }
    let at = content.of(text).find(" to ")?;
    let who = Span::new(content.start, content.start + at);
    let words = who.of(text);
    let first = words.split_whitespace().next().unwrap_or_default();
    let clause = matches!(first, "to" | "that" | "whether" | "for" | "an" | "a" | "more");
    let short = words.split_whitespace().count() <= 5;
    (short && !clause && !words.contains([',', '.'])).then_some(who)
}

/// "was told", "were informed": the object stands before the verb, what follows is something else.
fn is_passive(cue: &[String]) -> bool {
    let first = cue.first().and_then(|cue| cue.split_whitespace().next()).unwrap_or_default();
    matches!(first, "was" | "were" | "been" | "being" | "is" | "are")
}

/// The phrase after "to" (or "with", after a verb of speaking together) where it names people.
fn after_to(beside: &Beside, speaking: bool) -> Option<Span> {
    (0..beside.words.len()).find_map(|index| {
        let word = beside.lower(index);
        let opens = word == "to" || (speaking && word == "with");
        let next = beside.lower(index + 1);
        let plain_verb = matches!(next.as_str(), "be" | "have" | "do" | "make" | "take" | "");
        (opens && !plain_verb && names_people(beside, index + 1))
            .then(|| beside.noun_phrase(index + 1))
            .flatten()
    })
}

/// Whether the phrase at `first` can be somebody: it has an article, a plural or a capital.
fn names_people(beside: &Beside, first: usize) -> bool {
    let Some(phrase) = beside.noun_phrase(first) else { return false };
    let words = phrase.of(beside.text);
    let head = words.split(" of ").next().unwrap_or(words).split_whitespace().last().unwrap_or("");
    let articled =
        ["the ", "a ", "an ", "his ", "her ", "their "].iter().any(|a| words.starts_with(a));
    let body = onrecord_lexicon::role(head).is_some();
    head.ends_with('s') || body || articled || head.chars().next().is_some_and(char::is_uppercase)
}
