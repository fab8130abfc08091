//! Events and disputes, each in a line or two beneath the statements.
//!
//! Nobody's words become facts: events that the reporter tells as fact stand apart from those that
//! somebody else tells, and from those that are disputed, possible, denied or to come.

use onrecord::record::{Dispute, Event, Participant, Record};

use super::passage::Mark;
use super::statement::position;
use crate::output::code;
use crate::output::excerpt::Excerpts;
use crate::output::flow::Flow;
use crate::output::paint::{Ink, Look};
use crate::output::speaker::{Cast, listed};
use crate::output::standing::{self, Standing};

/// Writes who did what to whom, if anything is told.
pub(super) fn events(out: &mut String, record: &Record, excerpts: &Excerpts<'_>, look: Look) {
    let gutter = record.events.iter().map(|event| event.id.len()).max().unwrap_or(0) + 2;
    let cast = Cast::new(record);
    for group in Standing::ALL {
        let mut events =
            record.events.iter().filter(|event| Standing::of(event) == group).peekable();
        if events.peek().is_none() {
            continue;
        }
        out.push_str(group.heading());
        out.push('\n');
        for one in events {
            event(out, one, gutter, record, &cast, excerpts, look);
        }
        out.push('\n');
    }
}

/// Writes an event, with its id in front.
pub(super) fn event(
    out: &mut String,
    event: &Event,
    gutter: usize,
    record: &Record,
    cast: &Cast<'_>,
    excerpts: &Excerpts<'_>,
    look: Look,
) {
    out.push_str(&Ink::Faint.paint(&event.id, look.color));
    out.extend(std::iter::repeat_n(' ', gutter - event.id.len()));
    deed(event, record, cast, excerpts).write(out, gutter, gutter, look);
}

/// Where the text tells an event.
pub(super) fn marks(event: &Event, excerpts: &Excerpts<'_>) -> Vec<Mark> {
    let told = event.evidence.iter().chain([&event.trigger]);
    told.map(|span| (excerpts.bytes(*span), Ink::Quote)).collect()
}

/// `AID, military: Norland → Sudland · disputed: says Estland · denies Norland · …`.
fn deed(event: &Event, record: &Record, cast: &Cast<'_>, excerpts: &Excerpts<'_>) -> Flow {
    let parties = standing::parties(event);
    let colon = if parties.is_empty() { "" } else { ":" };
    let details = [event.modes.as_slice(), &event.contexts].concat();
    let mut flow = Flow::default().words(&event.kind, Ink::Speaker);
    for detail in &details {
        flow = flow.glued(&format!(", {detail}"), Ink::Plain);
    }
    flow = flow.glued(colon, Ink::Plain).words(&parties, Ink::Plain);
    flow = standing(flow, event, record);
    let mut facts = Vec::new();
    facts.extend(standing::teller(event, record, cast, excerpts));
    facts.push(format!("“{}”", excerpts.words(event.trigger)));
    facts.extend(event.date.clone());
    facts.extend(event.place.clone());
    facts.push(position(&[event.trigger]));
    flow.words(&format!("· {}", facts.join(" · ")), Ink::Faint)
}

/// Adds the status, with those who say so and those who deny it where the record knows them.
fn standing(flow: Flow, event: &Event, record: &Record) -> Flow {
    let Some(dispute) = standing::dispute(event, record) else {
        return match standing::badge(event) {
            Some(badge) => flow.words("·", Ink::Faint).words(&badge, Ink::Badge),
            None => flow,
        };
    };
    let Dispute { asserted_by, denied_by, .. } = dispute;
    flow.words("·", Ink::Faint)
        .words(&format!("{}:", code(event.status)), Ink::Badge)
        .words(&format!("says {}", in_a_row(asserted_by)), Ink::Plain)
        .words("·", Ink::Faint)
        .words("denies", Ink::Alarm)
        .words(&in_a_row(denied_by), Ink::Plain)
}

/// `A, B`: a verb in front of it need not agree with how many there are.
fn in_a_row(participants: &[Participant]) -> String {
    let names: Vec<&str> = participants.iter().map(|one| one.name.as_str()).collect();
    or_nobody(&names.join(", ")).to_owned()
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
    use onrecord::record::{Claim, Status};

    use super::*;
    use crate::output::sample::{Sample, event, participant};

    #[test]
    fn what_the_reporter_tells_as_fact_stands_apart_from_the_rest() {
        let sample =
            Sample::new("Norland says Sudland closed the strait. Sudland denies it. Talks.");
        let (trigger, claim) = (sample.span("closed"), sample.span("Sudland closed the strait"));
        let (talks, says) = (sample.span("Talks"), sample.span("says"));
        let (article, record) = sample
            .statement("Norland", "says", &["Sudland closed the strait"])
            .record(|record| {
                let mut closed = event("e1", "COERCE", Status::Disputed, Some("s1"), 0.8);
                closed.modes = vec!["restrict".to_owned()];
                closed.contexts = vec!["maritime".to_owned()];
                closed.actors = vec![participant("Sudland")];
                closed.trigger = trigger;
                let mut told = event("e2", "ACCUSE", Status::Fact, Some("s1"), 0.8);
                told.trigger = says;
                told.recipients = vec![participant("Sudland")];
                let mut talked = event("e3", "CONSULT", Status::Fact, None, 0.8);
                talked.trigger = talks;
                talked.date = Some("2024-05-10".to_owned());
                let mut coming = talked.clone();
                (coming.id, coming.status) = ("e4".to_owned(), Status::Future);
                record.events.extend([closed, told, talked, coming]);
                record.disputes.push(Dispute {
                    claim: Claim {
                        statement: Some("s1".to_owned()),
                        event: Some("e1".to_owned()),
                        spans: vec![claim],
                    },
                    asserted_by: vec![participant("Norland"), participant("Estland")],
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
Events told as fact
e3  CONSULT · “Talks” · 2024-05-10 · chars 59–64

Events according to others
e2  ACCUSE: nobody named → Sudland · according to Norland (s1) · “says” · chars 8–12

Disputed, possible, denied or to come
e1  COERCE, restrict, maritime: Sudland · disputed: says Norland, Estland · denies Sudland ·
    according to Norland (s1) · “closed” · chars 21–27
e4  CONSULT · future · “Talks” · 2024-05-10 · chars 59–64

Disputes
  Sudland closed the strait (s1, e1)
    asserted by Norland and Estland · denied by Sudland

";
        assert_eq!(out, expected);
    }
}
