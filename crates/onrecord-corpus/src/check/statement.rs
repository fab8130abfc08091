//! What must hold of a statement: where its links lead, nesting, quotation marks, overlap.

use onrecord_text::Span;

use crate::error::Problem;
use crate::marks::Marks;
use crate::passage::{ExpectedStatement, Passage};

/// All that is wrong with the statements of a passage, each with its line.
pub(crate) fn problems(passage: &Passage) -> Vec<(usize, Problem)> {
    let mut found = Vec::new();
    let marks = Marks::of(&passage.text);
    for statement in &passage.statements {
        let mut add = |problem| found.push((statement.line, problem));
        links(passage, statement).into_iter().for_each(&mut add);
        outside_parent(passage, statement).into_iter().for_each(&mut add);
        overlap(passage, statement).into_iter().for_each(&mut add);
        marks.problems(passage, statement).into_iter().for_each(&mut add);
    }
    found
}

/// Ids that lead nowhere.
fn links(passage: &Passage, statement: &ExpectedStatement) -> Vec<Problem> {
    let ids = [&statement.parent, &statement.restates];
    ids.into_iter()
        .flatten()
        .filter_map(|id| match passage.statement(id) {
            _ if *id == statement.id => Some(Problem::OwnParent(id.clone())),
            None => Some(Problem::UnknownId(id.clone(), "statement")),
            Some(_) => None,
        })
        .collect()
}

/// Cues and contents of a nested statement that reach out of its parent's content.
fn outside_parent(passage: &Passage, statement: &ExpectedStatement) -> Vec<Problem> {
    let Some(parent) = statement.parent.as_deref().and_then(|id| passage.statement(id)) else {
        return Vec::new();
    };
    let parts = [("cue", &statement.cue), ("content", &statement.content)];
    let spans = parts.iter().flat_map(|(part, spans)| spans.iter().map(move |span| (*part, *span)));
    spans
        .filter(|(_, span)| !parent.content.iter().any(|outer| outer.contains(*span)))
        .map(|(part, span)| Problem::OutsideParent {
            id: statement.id.clone(),
            parent: parent.id.clone(),
            part,
            words: span.of(&passage.text).to_owned(),
        })
        .collect()
}

fn overlap(passage: &Passage, statement: &ExpectedStatement) -> Vec<Problem> {
    let all: Vec<Span> = [&statement.source, &statement.cue, &statement.content]
        .into_iter()
        .flatten()
        .copied()
        .collect();
    let pairs = all
        .iter()
        .enumerate()
        .flat_map(|(index, first)| all[index + 1..].iter().map(move |second| (*first, *second)));
    pairs
        .filter(|(first, second)| first.overlaps(*second))
        .map(|(first, second)| Problem::Overlap {
            id: statement.id.clone(),
            first: first.of(&passage.text).to_owned(),
            second: second.of(&passage.text).to_owned(),
        })
        .collect()
}
