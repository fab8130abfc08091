//! A statement under construction, and its first form: what the network marked, as spans.

use std::ops::Range;

use onrecord_model::{Found, Reading};
use onrecord_text::Span;

use crate::record::{Polarity, Stance, StatementKind};

/// The probability from which on a second claim counts as disputed by one statement.
const LIKELY: f32 = 0.5;

/// A statement on its way into the record; all spans are bytes of the article's text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    /// Marked by the head for statements inside statements.
    pub(crate) nested: bool,
    /// The words that report it.
    pub(crate) cue: Vec<Span>,
    /// The words that name its source.
    pub(crate) sources: Vec<Span>,
    /// What is said.
    pub(crate) contents: Vec<Span>,
    /// Probability that it is there.
    pub(crate) confidence: f32,
    /// The statement it stands in, by place in the list.
    pub(crate) parent: Option<usize>,
    /// Quoted or reported.
    pub(crate) kind: StatementKind,
    /// How the source stands to it.
    pub(crate) stance: Stance,
    /// Affirmed or negated.
    pub(crate) polarity: Polarity,
    /// To whom it is said.
    pub(crate) addressee: Vec<Span>,
    /// Through what it is said.
    pub(crate) medium: Vec<Span>,
    /// How the network takes it; nothing where another stage found it.
    pub(crate) meant: Option<Meant>,
}

/// How the network takes a statement.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Meant {
    pub(crate) stance: Option<Stance>,
    pub(crate) polarity: Option<Polarity>,
    /// What it disputes, the likeliest first.
    pub(crate) disputed: Vec<Disputed>,
}

/// Where a disputed claim is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Disputed {
    /// At the cue of a statement.
    Statement(Span),
    /// At the trigger of an event.
    Event(Span),
}

impl Draft {
    /// A statement of which only the parts are known yet.
    pub(crate) fn new(cue: Vec<Span>, sources: Vec<Span>, contents: Vec<Span>) -> Self {
        Self {
            nested: false,
            cue,
            sources,
            contents,
            confidence: 1.0,
            parent: None,
            kind: StatementKind::Indirect,
            stance: Stance::Assert,
            polarity: Polarity::Positive,
            addressee: Vec::new(),
            medium: Vec::new(),
            meant: None,
        }
    }

    /// The whole stretch from its first content to its last, gaps included.
    pub(crate) fn extent(&self) -> Option<Span> {
        self.contents.iter().copied().reduce(Span::join)
    }

    /// Where it stands in the text: its cue, or its content where it has none.
    pub(crate) fn anchor(&self) -> usize {
        self.cue.first().or(self.contents.first()).map_or(0, |span| span.start)
    }

    /// Whether one of its contents holds `span` wholly.
    pub(crate) fn says(&self, span: Span) -> bool {
        self.contents.iter().any(|content| content.contains(span))
    }
}

/// The statements `which` the network marked, those without any content left out.
pub(crate) fn drafts(text: &str, reading: &Reading, which: Range<usize>) -> Vec<Draft> {
    let told = reading.found[which].iter().filter(|found| !found.contents.is_empty());
    told.map(|found| draft(text, reading, found)).collect()
}

fn draft(text: &str, reading: &Reading, found: &Found) -> Draft {
    let span = |run: &Range<usize>| reading.span(run);
    Draft {
        nested: found.nested,
        confidence: found.confidence,
        meant: Some(meant(reading, found)),
        ..Draft::new(
            vec![span(&found.cue)],
            joined(text, found.sources.iter().map(span).filter(|span| !is_joining(span.of(text)))),
            joined(text, found.contents.iter().map(span)),
        )
    }
}

fn meant(reading: &Reading, found: &Found) -> Meant {
    let place = |(number, one): (usize, &onrecord_model::Disputed)| {
        // One denial answers one claim, told in one way or two, but where more are likely.
        let told = found.disputed[..number].iter().any(|before| before.event == one.event);
        let span = reading.span(&one.words);
        let disputed = if one.event { Disputed::Event(span) } else { Disputed::Statement(span) };
        (!told || one.confidence > LIKELY).then_some(disputed)
    };
    Meant {
        stance: Stance::named(found.stance),
        polarity: Polarity::named(found.polarity),
        disputed: found.disputed.iter().enumerate().filter_map(place).collect(),
    }
}

/// Spans with those made one between which only marks stand: "Unless it rains" + "we will sell".
fn joined(text: &str, spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if is_marks(&text[last.end..span.start.max(last.end)]) => {
                *last = last.join(span);
            }
            _ => out.push(span),
        }
    }
    out
}

/// Whether a word only leads to a source: "said *that* the driver knew".
fn is_joining(phrase: &str) -> bool {
    matches!(phrase, "that" | "and" | "of" | "with" | "by")
}

fn is_marks(between: &str) -> bool {
    matches!(between.trim(), "" | "-" | ",") && !between.contains('\n')
}
