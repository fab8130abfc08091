//! Happenings, made of the tellings that are of one event.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Detail, compare};
use super::join::groups;
use super::telling::Telling;

/// One event of the world with all reports of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// PLOVER type: the one that most tellings have.
    pub kind: String,
    /// Those who tell it: places in the list that was given, by date of publication, article, event.
    pub tellings: Vec<usize>,
    /// How many articles tell it.
    pub articles: usize,
    /// How many stories: copies count once.
    pub stories: usize,
    /// Who published them.
    pub publishers: BTreeSet<String>,
    /// The earliest and the latest date of publication; empty where none is known.
    pub published: (String, String),
    /// What several stories tell of it, alike or not.
    pub details: Vec<Detail>,
}

/// The happenings of some reports, in the order of their first tellings. The order of what is given
/// makes no difference but to the numbers.
pub fn happenings(tellings: &[Telling]) -> Vec<Happening> {
    let mut order: Vec<usize> = (0..tellings.len()).collect();
    order.sort_by_key(|&at| {
        let one = &tellings[at];
        (&one.published, &one.article, &one.event)
    });
    let sorted: Vec<&Telling> = order.iter().map(|&at| &tellings[at]).collect();
    let mut groups = groups(&sorted);
    groups.sort_unstable();
    let place = |number: u32| order[number as usize];
    let of = |group: Vec<u32>| happening(tellings, group.into_iter().map(place).collect());
    groups.into_iter().map(of).collect()
}

fn happening(tellings: &[Telling], members: Vec<usize>) -> Happening {
    let told: Vec<&Telling> = members.iter().map(|&at| &tellings[at]).collect();
    let dates = || told.iter().map(|one| one.published.as_str()).filter(|date| !date.is_empty());
    let published = (dates().min().unwrap_or_default(), dates().max().unwrap_or_default());
    Happening {
        kind: commonest(told.iter().map(|one| one.kind.as_str())),
        articles: told.iter().map(|one| &one.article).collect::<BTreeSet<_>>().len(),
        stories: told.iter().map(|one| one.story).collect::<BTreeSet<_>>().len(),
        publishers: told.iter().filter_map(|one| one.publisher.clone()).collect(),
        published: (published.0.to_owned(), published.1.to_owned()),
        details: compare(&told),
        tellings: members,
    }
}

/// The name that comes most often, equals in the order of the alphabet.
fn commonest<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map_or_else(String::new, |(name, _)| name.to_owned())
}

#[cfg(test)]
mod tests;
