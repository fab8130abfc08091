//! A statement under construction, and its first form: what the network marked, as spans.

use onrecord_model::{Found, Reading};
use onrecord_text::Span;

use crate::record::{Polarity, Stance, StatementKind};

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

/// The statements that the network marked, those without any content left out.
pub(crate) fn drafts(reading: &Reading) -> Vec<Draft> {
    reading.found.iter().filter(|found| !found.contents.is_empty()).map(|f| draft(reading, f)).collect()
}

fn draft(reading: &Reading, found: &Found) -> Draft {
    let span = |range: &std::ops::Range<usize>| {
        Span::new(reading.words[range.start].span.start, reading.words[range.end - 1].span.end)
    };
    Draft {
        nested: found.nested,
        confidence: found.confidence,
        ..Draft::new(
            vec![span(&found.cue)],
            found.sources.iter().map(span).collect(),
            found.contents.iter().map(span).collect(),
        )
    }
}
