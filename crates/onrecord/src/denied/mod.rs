//! Who disputes it: denials linked to the claims they deny.
//!
//! A statement that denies something answers a claim made in the text: the one it points back to
//! ("These allegations"), or the one that tells of the same thing. [`claim`] finds it. Those who make
//! the claim assert it, those who make the denial deny it, and the events told in the claim are
//! disputed. A denial of what nobody in the text claims is no dispute.

mod claim;

use onrecord_text::{Document, Span};

use crate::did;
use crate::record::{Stance, Status};
use crate::said;

/// A claim with those who assert it and those who deny it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dispute {
    /// The statement that makes the claim.
    pub(crate) statement: usize,
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
    let mut found: Vec<Dispute> = Vec::new();
    let told_in = told_in(statements.len(), events);
    let scene = claim::Scene { text, document, statements, speakers, events, told_in: &told_in };
    let denials: Vec<(usize, usize)> = statements
        .iter()
        .enumerate()
        .filter(|(_, statement)| statement.stance == Stance::Deny)
        .filter_map(|(denial, _)| {
            let claim = restated[denial].or_else(|| scene.denied_by(denial))?;
            Some((denial, claim))
        })
        .collect();
    for (denial, claim) in denials {
        let denied_by = speakers[denial];
        if denied_by.is_empty() || speakers[claim] == denied_by {
            continue;
        }
        if let Some(known) = found.iter_mut().find(|known| known.statement == claim) {
            add(&mut known.denied_by, denied_by);
            continue;
        }
        found.push(Dispute {
            statement: claim,
            event: dispute_events(&told_in[claim], events),
            spans: statements[claim].contents.clone(),
            asserted_by: speakers[claim].to_vec(),
            denied_by: denied_by.to_vec(),
        });
    }
    found.sort_by_key(|dispute| dispute.statement);
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

/// Makes the events of a claim disputed; the first of them.
fn dispute_events(told: &[usize], events: &mut [did::Draft]) -> Option<usize> {
    let mut main = None;
    for &number in told {
        if events[number].status.happened() {
            events[number].status = Status::Disputed;
            main = main.or(Some(number));
        }
    }
    main
}

fn add(known: &mut Vec<usize>, more: &[usize]) {
    for actor in more {
        if !known.contains(actor) {
            known.push(*actor);
        }
    }
}
