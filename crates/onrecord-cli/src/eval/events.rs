//! Events: the same where the type is, and the words that tell it overlap or stand in one sentence.
//!
//! They are counted three times: by type; with the same countries acting; and with the same
//! countries acted upon too. A matched event told again in another sentence is no error.

use std::collections::{HashMap, HashSet};

use onrecord::record::CharSpan;

use super::annotation::{Annotation, Event};
use super::countries::of_parties;
use super::pairing::{Candidate, Pairing};
use super::sentences::Sentences;
use super::spans::{jaccard, overlap};
use super::tally::{Detail, Fault, Item, Score, Task};

/// How far the parties of two events of one type agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Agreement {
    Type,
    Actors,
    Full,
}

/// Two events of one type, told in the same place.
struct Match {
    gold: usize,
    found: usize,
    agreement: Agreement,
    quality: f64,
}

/// Pairs the events and counts them; `statements` gives the annotated id for each found statement.
pub(super) fn score(
    gold: &Annotation,
    found: &Annotation,
    sentences: &Sentences,
    statements: &HashMap<&str, &str>,
    score: &mut Score,
) {
    let matches = matches(gold, found, sentences);
    let (items, others) = (items(gold), items(found));
    for (task, least) in [
        (Task::EventsType, Agreement::Type),
        (Task::EventsTypeActors, Agreement::Actors),
        (Task::EventsFull, Agreement::Full),
    ] {
        let candidates = matches.iter().filter(|one| one.agreement >= least).map(|one| Candidate {
            quality: one.quality,
            gold: one.gold,
            found: one.found,
        });
        let pairing = Pairing::of(candidates.collect());
        let again = |one: &&Match| {
            let same = |other: usize| {
                sentences.share(found.events[one.found].trigger, found.events[other].trigger)
            };
            match pairing.found(one.gold) {
                _ if pairing.takes(one.found) => false,
                None => gold.events[one.gold].optional,
                Some(other) => one.agreement >= least && !same(other),
            }
        };
        let forgiven: HashSet<usize> = matches.iter().filter(again).map(|one| one.found).collect();
        score.settle(task, (&items, &others), &pairing, &forgiven, task == Task::EventsFull);
        if task == Task::EventsType {
            for (nth, other) in pairing.pairs().filter(|(nth, _)| !gold.events[*nth].optional) {
                let pair = (&gold.events[nth], &found.events[other]);
                details(pair, (gold, found), statements, score);
            }
        }
    }
}

fn matches(gold: &Annotation, found: &Annotation, sentences: &Sentences) -> Vec<Match> {
    let mut matches = Vec::new();
    for (nth, one) in gold.events.iter().enumerate() {
        let tellings: Vec<CharSpan> = [&[one.trigger], one.evidence.as_slice()].concat();
        for (other_nth, other) in found.events.iter().enumerate() {
            let told = overlap(&tellings, &[other.trigger])
                || tellings.iter().any(|telling| sentences.share(*telling, other.trigger));
            if one.kind == other.kind && told {
                let agreement = agreement(one, other);
                let quality = quality(one, other, agreement, sentences);
                matches.push(Match { gold: nth, found: other_nth, agreement, quality });
            }
        }
    }
    matches
}

fn agreement(one: &Event, other: &Event) -> Agreement {
    if of_parties(&one.actors) != of_parties(&other.actors) {
        Agreement::Type
    } else if of_parties(&one.recipients) != of_parties(&other.recipients) {
        Agreement::Actors
    } else {
        Agreement::Full
    }
}

/// Parties count most, then the words, then how the event is told.
fn quality(one: &Event, other: &Event, agreement: Agreement, sentences: &Sentences) -> f64 {
    let worth = |is: bool, worth: f64| if is { worth } else { 0.0 };
    let parties = match agreement {
        Agreement::Type => 0.0,
        Agreement::Actors => 10.0,
        Agreement::Full => 30.01,
    };
    parties
        + 4.0 * jaccard(&[one.trigger], &[other.trigger])
        + worth(overlap(&[one.trigger], &[other.trigger]), 2.0)
        + worth(sentences.share(one.trigger, other.trigger), 1.0)
        + worth(!one.optional, 0.1)
        + worth(one.status == other.status, 0.05)
        + worth(one.according_to.is_some() == other.according_to.is_some(), 0.02)
}

fn items(annotation: &Annotation) -> Vec<Item> {
    let item = |one: &Event| Item {
        optional: one.optional,
        at: one.trigger,
        name: format!(
            "event {} ({}: {} → {})",
            one.id,
            one.kind,
            of_parties(&one.actors),
            of_parties(&one.recipients)
        ),
    };
    annotation.events.iter().map(item).collect()
}

fn details(
    (one, other): (&Event, &Event),
    (gold, found): (&Annotation, &Annotation),
    statements: &HashMap<&str, &str>,
    score: &mut Score,
) {
    let fault = |what: String| Fault { at: one.trigger, what: format!("{} {what}", one.id) };
    score.check(Detail::Status, one.status == other.status, || {
        fault(format!("has status {:?} and not {:?}", other.status, one.status))
    });
    let right = match (&one.according_to, &other.according_to) {
        (None, None) => true,
        (Some(teller), Some(other)) => match statements.get(other.as_str()) {
            Some(paired) => paired == teller,
            None => same_source(gold, teller, found, other),
        },
        _ => false,
    };
    score.check(Detail::Attribution, right, || {
        let teller = |id: &Option<String>| id.clone().unwrap_or("the reporter".to_owned());
        let (is, was) = (teller(&one.according_to), teller(&other.according_to));
        fault(format!("is told by {was} (as found) and not by {is}"))
    });
}

/// Whether two statements have words of their source in common.
fn same_source(gold: &Annotation, teller: &str, found: &Annotation, other: &str) -> bool {
    let source = |annotation: &Annotation, id: &str| {
        let statement = annotation.statements.iter().find(|statement| statement.id == id);
        statement.map(|statement| statement.source.spans.clone()).unwrap_or_default()
    };
    overlap(&source(gold, teller), &source(found, other))
}
