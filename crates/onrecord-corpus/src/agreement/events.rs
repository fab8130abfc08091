//! Agreement about events and disputes: events are paired where their triggers touch, disputes where
//! their claims do.

use onrecord_text::Span;

use super::{Agreement, jaccard, touch};
use crate::compare::best;
use crate::line::dispute::ExpectedDispute;
use crate::line::event::ExpectedEvent;
use crate::passage::Passage;

/// Counts, and gives for each of the first's events the second's.
pub(super) fn compare(
    agreement: &mut Agreement,
    first: &Passage,
    second: &Passage,
    statements: &[Option<usize>],
) -> Vec<Option<usize>> {
    let pairs = pairs(first, second, |_, _| true);
    let optional = |passage: &Passage| -> Vec<bool> {
        passage.events.iter().map(|one| one.optional).collect()
    };
    agreement.found("events, trigger", &pairs, &optional(first), &optional(second));
    let typed = self::pairs(first, second, |one, other| one.kind == other.kind);
    agreement.found("events, trigger and type", &typed, &optional(first), &optional(second));
    for (one, pair) in first.events.iter().zip(&pairs) {
        let Some(other) = pair.map(|pair| &second.events[pair]) else { continue };
        agreement.chose("event type", &one.kind, &other.kind);
        agreement.chose("event status", one.status.name(), other.status.name());
        if one.kind == other.kind {
            agreement.chose("event modes", set(&one.modes), set(&other.modes));
        }
        agreement.chose("event contexts", set(&one.contexts), set(&other.contexts));
        agreement.chose("event told in", told_in(first, one, statements), told_by(second, other));
        for (name, mentioned, ours, theirs) in [
            ("actor countries", "actor mentions touch", &one.actors, &other.actors),
            ("recipient countries", "recipient mentions touch", &one.recipients, &other.recipients),
        ] {
            agreement.chose(name, countries(first, ours), countries(second, theirs));
            let touching = touch(&mentions(first, ours), &mentions(second, theirs));
            agreement.chose(mentioned, "yes", if touching { "yes" } else { "no" });
        }
    }
    pairs
}

fn pairs(
    first: &Passage,
    second: &Passage,
    may: fn(&ExpectedEvent, &ExpectedEvent) -> bool,
) -> Vec<Option<usize>> {
    let mut scored = Vec::new();
    for (index, one) in first.events.iter().enumerate() {
        for (other_index, other) in second.events.iter().enumerate() {
            let trigger = jaccard(&[one.trigger], &[other.trigger]);
            let told = jaccard(&tellings(one), &tellings(other));
            if told > 0.0 && may(one, other) {
                // One word may tell two events: their type tells which is which.
                let same = if one.kind == other.kind { 0.5 } else { 0.0 };
                scored.push((trigger + 0.5 * told + same, index, other_index));
            }
        }
    }
    best(scored, first.events.len())
}

fn tellings(event: &ExpectedEvent) -> Vec<Span> {
    std::iter::once(event.trigger).chain(event.also.iter().copied()).collect()
}

/// The statement that the second has for the one that the event of the first is told in.
fn told_in(first: &Passage, event: &ExpectedEvent, statements: &[Option<usize>]) -> String {
    let Some(id) = &event.statement else { return "the reporter".to_owned() };
    let index = first.statements.iter().position(|statement| statement.id == *id);
    match index.and_then(|index| statements[index]) {
        Some(other) => format!("statement {other}"),
        None => "a statement that the second lacks".to_owned(),
    }
}

fn told_by(second: &Passage, event: &ExpectedEvent) -> String {
    let Some(id) = &event.statement else { return "the reporter".to_owned() };
    let index = second.statements.iter().position(|statement| statement.id == *id);
    index.map_or_else(String::new, |index| format!("statement {index}"))
}

fn countries(passage: &Passage, ids: &[String]) -> String {
    let actors = ids.iter().filter_map(|id| passage.actor(id));
    let all: Vec<_> = actors.filter_map(|actor| actor.country.clone()).collect();
    set(&all)
}

fn mentions(passage: &Passage, ids: &[String]) -> Vec<Span> {
    let actors = ids.iter().filter_map(|id| passage.actor(id));
    actors.flat_map(|actor| actor.mentions.iter().copied()).collect()
}

fn set(names: &[String]) -> String {
    let mut names = names.to_vec();
    names.sort();
    names.dedup();
    names.join(" ")
}

/// Counts disputes: the same where their claims have a statement, an event or half their words in
/// common.
pub(super) fn disputes(
    agreement: &mut Agreement,
    first: &Passage,
    second: &Passage,
    statements: &[Option<usize>],
    events: &[Option<usize>],
) {
    let statement = |id: &String| first.statements.iter().position(|one| one.id == *id);
    let event = |id: &String| first.events.iter().position(|one| one.id == *id);
    let mut scored = Vec::new();
    for (index, one) in first.disputes.iter().enumerate() {
        let told = one.statements.iter().filter_map(|id| statements[statement(id)?]);
        let told: Vec<_> = told.map(|other| &second.statements[other].id).collect();
        let done = one.events.iter().filter_map(|id| events[event(id)?]);
        let done: Vec<_> = done.map(|other| &second.events[other].id).collect();
        for (other_index, other) in second.disputes.iter().enumerate() {
            let linked = other.statements.iter().any(|id| told.contains(&id))
                || other.events.iter().any(|id| done.contains(&id));
            let words = jaccard(&first.claim(one), &second.claim(other));
            if linked || words >= 0.5 {
                scored.push((words + if linked { 1.0 } else { 0.0 }, index, other_index));
            }
        }
    }
    let pairs = best(scored, first.disputes.len());
    let optional = |all: &[ExpectedDispute]| -> Vec<bool> {
        all.iter().map(|dispute| dispute.optional).collect()
    };
    agreement.found("disputes", &pairs, &optional(&first.disputes), &optional(&second.disputes));
    for (one, pair) in first.disputes.iter().zip(&pairs) {
        let Some(other) = pair.map(|pair| &second.disputes[pair]) else { continue };
        for (name, ours, theirs) in [
            ("dispute, who asserts", &one.asserted_by, &other.asserted_by),
            ("dispute, who denies", &one.denied_by, &other.denied_by),
        ] {
            let touching = touch(&mentions(first, ours), &mentions(second, theirs));
            agreement.chose(name, "the same", if touching { "the same" } else { "others" });
        }
    }
}
