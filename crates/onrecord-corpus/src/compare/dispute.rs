//! Disputes of a record against those of its passage: paired by the words of their claims.

use super::{Comparison, Difference, best, overlap};
use crate::code_points;

impl Comparison<'_> {
    /// What is different about the disputes.
    pub(super) fn disputes(&self) -> Vec<Difference> {
        let pairs = self.dispute_pairs();
        let mut differences = Vec::new();
        for (expected, pair) in self.passage.disputes.iter().zip(&pairs) {
            let Some(found) = pair.map(|found| &self.record.disputes[found]) else {
                if !expected.optional {
                    let claim = self.passage.claim(expected);
                    let claim = self.show(&code_points::of(&self.passage.text, &claim));
                    let what = format!("{} is missing: {claim}", expected.id);
                    differences.push(self.at(expected.line, what));
                }
                continue;
            };
            for (part, wanted, got) in [
                self.party("asserted by", &expected.asserted_by, &found.asserted_by),
                self.party("denied by", &expected.denied_by, &found.denied_by),
            ] {
                if wanted != got {
                    let what = format!("{} {part}: expected {wanted}, found {got}", expected.id);
                    differences.push(self.at(expected.line, what));
                }
            }
        }
        for (index, found) in self.record.disputes.iter().enumerate() {
            if !pairs.contains(&Some(index)) {
                let claim = self.show(&found.claim.spans);
                let what = format!("found a dispute too many: {claim}");
                differences.push(self.at(self.passage.line, what));
            }
        }
        differences
    }

    /// Claims need share only some words: a statement's content and its event are one claim.
    fn dispute_pairs(&self) -> Vec<Option<usize>> {
        let text = &self.passage.text;
        let mut scored = Vec::new();
        for (index, expected) in self.passage.disputes.iter().enumerate() {
            let mut claim = self.passage.claim(expected);
            let statements = expected.statements.iter().filter_map(|id| self.passage.statement(id));
            claim.extend(statements.flat_map(|statement| &statement.content));
            let events = expected.events.iter().filter_map(|id| self.passage.event(id));
            claim.extend(events.map(|event| event.trigger));
            claim.sort_unstable();
            claim.dedup();
            for (other, found) in self.record.disputes.iter().enumerate() {
                let score = claim
                    .iter()
                    .map(|span| overlap(&code_points::of(text, &[*span]), &found.claim.spans));
                let score = score.fold(0.0, f64::max);
                if score > 0.0 {
                    scored.push((score, index, other));
                }
            }
        }
        best(scored, self.passage.disputes.len())
    }
}
