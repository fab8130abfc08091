//! The encoder: a compact BERT over the pieces of one window.

use crate::arithmetic::{Magnitude, gelu, normalise};
use crate::attention::{self, HEAD, attend};
use crate::kernel::{Processor, ROWS, Task};
use crate::linear::{Linear, PANEL, Rows};
use crate::weights::{Weights, WeightsError};
use crate::window::Window;

/// Letter shapes and quotation states the network knows, 0 being none.
const SHAPES: usize = 8;
const QUOTES: usize = 4;
/// Rows that go through the feed-forward part together: what lies between its two layers should
/// stay in the processor's second-level cache.
const BLOCK: usize = 8 * ROWS;

/// Scale and shift of a normalisation.
#[derive(Clone, Copy, Debug)]
struct Norm {
    weight: &'static [f32],
    bias: &'static [f32],
}

impl Norm {
    fn open(weights: &Weights, name: &str) -> Result<Self, WeightsError> {
        let width = weights.sizes.width;
        Ok(Self {
            weight: weights.table(&format!("{name}.weight"), 1, width)?,
            bias: weights.table(&format!("{name}.bias"), 1, width)?,
        })
    }

    #[inline(always)]
    fn apply(&self, row: &mut [f32]) {
        normalise(row, self.weight, self.bias);
    }
}

#[derive(Clone, Copy, Debug)]
struct Layer {
    qkv: Linear,
    out: Linear,
    norm1: Norm,
    up: Linear,
    down: Linear,
    norm2: Norm,
}

/// The encoder's tables and layers, where they lie in the weights file.
#[derive(Clone, Debug)]
pub(crate) struct Encoder {
    width: usize,
    inner: usize,
    words: &'static [i8],
    word_scales: &'static [f32],
    positions: &'static [f32],
    shapes: &'static [f32],
    quotes: &'static [f32],
    norm: Norm,
    layers: Vec<Layer>,
}

/// Room for the encoding of one window.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// The pieces' vectors, and the same in bytes.
    pub(crate) vectors: Vec<f32>,
    rows: Rows,
    mixed: Vec<f32>,
    mixed_rows: Rows,
    inner: Vec<f32>,
    inner_rows: Rows,
    attention: attention::Scratch,
}

impl Encoder {
    /// The encoder in the weights file; `vocabulary` is how many pieces must have vectors.
    pub(crate) fn open(weights: &Weights, vocabulary: usize) -> Result<Self, WeightsError> {
        let sizes = weights.sizes;
        let (width, inner) = (sizes.width, sizes.inner);
        if width != sizes.heads * HEAD {
            return Err(WeightsError::Shape("heads that are not 32 wide"));
        }
        let layer = |number: usize| {
            let name = |part: &str| format!("layers.{number}.{part}");
            Ok(Layer {
                qkv: Linear::open(weights, &name("qkv"), 3 * width, width)?,
                out: Linear::open(weights, &name("out"), width, width)?,
                norm1: Norm::open(weights, &name("norm1"))?,
                up: Linear::open(weights, &name("up"), inner, width)?,
                down: Linear::open(weights, &name("down"), width, inner)?,
                norm2: Norm::open(weights, &name("norm2"))?,
            })
        };
        Ok(Self {
            width,
            inner,
            words: weights.table("words.rows", vocabulary, width)?,
            word_scales: weights.table("words.scale", 1, vocabulary)?,
            positions: weights.table("positions", sizes.window, width)?,
            shapes: weights.table("shapes", SHAPES, width)?,
            quotes: weights.table("quotes", QUOTES, width)?,
            norm: Norm::open(weights, "norm")?,
            layers: (0..sizes.layers).map(layer).collect::<Result<_, _>>()?,
        })
    }

    /// Multiplications that encoding a window of so many pieces takes.
    pub(crate) fn multiply_adds(&self, pieces: usize) -> usize {
        let (width, inner) = (self.width, self.inner);
        let of_a_piece = 4 * width * width + 2 * width * inner + 2 * width * pieces;
        pieces * of_a_piece * self.layers.len()
    }

