//! Which tellings are compared at all: those that share a day, a group of types, and something told.
//!
//! Events that name a country are looked for under the pair of countries and the word that tells them,
//! all under names, places and figures, so that a day of the world's news falls into small blocks.
//! Tellings come day by day, and only those of the day in hand are held.

use std::collections::HashMap;
use std::convert::Infallible;

use super::kind::group;
use super::party_set::Parties;
use super::telling::Telling;
use super::tokens::Tokens;
use crate::story::hash::{hash, set};

/// An event that lasts longer is looked for under its last days alone.
const LONGEST: i32 = 10;
/// Tellings above which those under one name are told apart by the word that tells the event: a name
/// that half of the day's news bears says little.
const CROWD: u32 = 200;

/// The group of types and the first day under which a telling is looked for.
pub(crate) type Opening = (u8, i32);

/// Where a telling stands in the order in which [`Blocks`] takes them.
pub(crate) fn opening(telling: &Telling) -> Opening {
    (group(&telling.kind), days(telling).0)
}

/// The tellings of the day in hand.
#[derive(Default)]
pub(crate) struct Blocks {
    now: Opening,
    /// Those that were there the day before first.
    open: Vec<Open>,
}

struct Open {
    number: u32,
    first: i32,
    last: i32,
    tokens: Vec<u32>,
    triggers: Tokens,
}

impl Blocks {
    /// Takes in a telling. They come in the order of their openings; `tell` is given each pair of those
    /// before that may be of one event, once.
    pub(crate) fn add<E>(
        &mut self,
        number: u32,
        telling: &Telling,
        tell: impl FnMut(u32, u32) -> Result<(), E>,
    ) -> Result<(), E> {
        let opening = opening(telling);
        if opening != self.now {
            self.close(tell)?;
            let same_group = opening.0 == self.now.0;
            self.open.retain(|one| same_group && one.last >= opening.1);
            self.now = opening;
        }
        let ((first, last), triggers) = (days(telling), telling.triggers.clone());
        self.open.push(Open { number, first, last, tokens: tokens(telling), triggers });
        Ok(())
    }

