//! The heads: what each word is, and which part each word plays in the statement of a cue.

use std::ops::Range;

use crate::arithmetic::{dot, gelu};
use crate::kernel::{Processor, Task};
use crate::linear::{Linear, PANEL, Rows};
use crate::weights::{Weights, WeightsError};
use crate::window::Window;

/// Scores of a word as part of a cue: none, its first word, a later word.
pub(crate) type CueScores = [f32; 3];
/// Scores of a word in the statement of a cue: nothing, first and later word of a source, first and
/// later word of a content.
pub(crate) type RoleScores = [f32; 5];

/// A small linear layer in `f32`, for a few classes.
#[derive(Clone, Copy, Debug)]
struct Classes<const N: usize> {
    weight: &'static [f32],
    bias: [f32; N],
}

impl<const N: usize> Classes<N> {
    fn open(weights: &Weights, name: &str, inputs: usize) -> Result<Self, WeightsError> {
        let bias = weights.table(&format!("{name}.bias"), 1, N)?;
        let weight = weights.table(&format!("{name}.weight"), N, inputs)?;
        Ok(Self { weight, bias: std::array::from_fn(|class| bias[class]) })
    }

    #[inline(always)]
    fn score(&self, values: &[f32]) -> [f32; N] {
        let mut scores = self.bias;
        for (score, weight) in scores.iter_mut().zip(self.weight.chunks_exact(values.len())) {
            *score += dot(values, weight);
        }
        scores
    }
}

/// The heads' weights, where they lie in the weights file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heads {
    width: usize,
    cue: Classes<3>,
    nested: Classes<3>,
    pair: usize,
    pair_word: Linear,
    pair_cue: Linear,
    /// A row for each distance, in another paragraph and then in the same.
    place: &'static [f32],
    distances: usize,
    roles: Classes<5>,
}

/// Room for scoring one window.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    rows: Rows,
    words: Vec<f32>,
    cues: Vec<f32>,
    centre: Vec<f32>,
    joined: Vec<f32>,
}

impl Heads {
    /// The heads in the weights file.
    pub(crate) fn open(weights: &Weights) -> Result<Self, WeightsError> {
        let sizes = weights.sizes;
        if sizes.distances != DISTANCES {
            return Err(WeightsError::Shape("other distance classes"));
        }
        Ok(Self {
            width: sizes.width,
            cue: Classes::open(weights, "cue", sizes.width)?,
            nested: Classes::open(weights, "nested", sizes.width)?,
            pair: sizes.pair,
            pair_word: Linear::open(weights, "pair_word", 2 * sizes.pair, sizes.width)?,
            pair_cue: Linear::open(weights, "pair_cue", 2 * sizes.pair, sizes.width)?,
            place: weights.table("pair_place", 2 * sizes.distances, sizes.pair)?,
            distances: sizes.distances,
            roles: Classes::open(weights, "roles", sizes.pair)?,
        })
    }

    /// A word's own vector: that of its first piece.
    #[inline(always)]
    fn word<'a>(&self, window: &Window, vectors: &'a [f32], word: usize) -> &'a [f32] {
        &vectors[window.at[word] * self.width..][..self.width]
    }

    /// Brings the rows set in `scratch` through one of the pair layers.
    #[inline(always)]
    fn project<P: Processor>(
        processor: P,
        layer: &Linear,
        rows: &Rows,
        count: usize,
        out: &mut Vec<f32>,
    ) {
        let width = layer.panels() * PANEL;
        out.resize(count * width, 0.0);
        for panel in 0..layer.panels() {
            layer.panel(processor, rows, 0..count, panel, |row, values| {
                out[row * width + panel * PANEL..][..PANEL].copy_from_slice(values);
            });
        }
    }

    /// The mean of the vectors of a cue's words.
    #[inline(always)]
    fn centre(&self, window: &Window, vectors: &[f32], cue: &Range<usize>, out: &mut [f32]) {
        out.fill(0.0);
        let share = 1.0 / cue.len() as f32;
        for word in cue.clone() {
            for (out, value) in out.iter_mut().zip(self.word(window, vectors, word)) {
                *out += value * share;
            }
        }
    }

    /// Which row of the table of places holds a word's place beside a cue.
    fn place(&self, window: &Window, cue: &Range<usize>, word: usize) -> usize {
        let same = window.paragraphs[word] == window.paragraphs[cue.start];
        usize::from(same) * self.distances + distance(word, cue)
    }
}

