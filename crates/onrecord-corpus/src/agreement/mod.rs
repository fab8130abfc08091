//! How far two people who annotated the same passages agree, layer by layer.
//!
//! What both found is paired one to one and its fields are compared; what only one of them found
//! counts against both, unless that one marked it `optional`.

mod events;
mod measure;
mod mentions;
mod statements;

pub use measure::{Choices, Findings};

use onrecord_text::Span;

use crate::passage::Passage;

/// How far two annotations agree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreement {
    /// How many passages both annotated.
    pub passages: usize,
    /// What each of them found.
    pub findings: Vec<Findings>,
    /// What they said of the things that both found.
    pub choices: Vec<Choices>,
}

/// The agreement over passages that stand in both lists: of the same text, and of the same title
/// where several have it.
pub fn agreement(first: &[Passage], second: &[Passage]) -> Agreement {
    let mut agreement = Agreement::default();
    for one in first {
        let same = |other: &&Passage| other.text == one.text;
        let twins: Vec<_> = second.iter().filter(same).collect();
        let titled = twins.iter().find(|other| other.title == one.title);
        let Some(other) = titled.or(twins.first()) else { continue };
        agreement.passages += 1;
        agreement.add(one, other);
    }
    agreement
}

impl Agreement {
    fn add(&mut self, first: &Passage, second: &Passage) {
        let statements = statements::compare(self, first, second);
        if first.is_full() && second.is_full() {
            let events = events::compare(self, first, second, &statements);
            events::disputes(self, first, second, &statements, &events);
            mentions::compare(self, first, second);
        }
    }

    /// Counts what both and what one alone found; `first` and `second` tell for each of their
    /// things whether it is optional.
    fn found(
        &mut self,
        name: &'static str,
        pairs: &[Option<usize>],
        first: &[bool],
        second: &[bool],
    ) {
        let index = self.findings.iter().position(|findings| findings.name == name);
        let index = index.unwrap_or_else(|| {
            self.findings.push(Findings { name, ..Findings::default() });
            self.findings.len() - 1
        });
        let findings = &mut self.findings[index];
        findings.both += pairs.iter().flatten().count();
        let alone =
            pairs.iter().zip(first).filter(|(pair, optional)| pair.is_none() && !**optional);
        findings.first += alone.count();
        let taken = |index: usize| pairs.contains(&Some(index));
        let alone =
            second.iter().enumerate().filter(|(index, optional)| !**optional && !taken(*index));
        findings.second += alone.count();
    }

    /// Keeps what the two said of one thing.
    fn chose(&mut self, name: &'static str, first: impl Into<String>, second: impl Into<String>) {
        let pair = (first.into(), second.into());
        match self.choices.iter_mut().find(|choices| choices.name == name) {
            Some(choices) => choices.pairs.push(pair),
            None => self.choices.push(Choices { name, pairs: vec![pair] }),
        }
    }
}

/// Bytes in both, of those in either.
fn jaccard(first: &[Span], second: &[Span]) -> f64 {
    let size = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<usize>();
    let shared = |a: &Span, b: &Span| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let both: usize = first.iter().flat_map(|a| second.iter().map(move |b| shared(a, b))).sum();
    let either = size(first) + size(second) - both;
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}

/// Whether the two share a byte, or neither has any.
fn touch(first: &[Span], second: &[Span]) -> bool {
    (first.is_empty() && second.is_empty())
        || first.iter().any(|a| second.iter().any(|b| a.overlaps(*b)))
}

/// `yes` or `no`, for choices that are either.
fn yes(truth: bool) -> &'static str {
    if truth { "yes" } else { "no" }
}