    #[inline(always)]
    fn encode<P: Processor>(&self, processor: P, window: &Window, scratch: &mut Scratch) {
        let count = window.pieces.len();
        scratch.vectors.resize(count * self.width, 0.0);
        scratch.mixed.resize(count * self.width, 0.0);
        scratch.rows.resize(count, self.width);
        scratch.mixed_rows.resize(count, self.width);
        scratch.inner.resize(BLOCK * self.inner, 0.0);
        scratch.inner_rows.resize(BLOCK, self.inner);
        self.embed(window, scratch);
        for layer in &self.layers {
            self.mix(processor, layer, count, scratch);
            for first in (0..count).step_by(BLOCK) {
                self.feed(processor, layer, first..count.min(first + BLOCK), scratch);
            }
        }
    }

    /// Each piece's own vector, with those of its place, its word's shape and quotation state.
    #[inline(always)]
    fn embed(&self, window: &Window, scratch: &mut Scratch) {
        let width = self.width;
        let row_of = |table: &'static [f32], row: usize| &table[row * width..][..width];
        for (at, vector) in scratch.vectors.chunks_exact_mut(width).enumerate() {
            let piece = usize::from(window.pieces[at]);
            let scale = self.word_scales[piece];
            let word = &self.words[piece * width..][..width];
            let position = row_of(self.positions, at);
            let shape = row_of(self.shapes, usize::from(window.shapes[at]));
            let quote = row_of(self.quotes, usize::from(window.quotes[at]));
            for i in 0..width {
                vector[i] = f32::from(word[i]) * scale + position[i] + shape[i] + quote[i];
            }
            self.norm.apply(vector);
            scratch.rows.set(at, vector);
        }
    }

    /// The attention half of a layer.
    #[inline(always)]
    fn mix<P: Processor>(&self, processor: P, layer: &Layer, count: usize, scratch: &mut Scratch) {
        let width = self.width;
        let Scratch { vectors, rows, mixed, mixed_rows, attention, .. } = scratch;
        attend(processor, &layer.qkv, rows, count, attention, mixed);
        for (row, values) in mixed.chunks_exact(width).enumerate() {
            mixed_rows.set(row, values);
        }
        for panel in 0..layer.out.panels() {
            layer.out.panel(processor, mixed_rows, 0..count, panel, |row, values| {
                add(&mut vectors[row * width + panel * PANEL..][..PANEL], values);
            });
        }
        for (row, vector) in vectors.chunks_exact_mut(width).enumerate() {
            layer.norm1.apply(vector);
            rows.set(row, vector);
        }
    }

    /// The feed-forward half of a layer, for some rows.
    #[inline(always)]
    fn feed<P: Processor>(
        &self,
        processor: P,
        layer: &Layer,
        range: std::ops::Range<usize>,
        scratch: &mut Scratch,
    ) {
        let (width, first) = (self.width, range.start);
        let Scratch { vectors, rows, inner, inner_rows, .. } = scratch;
        let mut magnitudes = [Magnitude::default(); BLOCK];
        for panel in 0..layer.up.panels() {
            layer.up.panel(processor, rows, range.clone(), panel, |row, values| {
                let row = row - first;
                gelu(values);
                magnitudes[row].add(values);
                inner[row * self.inner + panel * PANEL..][..PANEL].copy_from_slice(values);
            });
        }
        for (row, magnitude) in magnitudes.into_iter().enumerate().take(range.len()) {
            let values = &inner[row * self.inner..][..self.inner];
            inner_rows.set_within(row, values, magnitude.largest());
        }
        for panel in 0..layer.down.panels() {
            layer.down.panel(processor, inner_rows, 0..range.len(), panel, |row, values| {
                add(&mut vectors[(first + row) * width + panel * PANEL..][..PANEL], values);
            });
        }
        for row in range {
            let vector = &mut vectors[row * width..][..width];
            layer.norm2.apply(vector);
            rows.set(row, vector);
        }
    }
}

#[inline(always)]
fn add(to: &mut [f32], values: &[f32; PANEL]) {
    for (to, value) in to.iter_mut().zip(values) {
        *to += value;
    }
}

/// The encoding of one window, into the scratch's vectors.
pub(crate) struct Encode<'a> {
    pub(crate) encoder: &'a Encoder,
    pub(crate) window: &'a Window,
    pub(crate) scratch: &'a mut Scratch,
}

impl Task for Encode<'_> {
    type Output = ();

    #[inline(always)]
    fn run<P: Processor>(self, processor: P) {
        self.encoder.encode(processor, self.window, self.scratch);
    }
}
