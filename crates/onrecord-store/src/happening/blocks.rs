//! Which tellings are compared at all: those that share a day, a group of types, and something told.
//!
//! Events that name two countries are looked for under the pair of them and the word that tells
//! them, so that a day of the world's news falls into small blocks.

use std::collections::{BTreeMap, BTreeSet};

use super::kind::group;
use super::party::Party;
use super::telling::Telling;

/// An event that lasts longer is looked for under the days of its report alone.
const LONGEST: i32 = 10;

/// The pairs of tellings that may be of one event, by their numbers, the smaller first.
pub(super) fn pairs(tellings: &[&Telling]) -> BTreeSet<(u32, u32)> {
    let mut blocks: BTreeMap<(u8, i32, String), Vec<u32>> = BTreeMap::new();
    for (number, telling) in tellings.iter().enumerate() {
        let tokens = tokens(telling);
        for day in days(telling) {
            for token in &tokens {
                let block = blocks.entry((group(&telling.kind), day, token.clone())).or_default();
                block.push(number as u32);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for block in blocks.values() {
        for (nth, &one) in block.iter().enumerate() {
            pairs.extend(block[nth + 1..].iter().map(|&two| (one, two)));
        }
    }
    pairs
}

/// The days to look for a telling under: its own and the one after each, in pairs of days.
fn days(telling: &Telling) -> BTreeSet<i32> {
    let Some(days) = &telling.days else { return [i32::MIN].into() };
    let first = (*days.start()).max(days.end() - LONGEST);
    (first..=days.end() + 1).collect()
}

/// What tells it: the pair of countries with the word that tells it, names, place, figures; the names
/// of the article where that is nothing.
fn tokens(telling: &Telling) -> BTreeSet<String> {
    let parties = || telling.actors.iter().chain(&telling.recipients);
    let country = |of: &BTreeSet<Party>| of.iter().find_map(|party| party.country.clone());
    let (left, right) = (country(&telling.actors), country(&telling.recipients));
    let told = |word: &String| {
        let countries = [left.as_deref(), right.as_deref()].map(Option::unwrap_or_default);
        format!("{word} {}>{}", countries[0], countries[1])
    };
    let known = left.is_some() || right.is_some();
    let mut tokens: BTreeSet<String> =
        telling.triggers.iter().filter(|_| known).map(told).collect();
    tokens.extend(parties().filter(|one| one.has_name()).map(|one| one.name.to_lowercase()));
    tokens.extend(telling.place.as_ref().map(|place| place.to_lowercase()));
    for (name, numbers) in &telling.figures {
        tokens.extend(
            numbers.iter().filter(|&&number| number > 2).map(|one| format!("{name} {one}")),
        );
    }
    tokens.extend(telling.setting.iter().cloned());
    tokens
}
