//! What the network marked as disputed, as statements and events of the record.

use onrecord_text::Span;

use super::Dispute;
use crate::did;
use crate::said::{self, Disputed};

/// What a denial denies: a claim, an event told in it, or an event that the reporter tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) statement: Option<usize>,
    pub(super) event: Option<usize>,
}

impl Target {
    /// Whether a dispute is already about it.
    pub(super) fn is_of(self, dispute: &Dispute) -> bool {
        let same = |one: Option<usize>, other| one.is_some() && one == other;
        same(self.statement, dispute.statement) || same(self.event, dispute.event)
    }

    /// The words of the claim.
    pub(super) fn spans(self, statements: &[said::Draft], events: &[did::Draft]) -> Vec<Span> {
        let claim = self.statement.map(|claim| statements[claim].contents.clone());
        let event = self.event.map(|event| vec![events[event].trigger]);
        claim.or(event).unwrap_or_default()
    }
}

/// What the network marked beside a denial; an event marked with the statement that tells it is one.
pub(super) fn targets(
    denial: usize,
    statements: &[said::Draft],
    events: &[did::Draft],
) -> Vec<Target> {
    let Some(meant) = &statements[denial].meant else { return Vec::new() };
    let mut found: Vec<Target> = Vec::new();
    for disputed in &meant.disputed {
        let Some(target) = target(*disputed, denial, statements, events) else { continue };
        match found.iter_mut().find(|one| one.statement == target.statement) {
            Some(known) => known.event = known.event.or(target.event),
            None => found.push(target),
        }
    }
    found
}

fn target(
    disputed: Disputed,
    denial: usize,
    statements: &[said::Draft],
    events: &[did::Draft],
) -> Option<Target> {
    match disputed {
        Disputed::Statement(cue) => {
            let at_cue = |one: &said::Draft| one.cue.iter().any(|span| span.overlaps(cue));
            let statement = statements.iter().position(at_cue).filter(|&claim| claim != denial)?;
            Some(Target { statement: Some(statement), event: None })
        }
        Disputed::Event(trigger) => {
            let told = |one: &did::Draft| one.evidence.iter().any(|span| span.overlaps(trigger));
            let event = events.iter().position(told)?;
            // An event told in the denial itself is claimed elsewhere, if anywhere.
            let statement = events[event].according_to.filter(|&claim| claim != denial);
            Some(Target { statement, event: Some(event) })
        }
    }
}