    /// Tells the pairs of the day in hand. A pair is told on the first day that both are there, under the
    /// first of the tokens that both have.
    pub(crate) fn close<E>(
        &self,
        mut tell: impl FnMut(u32, u32) -> Result<(), E>,
    ) -> Result<(), E> {
        let tokens = self.tokens();
        let places = tokens.iter().zip(0_u32..);
        let mut entries: Vec<(u32, u32)> =
            places.flat_map(|(of, at)| of.iter().map(move |&token| (token, at))).collect();
        entries.sort_unstable();
        for block in entries.chunk_by(|one, two| one.0 == two.0) {
            for (nth, &(token, two)) in block.iter().enumerate() {
                let (new, of_new) = (&self.open[two as usize], &tokens[two as usize]);
                let before = if new.first == self.now.1 { &block[..nth] } else { &[] };
                for &(_, one) in before {
                    if first_shared(&tokens[one as usize], of_new) == Some(token) {
                        tell(self.open[one as usize].number, new.number)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// What each telling is looked for under on this day: a token that a crowd has, together with each
    /// word that tells the event.
    fn tokens(&self) -> Vec<Vec<u32>> {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for token in self.open.iter().flat_map(|one| &one.tokens) {
            *counts.entry(*token).or_default() += 1;
        }
        let apart = |one: &Open| {
            let (crowded, free): (Vec<u32>, Vec<u32>) =
                one.tokens.iter().partition(|token| counts[*token] > CROWD);
            let told = |token: &u32| {
                let token = token.rotate_left(16);
                one.triggers.numbers().iter().map(move |word| word ^ token)
            };
            set(crowded.iter().flat_map(told).chain(free).collect())
        };
        self.open.iter().map(apart).collect()
    }
}

/// The pairs of tellings that may be of one event, by their numbers, the smaller first.
pub(super) fn pairs(tellings: &[&Telling]) -> Vec<(u32, u32)> {
    let mut order: Vec<u32> = (0..tellings.len() as u32).collect();
    order.sort_by_key(|&at| opening(tellings[at as usize]));
    let (mut blocks, mut pairs) = (Blocks::default(), Vec::new());
    let mut tell = |one: u32, two: u32| {
        pairs.push((one.min(two), one.max(two)));
        Ok::<(), Infallible>(())
    };
    for at in order {
        let Ok(()) = blocks.add(at, tellings[at as usize], &mut tell);
    }
    let Ok(()) = blocks.close(&mut tell);
    pairs
}

/// The first and the last day to look for a telling under: its own and the one after.
fn days(telling: &Telling) -> (i32, i32) {
    match &telling.days {
        Some(days) => ((*days.start()).max(days.end() - LONGEST), days.end() + 1),
        None => (i32::MIN, i32::MIN),
    }
}

/// The first number of two sorted lists that is in both.
fn first_shared(one: &[u32], two: &[u32]) -> Option<u32> {
    let (mut left, mut right) = (0, 0);
    while let (Some(one), Some(two)) = (one.get(left), two.get(right)) {
        if one == two {
            return Some(*one);
        }
        left += usize::from(one < two);
        right += usize::from(two < one);
    }
    None
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
    set(tokens)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use onrecord::record::Status;
    use proptest::prelude::*;

    use super::*;

    /// A report of an event of some days, told by one word, of an article that names others.
    fn telling(kind: &str, days: Option<(i32, i32)>, told: &str, names: &[&str]) -> Telling {
        Telling {
            article: String::new(),
            event: String::new(),
            story: u64::from(hash(names.iter().copied().chain([told]))),
            publisher: None,
            published: String::new(),
            kind: kind.to_owned(),
            modes: BTreeSet::new(),
            status: Status::Fact,
            tellers: Parties::default(),
            actors: Parties::default(),
            recipients: Parties::default(),
            days: days.map(|(first, last)| first..=last),
            dated: days.is_some(),
            place: None,
            figures: BTreeMap::new(),
            triggers: Tokens::told(told),
            words: Tokens::told(told),
            setting: Tokens::of(names.iter().copied()),
        }
    }

    /// Whether two share a group of types, a day and a token.
    fn meet(one: &Telling, two: &Telling) -> bool {
        let (left, right) = (days(one), days(two));
        let same_day = left.0 <= right.1 && right.0 <= left.1;
        let same_group = group(&one.kind) == group(&two.kind);
        same_day && same_group && first_shared(&tokens(one), &tokens(two)).is_some()
    }

    #[test]
    fn a_name_that_a_crowd_bears_is_told_apart_by_the_word_that_tells_the_event() {
        let words = ["shelled", "burned"];
        let told: Vec<Telling> = (0..=CROWD as usize)
            .map(|at| telling("ASSAULT", Some((3, 3)), words[at % 2], &["vesk", &at.to_string()]))
            .collect();
        let found = pairs(&told.iter().collect::<Vec<_>>());
        let half = (told.len() / 2) as u32;
        assert_eq!(found.len() as u32, half * (half - 1) / 2 + half * (half + 1) / 2);
        assert!(found.iter().all(|(one, two)| one % 2 == two % 2));
        assert_eq!(
            pairs(&told[1..].iter().collect::<Vec<_>>()).len() as u32,
            CROWD * (CROWD - 1) / 2
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn whoever_shares_a_day_and_something_told_is_told_once(
            drawn in prop::collection::vec((0..2_usize, prop::option::of((0..9, 0..30)), 0..8), 0..24),
        ) {
            let make = |(kind, days, names): (usize, Option<(i32, i32)>, i32)| {
                let days = days.map(|(first, long)| (first, first + long));
                let all = ["vesk", "orrin", "brask"].iter().enumerate();
                let names: Vec<&str> =
                    all.filter(|(bit, _)| names >> bit & 1 == 1).map(|(_, name)| *name).collect();
                telling(["AID", "PROTEST"][kind], days, "gave", &names)
            };
            let told: Vec<Telling> = drawn.into_iter().map(make).collect();
            let told: Vec<&Telling> = told.iter().collect();
            let mut found = pairs(&told);
            found.sort_unstable();
            let all = (0..told.len()).flat_map(|two| (0..two).map(move |one| (one, two)));
            let mut expected: Vec<(u32, u32)> = all
                .filter(|&(one, two)| meet(told[one], told[two]))
                .map(|(one, two)| (one as u32, two as u32))
                .collect();
            expected.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}
