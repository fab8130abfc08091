//! Attention: each piece takes from the others of its window what it needs.
//!
//! Queries, keys, values and attention weights are bytes, too, so that the same kernel multiplies
//! them: queries and keys with a scale a piece, values with a scale a column, weights in 255ths of a
//! row's largest. Heads are taken two at a time, as many as make a panel of 64 columns.

use std::f32::consts::LOG2_E;

use crate::arithmetic::{larger, magnitude, quantise, soften, step, steps};
use crate::kernel::{COLUMNS, DEPTH, Processor, ROWS, Tile};
use crate::linear::{Linear, PANEL, Rows};

/// Width of a head.
pub(crate) const HEAD: usize = PANEL / 2;
const VALUE_VECTORS: usize = HEAD / COLUMNS;

/// Room for the attention of one window.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// Queries, keys and values of two heads.
    parts: [Vec<[f32; PANEL]>; 3],
    queries: Vec<u8>,
    query_scales: Vec<f32>,
    keys: Vec<i8>,
    key_starts: Vec<i32>,
    key_scales: Vec<f32>,
    values: Vec<i8>,
    scores: Vec<f32>,
    shares: Vec<u8>,
    /// Columns of scores: pieces, to the next multiple of a panel.
    columns: usize,
}

impl Scratch {
    fn resize(&mut self, pieces: usize) {
        self.columns = pieces.next_multiple_of(PANEL);
        for part in &mut self.parts {
            part.resize(pieces, [0.0; PANEL]);
        }
        self.queries.resize((pieces + ROWS) * HEAD, 128);
        self.query_scales.resize(pieces, 0.0);
        self.keys.resize(self.columns * HEAD, 0);
        self.key_starts.resize(self.columns, 0);
        self.key_scales.resize(self.columns, 0.0);
        self.values.resize(self.columns * HEAD, 0);
        self.scores.resize(ROWS * self.columns, 0.0);
        self.shares.resize(ROWS * self.columns, 0);
    }
}

/// Mixes the pieces of one window: `rows` holds its `pieces` rows, `mixed` takes as many.
#[inline(always)]
pub(crate) fn attend<P: Processor>(
    processor: P,
    layer: &Linear,
    rows: &Rows,
    pieces: usize,
    scratch: &mut Scratch,
    mixed: &mut [f32],
) {
    scratch.resize(pieces);
    let pairs = layer.panels() / 3;
    for pair in 0..pairs {
        for (number, part) in scratch.parts.iter_mut().enumerate() {
            layer.panel(processor, rows, 0..pieces, number * pairs + pair, |row, values| {
                part[row] = *values;
            });
        }
        for head in 0..2 {
            pack_queries(scratch, head);
            pack_keys(scratch, head);
            let scales = pack_values(scratch, head);
            let place = Place { start: pair * PANEL + head * HEAD, width: pairs * PANEL };
            mix(processor, scratch, pieces, &scales, place, mixed);
        }
    }
}

/// The numbers of one head in a row of a panel.
#[inline(always)]
fn of_head(row: &[f32; PANEL], head: usize) -> &[f32; HEAD] {
    &row.as_chunks().0[head]
}

/// Scores come out in powers of two: the softmax wants them so.
#[inline(always)]
fn pack_queries(scratch: &mut Scratch, head: usize) {
    let unit = LOG2_E / (HEAD as f32).sqrt();
    let rows = scratch.queries.as_chunks_mut::<HEAD>().0.iter_mut();
    for ((row, out), scale) in scratch.parts[0].iter().zip(rows).zip(&mut scratch.query_scales) {
        let row = of_head(row, head);
        *scale = quantise(row, magnitude(row), out) * unit;
    }
}

/// Keys as weights: pieces are the columns, in panels of 64.
#[inline(always)]
fn pack_keys(scratch: &mut Scratch, head: usize) {
    for (piece, row) in scratch.parts[1].iter().enumerate() {
        let row = of_head(row, head);
        let (inverse, scale) = steps(magnitude(row));
        let panel = &mut scratch.keys[piece / PANEL * PANEL * HEAD..][..PANEL * HEAD];
        let column = piece % PANEL * DEPTH;
        let mut sum = 0;
        for (part, values) in row.as_chunks::<DEPTH>().0.iter().enumerate() {
            let out = &mut panel[part * PANEL * DEPTH + column..][..DEPTH];
            for (out, value) in out.iter_mut().zip(values) {
                *out = step(*value, inverse);
                sum += i32::from(*out);
            }
        }
        scratch.key_starts[piece] = -128 * sum;
        scratch.key_scales[piece] = scale;
    }
}

