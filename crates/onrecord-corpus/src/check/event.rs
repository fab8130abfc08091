//! What must hold of an event: its actors exist, and it names the statement it is told in.

use crate::error::Problem;
use crate::line::event::ExpectedEvent;
use crate::passage::{ExpectedStatement, Passage};

use super::unknown_actors;

/// All that is wrong with the events of a passage, each with its line.
pub(super) fn problems(passage: &Passage) -> Vec<(usize, Problem)> {
    let mut found = Vec::new();
    for event in &passage.events {
        let mut add = |problem| found.push((event.line, problem));
        let who = event.actors.iter().chain(&event.recipients);
        unknown_actors(passage, who).for_each(&mut add);
        told_in(passage, event).into_iter().for_each(&mut add);
    }
    found
}

/// The trigger lies in the content of the statement named, or in none where none is named.
fn told_in(passage: &Passage, event: &ExpectedEvent) -> Option<Problem> {
    let words = || event.trigger.of(&passage.text).to_owned();
    let Some(id) = &event.statement else {
        return around(passage, event).map(|statement| Problem::TriggerInside {
            id: event.id.clone(),
            words: words(),
            statement: statement.id.clone(),
        });
    };
    let Some(statement) = passage.statement(id) else {
        return Some(Problem::UnknownId(id.clone(), "statement"));
    };
    (!holds(statement, event)).then(|| Problem::TriggerOutside {
        id: event.id.clone(),
        words: words(),
        statement: id.clone(),
    })
}

/// The innermost statement whose content holds the trigger: of two the shorter.
fn around<'a>(passage: &'a Passage, event: &ExpectedEvent) -> Option<&'a ExpectedStatement> {
    let length = |statement: &&ExpectedStatement| -> usize {
        statement.content.iter().map(|span| span.len()).sum()
    };
    passage.statements.iter().filter(|statement| holds(statement, event)).min_by_key(length)
}

fn holds(statement: &ExpectedStatement, event: &ExpectedEvent) -> bool {
    statement.content.iter().any(|span| span.contains(event.trigger))
}
