//! The sentences of a report that can name somebody, with their words.

use std::ops::Range;

use onrecord_text::{Document, ParagraphKind, Span};

use super::token::{Token, tokens};

/// A sentence of the report or its headline.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// Where it stands.
    pub(crate) span: Span,
    /// Which paragraph it stands in.
    pub(crate) paragraph: usize,
    /// Whether it is the headline's.
    pub(crate) headline: bool,
    /// Its tokens, by number in [`Report::tokens`].
    pub(crate) tokens: Range<usize>,
}

/// The sentences of a report, without its dateline and what is no part of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// In order.
    pub(crate) sentences: Vec<Sentence>,
    /// All their tokens.
    pub(crate) tokens: Vec<Token>,
}

impl Report {
    /// Cuts the sentences of a document into tokens.
    pub(crate) fn new(text: &str, document: &Document) -> Self {
        let mut report = Self::default();
        let dateline = document.dateline.as_ref().map(|dateline| dateline.span);
        for (number, paragraph) in document.paragraphs.iter().enumerate() {
            if paragraph.kind == ParagraphKind::Boilerplate {
                continue;
            }
            let headline = paragraph.kind == ParagraphKind::Headline;
            for &span in &paragraph.sentences {
                let next = document.boilerplate.partition_point(|part| part.end <= span.start);
                if document.boilerplate.get(next).is_some_and(|part| part.contains(span)) {
                    continue;
                }
                let start = match dateline {
                    Some(dateline) if dateline.overlaps(span) => dateline.end.min(span.end),
                    _ => span.start,
                };
                report.push(text, Span::new(start.max(span.start), span.end), number, headline);
            }
        }
        report
    }

    /// Adds a sentence.
    pub(crate) fn push(&mut self, text: &str, span: Span, paragraph: usize, headline: bool) {
        let first = self.tokens.len();
        self.tokens.extend(tokens(text, span));
        let tokens = first..self.tokens.len();
        self.sentences.push(Sentence { span, paragraph, headline, tokens });
    }

    /// The number of the sentence at or after a byte.
    pub(crate) fn sentence_at(&self, byte: usize) -> usize {
        let number = self.sentences.partition_point(|sentence| sentence.span.end <= byte);
        number.min(self.sentences.len().saturating_sub(1))
    }
}
