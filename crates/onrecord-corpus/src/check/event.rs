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

/// An event is told in the innermost statement whose content holds its trigger, and in none where
/// none does. Of two contents that merely overlap either may be named.
fn told_in(passage: &Passage, event: &ExpectedEvent) -> Option<Problem> {
    let words = || event.trigger.of(&passage.text).to_owned();
    let named = match &event.statement {
        Some(id) => match passage.statement(id) {
            Some(statement) => Some(statement),
            None => return Some(Problem::UnknownId(id.clone(), "statement")),
        },
        None => None,
    };
    if let Some(statement) = named
        && !holds(statement, event)
    {
        return Some(Problem::TriggerOutside {
            id: event.id.clone(),
            words: words(),
            statement: statement.id.clone(),
        });
    }
    let inner = around(passage, event)?;
    let deeper = |named: &ExpectedStatement| within(passage, inner, &named.id);
    named.is_none_or(deeper).then(|| Problem::TriggerInside {
        id: event.id.clone(),
        words: words(),
        statement: inner.id.clone(),
    })
}

/// Whether `statement` stands inside the one called `outer`, at any depth.
fn within(passage: &Passage, statement: &ExpectedStatement, outer: &str) -> bool {
    let mut parent = statement.parent.as_deref();
    // No deeper than there are statements: parents in a circle are a mistake told elsewhere.
    for _ in 0..passage.statements.len() {
        let Some(id) = parent else { return false };
        if id == outer {
            return true;
        }
        parent = passage.statement(id).and_then(|statement| statement.parent.as_deref());
    }
    false
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
