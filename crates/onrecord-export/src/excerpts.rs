//! The words that a record's spans point at, where the article's text is at hand.

use onrecord::record::CharSpan;
use onrecord_text::CodePoints;

/// A text, if there is one, to cut spans out of.
pub(crate) struct Excerpts<'a> {
    text: Option<(&'a str, CodePoints<'a>)>,
}

impl<'a> Excerpts<'a> {
    /// The words of this text.
    pub(crate) fn new(text: Option<&'a str>) -> Self {
        Self { text: text.map(|text| (text, CodePoints::new(text))) }
    }

    /// The words of a span; none without a text, or where the span lies outside it.
    pub(crate) fn words(&self, [start, end]: CharSpan) -> Option<&'a str> {
        let (text, points) = self.text.as_ref()?;
        text.get(points.byte(start)?..points.byte(end)?)
    }

    /// The words of several spans, with dots for what stands between them.
    pub(crate) fn joined(&self, spans: &[CharSpan]) -> Option<String> {
        let words: Option<Vec<&str>> =
            spans.iter().map(|span| self.words(*span).map(str::trim)).collect();
        words.filter(|words| !words.is_empty()).map(|words| words.join(" … "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_at_code_points() {
        let words = Excerpts::new(Some("“Öl” fließt, hieß es."));
        assert_eq!(words.words([1, 3]), Some("Öl"));
        assert_eq!(words.joined(&[[1, 3], [5, 11]]).as_deref(), Some("Öl … fließt"));
        assert_eq!(words.words([5, 99]), None);
        assert_eq!(words.words([9, 5]), None);
        assert_eq!(words.joined(&[]), None);
        assert_eq!(Excerpts::new(None).joined(&[[1, 3]]), None);
    }
}
