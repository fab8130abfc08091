//! Pairs of tellings joined to groups, the surest first, as long as the groups hang together.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::alike::{ENOUGH, alike};
use super::blocks::pairs;
use super::telling::Telling;

/// What two groups must come to between them, on the mean of all pairs, to be joined.
const HELD: f64 = 0.7;
/// What a pair counts that cannot be of one event.
const NEVER: f64 = -1.0;

/// The groups of tellings, each with the numbers of its members, sorted.
///
/// Tellings must come in an order of their own: of two pairs equally alike the one that comes first is
/// joined first. An article tells an event once: no group holds two tellings of one article.
pub(super) fn groups(tellings: &[&Telling]) -> Vec<Vec<u32>> {
    let mut sure: Vec<(Reverse<u64>, u32, u32)> = Vec::new();
    for (one, two) in pairs(tellings) {
        if let Some(score) = alike(tellings[one as usize], tellings[two as usize])
            && score >= ENOUGH
        {
            // Scores that differ by less than a thousandth count as equal, on every machine.
            sure.push((Reverse((score * 1000.0).round() as u64), one, two));
        }
    }
    sure.sort_unstable();
    let mut groups = Groups::new(tellings);
    for (_, one, two) in sure {
        groups.join(one, two);
    }
    groups.members.into_values().collect()
}

struct Groups<'a> {
    tellings: &'a [&'a Telling],
    group_of: Vec<u32>,
    members: BTreeMap<u32, Vec<u32>>,
}

impl<'a> Groups<'a> {
    fn new(tellings: &'a [&'a Telling]) -> Self {
        let numbers = 0..tellings.len() as u32;
        let members = numbers.clone().map(|number| (number, vec![number])).collect();
        Self { tellings, group_of: numbers.collect(), members }
    }

    fn join(&mut self, one: u32, two: u32) {
        let (one, two) = (self.group_of[one as usize], self.group_of[two as usize]);
        if one == two || !self.hang_together(one, two) {
            return;
        }
        let (into, from) = (one.min(two), one.max(two));
        let moved = self.members.remove(&from).unwrap_or_default();
        for &number in &moved {
            self.group_of[number as usize] = into;
        }
        let members = self.members.entry(into).or_default();
        members.extend(moved);
        members.sort_unstable();
    }

    /// Whether two groups are of one event: no article in both, and alike on the mean.
    fn hang_together(&self, one: u32, two: u32) -> bool {
        let (one, two) = (&self.members[&one], &self.members[&two]);
        let telling = |number: &u32| self.tellings[*number as usize];
        let articles: BTreeSet<&str> = one.iter().map(|at| telling(at).article.as_str()).collect();
        if two.iter().any(|at| articles.contains(telling(at).article.as_str())) {
            return false;
        }
        let pairs = one.iter().flat_map(|left| two.iter().map(move |right| (left, right)));
        let scores =
            pairs.map(|(left, right)| alike(telling(left), telling(right)).unwrap_or(NEVER));
        scores.sum::<f64>() >= HELD * (one.len() * two.len()) as f64
    }
}
