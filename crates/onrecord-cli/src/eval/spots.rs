//! What is a place in the text with a value: dates, names of places, mentions of actors.

use std::collections::HashSet;

use onrecord::record::CharSpan;

use super::annotation::Annotation;
use super::pairing::{Candidate, Pairing};
use super::spans::{jaccard, overlap};
use super::tally::{Item, Score, Task};

/// Dates: the same where the words overlap, right where the value is the same too. What has no
/// value in the annotation need not be found.
pub(super) fn dates(gold: &Annotation, found: &Annotation, score: &mut Score) {
    let (mut spans, mut full, mut forgiven) = (Vec::new(), Vec::new(), HashSet::new());
    let optional = |nth: usize| gold.dates[nth].optional || gold.dates[nth].value.is_none();
    for (nth, one) in gold.dates.iter().enumerate() {
        for (other_nth, other) in found.dates.iter().enumerate() {
            if !overlap(&[one.span], &[other.span]) {
                continue;
            }
            let quality = jaccard(&[one.span], &[other.span]);
            let candidate = Candidate { quality, gold: nth, found: other_nth };
            spans.push(candidate);
            if one.value.is_some() && one.value == other.value {
                full.push(candidate);
            }
            if optional(nth) {
                forgiven.insert(other_nth);
            }
        }
    }
    let known = |value: &Option<String>| value.clone().unwrap_or("no value".to_owned());
    let gold_items = gold.dates.iter().enumerate().map(|(nth, date)| {
        item(date.span, optional(nth), format!("date ({})", known(&date.value)))
    });
    let found_items = found
        .dates
        .iter()
        .map(|date| item(date.span, false, format!("date ({})", known(&date.value))));
    let items = (gold_items.collect(), found_items.collect());
    settle(score, [Task::Dates, Task::DatesSpan], &items, [full, spans], &forgiven);
}

/// Places: the same where half of the characters are shared, right where the country is too.
pub(super) fn places(gold: &Annotation, found: &Annotation, score: &mut Score) {
    let (mut spans, mut full, mut forgiven) = (Vec::new(), Vec::new(), HashSet::new());
    for (nth, one) in gold.places.iter().enumerate() {
        for (other_nth, other) in found.places.iter().enumerate() {
            let quality = jaccard(&[one.span], &[other.span]);
            if quality > 0.0 && one.optional {
                forgiven.insert(other_nth);
            }
            if quality < 0.5 {
                continue;
            }
            let candidate = Candidate { quality, gold: nth, found: other_nth };
            spans.push(candidate);
            if one.country.is_none() || one.country == other.country {
                full.push(candidate);
            }
        }
    }
    let named = |country: &Option<String>| {
        format!("place ({})", country.as_deref().unwrap_or("no country"))
    };
    let items = (
        gold.places.iter().map(|one| item(one.span, one.optional, named(&one.country))).collect(),
        found.places.iter().map(|one| item(one.span, false, named(&one.country))).collect(),
    );
    settle(score, [Task::Places, Task::PlacesSpan], &items, [full, spans], &forgiven);
}

/// Mentions: the same where half of the characters are shared; counted again where the country of
/// whoever is meant is the same. One inside an annotated one, or on a place, is no error.
pub(super) fn mentions(gold: &Annotation, found: &Annotation, score: &mut Score) {
    let (ours, theirs) = (all_mentions(gold), all_mentions(found));
    let (mut spans, mut full, mut forgiven) = (Vec::new(), Vec::new(), HashSet::new());
    for (nth, (span, other)) in theirs.iter().enumerate() {
        for (gold_nth, (gold_span, one)) in ours.iter().enumerate() {
            if !overlap(&[*gold_span], &[*span]) {
                continue;
            }
            if gold_span != span && gold_span[0] <= span[0] && span[1] <= gold_span[1] {
                forgiven.insert(nth);
            }
            let likeness = jaccard(&[*gold_span], &[*span]);
            let (one, other) = (&gold.actors[*one], &found.actors[*other]);
            let quality = likeness
                + if one.country == other.country { 0.01 } else { 0.0 }
                + if one.name == other.name { 0.005 } else { 0.0 };
            let candidate = Candidate { quality, gold: gold_nth, found: nth };
            if likeness >= 0.5 {
                spans.push(candidate);
                if one.country == other.country {
                    full.push(candidate);
                }
            }
        }
        if gold.places.iter().any(|place| overlap(&[place.span], &[*span])) {
            forgiven.insert(nth);
        }
    }
    let items = |annotation: &Annotation, all: &[(CharSpan, usize)]| -> Vec<Item> {
        let name = |nth: usize| format!("mention ({})", annotation.actors[nth].name);
        all.iter().map(|(span, actor)| item(*span, false, name(*actor))).collect()
    };
    let items = (items(gold, &ours), items(found, &theirs));
    settle(score, [Task::Mentions, Task::MentionsCountry], &items, [spans, full], &forgiven);
}

/// Every mention, with the place of its actor in the list.
fn all_mentions(annotation: &Annotation) -> Vec<(CharSpan, usize)> {
    let actors = annotation.actors.iter().enumerate();
    actors.flat_map(|(nth, actor)| actor.mentions.iter().map(move |span| (*span, nth))).collect()
}

fn item(at: CharSpan, optional: bool, name: String) -> Item {
    Item { optional, at, name }
}

/// Counts two tasks over the same items; the first one's errors are told.
fn settle(
    score: &mut Score,
    tasks: [Task; 2],
    (gold, found): &(Vec<Item>, Vec<Item>),
    candidates: [Vec<Candidate>; 2],
    forgiven: &HashSet<usize>,
) {
    for (task, candidates) in tasks.into_iter().zip(candidates) {
        let pairing = Pairing::of(candidates);
        score.settle(task, (gold, found), &pairing, forgiven, task == tasks[0]);
    }
}
