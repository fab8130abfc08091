//! The sentences of a text, in code points; without a text there are none, and nothing shares one.

use onrecord::record::CharSpan;
use onrecord_text::{CodePoints, Document};

/// Where sentences stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentences(Vec<CharSpan>);

impl Sentences {
    /// The sentences of a text.
    pub(crate) fn of(text: &str) -> Self {
        let points = CodePoints::new(text);
        let document = Document::new(text);
        let sentences = document.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
        let place = |byte| points.code_point(byte);
        Self(sentences.map(|one| [place(one.start), place(one.end)]).collect())
    }

    /// Whether two stretches touch one sentence.
    pub(super) fn share(&self, one: CharSpan, other: CharSpan) -> bool {
        let touches =
            |sentence: &CharSpan, span: CharSpan| sentence[0] < span[1] && span[0] < sentence[1];
        self.0.iter().any(|sentence| touches(sentence, one) && touches(sentence, other))
    }

    /// The sentence that a stretch begins in.
    pub(crate) fn at(&self, [start, _]: CharSpan) -> Option<CharSpan> {
        self.0.iter().copied().find(|[from, to]| (*from..*to).contains(&start))
    }
}
