//! Direct, mixed or indirect: how much of a content stands in quotation marks.

use onrecord_text::{Document, Span, words};

use super::Draft;
use crate::record::StatementKind;

/// How many inner quotations may open and close before a word in the same outer one.
const NESTED_MARKS: usize = 8;

/// The kind of a statement, by the words of its contents that stand in quotation marks.
///
/// What stands inside another's quoted words is quoted as a whole, so for a statement in a parent
/// only quotations inside that parent's content count: "I said we agree" reports "we agree".
pub(super) fn kind(text: &str, document: &Document, draft: &Draft) -> StatementKind {
    let inside = draft.parent.is_some() && within_quotation(document, draft);
    let (mut quoted, mut all) = (0, 0);
    for content in &draft.contents {
        for word in words(text, *content) {
            if word.of(text).chars().next().is_some_and(char::is_alphanumeric) {
                all += 1;
                quoted += usize::from(is_quoted(document, word, inside));
            }
        }
    }
    match quoted {
        0 => StatementKind::Indirect,
        _ if quoted == all => StatementKind::Direct,
        _ => StatementKind::Mixed,
    }
}

/// Whether a word stands in quotation marks; `inside` a quotation, in marks of its own.
fn is_quoted(document: &Document, word: Span, inside: bool) -> bool {
    if !inside {
        return document.quotation_at(word.start).is_some_and(|q| q.inner.contains(word));
    }
    let before = document.quotations.partition_point(|q| q.span.start <= word.start);
    let nearest = document.quotations[..before].iter().rev().take(NESTED_MARKS);
    nearest.filter(|q| q.level > 0).any(|q| q.inner.contains(word))
}

fn within_quotation(document: &Document, draft: &Draft) -> bool {
    draft.cue.first().is_some_and(|cue| document.quotation_at(cue.start).is_some())
}
