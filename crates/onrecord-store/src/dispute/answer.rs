//! How far a denial answers a claim.

use super::position::Position;
use crate::happening::kind::group;
use crate::happening::party::{Match, matched};

/// What the signs must come to. Chosen for few false links rather than for many links.
pub(super) const ENOUGH: f64 = 1.3;
/// What each is worth.
const WORDING: f64 = 1.2;
const SETTING: f64 = 0.4;
const SAME_KIND: f64 = 0.3;
const ACCUSED: f64 = 0.3;
const ACTORS: (f64, f64) = (0.3, -0.6);
const RECIPIENTS: (f64, f64) = (0.2, -0.4);
const PLACE: (f64, f64) = (0.3, -0.6);
/// Words or names that the two must share: a denial that says no more than "denied it" answers
/// nothing for sure.
const LEAST: usize = 2;
/// Days by which the two may date what happened apart.
const APART: i32 = 1;

/// How much speaks for `denial` answering `claim`; none where it cannot: another sort of event, other
/// days, or the same party on both sides.
pub(super) fn answer(denial: &Position, claim: &Position) -> Option<f64> {
    let common = denial.words.shared(&claim.words);
    let anchored = denial.setting.shared(&claim.setting) > 0 || common > 2 * LEAST;
    let cannot = denial.article == claim.article
        || denial.story == claim.story
        || other_kinds(denial, claim)
        || other_days(denial, claim)
        || matched(&denial.who, &claim.who) >= Match::Same
        || common < LEAST
        || !anchored;
    (!cannot).then(|| signs(denial, claim))
}

fn signs(denial: &Position, claim: &Position) -> f64 {
    let worth = |found: Match, (same, other): (f64, f64)| match found {
        Match::Same | Match::Name => same,
        Match::Sector | Match::Country => same / 3.0,
        Match::Open => 0.0,
        Match::Other => other,
    };
    let place = match (&denial.place, &claim.place) {
        (Some(one), Some(two)) if one.eq_ignore_ascii_case(two) => PLACE.0,
        (Some(_), Some(_)) => PLACE.1,
        _ => 0.0,
    };
    let kind = denial.kind.is_some() && denial.kind == claim.kind;
    let accused = matched(&denial.who, &claim.actors) >= Match::Country;
    WORDING * denial.words.share(&claim.words, 6)
        + SETTING * denial.setting.share(&claim.setting, 3)
        + place
        + worth(matched(&denial.actors, &claim.actors), ACTORS)
        + worth(matched(&denial.recipients, &claim.recipients), RECIPIENTS)
        + if kind { SAME_KIND } else { 0.0 }
        + if accused { ACCUSED } else { 0.0 }
}

fn other_kinds(denial: &Position, claim: &Position) -> bool {
    let kinds = denial.kind.as_deref().zip(claim.kind.as_deref());
    kinds.is_some_and(|(one, two)| group(one) != group(two))
}

fn other_days(denial: &Position, claim: &Position) -> bool {
    let days = denial.days.as_ref().zip(claim.days.as_ref());
    days.is_some_and(|(one, two)| {
        *one.start() > two.end() + APART || *two.start() > one.end() + APART
    })
}
