//! Which tellings are compared at all: those that share a day, a group of types, and something told.
//!
//! Events that name a country are looked for under the pair of countries and the word that tells them,
//! all under names, places and figures, so that a day of the world's news falls into small blocks.

use super::kind::group;
use super::party_set::Parties;
use super::telling::Telling;
use crate::story::hash::hash;

/// An event that lasts longer is looked for under its last days alone.
const LONGEST: i32 = 10;
/// Tellings above which those under one name are told apart by the word that tells the event: a name
/// that half of the day's news bears says little.
const CROWD: usize = 200;

/// What a telling is looked for under: group of types, day, token.
type Key = (u8, i32, u32);

/// The pairs of tellings that may be of one event, by their numbers, the smaller first.
pub(super) fn pairs(tellings: &[&Telling]) -> Vec<(u32, u32)> {
    let mut entries: Vec<(Key, u32)> = Vec::new();
    for (number, telling) in tellings.iter().enumerate() {
        let tokens = tokens(telling);
        for day in days(telling) {
            let key = |token: &u32| ((group(&telling.kind), day, *token), number as u32);
            entries.extend(tokens.iter().map(key));
        }
    }
    entries.sort_unstable();
    entries.dedup();
    let mut pairs = Vec::new();
    for block in entries.chunk_by(|one, two| one.0 == two.0) {
        let alike = |one: u32, two: u32| {
            let (one, two) = (tellings[one as usize], tellings[two as usize]);
            block.len() <= CROWD || one.triggers.shared(&two.triggers) > 0
        };
        for (nth, &(_, one)) in block.iter().enumerate() {
            let others = block[nth + 1..].iter().map(|&(_, two)| (one, two));
            pairs.extend(others.filter(|&(one, two)| alike(one, two)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The days to look for a telling under: its own and the one after each.
fn days(telling: &Telling) -> std::ops::RangeInclusive<i32> {
    match &telling.days {
        Some(days) => (*days.start()).max(days.end() - LONGEST)..=days.end() + 1,
        None => i32::MIN..=i32::MIN,
    }
}

/// What tells it: the pair of countries with the word that tells it; names, place, figures; the names
/// of the article.
fn tokens(telling: &Telling) -> Vec<u32> {
    let country =
        |of: &Parties| of.iter().find_map(|party| party.country.clone()).unwrap_or_default();
    let pair = [country(&telling.actors), country(&telling.recipients)].concat();
    let mut tokens = telling.setting.numbers().to_vec();
    // Copies that name nobody tell the same all the same.
    tokens.push(hash(["story", telling.story.to_string().as_str()]));
    if !pair.is_empty() {
        let countries = hash([pair.as_str()]);
        tokens.extend(telling.triggers.numbers().iter().map(|word| word ^ countries));
    }
    let parties = telling.actors.iter().chain(&telling.recipients).filter(|one| one.has_name());
    let names = parties.map(|one| &one.name).chain(&telling.place);
    tokens.extend(names.map(|name| hash([name.to_lowercase().as_str()])));
    for (name, numbers) in &telling.figures {
        let told = numbers.iter().filter(|&&number| number > 2);
        tokens.extend(told.map(|number| hash([*name, number.to_string().as_str()])));
    }
    tokens
}
