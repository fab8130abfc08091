//! Precision and recall of groups: over pairs, and B-cubed (Bagga and Baldwin 1998).

use std::collections::HashMap;
use std::hash::Hash;

/// A count of right ones among those found and among those expected.
#[derive(Clone, Copy, Default)]
pub(super) struct Score {
    pub(super) right: f64,
    pub(super) found: f64,
    pub(super) expected: f64,
}

impl Score {
    pub(super) fn precision(self) -> f64 {
        if self.found > 0.0 { self.right / self.found } else { 1.0 }
    }

    pub(super) fn recall(self) -> f64 {
        if self.expected > 0.0 { self.right / self.expected } else { 1.0 }
    }

    fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }

    fn cells(self) -> String {
        format!("{:.3} | {:.3} | {:.3}", self.precision(), self.recall(), self.f1())
    }
}

/// One thing that is grouped: the group it should stand in, the one it stands in, and what it is a
/// copy of.
pub(super) struct Item<G, F> {
    pub(super) gold: G,
    pub(super) found: F,
    pub(super) story: u64,
}

/// Pairs that stand together; `across` leaves out those of one story.
pub(super) fn pairs<G: PartialEq, F: PartialEq>(items: &[Item<G, F>], across: bool) -> Score {
    let mut score = Score::default();
    for (nth, one) in items.iter().enumerate() {
        for two in items[nth + 1..].iter().filter(|two| !across || one.story != two.story) {
            let (gold, found) = (one.gold == two.gold, one.found == two.found);
            score.right += f64::from(u8::from(gold && found));
            score.found += f64::from(u8::from(found));
            score.expected += f64::from(u8::from(gold));
        }
    }
    score
}

/// For each thing, how many of those it stands with belong there, and the other way round.
pub(super) fn b_cubed<G: Eq + Hash, F: Eq + Hash>(items: &[Item<G, F>]) -> (f64, f64) {
    let (mut both, mut gold, mut found) = (HashMap::new(), HashMap::new(), HashMap::new());
    for item in items {
        *both.entry((&item.gold, &item.found)).or_insert(0.0) += 1.0;
        *gold.entry(&item.gold).or_insert(0.0) += 1.0;
        *found.entry(&item.found).or_insert(0.0) += 1.0;
    }
    let mean = |of: &dyn Fn(&Item<G, F>) -> f64| {
        items.iter().map(of).sum::<f64>() / items.len().max(1) as f64
    };
    let shared = |item: &Item<G, F>| -> f64 { both[&(&item.gold, &item.found)] };
    let precision = mean(&|item| shared(item) / found[&item.found]);
    let recall = mean(&|item| shared(item) / gold[&item.gold]);
    (precision, recall)
}

/// A table of scores, as Markdown.
pub(super) struct Table {
    rows: Vec<String>,
}

impl Table {
    pub(super) fn new(title: &str) -> Self {
        let head = "| | things | pairs expected | pairs: precision | recall | F1 | B-cubed: \
                    precision | recall |\n|---|---:|---:|---:|---:|---:|---:|---:|";
        Self { rows: vec![format!("\n{title}\n\n{head}")] }
    }

    /// A row over all pairs, and one over pairs of different stories.
    pub(super) fn add<G: Eq + Hash, F: Eq + Hash>(&mut self, name: &str, items: &[Item<G, F>]) {
        let (precision, recall) = b_cubed(items);
        for (across, label) in [(false, ""), (true, ", copies left aside")] {
            let score = pairs(items, across);
            let cubed =
                if across { "| ".to_owned() } else { format!("{precision:.3} | {recall:.3}") };
            self.rows.push(format!(
                "| {name}{label} | {} | {} | {} | {cubed} |",
                items.len(),
                score.expected,
                score.cells()
            ));
        }
    }

    pub(super) fn print(&self) {
        print(&self.rows.join("\n"));
    }
}

/// Prints.
#[expect(clippy::print_stdout, reason = "a program for the terminal")]
pub(super) fn print(text: &str) {
    println!("{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_and_b_cubed_of_a_group_split_in_two() {
        let item = |gold, found| Item { gold, found, story: found };
        let items = [item('a', 1), item('a', 1), item('a', 2), item('b', 2)];
        let score = pairs(&items, false);
        assert_eq!((score.right, score.found, score.expected), (1.0, 2.0, 3.0));
        assert!((pairs(&items, true).expected - 2.0).abs() < 1e-9);
        let (precision, recall) = b_cubed(&items);
        assert!((precision - 0.75).abs() < 1e-9, "{precision}");
        assert!((recall - (2.0 / 3.0 * 2.0 + 1.0 / 3.0 + 1.0) / 4.0).abs() < 1e-9, "{recall}");
    }
}
