//! The head that tells how an event is presented, its modes and its contexts.

use std::ops::Range;

use crate::arithmetic::{dot, gelu};
use crate::kernel::{Processor, Task};
use crate::linear::{Linear, PANEL};
use crate::pairs::{Scratch, project, set_means};
use crate::weights::{Weights, WeightsError};
use crate::window::Window;

/// Width of the layer between a trigger's vector and the facts.
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
    /// The head in the weights file, for so many facts.
    pub(crate) fn open(weights: &Weights, facts: usize) -> Result<Self, WeightsError> {
        let width = weights.sizes.width;
        Ok(Self {
            width,
            hidden: Linear::open(weights, "facts_hidden", HIDDEN, width)?,
            weight: weights.table("facts.weight", facts, HIDDEN)?,
            bias: weights.table("facts.bias", 1, facts)?,
        })
    }
}

/// Scores the facts of the events of some triggers.
pub(crate) struct ScoreTold<'a> {
    pub(crate) told: &'a Told,
    pub(crate) window: &'a Window,
    pub(crate) vectors: &'a [f32],
    pub(crate) triggers: &'a [Range<usize>],
    pub(crate) scratch: &'a mut Scratch,
}

impl Task for ScoreTold<'_> {
    /// For each trigger, a score for each status, mode and context.
    type Output = Vec<Vec<f32>>;

    #[inline(always)]
    fn run<P: Processor>(self, processor: P) -> Self::Output {
        let Self { told, window, vectors, triggers, scratch } = self;
        let (rows, middle) = (&mut scratch.rows, &mut scratch.mean);
        set_means(rows, window, vectors, told.width, triggers, middle);
        let mut hidden = Vec::new();
        project(processor, &told.hidden, rows, triggers.len(), &mut hidden);
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
