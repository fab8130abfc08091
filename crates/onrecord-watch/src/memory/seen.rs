//! The items of a feed that were seen: those in its document now, and as many older ones as fit.

use std::collections::{HashSet, VecDeque};

/// As many items that a feed no longer holds are remembered: a feed may show an old one again.
const OLD: usize = 5000;

/// The items of one feed that were seen, oldest first.
#[derive(Debug, Default)]
pub(super) struct Seen {
    order: VecDeque<String>,
    known: HashSet<String>,
}

impl Seen {
    pub(super) fn has(&self, item: &str) -> bool {
        self.known.contains(item)
    }

    pub(super) fn mark(&mut self, item: &str) {
        if self.known.insert(item.to_owned()) {
            self.order.push_back(item.to_owned());
        }
    }

    /// Forgets the oldest items that are not among those that the feed holds now.
    pub(super) fn forget(&mut self, current: &[String]) {
        let spare = self.order.len().saturating_sub(OLD + current.len());
        if spare == 0 {
            return;
        }
        let current: HashSet<&String> = current.iter().collect();
        let mut left = spare;
        self.order.retain(|item| {
            let goes = left > 0 && !current.contains(item);
            if goes {
                left -= 1;
                self.known.remove(item);
            }
            !goes
        });
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &String> {
        self.order.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_are_forgotten_but_never_those_that_the_feed_holds() {
        let mut seen = Seen::default();
        let name = |n: usize| format!("item {n}");
        (0..OLD + 100).for_each(|n| seen.mark(&name(n)));
        seen.mark(&name(0));
        seen.forget(&[name(0), name(OLD + 99)]);
        assert_eq!(seen.iter().count(), OLD + 2);
        assert!(seen.has(&name(0)) && seen.has(&name(OLD + 99)));
        assert!(!seen.has(&name(1)) && !seen.has(&name(98)) && seen.has(&name(99)));
    }
}
