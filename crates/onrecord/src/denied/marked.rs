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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said::{Draft, Meant};

    /// A statement whose cue is the byte at `cue`, and which disputes what is told there.
    fn statement(cue: usize, disputed: Vec<Disputed>) -> Draft {
        let at = |byte| Span::new(byte, byte + 1);
        let mut draft = Draft::new(vec![at(cue)], Vec::new(), vec![at(cue + 1)]);
        draft.meant = Some(Meant { stance: None, polarity: None, disputed });
        draft
    }

    #[test]
    fn the_statement_at_the_marked_cue_is_the_claim() {
        let claim = Disputed::Statement(Span::new(10, 11));
        let statements = [statement(10, vec![]), statement(30, vec![claim])];
        assert_eq!(targets(0, &statements, &[]), []);
        assert_eq!(targets(1, &statements, &[]), [Target { statement: Some(0), event: None }]);
    }

    #[test]
    fn a_statement_does_not_dispute_itself_nor_what_is_not_there() {
        for at in [30, 50] {
            let claim = Disputed::Statement(Span::new(at, at + 1));
            assert_eq!(targets(0, &[statement(30, vec![claim])], &[]), []);
        }
    }
}
