//! Disputes: the same where half of the claim's characters are shared, and a country on each side.

use std::collections::HashSet;

use onrecord::record::CharSpan;

use super::annotation::{Annotation, Dispute};
use super::countries::of_parties;
use super::pairing::{Candidate, Pairing};
use super::spans::jaccard;
use super::tally::{Item, Score, Task};

/// Pairs the disputes and counts them, by the claim alone too.
pub(super) fn score(gold: &Annotation, found: &Annotation, score: &mut Score) {
    let (mut by_claim, mut full) = (Vec::new(), Vec::new());
    for (nth, one) in gold.disputes.iter().enumerate() {
        let claims = claims(gold, one);
        for (other_nth, other) in found.disputes.iter().enumerate() {
            let alike = |claim: &&[CharSpan]| jaccard(claim, &other.claim.spans);
            let likeness = claims.iter().map(alike).fold(0.0, f64::max);
            if likeness < 0.5 {
                continue;
            }
            let sides = sides_agree(one, other);
            let quality = likeness
                + if sides { 1.0 } else { 0.0 }
                + if one.optional { 0.0 } else { 0.001 }
                + 0.002 * alike(&claims[0]);
            let candidate = Candidate { quality, gold: nth, found: other_nth };
            by_claim.push(candidate);
            if sides {
                full.push(candidate);
            }
        }
    }
    let is_optional = |one: &&Candidate| gold.disputes[one.gold].optional;
    let forgiven: HashSet<usize> =
        by_claim.iter().filter(is_optional).map(|one| one.found).collect();
    let (items, others) = (items(gold), items(found));
    for (task, candidates) in [(Task::Disputes, full), (Task::DisputesClaim, by_claim)] {
        let told = task == Task::Disputes;
        score.settle(task, (&items, &others), &Pairing::of(candidates), &forgiven, told);
    }
}

/// The words of the claim, and those of the statement that makes it.
fn claims<'a>(gold: &'a Annotation, dispute: &'a Dispute) -> Vec<&'a [CharSpan]> {
    let made = |id: &String| gold.statements.iter().find(|statement| statement.id == *id);
    let made = dispute.claim.statement.as_ref().and_then(made);
    let mut claims = vec![dispute.claim.spans.as_slice()];
    claims.extend(made.map(|statement| statement.content.spans.as_slice()));
    claims
}

fn sides_agree(one: &Dispute, other: &Dispute) -> bool {
    let agree = |one, other| of_parties(one).shared(&of_parties(other));
    agree(&one.asserted_by, &other.asserted_by) && agree(&one.denied_by, &other.denied_by)
}

fn items(annotation: &Annotation) -> Vec<Item> {
    let item = |one: &Dispute| Item {
        optional: one.optional,
        at: one.claim.spans.first().copied().unwrap_or_default(),
        name: format!(
            "dispute ({} against {})",
            of_parties(&one.asserted_by),
            of_parties(&one.denied_by)
        ),
    };
    annotation.disputes.iter().map(item).collect()
}
