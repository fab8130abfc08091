//! The words of a report: without its headline, its dateline and what the page put around it.

use onrecord_text::{Document, ParagraphKind, Span};

use super::hash::hash;

/// Words of a run.
const RUN: usize = 3;

/// The words of a report, as numbers.
pub(super) struct Reading {
    /// All runs of three words, in the order of the text.
    pub(super) runs: Vec<u32>,
    /// Names and figures: words with a capital that do not open a sentence, and those with a digit.
    pub(super) particulars: Vec<u32>,
}

impl Reading {
    /// Reads a text: its letters and figures count, case and marks do not.
    pub(super) fn of(text: &str) -> Self {
        let (mut words, mut particulars) = (Vec::new(), Vec::new());
        for sentence in report(text) {
            let tokens = sentence.of(text).split(|c: char| !c.is_alphanumeric());
            for (at, token) in tokens.filter(|token| !token.is_empty()).enumerate() {
                let word = token.to_lowercase();
                let named = at > 0 && token.starts_with(char::is_uppercase);
                if named || token.contains(|c: char| c.is_ascii_digit()) {
                    particulars.push(hash([word.as_str()]));
                }
                words.push(word);
            }
        }
        let runs = words.windows(RUN).map(|run| hash(run.iter().map(String::as_str))).collect();
        Self { runs, particulars }
    }
}

/// The sentences of the report.
fn report(text: &str) -> impl Iterator<Item = Span> {
    let document = Document::new(text);
    let dateline = document.dateline.map_or(Span::new(0, 0), |dateline| dateline.span);
    let furniture = document.boilerplate;
    let body = document.paragraphs.into_iter().filter(|one| one.kind == ParagraphKind::Body);
    let sentences = body.flat_map(|paragraph| paragraph.sentences);
    sentences.filter_map(move |sentence| {
        let start =
            sentence.start.max(if sentence.start < dateline.end { dateline.end } else { 0 });
        let put_there = furniture.iter().any(|span| span.covers(sentence.start));
        (!put_there && start < sentence.end).then(|| Span::new(start, sentence.end))
    })
}
