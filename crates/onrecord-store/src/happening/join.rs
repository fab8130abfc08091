//! Pairs of tellings joined to groups, the surest first, as long as the groups hang together.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use super::alike::{ENOUGH, alike};
use super::blocks::pairs;
use super::telling::Telling;
use super::voices::{Voice, voices};

/// What two groups must come to between them, on the mean of all pairs, to be joined.
const HELD: f64 = 0.6;
/// What a pair counts that cannot be of one event.
const NEVER: f64 = -1.0;

/// The groups of tellings, each with the numbers of its members, sorted.
///
/// Tellings must come in an order of their own: of two pairs equally alike the one that comes first is
/// joined first. An article tells an event once: no group holds two tellings of one article.
pub(super) fn groups(tellings: &[&Telling]) -> Vec<Vec<u32>> {
    let voices = voices(tellings);
    let mut groups = Groups::new(&voices);
    for (_, one, two) in sure(&voices) {
        groups.join(one, two);
    }
    let together = |group: Vec<u32>| {
        let members = group.iter().flat_map(|&at| &voices[at as usize].members);
        let mut members: Vec<u32> = members.copied().collect();
        members.sort_unstable();
        members
    };
    groups.members.into_values().map(together).collect()
}

/// The pairs of voices that are alike enough, the surest first.
fn sure(voices: &[Voice]) -> Vec<(Reverse<u64>, u32, u32)> {
    let leads: Vec<&Telling> = voices.iter().map(|voice| voice.lead).collect();
    let pair = |(one, two): (u32, u32)| {
        let score = alike(leads[one as usize], leads[two as usize])?;
        // Scores that differ by less than a thousandth count as equal, on every machine.
        (score >= ENOUGH).then(|| (Reverse((score * 1000.0).round() as u64), one, two))
    };
    let mut sure: Vec<_> = pairs(&leads).into_iter().filter_map(pair).collect();
    sure.sort_unstable();
    sure
}

struct Groups<'a> {
    voices: &'a [Voice<'a>],
    group_of: Vec<u32>,
    members: BTreeMap<u32, Vec<u32>>,
    /// Groups that did not hang together, with their sizes: not to be tried again until they grow.
    refused: HashSet<[u32; 4]>,
}

impl<'a> Groups<'a> {
    fn new(voices: &'a [Voice<'a>]) -> Self {
        let numbers = 0..voices.len() as u32;
        let members = numbers.clone().map(|number| (number, vec![number])).collect();
        Self { voices, group_of: numbers.collect(), members, refused: HashSet::new() }
    }

    fn join(&mut self, one: u32, two: u32) {
        let (one, two) = (self.group_of[one as usize], self.group_of[two as usize]);
        let (into, from) = (one.min(two), one.max(two));
        let size = |group: u32| self.members[&group].len() as u32;
        if into == from || self.refused.contains(&[into, from, size(into), size(from)]) {
            return;
        }
        if !self.hang_together(into, from) {
            self.refused.insert([into, from, size(into), size(from)]);
            return;
        }
        let moved = self.members.remove(&from).unwrap_or_default();
        for &number in &moved {
            self.group_of[number as usize] = into;
        }
        self.members.entry(into).or_default().extend(moved);
    }

    /// Whether two groups are of one event: no article in both, and alike on the mean.
    fn hang_together(&self, one: u32, two: u32) -> bool {
        let of = |group: u32| self.members[&group].iter().map(|&at| &self.voices[at as usize]);
        let pairs = || of(one).flat_map(|left| of(two).map(move |right| (left, right)));
        if pairs().any(|(left, right)| !left.articles.is_disjoint(&right.articles)) {
            return false;
        }
        let score = |(left, right): (&Voice, &Voice)| alike(left.lead, right.lead).unwrap_or(NEVER);
        let count = self.members[&one].len() * self.members[&two].len();
        pairs().map(score).sum::<f64>() >= HELD * count as f64
    }
}
