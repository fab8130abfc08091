//! Spans counted in code points, as records and exports give them.

use onrecord::record::CharSpan;
use onrecord_text::Span;

/// `spans` of `text`, counted in code points.
pub(crate) fn of(text: &str, spans: &[Span]) -> Vec<CharSpan> {
    let count = |end: usize| text[..end].chars().count();
    spans.iter().map(|span| [count(span.start), count(span.end)]).collect()
}

/// The words of a span that is counted in code points.
pub(crate) fn words(text: &str, [start, end]: CharSpan) -> String {
    text.chars().skip(start).take(end.saturating_sub(start)).collect()
}
