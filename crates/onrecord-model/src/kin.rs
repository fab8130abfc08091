//! The head that tells who is of one country: the police and the town that a report names.
//!
//! Each word has a vector for whoever it speaks of and one for the country that it stands for. The product
//! of a mention's mean of the first and another word's second, and how far apart they are, give the log odds
//! that both are of one country (`training/kin.py`).

use std::ops::Range;

use crate::kernel::{Kernel, Processor, Task};
use crate::linear::Linear;
use crate::pairs::{DISTANCES, Scratch, distance, project, set_words};
use crate::weights::{Weights, WeightsError};
use crate::window::Window;

/// Numbers in each of a word's two vectors.
const SIZE: usize = 32;

/// The head's weights, where they lie in the weights file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KinHead {
    width: usize,
    both: Linear,
    distance: &'static [f32],
}

/// What the head made of an article's words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kin {
    /// The first word of each window: only words of one window are compared.
    windows: Vec<usize>,
    /// A word's vector for whoever it speaks of, then the one for the country that it stands for.
    vectors: Vec<[[f32; SIZE]; 2]>,
    distance: &'static [f32],
}

impl KinHead {
    /// The head in the weights file.
    pub(crate) fn open(weights: &Weights) -> Result<Self, WeightsError> {
        let width = weights.sizes.width;
        Ok(Self {
            width,
            both: Linear::open(weights, "kin.both", 2 * SIZE, width)?,
            distance: weights.table("kin.distance", 1, DISTANCES)?,
        })
    }

    /// Adds a window's words; `vectors` holds the encoder's, a row for each piece.
    pub(crate) fn read(
        &self,
        kernel: Kernel,
        window: &Window,
        vectors: &[f32],
        scratch: &mut Scratch,
        kin: &mut Kin,
    ) {
        debug_assert_eq!(kin.vectors.len(), window.first);
        kin.windows.push(window.first);
        kin.distance = self.distance;
        kernel.run(Project { head: self, window, vectors, scratch });
        kin.vectors.extend_from_slice(scratch.words.as_chunks().0.as_chunks().0);
    }
}

impl Kin {
    /// The words that stand in one window with a word.
    pub fn beside(&self, word: usize) -> Range<usize> {
        let next = self.windows.partition_point(|first| *first <= word);
        let first = next.checked_sub(1).map_or(0, |own| self.windows[own]);
        first..self.windows.get(next).copied().unwrap_or(self.vectors.len())
    }

    /// Log odds that those whom some words mention and those for whom another word stands are of one
    /// country; none where they do not stand in one window.
    pub fn odds(&self, somebody: &Range<usize>, named: usize) -> Option<f32> {
        let window = self.beside(somebody.start);
        if somebody.is_empty() || !window.contains(&(somebody.end - 1)) || !window.contains(&named)
        {
            return None;
        }
        let what = &self.vectors[named][1];
        let mut product = 0.0;
        for [who, _] in &self.vectors[somebody.clone()] {
            for (one, other) in who.iter().zip(what) {
                product += one * other;
            }
        }
        let scale = somebody.len() as f32 * (SIZE as f32).sqrt();
        let apart = distance(named, &(somebody.start..somebody.start + 1));
        Some(product / scale + self.distance[apart])
    }
}

/// Brings every word of a window through the head's layer, into the scratch's words.
struct Project<'a> {
    head: &'a KinHead,
    window: &'a Window,
    vectors: &'a [f32],
    scratch: &'a mut Scratch,
}

impl Task for Project<'_> {
    type Output = ();

    #[inline(always)]
    fn run<P: Processor>(self, processor: P) {
        let Self { head, window, vectors, scratch } = self;
        set_words(&mut scratch.rows, window, vectors, head.width);
        project(processor, &head.both, &scratch.rows, window.len(), &mut scratch.words);
    }
}

#[cfg(test)]
mod tests {
    use onrecord_text::Span;

    use crate::{Kernel, Model};

    #[test]
    fn only_words_of_one_window_are_compared() {
        let text = "Police in Lima closed a road. ".repeat(60);
        let reading = Model::new().read(&text, &[Span::new(0, text.len())]);
        let window = reading.kin.beside(0);
        assert!(window.end > 7 && window.end < reading.words.len());
        assert!(reading.kin.odds(&(0..1), 2).is_some());
        assert_eq!(reading.kin.odds(&(0..1), window.end), None);
        assert_eq!(reading.kin.odds(&(0..0), 2), None);
    }

    #[test]
    fn every_kernel_gives_the_same_odds() {
        let text = "Police in Lima closed a road, and Kenya wrote to them.";
        let odds = |kernel| {
            let reading = Model::with_kernel(kernel).read(text, &[Span::new(0, text.len())]);
            [2, 8].map(|named| reading.kin.odds(&(0..1), named).unwrap().to_bits())
        };
        let all: Vec<_> = Kernel::available().into_iter().map(odds).collect();
        assert!(all.iter().all(|one| *one == all[0]));
    }
}
