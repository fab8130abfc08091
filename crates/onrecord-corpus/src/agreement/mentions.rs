//! Agreement about what single words stand for: mentions of actors, dates, places.

use onrecord_text::Span;

use super::{Agreement, jaccard};
use crate::compare::best;
use crate::line::actor::kind_name;
use crate::passage::Passage;

/// One span, what it stands for, and whether it is optional.
type Mention = (Span, String, bool);

/// How much of two mentions must be the same.
const SAME: f64 = 0.5;

pub(super) fn compare(agreement: &mut Agreement, first: &Passage, second: &Passage) {
    for (name, choice, of) in [
        ("mentions", "mention: country", actors as fn(&Passage) -> Vec<Mention>),
        ("dates", "date value", dates),
        ("places", "place country", places),
    ] {
        let (ours, theirs) = (of(first), of(second));
        let pairs = pairs(&ours, &theirs);
        let optional = |all: &[Mention]| all.iter().map(|one| one.2).collect::<Vec<_>>();
        agreement.found(name, &pairs, &optional(&ours), &optional(&theirs));
        for (one, pair) in ours.iter().zip(&pairs) {
            if let Some(other) = pair {
                agreement.chose(choice, &one.1, &theirs[*other].1);
            }
        }
    }
    kinds(agreement, first, second);
}

/// What kind of actor a mention is of.
fn kinds(agreement: &mut Agreement, first: &Passage, second: &Passage) {
    let of = |passage: &Passage| -> Vec<Mention> {
        let actors = passage.actors.iter();
        let one = |actor: &crate::ExpectedActor| {
            let kind = kind_name(actor.kind);
            actor.mentions.iter().map(|span| (*span, kind.to_owned(), false)).collect::<Vec<_>>()
        };
        actors.flat_map(one).collect()
    };
    let (ours, theirs) = (of(first), of(second));
    for (one, pair) in ours.iter().zip(pairs(&ours, &theirs)) {
        if let Some(other) = pair {
            agreement.chose("mention: kind", &one.1, &theirs[other].1);
        }
    }
}

fn actors(passage: &Passage) -> Vec<Mention> {
    let mut all = Vec::new();
    for actor in &passage.actors {
        let country = actor.country.clone().unwrap_or_else(|| "none".to_owned());
        all.extend(actor.mentions.iter().map(|span| (*span, country.clone(), actor.optional)));
    }
    all
}

fn dates(passage: &Passage) -> Vec<Mention> {
    let mut all = Vec::new();
    for date in &passage.dates {
        let value = date.value.clone().unwrap_or_else(|| "unknown".to_owned());
        all.extend(date.spans.iter().map(|span| (*span, value.clone(), date.optional)));
    }
    all
}

fn places(passage: &Passage) -> Vec<Mention> {
    let mut all = Vec::new();
    for place in &passage.places {
        let country = place.country.clone().unwrap_or_else(|| "none".to_owned());
        all.extend(place.spans.iter().map(|span| (*span, country.clone(), place.optional)));
    }
    all
}

fn pairs(first: &[Mention], second: &[Mention]) -> Vec<Option<usize>> {
    let mut scored = Vec::new();
    for (index, one) in first.iter().enumerate() {
        for (other_index, other) in second.iter().enumerate() {
            let shared = jaccard(&[one.0], &[other.0]);
            if shared >= SAME {
                // One mention may stand for two actors: the like ones first.
                let same = if one.1 == other.1 { 0.1 } else { 0.0 };
                scored.push((shared + same, index, other_index));
            }
        }
    }
    best(scored, first.len())
}
