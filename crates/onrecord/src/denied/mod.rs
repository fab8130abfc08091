//! Who disputes it: denials linked to the claims they deny.
//!
//! A statement that denies something answers a claim made in the text. The network marks which
//! ([`marked`]); where it marks none, it is the claim that the denial points back to ("These
//! allegations"), or the one that tells of the same thing ([`claim`]). Those who make the claim
//! assert it, those who make the denial deny it, and the events told in the claim are disputed. A
//! denial of what nobody in the text claims is no dispute.

mod claim;
mod marked;

use onrecord_text::{Document, Span};

use crate::did;
use crate::record::{Stance, Status};
use crate::said;
use marked::Target;

/// A claim with those who assert it and those who deny it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dispute {
    /// The statement that makes the claim; none where the reporter tells of it.
    pub(crate) statement: Option<usize>,
    /// The event it tells.
    pub(crate) event: Option<usize>,
    /// Its words.
    pub(crate) spans: Vec<Span>,
    /// Who asserts it, by place in the list of actors.
    pub(crate) asserted_by: Vec<usize>,
    /// Who denies it.
    pub(crate) denied_by: Vec<usize>,
}

/// The disputes of an article; events told in a disputed claim become disputed.
///
/// `speakers` holds each statement's actors, `restated` the statement each tells again.
pub(crate) fn disputes(
    text: &str,
    document: &Document,
    statements: &[said::Draft],
    speakers: &[&[usize]],
    restated: &[Option<usize>],
    events: &mut [did::Draft],
) -> Vec<Dispute> {
    let told_in = told_in(statements.len(), events);
    let scene = claim::Scene { text, document, statements, speakers, events, told_in: &told_in };
    let claims_of = |denial: usize| {
        let marked = marked::targets(denial, statements, events);
        if !marked.is_empty() || statements[denial].stance != Stance::Deny {
            return marked;
        }
        let claim = restated[denial].or_else(|| scene.denied_by(denial));
        claim.map(|claim| Target { statement: Some(claim), event: None }).into_iter().collect()
    };
    let links: Vec<(usize, Target)> = (0..statements.len())
        .flat_map(|denial| claims_of(denial).into_iter().map(move |target| (denial, target)))
        .collect();
    let mut found: Vec<Dispute> = Vec::new();
    for (denial, target) in links {
        let denied_by = speakers[denial];
        let asserted_by = target.statement.map_or(&[][..], |claim| speakers[claim]);
        if denied_by.is_empty() || asserted_by == denied_by {
            continue;
        }
        if let Some(known) = found.iter_mut().find(|known| target.is_of(known)) {
            add(&mut known.denied_by, denied_by);
            continue;
        }
        let told = target.statement.map_or(&[][..], |claim| &told_in[claim]);
        found.push(Dispute {
            statement: target.statement,
            event: dispute_events(target.event, told, events),
            spans: target.spans(statements, events),
            asserted_by: asserted_by.to_vec(),
            denied_by: denied_by.to_vec(),
        });
    }
    found.sort_by_key(|dispute| dispute.spans.first().copied());
    found
}

/// For each statement, the events told in it.
fn told_in(statements: usize, events: &[did::Draft]) -> Vec<Vec<usize>> {
    let mut told = vec![Vec::new(); statements];
    for (number, event) in events.iter().enumerate() {
        if let Some(statement) = event.according_to {
            told[statement].push(number);
        }
    }
    told
}

/// Makes an event disputed, or those `told` in a claim; the first of them.
fn dispute_events(
    event: Option<usize>,
    told: &[usize],
    events: &mut [did::Draft],
) -> Option<usize> {
    let one = event.map(|event| [event]);
    let mut main = None;
    for &number in one.as_ref().map_or(told, |one| one) {
        if events[number].status.happened() {
            events[number].status = Status::Disputed;
            main = main.or(Some(number));
        }
    }
    event.or(main)
}

fn add(known: &mut Vec<usize>, more: &[usize]) {
    for actor in more {
        if !known.contains(actor) {
            known.push(*actor);
        }
    }
}
