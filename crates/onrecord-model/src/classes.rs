//! A small linear layer over a vector, for a few classes.

use crate::arithmetic::dot;
use crate::weights::{Weights, WeightsError};

/// A linear layer in `f32` with `N` outputs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Classes<const N: usize> {
    weight: &'static [f32],
    bias: [f32; N],
}

impl<const N: usize> Classes<N> {
    /// The layer `name`.
    pub(crate) fn open(weights: &Weights, name: &str, inputs: usize) -> Result<Self, WeightsError> {
        let bias = weights.table(&format!("{name}.bias"), 1, N)?;
        let weight = weights.table(&format!("{name}.weight"), N, inputs)?;
        Ok(Self { weight, bias: std::array::from_fn(|class| bias[class]) })
    }

    /// The scores of one vector.
    #[inline(always)]
    pub(crate) fn score(&self, values: &[f32]) -> [f32; N] {
        let mut scores = self.bias;
        for (score, weight) in scores.iter_mut().zip(self.weight.chunks_exact(values.len())) {
            *score += dot(values, weight);
        }
        scores
    }
}
