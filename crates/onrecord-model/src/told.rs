//! The head that tells facts of a run of words: how a trigger's event is presented, its modes and its
//! contexts; the stance and the polarity of a cue's statement.

use std::ops::Range;

use crate::arithmetic::{dot, gelu};
use crate::kernel::{Processor, Task};
use crate::linear::{Linear, PANEL};
use crate::pairs::{Scratch, project, set_means};
use crate::weights::{Weights, WeightsError};
use crate::window::Window;

/// Width of the layer between the run's vector and the facts.
const HIDDEN: usize = 256;

/// The head's weights, where they lie in the weights file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    width: usize,
    hidden: Linear,
    weight: &'static [f32],
    bias: &'static [f32],
}

impl Told {
    /// The head in the weights file under a name, for so many facts.
    pub(crate) fn open(weights: &Weights, name: &str, facts: usize) -> Result<Self, WeightsError> {
        let width = weights.sizes.width;
        Ok(Self {
            width,
            hidden: Linear::open(weights, &format!("{name}_hidden"), HIDDEN, width)?,
            weight: weights.table(&format!("{name}.weight"), facts, HIDDEN)?,
            bias: weights.table(&format!("{name}.bias"), 1, facts)?,
        })
    }
}

/// Scores the facts of some runs of words.
pub(crate) struct ScoreTold<'a> {
    pub(crate) told: &'a Told,
    pub(crate) window: &'a Window,
    pub(crate) vectors: &'a [f32],
    pub(crate) centres: &'a [Range<usize>],
    pub(crate) scratch: &'a mut Scratch,
}

impl Task for ScoreTold<'_> {
    /// For each run, a score for each fact.
    type Output = Vec<Vec<f32>>;

    #[inline(always)]
    fn run<P: Processor>(self, processor: P) -> Self::Output {
        let Self { told, window, vectors, centres, scratch } = self;
        let (rows, middle) = (&mut scratch.rows, &mut scratch.mean);
        set_means(rows, window, vectors, told.width, centres, middle);
        let mut hidden = Vec::new();
        project(processor, &told.hidden, rows, centres.len(), &mut hidden);
        for block in hidden.as_chunks_mut::<PANEL>().0 {
            gelu(block);
        }
        let score = |hidden: &[f32]| -> Vec<f32> {
            let facts = told.weight.chunks_exact(HIDDEN).zip(told.bias);
            facts.map(|(weight, bias)| bias + dot(hidden, weight)).collect()
        };
        hidden.chunks_exact(HIDDEN).map(score).collect()
    }
}
