//! The head that tells which part each word plays beside a run of words: in the statement of a cue,
//! in the event of a trigger, as what a statement disputes.

use std::ops::Range;

use crate::arithmetic::gelu;
use crate::classes::Classes;
use crate::kernel::{Processor, Task};
use crate::linear::{Linear, PANEL, Rows};
use crate::weights::{Weights, WeightsError};
use crate::window::Window;

/// Scores of a word beside a centre: nothing, first and later word of the first role (source,
/// actor, the cue of a disputed claim), first and later word of the second (content, recipient, the
/// trigger of a disputed event).
pub(crate) type RoleScores = [f32; 5];

/// Distance classes: none, then after the centre, then before it.
pub(crate) const DISTANCES: usize = 20;

/// The head's weights, where they lie in the weights file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pairs {
    width: usize,
    size: usize,
    word: Linear,
    centre: Linear,
    /// A row for each distance, in another paragraph and then in the same.
    place: &'static [f32],
    roles: Classes<5>,
}

/// Room for scoring one window.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(crate) rows: Rows,
    pub(crate) words: Vec<f32>,
    centres: Vec<f32>,
    pub(crate) mean: Vec<f32>,
    joined: Vec<f32>,
}

impl Pairs {
    /// The head in the weights file under a name.
    pub(crate) fn open(weights: &Weights, name: &str) -> Result<Self, WeightsError> {
        let sizes = weights.sizes;
        if sizes.distances != DISTANCES {
            return Err(WeightsError::Shape("other distance classes"));
        }
        let part = |part: &str| {
            Linear::open(weights, &format!("{name}.{part}"), 2 * sizes.pair, sizes.width)
        };
        Ok(Self {
            width: sizes.width,
            size: sizes.pair,
            word: part("word")?,
            centre: part("centre")?,
            place: weights.table(&format!("{name}.place"), 2 * DISTANCES, sizes.pair)?,
            roles: Classes::open(weights, &format!("{name}.classes"), sizes.pair)?,
        })
    }

    /// The row of the table of places for a word beside a centre.
    fn place(&self, window: &Window, centre: &Range<usize>, word: usize) -> &'static [f32] {
        let same = window.paragraphs[word] == window.paragraphs[centre.start];
        let row = usize::from(same) * DISTANCES + distance(word, centre);
        &self.place[row * self.size..][..self.size]
    }
}

/// A word's own vector: that of its first piece.
#[inline(always)]
pub(crate) fn vector<'a>(
    window: &Window,
    vectors: &'a [f32],
    width: usize,
    word: usize,
) -> &'a [f32] {
    &vectors[window.at[word] * width..][..width]
}

/// The mean of the vectors of some words.
#[inline(always)]
fn mean(window: &Window, vectors: &[f32], words: &Range<usize>, out: &mut [f32]) {
    out.fill(0.0);
    let width = out.len();
    let share = 1.0 / words.len() as f32;
    for word in words.clone() {
        for (out, value) in out.iter_mut().zip(vector(window, vectors, width, word)) {
            *out += value * share;
        }
    }
}

/// Sets a row for each word of a window.
#[inline(always)]
pub(crate) fn set_words(rows: &mut Rows, window: &Window, vectors: &[f32], width: usize) {
    rows.resize(window.len(), width);
    for word in 0..window.len() {
        rows.set(word, vector(window, vectors, width, word));
    }
}

/// Sets a row for each run of words: the mean of their vectors.
#[inline(always)]
pub(crate) fn set_means(
    rows: &mut Rows,
    window: &Window,
    vectors: &[f32],
    width: usize,
    runs: &[Range<usize>],
    middle: &mut Vec<f32>,
) {
    rows.resize(runs.len(), width);
    middle.resize(width, 0.0);
    for (row, run) in runs.iter().enumerate() {
        mean(window, vectors, run, middle);
        rows.set(row, middle);
    }
}

/// Brings rows through a layer.
#[inline(always)]
pub(crate) fn project<P: Processor>(
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

/// The distance class of a word from a centre: by powers of two.
pub(crate) fn distance(word: usize, centre: &Range<usize>) -> usize {
    let size = |words: usize| words.ilog2().min(8) as usize + 1;
    if centre.contains(&word) {
        0
    } else if word < centre.start {
        9 + size(centre.start - word)
    } else {
        size(word + 1 - centre.end)
    }
}

/// Scores the role of every word of a window beside some centres.
pub(crate) struct ScoreRoles<'a> {
    pub(crate) pairs: &'a Pairs,
    pub(crate) window: &'a Window,
    pub(crate) vectors: &'a [f32],
    pub(crate) centres: &'a [Range<usize>],
    pub(crate) scratch: &'a mut Scratch,
}

impl Task for ScoreRoles<'_> {
    /// For each centre, a row of scores for each word.
    type Output = Vec<Vec<RoleScores>>;

    #[inline(always)]
    fn run<P: Processor>(self, processor: P) -> Self::Output {
        let Self { pairs, window, vectors, centres, scratch } = self;
        let Scratch { rows, words, centres: parts, mean: middle, joined } = scratch;
        set_words(rows, window, vectors, pairs.width);
        project(processor, &pairs.word, rows, window.len(), words);
        set_means(rows, window, vectors, pairs.width, centres, middle);
        project(processor, &pairs.centre, rows, centres.len(), parts);
        joined.resize(pairs.size, 0.0);
        let size = 2 * pairs.size;
        let mut scores = Vec::with_capacity(centres.len());
        for (centre, part) in centres.iter().zip(parts.chunks_exact(size)) {
            let mut roles = Vec::with_capacity(window.len());
            for (word, own) in words.chunks_exact(size).enumerate() {
                let place = pairs.place(window, centre, word);
                join(own.split_at(pairs.size), part.split_at(pairs.size), place, joined);
                roles.push(pairs.roles.score(joined));
            }
            scores.push(roles);
        }
        scores
    }
}

/// Joins a word's sum and gate with a centre's and with the word's place beside the centre.
#[inline(always)]
fn join(word: (&[f32], &[f32]), centre: (&[f32], &[f32]), place: &[f32], out: &mut [f32]) {
    let ((word, word_gate), (centre, centre_gate)) = (word, centre);
    for i in 0..out.len() {
        out[i] = word[i] + centre[i] + word_gate[i] * centre_gate[i] + place[i];
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
        let centre = 300..302;
        let classes = |words: &[usize]| -> Vec<usize> {
            words.iter().map(|&word| distance(word, &centre)).collect()
        };
        assert_eq!(classes(&[300, 301]), [0, 0]);
        assert_eq!(classes(&[302, 303, 304, 305, 309, 557, 900]), [1, 2, 2, 3, 4, 9, 9]);
        assert_eq!(classes(&[299, 298, 297, 296, 44, 0]), [10, 11, 11, 12, 18, 18]);
    }
}
