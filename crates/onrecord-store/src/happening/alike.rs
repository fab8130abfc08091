//! Whether two tellings are of one event.

use std::collections::BTreeSet;

use super::telling::{Party, Telling};

/// What the signs of sameness must come to.
const ENOUGH: f64 = 0.55;
/// What each is worth.
const PLACE: f64 = 0.25;
const PARTIES: f64 = 0.15;
const FIGURE: f64 = 0.15;
/// Days by which two reports may date one event apart.
const APART: i32 = 1;

/// Whether two tellings are of one event, by all that they tell.
pub(super) fn alike(one: &Telling, two: &Telling) -> bool {
    one.kind == two.kind && days_meet(one, two) && sameness(one, two) >= ENOUGH
}

fn days_meet(one: &Telling, two: &Telling) -> bool {
    let (Some(one), Some(two)) = (&one.days, &two.days) else { return true };
    *one.start() <= two.end() + APART && *two.start() <= one.end() + APART
}

fn sameness(one: &Telling, two: &Telling) -> f64 {
    let place = match (&one.place, &two.place) {
        (Some(one), Some(two)) => PLACE * if one == two { 1.0 } else { -1.0 },
        _ => 0.0,
    };
    let parties =
        PARTIES * (shared(&one.actors, &two.actors) + shared(&one.recipients, &two.recipients));
    let figure = one.figures.iter().any(|(name, numbers)| two.figures.get(name) == Some(numbers));
    wording(&one.words, &two.words) + place + parties + if figure { FIGURE } else { 0.0 }
}

/// 1 where both name somebody in common, -1 where both name others of other countries, else 0.
fn shared(one: &BTreeSet<Party>, two: &BTreeSet<Party>) -> f64 {
    let pairs = || one.iter().flat_map(|left| two.iter().map(move |right| (left, right)));
    let same = |(left, right): (&Party, &Party)| {
        left.name == right.name || left.country.is_some() && left.country == right.country
    };
    let other = |(left, right): (&Party, &Party)| {
        left.country.as_ref().zip(right.country.as_ref()).is_some_and(|(left, right)| left != right)
    };
    if pairs().any(same) {
        1.0
    } else if pairs().next().is_some() && pairs().all(other) {
        -1.0
    } else {
        0.0
    }
}

/// Share of the shorter telling's words that the other has.
fn wording(one: &BTreeSet<String>, two: &BTreeSet<String>) -> f64 {
    let shorter = one.len().min(two.len()).max(1);
    one.intersection(two).count() as f64 / shorter as f64
}
