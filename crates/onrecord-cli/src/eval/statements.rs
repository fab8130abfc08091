//! Statements: the same where half of the content's characters are shared, and one of the source's.

use std::collections::{HashMap, HashSet};

use onrecord::record::{ActorKind, CharSpan};

use super::annotation::{Actor, Annotation, Statement};
use super::countries::{Countries, of_actors};
use super::name::is_same;
use super::pairing::{Candidate, Pairing};
use super::spans::{jaccard, overlap};
use super::tally::{Detail, Fault, Item, Score, Task};

/// Pairs the statements and counts them; gives the annotated id for each found one.
pub(super) fn score<'a>(
    gold: &'a Annotation,
    found: &'a Annotation,
    score: &mut Score,
) -> HashMap<&'a str, &'a str> {
    let pairing = Pairing::of(candidates(gold, found));
    let (items, others) = (items(gold), items(found));
    score.settle(Task::Statements, (&items, &others), &pairing, &HashSet::new(), true);
    for (nth, other) in pairing.pairs() {
        let (one, other) = (&gold.statements[nth], &found.statements[other]);
        if !one.optional {
            details(gold, found, one, other, score);
        }
    }
    let ids = |(one, other): (usize, usize)| {
        (found.statements[other].id.as_str(), gold.statements[one].id.as_str())
    };
    pairing.pairs().map(ids).collect()
}

fn candidates(gold: &Annotation, found: &Annotation) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (nth, one) in gold.statements.iter().enumerate() {
        for (other_nth, other) in found.statements.iter().enumerate() {
            let content = jaccard(&one.content.spans, &other.content.spans);
            let sources = (&one.source.spans, &other.source.spans);
            if content < 0.5 || !(sources.0.is_empty() || overlap(sources.0, sources.1)) {
                continue;
            }
            let quality = content
                + if one.optional { 0.0 } else { 0.001 }
                + 0.002 * jaccard(sources.0, sources.1)
                + if overlap(&one.cue.spans, &other.cue.spans) { 0.002 } else { 0.0 };
            candidates.push(Candidate { quality, gold: nth, found: other_nth });
        }
    }
    candidates
}

fn items(annotation: &Annotation) -> Vec<Item> {
    let item = |one: &Statement| Item {
        optional: one.optional,
        at: place(one),
        name: format!("statement {}", one.id),
    };
    annotation.statements.iter().map(item).collect()
}

fn place(one: &Statement) -> CharSpan {
    one.content.spans.first().copied().unwrap_or_default()
}

/// Kind, stance, and the source's countries and names.
fn details(
    gold: &Annotation,
    found: &Annotation,
    one: &Statement,
    other: &Statement,
    score: &mut Score,
) {
    let fault = |what: &str, is: &str, found: &str| Fault {
        at: place(one),
        what: format!("{} has {what} {found} and not {is}", one.id),
    };
    let (is, was) = (format!("{:?}", one.kind), format!("{:?}", other.kind));
    score.check(Detail::Kind, is == was, || fault("kind", &is, &was));
    let (is, was) = (format!("{:?}", one.stance), format!("{:?}", other.stance));
    score.check(Detail::Stance, is == was, || fault("stance", &is, &was));
    let (actors, others) = (sources(gold, one), sources(found, other));
    let (is, was): (Countries<'_>, Countries<'_>) = (of_actors(&actors), of_actors(&others));
    score.check(Detail::SourceCountry, is == was, || {
        fault("a source from", &is.to_string(), &was.to_string())
    });
    let persons: Vec<&str> =
        actors.iter().filter(|actor| is_named(actor)).map(|actor| actor.name.as_str()).collect();
    if !persons.is_empty() {
        let names: Vec<&str> = others.iter().map(|actor| actor.name.as_str()).collect();
        let right = persons.iter().all(|person| names.iter().any(|name| is_same(person, name)));
        score.check(Detail::SourcePerson, right, || {
            fault("the source", &persons.join(", "), &format!("“{}”", names.join(", ")))
        });
    }
}

fn sources<'a>(annotation: &'a Annotation, statement: &Statement) -> Vec<&'a Actor> {
    statement.source.actors.iter().filter_map(|id| annotation.actor(id)).collect()
}

/// Whether somebody is called by name: "a senior official" and "the mayor" are not.
fn is_named(actor: &Actor) -> bool {
    let describes = ["a ", "an ", "the ", "A ", "An "];
    actor.kind == Some(ActorKind::Person)
        && !describes.iter().any(|start| actor.name.starts_with(start))
        && !["unnamed", "not named", "anonymous"].iter().any(|word| actor.name.contains(word))
}
