//! What must hold of a dispute: its claim, its parties and its denials exist, and an event is
//! disputed where a dispute has it, and only there.

use onrecord::record::Status;

use crate::error::Problem;
use crate::line::dispute::ExpectedDispute;

use crate::passage::Passage;

use super::unknown_actors;

/// All that is wrong with the disputes of a passage, each with its line.
pub(super) fn problems(passage: &Passage) -> Vec<(usize, Problem)> {
    let mut found = Vec::new();
    for dispute in &passage.disputes {
        let mut add = |problem| found.push((dispute.line, problem));
        unknown(passage, dispute).into_iter().for_each(&mut add);
        undisputed(passage, dispute).into_iter().for_each(&mut add);
        if dispute.denied_by.is_empty() && dispute.denials.is_empty() {
            add(Problem::NobodyDenies(dispute.id.clone()));
        }
    }
    let claims = |id: &String| passage.disputes.iter().any(|dispute| dispute.events.contains(id));
    let disputed = passage.events.iter().filter(|event| event.status == Status::Disputed);
    let alone = disputed.filter(|event| !claims(&event.id));
    found.extend(alone.map(|event| (event.line, Problem::NoDispute(event.id.clone()))));
    found
}

/// Ids that lead nowhere.
fn unknown(passage: &Passage, dispute: &ExpectedDispute) -> Vec<Problem> {
    let statements = dispute.statements.iter().chain(&dispute.denials);
    let statements = statements.filter(|id| passage.statement(id).is_none());
    let events = dispute.events.iter().filter(|id| passage.event(id).is_none());
    let parties = dispute.asserted_by.iter().chain(&dispute.denied_by);
    statements
        .map(|id| Problem::UnknownId(id.clone(), "statement"))
        .chain(events.map(|id| Problem::UnknownId(id.clone(), "event")))
        .chain(unknown_actors(passage, parties))
        .collect()
}

/// Events of the claim that are told as if nobody denied them.
fn undisputed(passage: &Passage, dispute: &ExpectedDispute) -> Vec<Problem> {
    let events = dispute.events.iter().filter_map(|id| passage.event(id));
    events
        .filter(|event| event.status != Status::Disputed)
        .map(|event| Problem::NotDisputed {
            dispute: dispute.id.clone(),
            event: event.id.clone(),
            status: event.status.name(),
        })
        .collect()
}
