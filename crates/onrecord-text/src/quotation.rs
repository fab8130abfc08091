//! Quotations: marks paired within each paragraph, and quotations that run over several.

use crate::mark::Side;
use crate::pairing::pair;
use crate::{Paragraph, ParagraphKind, Span};

/// A stretch of text in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// All of it, with its marks.
    pub span: Span,
    /// What stands between the marks.
    pub inner: Span,
    /// Whether its marks are double or single.
    pub style: QuotationStyle,
    /// How many quotations it stands in: 0 for the outermost.
    pub level: u8,
    /// Whether a mark closes it; otherwise it ends with its paragraph.
    pub closed: bool,
    /// The number of the quotation of an earlier paragraph that goes on in this one.
    pub continues: Option<usize>,
}

/// The marks a quotation stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotationStyle {
    /// `"…"`, “…”, „…“, «…» and the like.
    Double,
    /// '…', ‘…’, ‹…›.
    Single,
}

/// The quotations of all paragraphs, in the order in which they open.
pub(crate) fn quotations(text: &str, paragraphs: &[Paragraph]) -> Vec<Quotation> {
    let mut all: Vec<Quotation> = Vec::new();
    // The quotations left open by the paragraph before, outermost first.
    let mut left_open: Vec<usize> = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let is_report = paragraph.kind == ParagraphKind::Body;
        let carried = is_report
            && left_open.first().is_some_and(|&open| all[open].style == QuotationStyle::Double);
        let next =
            paragraphs[number + 1..].iter().take(8).find(|next| next.kind == ParagraphKind::Body);
        let goes_on = is_report && next.is_some_and(|next| opens_single(text, next.span));
        let mut found = pair(text, paragraph.span, carried, goes_on);
        if is_report {
            link(&mut found, &all, &left_open, paragraph.span.start);
            let numbers = all.len()..;
            let open = numbers.zip(&found).filter(|(_, quotation)| !quotation.closed);
            left_open = open.map(|(number, _)| number).collect();
        }
        all.append(&mut found);
    }
    all
}

/// Links the quotations that a paragraph begins with to those the paragraph before left open.
fn link(found: &mut [Quotation], all: &[Quotation], left_open: &[usize], start: usize) {
    let mut at = start;
    for (quotation, &open) in found.iter_mut().zip(left_open) {
        if quotation.span.start != at || quotation.style != all[open].style {
            return;
        }
        quotation.continues = Some(open);
        at = quotation.inner.start;
    }
}

/// Whether a paragraph begins with a single mark that could go on with a quotation.
fn opens_single(text: &str, paragraph: Span) -> bool {
    let mark = paragraph.of(text).chars().next();
    matches!(mark, Some('\'' | '‘' | '‚' | '‹'))
        && crate::mark::marks(text, Span::new(paragraph.start, first_bytes(text, paragraph)))
            .first()
            .is_some_and(|mark| mark.span.start == paragraph.start && mark.after != Side::Edge)
}

/// The end of the first few bytes of a paragraph.
fn first_bytes(text: &str, paragraph: Span) -> usize {
    let mut end = paragraph.end.min(paragraph.start + 32);
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}

#[cfg(test)]
#[path = "quotation_tests.rs"]
mod tests;
