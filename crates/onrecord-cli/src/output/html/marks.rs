//! What is marked in the text: contents, sources, cues, the dateline, boilerplate.

use std::cmp::Reverse;
use std::ops::Range;

use onrecord::record::{CharSpan, Record, Stance, Statement};

use crate::output::code;
use crate::output::excerpt::Excerpts;

/// A marked stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
    /// Its class in the style sheet.
    pub(super) class: String,
    /// The statement it belongs to.
    pub(super) statement: Option<usize>,
    /// Whether the statement's link stands here: at the start of its content.
    pub(super) is_start: bool,
}

/// Every mark of the record, the outer ones before those inside them.
pub(super) fn marks(record: &Record, excerpts: &Excerpts<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |spans: &[CharSpan], class: &str, statement| {
        for span in spans {
            let range = excerpts.bytes(*span);
            let is_start = false;
            marks.push(Mark { range, class: class.to_owned(), statement, is_start });
        }
    };
    add(&record.boilerplate, "boilerplate", None);
    if let Some(dateline) = &record.article.dateline {
        add(&[dateline.span], "dateline", None);
    }
    for (nth, statement) in record.statements.iter().enumerate() {
        add(&statement.content.spans, &class(statement), Some(nth));
        add(&statement.source.spans, "source", Some(nth));
        add(&statement.cue.spans, "cue", Some(nth));
    }
    marks.retain(|mark| !mark.range.is_empty());
    let mut has_link = vec![false; record.statements.len()];
    marks.sort_by_key(|mark| (mark.range.start, Reverse(mark.range.end)));
    for mark in &mut marks {
        if let Some(nth) = mark.statement.filter(|_| mark.class.starts_with("said")) {
            mark.is_start = !std::mem::replace(&mut has_link[nth], true);
        }
    }
    marks
}

/// The classes of a content: what sets its underline apart, and denial.
pub(super) fn class(statement: &Statement) -> String {
    let denied = if statement.stance == Stance::Deny { " deny" } else { "" };
    format!("said {}{denied}", code(statement.kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::harbour;

    #[test]
    fn outer_marks_come_before_inner_ones() {
        let (article, record) = harbour();
        let marks = marks(&record, &Excerpts::new(&article.text, &record));
        let of = |nth| marks.iter().position(|mark| mark.statement == Some(nth) && mark.is_start);
        assert!(of(2).unwrap() < of(3).unwrap());
        assert_eq!(marks[0].class, "dateline");
    }

    #[test]
    fn a_content_in_two_stretches_has_one_link() {
        let (article, record) = harbour();
        let marks = marks(&record, &Excerpts::new(&article.text, &record));
        let links = marks.iter().filter(|mark| mark.statement == Some(1) && mark.is_start).count();
        assert_eq!(links, 1);
    }
}
