//! Direct, mixed or indirect: how much of a content stands in quotation marks.

use onrecord_text::{Document, words};

use super::Draft;
use crate::record::StatementKind;

/// The kind of a statement, by the words of its contents that stand in quotation marks.
///
/// What stands inside another's quoted words is quoted as a whole, so for a statement in a parent
/// only quotations inside that parent's content count: "I said we agree" reports "we agree".
pub(super) fn kind(text: &str, document: &Document, draft: &Draft) -> StatementKind {
    let level = u8::from(draft.parent.is_some() && within_quotation(document, draft));
    let (mut quoted, mut all) = (0, 0);
    for content in &draft.contents {
        for word in words(text, *content) {
            if word.of(text).chars().next().is_some_and(char::is_alphanumeric) {
                all += 1;
                let marks = document.quotations.iter().filter(|q| q.level == level);
                quoted += usize::from(marks.clone().any(|q| q.inner.contains(word)));
            }
        }
    }
    match quoted {
        0 => StatementKind::Indirect,
        _ if quoted == all => StatementKind::Direct,
        _ => StatementKind::Mixed,
    }
}

fn within_quotation(document: &Document, draft: &Draft) -> bool {
    draft.cue.first().is_some_and(|cue| document.quotation_at(cue.start).is_some())
}