/// Distance classes: none, then after the cue, then before it.
const DISTANCES: usize = 20;

/// The distance class of a word from a cue: by powers of two.
fn distance(word: usize, cue: &Range<usize>) -> usize {
    let size = |words: usize| words.ilog2().min(8) as usize + 1;
    if cue.contains(&word) {
        0
    } else if word < cue.start {
        9 + size(cue.start - word)
    } else {
        size(word + 1 - cue.end)
    }
}

/// Scores every word of a window as a cue, of outermost statements and of statements inside others.
pub(crate) struct ScoreCues<'a> {
    pub(crate) heads: &'a Heads,
    pub(crate) window: &'a Window,
    pub(crate) vectors: &'a [f32],
}

impl Task for ScoreCues<'_> {
    type Output = [Vec<CueScores>; 2];

    #[inline(always)]
    fn run<P: Processor>(self, _: P) -> Self::Output {
        let mut scores = [const { Vec::new() }; 2];
        for (scores, head) in scores.iter_mut().zip([self.heads.cue, self.heads.nested]) {
            scores.reserve_exact(self.window.len());
            for word in 0..self.window.len() {
                scores.push(head.score(self.heads.word(self.window, self.vectors, word)));
            }
        }
        scores
    }
}

/// Scores the role of every word of a window in the statements of some cues.
pub(crate) struct ScoreRoles<'a> {
    pub(crate) heads: &'a Heads,
    pub(crate) window: &'a Window,
    pub(crate) vectors: &'a [f32],
    pub(crate) cues: &'a [Range<usize>],
    pub(crate) scratch: &'a mut Scratch,
}

impl Task for ScoreRoles<'_> {
    /// For each cue, a row of scores for each word.
    type Output = Vec<Vec<RoleScores>>;

    #[inline(always)]
    fn run<P: Processor>(self, processor: P) -> Self::Output {
        let Self { heads, window, vectors, cues, scratch } = self;
        let Scratch { rows, words, cues: cue_parts, centre, joined } = scratch;
        rows.resize(window.len(), heads.width);
        for word in 0..window.len() {
            rows.set(word, heads.word(window, vectors, word));
        }
        Heads::project(processor, &heads.pair_word, rows, window.len(), words);
        rows.resize(cues.len(), heads.width);
        centre.resize(heads.width, 0.0);
        for (row, cue) in cues.iter().enumerate() {
            heads.centre(window, vectors, cue, centre);
            rows.set(row, centre);
        }
        Heads::project(processor, &heads.pair_cue, rows, cues.len(), cue_parts);
        joined.resize(heads.pair, 0.0);
        let parts = 2 * heads.pair;
        let mut scores = Vec::with_capacity(cues.len());
        for (cue, part) in cues.iter().zip(cue_parts.chunks_exact(parts)) {
            let mut roles = Vec::with_capacity(window.len());
            for (word, own) in words.chunks_exact(parts).enumerate() {
                let place = heads.place(window, cue, word) * heads.pair;
                let place = &heads.place[place..][..heads.pair];
                join(own.split_at(heads.pair), part.split_at(heads.pair), place, joined);
                roles.push(heads.roles.score(joined));
            }
            scores.push(roles);
        }
        scores
    }
}

/// Joins a word's sum and gate with a cue's and with the word's place beside the cue.
#[inline(always)]
fn join(word: (&[f32], &[f32]), cue: (&[f32], &[f32]), place: &[f32], out: &mut [f32]) {
    let ((word, word_gate), (cue, cue_gate)) = (word, cue);
    for i in 0..out.len() {
        out[i] = word[i] + cue[i] + word_gate[i] * cue_gate[i] + place[i];
    }
    for block in out.as_chunks_mut::<PANEL>().0 {
        gelu(block);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_grow_by_powers_of_two_on_both_sides() {
        let cue = 300..302;
        let classes = |words: &[usize]| -> Vec<usize> {
            words.iter().map(|&word| distance(word, &cue)).collect()
        };
        assert_eq!(classes(&[300, 301]), [0, 0]);
        assert_eq!(classes(&[302, 303, 304, 305, 309, 557, 900]), [1, 2, 2, 3, 4, 9, 9]);
        assert_eq!(classes(&[299, 298, 297, 296, 44, 0]), [10, 11, 11, 12, 18, 18]);
    }
}
