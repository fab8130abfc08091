//! Events and disputes, each in a line or two beneath the statements.

use onrecord::record::{Event, Participant, Record, Status};

use super::statement::position;
use crate::output::code;
use crate::output::excerpt::Excerpts;
use crate::output::flow::Flow;
use crate::output::paint::{Ink, Look};
use crate::output::speaker::listed;

/// Writes who did what to whom, if anything is told.
pub(super) fn events(out: &mut String, record: &Record, excerpts: &Excerpts<'_>, look: Look) {
    if record.events.is_empty() {
        return;
    }
    let gutter = record.events.iter().map(|event| event.id.len()).max().unwrap_or(0) + 2;
    out.push_str("Events\n");
    for event in &record.events {
        out.push_str(&Ink::Faint.paint(&event.id, look.color));
        out.extend(std::iter::repeat_n(' ', gutter - event.id.len()));
        deed(event, excerpts).write(out, gutter, gutter, look);
    }
    out.push('\n');
}

fn deed(event: &Event, excerpts: &Excerpts<'_>) -> Flow {
    let mut flow = Flow::default().words(&event.kind, Ink::Speaker);
    let details: Vec<&str> =
        event.modes.iter().chain(&event.contexts).map(String::as_str).collect();
    if !details.is_empty() {
        flow = flow.words(&format!("({})", details.join(", ")), Ink::Faint);
    }
    let (actors, recipients) = (names(&event.actors), names(&event.recipients));
    let parties = match (actors.is_empty(), recipients.is_empty()) {
        (false, true) => actors,
        (true, true) => String::new(),
        _ => format!("{actors} → {recipients}"),
    };
    flow = flow.words(&parties, Ink::Plain);
    if event.status != Status::Fact {
        flow = flow.words(&format!("[{}]", code(event.status)), Ink::Badge);
    }
    let mut facts = vec![format!("“{}”", excerpts.words(event.trigger))];
    facts.extend(event.date.clone());
    facts.extend(event.place.clone());
    facts.extend(event.according_to.as_ref().map(|id| format!("according to {id}")));
    facts.push(position(&[event.trigger]));
    flow.words(&facts.join(" · "), Ink::Faint)
}

/// Writes which claims are denied, if any are.
pub(super) fn disputes(out: &mut String, record: &Record, excerpts: &Excerpts<'_>, look: Look) {
    if record.disputes.is_empty() {
        return;
    }
    out.push_str("Disputes\n");
    for dispute in &record.disputes {
        let claim = &dispute.claim;
        let mut flow = Flow::default().words(&excerpts.joined(&claim.spans), Ink::Plain);
        let ids: Vec<&str> =
            [&claim.statement, &claim.event].into_iter().filter_map(|id| id.as_deref()).collect();
        if !ids.is_empty() {
            flow = flow.words(&format!("({})", ids.join(", ")), Ink::Faint);
        }
        flow.write(out, 0, 2, look);
        let (asserted, denied) = (names(&dispute.asserted_by), names(&dispute.denied_by));
        Flow::default()
            .words(&format!("asserted by {}", or_nobody(&asserted)), Ink::Plain)
            .words("· denied by", Ink::Alarm)
            .words(or_nobody(&denied), Ink::Plain)
            .write(out, 0, 4, look);
    }
    out.push('\n');
}

fn or_nobody(names: &str) -> &str {
    if names.is_empty() { "nobody named" } else { names }
}

fn names(participants: &[Participant]) -> String {
    listed(&participants.iter().map(|one| one.name.as_str()).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use onrecord::record::{Claim, Dispute};

    use super::*;
    use crate::output::sample::Sample;

    fn participant(name: &str) -> Participant {
        Participant { id: "a1".to_owned(), name: name.to_owned(), country: None, sector: None }
    }

    #[test]
    fn events_and_disputes_are_told_in_a_line() {
        let sample = Sample::new("Norland says Sudland closed the strait. Sudland denies it.");
        let (trigger, claim) = (sample.span("closed"), sample.span("Sudland closed the strait"));
        let (article, record) = sample
            .record(|record| {
                record.events.push(Event {
                    id: "e1".to_owned(),
                    kind: "COERCE".to_owned(),
                    modes: vec!["restrict".to_owned()],
                    contexts: Vec::new(),
                    actors: vec![participant("Sudland")],
                    recipients: Vec::new(),
                    trigger,
                    evidence: vec![trigger],
                    date: None,
                    place: None,
                    status: Status::Disputed,
                    according_to: Some("s1".to_owned()),
                    confidence: 0.8,
                });
                record.disputes.push(Dispute {
                    claim: Claim {
                        statement: Some("s1".to_owned()),
                        event: Some("e1".to_owned()),
                        spans: vec![claim],
                    },
                    asserted_by: vec![participant("Norland")],
                    denied_by: vec![participant("Sudland")],
                });
            })
            .build();
        let look = Look { color: false, width: 100 };
        let excerpts = Excerpts::new(&article.text, &record);
        let mut out = String::new();
        events(&mut out, &record, &excerpts, look);
        disputes(&mut out, &record, &excerpts, look);
        let expected = "\
Events
e1  COERCE (restrict) Sudland [disputed] “closed” · according to s1 · chars 21–27

Disputes
  Sudland closed the strait (s1, e1)
    asserted by Norland · denied by Sudland

";
        assert_eq!(out, expected);
    }
}
