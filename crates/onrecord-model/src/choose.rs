//! Which of the marked statements to keep: how likely each is right, and whose words are whose.
//!
//! The probability is a logistic model over what the heads say of a statement. Its weights are
//! fitted on training documents that the network did not learn from (`training/calibrate.py`).

use std::ops::Range;

use crate::arithmetic::{ln, logistic};
use crate::reading::Found;
use crate::weights::{Weights, WeightsError};

/// What the logistic model reads, in this order: one, then the mean log probabilities of the cue,
/// of the contents and of the sources, whether there is no source, the logarithm of the contents'
/// length, and their share of quoted words.
pub(crate) const FEATURES: usize = 7;

/// A log probability below this says no more than this.
const LEAST: f32 = -3.0;
/// What stands for the sources' log probability where there is none.
const SOURCELESS: f32 = -1.0;
/// Share of the shorter of two contents from which on both cannot be right.
const CLASH: f32 = 0.5;
/// The same for statements inside others, which may stand in one another.
const NESTED_CLASH: f32 = 0.8;

/// Weights of the logistic model and the least probability to keep, outermost and nested.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice {
    weights: [f32; FEATURES],
    least: [f32; 2],
}

/// What the heads say of a statement.
pub(crate) struct Evidence {
    /// Log probability of the cue.
    pub(crate) cue: f32,
    /// Mean log probability of the words of the contents, as they are marked.
    pub(crate) contents: f32,
    /// The same of the sources; none where there is no source.
    pub(crate) sources: Option<f32>,
    /// Words of the contents.
    pub(crate) words: usize,
    /// How many of them stand in quotation marks.
    pub(crate) quoted: usize,
}

impl Choice {
    /// The choice in the weights file.
    pub(crate) fn open(weights: &Weights) -> Result<Self, WeightsError> {
        let table = weights.table("choice.statements", 1, FEATURES + 2)?;
        Ok(Self {
            weights: std::array::from_fn(|feature| table[feature]),
            least: [table[FEATURES], table[FEATURES + 1]],
        })
    }

    /// The probability that a statement is there as marked.
    pub(crate) fn probability(&self, evidence: &Evidence) -> f32 {
        let words = evidence.words as f32;
        let features = [
            1.0,
            evidence.cue,
            evidence.contents.max(LEAST),
            evidence.sources.map_or(SOURCELESS, |sources| sources.max(LEAST)),
            f32::from(u8::from(evidence.sources.is_none())),
            ln(words + 1.0),
            evidence.quoted as f32 / words.max(1.0),
        ];
        let mut sum = 0.0;
        for (weight, feature) in self.weights.iter().zip(features) {
            sum += weight * feature;
        }
        logistic(sum)
    }

    /// Keeps the statements that are likely enough; where two claim the same words, the likelier,
    /// and one whose cue stands outside quotation marks before one whose cue is itself quoted.
    /// They stay in their order.
    pub(crate) fn keep(&self, found: Vec<Found>, quoted: impl Fn(&Found) -> bool) -> Vec<Found> {
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by(|&a, &b| {
            let inside = |at: usize| !found[at].nested && quoted(&found[at]);
            let inside = inside(a).cmp(&inside(b));
            inside.then(found[b].confidence.total_cmp(&found[a].confidence)).then(a.cmp(&b))
        });
        let mut kept: Vec<usize> = Vec::new();
        for at in order {
            let one = &found[at];
            let likely = one.confidence > self.least[usize::from(one.nested)];
            if likely && !kept.iter().any(|&other| clash(one, &found[other])) {
                kept.push(at);
            }
        }
        kept.sort_unstable();
        let mut found: Vec<_> = found.into_iter().map(Some).collect();
        kept.into_iter().filter_map(|at| found[at].take()).collect()
    }
}

/// Whether two statements cannot both be right: one cue, or mostly one content.
fn clash(one: &Found, other: &Found) -> bool {
    if one.nested != other.nested {
        return shared(std::slice::from_ref(&one.cue), std::slice::from_ref(&other.cue)) > 0;
    }
    let both = shared(&one.contents, &other.contents) as f32;
    let (short, long) = (length(&one.contents), length(&other.contents));
    if one.nested {
        let all = (short + long) as f32 - both;
        return both > NESTED_CLASH * all && overlaps(&one.cue, &other.cue);
    }
    both > CLASH * short.min(long) as f32
}

fn length(ranges: &[Range<usize>]) -> usize {
    ranges.iter().map(ExactSizeIterator::len).sum()
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// How many words two lists of ranges share.
fn shared(one: &[Range<usize>], other: &[Range<usize>]) -> usize {
    let common =
        |a: &Range<usize>, b: &Range<usize>| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    one.iter().flat_map(|a| other.iter().map(move |b| common(a, b))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHOICE: Choice = Choice { weights: [0.0; FEATURES], least: [0.4, 0.4] };

    fn found(nested: bool, cue: usize, content: Range<usize>, confidence: f32) -> Found {
        let cue = cue..cue + 1;
        let (contents, disputed) = (vec![content], vec![]);
        let (stance, polarity) = ("assert", "positive");
        Found { nested, cue, sources: vec![], contents, confidence, stance, polarity, disputed }
    }

    #[test]
    fn the_likelier_of_two_keeps_the_words_they_both_claim() {
        let both = vec![found(false, 2, 3..9, 0.6), found(false, 10, 4..10, 0.9)];
        assert_eq!(CHOICE.keep(both.clone(), |_| false), [both[1].clone()]);
    }

    #[test]
    fn who_speaks_outside_the_marks_comes_first() {
        let both = vec![found(false, 4, 5..9, 0.9), found(false, 10, 3..9, 0.6)];
        assert_eq!(CHOICE.keep(both.clone(), |one| one.cue.start == 4), [both[1].clone()]);
    }

    #[test]
    fn an_inner_statement_stands_in_its_outer_one() {
        let both = vec![found(false, 2, 3..9, 0.9), found(true, 4, 5..9, 0.6)];
        assert_eq!(CHOICE.keep(both.clone(), |_| false), both);
    }

    #[test]
    fn one_cue_makes_no_two_statements() {
        let both = vec![found(false, 2, 3..9, 0.9), found(true, 2, 5..9, 0.6)];
        assert_eq!(CHOICE.keep(both.clone(), |_| false), [both[0].clone()]);
    }

    #[test]
    fn what_is_unlikely_goes() {
        assert!(CHOICE.keep(vec![found(false, 2, 3..9, 0.3)], |_| false).is_empty());
    }
}
