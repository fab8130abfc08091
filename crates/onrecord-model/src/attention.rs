//! Attention: each piece takes from the others of its window what it needs.
//!
//! Queries, keys, values and attention weights are bytes, too, so that the same kernel multiplies
//! them: queries and keys with a scale a head, values with a scale a column, weights in 255ths of a
//! row's largest. Heads are taken two at a time, as many as make a panel of 64 columns.

use std::f32::consts::LOG2_E;

use crate::arithmetic::{Magnitude, larger, quantise, soften, step, steps, top};
use crate::kernel::{BOUND, COLUMNS, DEPTH, Processor, ROWS, Tile, ZERO};
use crate::linear::{Linear, PANEL, Rows};

/// Width of a head.
pub(crate) const HEAD: usize = PANEL / 2;
const VECTORS: usize = PANEL / COLUMNS;
const VALUE_VECTORS: usize = HEAD / COLUMNS;
/// Products with keys or values that are summed in 16 bits, and the most steps of each for it.
const JOINT: usize = 2;
const MOST: f32 = (BOUND / 2) as f32;

/// What the score of no piece starts with: lower than any product reaches.
const NOBODY: i32 = i32::MIN / 2;

/// Room for the attention of one window.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// Queries, keys and values of two heads.
    parts: [Vec<[f32; PANEL]>; 3],
    queries: Vec<u8>,
    keys: Vec<i8>,
    /// What the scores of a piece start with: takes back the 128 that is added to the queries; below
    /// all others where there is no piece.
    key_starts: Vec<i32>,
    values: Vec<i8>,
    /// Scores of six pieces with all, a tile for each 64.
    scores: Vec<Tile<VECTORS>>,
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
        self.queries.resize((pieces + ROWS) * HEAD, ZERO);
        self.keys.resize(self.columns * HEAD, 0);
        self.key_starts.resize(self.columns, 0);
        self.key_starts[pieces..].fill(NOBODY);
        self.values.resize(self.columns * HEAD, 0);
        self.scores.resize(self.columns / PANEL, [[[0; COLUMNS]; VECTORS]; ROWS]);
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
            // Scores in powers of two: the softmax wants them so.
            let unit = LOG2_E / (HEAD as f32).sqrt();
            let unit = unit * pack_queries(scratch, head) * pack_keys(scratch, head);
            let scales = pack_values(scratch, head);
            let place = Place { start: pair * PANEL + head * HEAD, width: pairs * PANEL };
            mix(processor, scratch, unit, &scales, place, mixed);
        }
    }
}

/// The numbers of one head in a row of a panel.
#[inline(always)]
fn of_head(row: &[f32; PANEL], head: usize) -> &[f32; HEAD] {
    &row.as_chunks().0[head]
}

/// The largest magnitude of one head's numbers.
#[inline(always)]
fn magnitude(rows: &[[f32; PANEL]], head: usize) -> f32 {
    let mut magnitude = Magnitude::default();
    for row in rows {
        magnitude.add(of_head(row, head));
    }
    magnitude.largest()
}

/// Queries as rows of activations. Returns the size of a step.
#[inline(always)]
fn pack_queries(scratch: &mut Scratch, head: usize) -> f32 {
    let largest = magnitude(&scratch.parts[0], head);
    let rows = scratch.queries.as_chunks_mut::<HEAD>().0.iter_mut();
    for (row, out) in scratch.parts[0].iter().zip(rows) {
        quantise(of_head(row, head), largest, out);
    }
    steps(largest, 127.0).1
}

/// Keys as weights: pieces are the columns, in panels of 64. Returns the size of a step.
#[inline(always)]
fn pack_keys(scratch: &mut Scratch, head: usize) -> f32 {
    let (inverse, size) = steps(magnitude(&scratch.parts[1], head), MOST);
    for (piece, row) in scratch.parts[1].iter().enumerate() {
        let panel = &mut scratch.keys[piece / PANEL * PANEL * HEAD..][..PANEL * HEAD];
        let mut values = [0; HEAD];
        let mut sum = 0;
        for (out, value) in values.iter_mut().zip(of_head(row, head)) {
            *out = step(*value, inverse);
            sum += i32::from(*out);
        }
        let column = piece % PANEL * DEPTH;
        for (part, values) in values.as_chunks::<DEPTH>().0.iter().enumerate() {
            panel[part * PANEL * DEPTH + column..][..DEPTH].copy_from_slice(values);
        }
        scratch.key_starts[piece] = -128 * sum;
    }
    size
}

/// Values as weights: pieces are the inputs, four to a step. Returns the scale of each column.
#[inline(always)]
fn pack_values(scratch: &mut Scratch, head: usize) -> [f32; HEAD] {
    let mut magnitudes = [0.0; HEAD];
    for row in &scratch.parts[2] {
        let row = of_head(row, head);
        for column in 0..HEAD {
            magnitudes[column] = larger(row[column].abs(), magnitudes[column]);
        }
    }
    let (mut inverses, mut scales) = ([0.0; HEAD], [0.0; HEAD]);
    for column in 0..HEAD {
        (inverses[column], scales[column]) = steps(magnitudes[column], MOST);
    }
    let out = scratch.values.as_chunks_mut::<{ DEPTH * HEAD }>().0.iter_mut();
    for (rows, out) in scratch.parts[2].chunks(DEPTH).zip(out) {
        for (place, row) in rows.iter().enumerate() {
            let row = of_head(row, head);
            for column in 0..HEAD {
                out[column * DEPTH + place] = step(row[column], inverses[column]);
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
    unit: f32,
    scales: &[f32; HEAD],
    place: Place,
    mixed: &mut [f32],
) {
    let Scratch { parts, queries, keys, key_starts, values, scores, shares, columns } = scratch;
    let (pieces, columns) = (parts[0].len(), *columns);
    let values = &values[..pieces.next_multiple_of(DEPTH) * HEAD];
    let starts: &[[[i32; COLUMNS]; VECTORS]] = key_starts.as_chunks().0.as_chunks().0;
    for first in (0..pieces).step_by(ROWS) {
        let count = ROWS.min(pieces - first);
        let keys = keys.as_chunks::<{ PANEL * HEAD }>().0.iter().zip(starts);
        for (tile, (keys, start)) in scores.iter_mut().zip(keys) {
            let queries = &queries[first * HEAD..];
            *tile = processor.multiply::<VECTORS, JOINT>(queries, HEAD, keys, start);
        }
        let of = |row: usize| scores.iter().flat_map(move |tile| &tile[row]);
        let (mut tops, mut totals) = ([0; ROWS], [0.0; ROWS]);
        for row in 0..ROWS {
            tops[row] = top(of(row));
        }
        for row in 0..count {
            let shares = shares[row * columns..][..columns].as_chunks_mut().0;
            totals[row] = soften(of(row), tops[row], unit, shares) as f32;
        }
        let nothing = [[0; COLUMNS]; VALUE_VECTORS];
        let tile = processor.multiply::<VALUE_VECTORS, JOINT>(shares, columns, values, &nothing);
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