/// Values as weights: pieces are the inputs, four to a step. Returns the scale of each column.
#[inline(always)]
fn pack_values(scratch: &mut Scratch, head: usize) -> [f32; HEAD] {
    let mut magnitudes = [0.0; HEAD];
    for row in &scratch.parts[2] {
        for (magnitude, value) in magnitudes.iter_mut().zip(of_head(row, head)) {
            *magnitude = larger(value.abs(), *magnitude);
        }
    }
    let (mut inverses, mut scales) = ([0.0; HEAD], [0.0; HEAD]);
    for column in 0..HEAD {
        (inverses[column], scales[column]) = steps(magnitudes[column]);
    }
    let out = scratch.values.as_chunks_mut::<{ DEPTH * HEAD }>().0.iter_mut();
    for (rows, out) in scratch.parts[2].chunks(DEPTH).zip(out) {
        for (place, row) in rows.iter().enumerate() {
            for (column, value) in of_head(row, head).iter().enumerate() {
                out[column * DEPTH + place] = step(*value, inverses[column]);
            }
        }
    }
    scales
}

/// Where a head's numbers stand in a row.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    width: usize,
}

/// Scores, softmax, and the mix of values, six pieces at a time.
#[inline(always)]
fn mix<P: Processor>(
    processor: P,
    scratch: &mut Scratch,
    pieces: usize,
    scales: &[f32; HEAD],
    place: Place,
    mixed: &mut [f32],
) {
    let columns = scratch.columns;
    let depth = pieces.next_multiple_of(DEPTH) * HEAD;
    for first in (0..pieces).step_by(ROWS) {
        let count = ROWS.min(pieces - first);
        score(processor, scratch, first, count);
        let mut totals = [0.0; ROWS];
        for row in 0..count {
            let scores = &mut scratch.scores[row * columns..][..columns];
            scores[pieces..].fill(f32::MIN);
            let shares = &mut scratch.shares[row * columns..][..columns];
            totals[row] = soften(scores.as_chunks().0, shares.as_chunks_mut().0) as f32;
        }
        let mut tile: Tile<VALUE_VECTORS> = [[[0; COLUMNS]; VALUE_VECTORS]; ROWS];
        processor.multiply(&scratch.shares, columns, &scratch.values[..depth], &mut tile);
        for row in 0..count {
            let out = &mut mixed[(first + row) * place.width + place.start..][..HEAD];
            let share = 1.0 / totals[row];
            let sums: &[i32] = tile[row].as_flattened();
            for column in 0..HEAD {
                out[column] = sums[column] as f32 * (scales[column] * share);
            }
        }
    }
}

/// Scores of `count` pieces from `first` with all pieces of the window.
#[inline(always)]
fn score<P: Processor>(processor: P, scratch: &mut Scratch, first: usize, count: usize) {
    let queries = &scratch.queries[first * HEAD..];
    for (panel, keys) in scratch.keys.as_chunks::<{ PANEL * HEAD }>().0.iter().enumerate() {
        let starts: &[[i32; COLUMNS]; PANEL / COLUMNS] =
            &scratch.key_starts.as_chunks().0.as_chunks().0[panel];
        let scales: &[f32; PANEL] = &scratch.key_scales.as_chunks().0[panel];
        let mut tile: Tile<{ PANEL / COLUMNS }> = [*starts; ROWS];
        processor.multiply(queries, HEAD, keys, &mut tile);
        for row in 0..count {
            let scale = scratch.query_scales[first + row];
            let sums: &[i32] = tile[row].as_flattened();
            let at = row * scratch.columns + panel * PANEL;
            let out = &mut scratch.scores[at..][..PANEL];
            for column in 0..PANEL {
                out[column] = sums[column] as f32 * (scale * scales[column]);
            }
        }
    }
}
