//! What of a record is shown or written: the events with a status that was asked for, and nothing
//! below a probability.
//!
//! Whatever a kept entry points at is kept with it, so that no id leads nowhere; ids stay as they
//! are.

use std::collections::HashSet;

use onrecord::record::{Record, Statement, Status};

/// What to keep.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sieve {
    /// The statuses of the events to keep; all where none is named.
    pub(crate) statuses: Vec<Status>,
    /// The least probability of an event, and of a statement that nothing else needs.
    pub(crate) confidence: f32,
}

impl Sieve {
    /// What is left of a record.
    pub(crate) fn sift(&self, mut record: Record) -> Record {
        let asked = |status| self.statuses.is_empty() || self.statuses.contains(&status);
        record.events.retain(|event| asked(event.status) && event.confidence >= self.confidence);
        let events: HashSet<&str> = record.events.iter().map(|event| event.id.as_str()).collect();
        for dispute in &mut record.disputes {
            let claim = &mut dispute.claim;
            claim.event = claim.event.take().filter(|id| events.contains(id.as_str()));
        }
        let kept = self.statements(&record);
        record.statements.retain(|statement| kept.contains(statement.id.as_str()));
        record
    }

    /// The ids of the statements that are sure enough, and of those that something kept points at.
    fn statements(&self, record: &Record) -> HashSet<String> {
        let sure = |statement: &&Statement| statement.confidence >= self.confidence;
        let told_in = record.events.iter().filter_map(|event| event.according_to.as_ref());
        let claims = record.disputes.iter().filter_map(|dispute| dispute.claim.statement.as_ref());
        let sure = record.statements.iter().filter(sure).map(|statement| &statement.id);
        let mut wanted: Vec<&String> = sure.chain(told_in).chain(claims).collect();
        let mut kept = HashSet::new();
        while let Some(id) = wanted.pop() {
            if kept.insert(id.clone()) {
                let statement = record.statements.iter().find(|statement| statement.id == *id);
                wanted.extend(
                    statement.into_iter().flat_map(|one| [&one.parent, &one.restates]).flatten(),
                );
            }
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use onrecord::record::{Claim, Dispute};

    use super::*;
    use crate::output::sample::{Sample, event};

    /// Three statements, s3 in s2; e1 as fact in s1, e2 disputed and told by the reporter.
    fn record() -> Record {
        let (_, record) = Sample::new("text")
            .statement("", "", &[])
            .with(|s| s.confidence = 0.2)
            .statement("", "", &[])
            .with(|s| s.confidence = 0.3)
            .statement("", "", &[])
            .with(|s| (s.confidence, s.parent) = (0.9, Some("s2".to_owned())))
            .statement("", "", &[])
            .with(|s| s.confidence = 0.4)
            .record(|record| {
                record.events.push(event("e1", "AID", Status::Fact, Some("s1"), 0.9));
                record.events.push(event("e2", "COERCE", Status::Disputed, None, 0.4));
                record.disputes.push(Dispute {
                    claim: Claim {
                        statement: Some("s2".to_owned()),
                        event: Some("e2".to_owned()),
                        spans: Vec::new(),
                    },
                    asserted_by: Vec::new(),
                    denied_by: Vec::new(),
                });
            })
            .build();
        record
    }

    fn left(sieve: &Sieve) -> (Vec<String>, Vec<String>, Option<String>) {
        let record = sieve.sift(record());
        let statements = record.statements.into_iter().map(|s| s.id).collect();
        let events = record.events.into_iter().map(|event| event.id).collect();
        (statements, events, record.disputes[0].claim.event.clone())
    }

    #[test]
    fn nothing_asked_for_keeps_everything() {
        assert_eq!(Sieve::default().sift(record()), record());
    }

    #[test]
    fn a_status_keeps_its_events_and_every_statement() {
        for (statuses, events, disputed) in [
            (vec![Status::Fact], vec!["e1"], None),
            (vec![Status::Disputed], vec!["e2"], Some("e2")),
            (vec![Status::Disputed, Status::Fact], vec!["e1", "e2"], Some("e2")),
            (vec![Status::Future], vec![], None),
        ] {
            let left = left(&Sieve { statuses, confidence: 0.0 });
            assert_eq!(left.0, ["s1", "s2", "s3", "s4"]);
            assert_eq!(
                (left.1, left.2.as_deref()),
                (events.iter().map(|e| (*e).to_owned()).collect(), disputed)
            );
        }
    }

    #[test]
    fn an_uncertain_statement_stays_where_something_kept_needs_it() {
        let (statements, events, disputed) = left(&Sieve { statuses: vec![], confidence: 0.5 });
        assert_eq!(statements, ["s1", "s2", "s3"], "told in, claimed and parent, sure; not s4");
        assert_eq!((events, disputed), (vec!["e1".to_owned()], None));
    }
}
