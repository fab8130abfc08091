//! Linear layers in bytes: rows of activations times a matrix of weights.

use std::ops::Range;

use crate::arithmetic::{magnitude, quantise};
use crate::kernel::{COLUMNS, Processor, ROWS, ZERO, bounded};
use crate::weights::{Weights, WeightsError};

/// Outputs that are computed together.
pub(crate) const PANEL: usize = 64;
/// Vectors of a panel.
const VECTORS: usize = PANEL / COLUMNS;
/// Products with the weights that may be summed in 16 bits.
const JOINT: usize = 4;

/// Rows of activations in bytes, each with its own scale.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    bytes: Vec<u8>,
    scales: Vec<f32>,
    width: usize,
}

impl Rows {
    /// Makes room for `count` rows of `width`, and for the rest of the last tile.
    pub(crate) fn resize(&mut self, count: usize, width: usize) {
        self.width = width;
        self.bytes.resize((count + ROWS) * width, ZERO);
        self.scales.resize(count, 0.0);
    }

    /// Sets a row, given its largest magnitude.
    #[inline(always)]
    pub(crate) fn set_within(&mut self, row: usize, values: &[f32], magnitude: f32) {
        let bytes = &mut self.bytes[row * self.width..][..self.width];
        self.scales[row] = quantise(values, magnitude, bytes);
    }

    /// Sets a row.
    #[inline(always)]
    pub(crate) fn set(&mut self, row: usize, values: &[f32]) {
        self.set_within(row, values, magnitude(values));
    }
}

/// A linear layer; its weights lie in the weights file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Linear {
    panels: &'static [i8],
    /// What each sum starts with: takes back the 128 that was added to the activations.
    start: &'static [i32],
    scale: &'static [f32],
    bias: &'static [f32],
    inputs: usize,
}

impl Linear {
    /// The layer `name`.
    pub(crate) fn open(
        weights: &Weights,
        name: &str,
        outputs: usize,
        inputs: usize,
    ) -> Result<Self, WeightsError> {
        if !outputs.is_multiple_of(PANEL) || !inputs.is_multiple_of(PANEL) {
            return Err(WeightsError::Shape("layers that are no multiple of 64 wide"));
        }
        let panels = weights.table(&format!("{name}.panels"), outputs, inputs)?;
        if !weights.are_built_in() && !bounded::<JOINT>(panels, PANEL) {
            return Err(WeightsError::Shape("weights beyond the bound of four"));
        }
        Ok(Self {
            panels,
            start: weights.table(&format!("{name}.start"), 1, outputs)?,
            scale: weights.table(&format!("{name}.scale"), 1, outputs)?,
            bias: weights.table(&format!("{name}.bias"), 1, outputs)?,
            inputs,
        })
    }

    /// How many panels of outputs there are.
    pub(crate) fn panels(&self) -> usize {
        self.start.len() / PANEL
    }

    /// Computes the outputs of one panel for some rows and hands them to `write`, row by row.
    #[inline(always)]
    pub(crate) fn panel<P: Processor>(
        &self,
        processor: P,
        rows: &Rows,
        range: Range<usize>,
        panel: usize,
        mut write: impl FnMut(usize, &mut [f32; PANEL]),
    ) {
        debug_assert_eq!(rows.width, self.inputs);
        let weights = &self.panels[panel * PANEL * self.inputs..][..PANEL * self.inputs];
        let start: &[[i32; COLUMNS]; VECTORS] = &self.start.as_chunks().0.as_chunks().0[panel];
        let scale: [f32; PANEL] = self.scale.as_chunks().0[panel];
        let bias: [f32; PANEL] = self.bias.as_chunks().0[panel];
        for first in range.clone().step_by(ROWS) {
            let inputs = &rows.bytes[first * self.inputs..];
            let tile = processor.multiply::<VECTORS, JOINT>(inputs, self.inputs, weights, start);
            for (sums, row) in tile.iter().zip(first..range.end) {
                let sums: [i32; PANEL] = sums.as_flattened().as_chunks().0[0];
                let step = rows.scales[row];
                let mut values = [0.0; PANEL];
                for column in 0..PANEL {
                    values[column] = sums[column] as f32 * (step * scale[column]) + bias[column];
                }
                write(row, &mut values);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Model;
    use crate::weights::{Weights, embedded};

    #[test]
    fn weights_beyond_the_bound_of_four_are_refused_and_those_in_the_binary_are_within_it() {
        let mut bytes = embedded().to_vec();
        assert!(Model::with_weights(&bytes).is_ok());
        let weights = Weights::open(embedded()).unwrap();
        let panels = weights.values::<i8>("layers.0.up.panels").unwrap();
        let start = panels.as_ptr() as usize - embedded().as_ptr() as usize;
        bytes[start..start + 2].fill(127);
        let error = Model::with_weights(&bytes).unwrap_err();
        assert!(error.to_string().contains("beyond the bound of four"), "{error}");
    }
}
