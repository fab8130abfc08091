//! How far two tellings are of one event.

use onrecord::record::Status;

use super::kind::group;
use super::party::{Match, matched};
use super::telling::Telling;

/// What the signs of sameness must come to.
pub(super) const ENOUGH: f64 = 0.9;
/// What each is worth: where it is there, and where it speaks against.
const TRIGGER: f64 = 0.2;
const WORDING: f64 = 1.1;
const SETTING: (f64, f64) = (0.5, -0.6);
const OTHER_TYPE: f64 = -0.25;
const MODES: (f64, f64) = (0.15, -0.15);
const DAY: (f64, f64) = (0.2, -0.6);
const PLACE: (f64, f64) = (0.3, -1.0);
const ACTORS: (f64, f64) = (0.25, -0.35);
const RECIPIENTS: (f64, f64) = (0.25, -0.4);
const FIGURE: f64 = 0.2;
/// Days by which two reports may date one event apart: it was night, or the clocks differ.
const APART: i32 = 1;

/// Whether two tellings may be of one event by themselves, before any group hangs together.
pub(crate) fn sure(one: &Telling, two: &Telling) -> bool {
    alike(one, two).is_some_and(|score| score >= ENOUGH)
}

/// How much speaks for two tellings being of one event; none where they cannot be.
///
/// Reports that carry one story are the same words: there the wording decides. Others share names, day
/// and place, and what they contradict each other on — figures, who is blamed — speaks little
/// against it.
pub(super) fn alike(one: &Telling, two: &Telling) -> Option<f64> {
    let apart = one.article == two.article
        || group(&one.kind) != group(&two.kind)
        || footing(one) != footing(two)
        || !days_meet(one, two);
    (!apart).then(|| {
        told(one, two) + when(one, two) + who(one, two) + place(one, two) + figure(one, two)
    })
}

/// What a telling speaks of: acts, acts to come, habits, or what is only imagined. A telling of one
/// sort and one of another are never of one event, but that a future one may have come to be.
fn footing(telling: &Telling) -> u8 {
    match telling.status {
        Status::Conditional | Status::Hypothetical => 1,
        Status::Habitual => 2,
        Status::Future if !telling.dated => 3,
        _ => 0,
    }
}

fn days_meet(one: &Telling, two: &Telling) -> bool {
    let (Some(one), Some(two)) = (&one.days, &two.days) else { return true };
    *one.start() <= two.end() + APART && *two.start() <= one.end() + APART
}

/// The words that tell it, its type and modes, and the names that the whole articles tell of.
fn told(one: &Telling, two: &Telling) -> f64 {
    let trigger = if one.triggers.shared(&two.triggers) > 0 { TRIGGER } else { 0.0 };
    let kind = if one.kind == two.kind { 0.0 } else { OTHER_TYPE };
    let modes = match (one.modes.is_empty() || two.modes.is_empty(), &one.modes & &two.modes) {
        (true, _) => 0.0,
        (_, both) if both.is_empty() => MODES.1,
        _ => MODES.0,
    };
    WORDING * one.words.share(&two.words, 6) + setting(one, two) + kind + modes + trigger
}

/// Names that the articles share: none or a single one of many speaks against one event, be it that
/// of the United Nations.
fn setting(one: &Telling, two: &Telling) -> f64 {
    let fewer = one.setting.numbers().len().min(two.setting.numbers().len());
    match one.setting.shared(&two.setting) {
        0 if fewer > 1 => SETTING.1,
        1 if fewer > 2 => SETTING.1 / 3.0,
        _ => SETTING.0 * one.setting.share(&two.setting, 3),
    }
}

/// Whether the days are the same, where both texts give a day.
fn when(one: &Telling, two: &Telling) -> f64 {
    let day = |telling: &Telling| {
        telling.days.clone().filter(|days| telling.dated && days.start() == days.end())
    };
    match (day(one), day(two)) {
        (Some(one), Some(two)) if one == two => DAY.0,
        (Some(_), Some(_)) => DAY.1,
        _ => 0.0,
    }
}

fn who(one: &Telling, two: &Telling) -> f64 {
    let worth = |found: Match, (same, other): (f64, f64)| match found {
        Match::Name => 2.0 * same,
        Match::Same => same,
        Match::Sector => same * 0.6,
        Match::Country => same * 0.3,
        Match::Open => 0.0,
        Match::Other => other,
    };
    worth(matched(&one.actors, &two.actors), ACTORS)
        + worth(matched(&one.recipients, &two.recipients), RECIPIENTS)
}

fn place(one: &Telling, two: &Telling) -> f64 {
    match (&one.place, &two.place) {
        (Some(one), Some(two)) if one.eq_ignore_ascii_case(two) => PLACE.0,
        (Some(_), Some(_)) => PLACE.1,
        _ => 0.0,
    }
}

fn figure(one: &Telling, two: &Telling) -> f64 {
    let same = one.figures.iter().any(|(name, numbers)| two.figures.get(name) == Some(numbers));
    if same { FIGURE } else { 0.0 }
}
