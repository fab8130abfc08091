//! Pairing what was found with what is annotated, each at most once, the best pairs first.

use std::collections::{BTreeMap, HashSet};

/// Two that could be the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// How well they agree.
    pub(super) quality: f64,
    /// Which of the annotated.
    pub(super) gold: usize,
    /// Which of the found.
    pub(super) found: usize,
}

/// Who is paired with whom.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    by_gold: BTreeMap<usize, usize>,
    taken: HashSet<usize>,
}

impl Pairing {
    /// The pairs of the best quality first; of equal ones, the first in the text.
    pub(super) fn of(mut candidates: Vec<Candidate>) -> Self {
        candidates.sort_by(|a, b| {
            b.quality.total_cmp(&a.quality).then((a.gold, a.found).cmp(&(b.gold, b.found)))
        });
        let mut pairing = Self::default();
        for Candidate { gold, found, .. } in candidates {
            if !pairing.by_gold.contains_key(&gold) && pairing.taken.insert(found) {
                pairing.by_gold.insert(gold, found);
            }
        }
        pairing
    }

    /// What was found for an annotated one.
    pub(super) fn found(&self, gold: usize) -> Option<usize> {
        self.by_gold.get(&gold).copied()
    }

    /// Whether a found one is paired.
    pub(super) fn takes(&self, found: usize) -> bool {
        self.taken.contains(&found)
    }

    /// Every pair, annotated and found.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.by_gold.iter().map(|(gold, found)| (*gold, *found))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_pair_goes_first_and_nobody_is_paired_twice() {
        let candidates = [(0.6, 0, 0), (0.9, 0, 1), (0.8, 1, 1), (0.5, 1, 0)];
        let candidates =
            candidates.map(|(quality, gold, found)| Candidate { quality, gold, found });
        let pairs: Vec<_> = Pairing::of(candidates.to_vec()).pairs().collect();
        assert_eq!(pairs, [(0, 1), (1, 0)]);
    }
}
