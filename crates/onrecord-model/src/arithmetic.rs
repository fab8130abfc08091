//! Arithmetic on rows of `f32`, to the same last bit on every processor.
//!
//! Sums go into sixteen lanes, which are then added in a fixed order; functions are polynomials of
//! our own; nothing is left to the platform's mathematical library, and multiplication and addition
//! are never fused. Everything is inlined into callers compiled for a processor (see `kernel`),
//! whose wider registers change the speed and not the values.

use crate::kernel::ZERO;

/// Lanes of a sum.
const LANES: usize = 16;

/// Added to a value below 2²², leaves its nearest whole number in the low bits.
const ROUND: f32 = 12_582_912.0;

/// The nearest whole number (even at a tie) of a value between -2²² and 2²².
#[inline(always)]
fn nearest(value: f32) -> i32 {
    (value + ROUND).to_bits() as i32 - ROUND.to_bits() as i32
}

/// The lanes joined into one: halves first, then their halves.
#[inline(always)]
fn tree(mut lanes: [f32; LANES], join: impl Fn(f32, f32) -> f32) -> f32 {
    let mut half = LANES / 2;
    while half > 0 {
        for lane in 0..half {
            lanes[lane] = join(lanes[lane], lanes[lane + half]);
        }
        half /= 2;
    }
    lanes[0]
}

/// The sum of `of(value)` over a row, whose length is a multiple of sixteen.
#[inline(always)]
fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; LANES];
    for chunk in row.as_chunks::<LANES>().0 {
        for lane in 0..LANES {
            lanes[lane] += of(chunk[lane]);
        }
    }
    tree(lanes, |left, right| left + right)
}

/// The inner product of two rows, whose length is a multiple of sixteen.
#[inline(always)]
pub(crate) fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut lanes = [0.0; LANES];
    for (left, right) in left.as_chunks::<LANES>().0.iter().zip(right.as_chunks::<LANES>().0) {
        for lane in 0..LANES {
            lanes[lane] += left[lane] * right[lane];
        }
    }
    tree(lanes, |left, right| left + right)
}

/// The larger of two numbers, neither of which is NaN.
#[inline(always)]
pub(crate) fn larger(left: f32, right: f32) -> f32 {
    if left > right { left } else { right }
}

/// The largest magnitudes so far in the lanes of a row that comes in parts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Magnitude([f32; LANES]);

impl Magnitude {
    /// Takes in a part, whose length is a multiple of sixteen.
    #[inline(always)]
    pub(crate) fn add(&mut self, part: &[f32]) {
        for chunk in part.as_chunks::<LANES>().0 {
            for lane in 0..LANES {
                self.0[lane] = larger(chunk[lane].abs(), self.0[lane]);
            }
        }
    }

    /// The largest magnitude of all.
    #[inline(always)]
    pub(crate) fn largest(self) -> f32 {
        tree(self.0, larger)
    }
}

/// The largest magnitude in a row, whose length is a multiple of sixteen.
#[inline(always)]
pub(crate) fn magnitude(row: &[f32]) -> f32 {
    let mut magnitude = Magnitude::default();
    magnitude.add(row);
    magnitude.largest()
}

/// Makes the mean of a row 0 and its variance 1, then scales and shifts each place.
#[inline(always)]
pub(crate) fn normalise(row: &mut [f32], weight: &[f32], bias: &[f32]) {
    let share = 1.0 / row.len() as f32;
    let mean = sum(row, |value| value) * share;
    let variance = sum(row, |value| (value - mean) * (value - mean)) * share;
    let scale = 1.0 / (variance + 1e-12).sqrt();
    for ((value, weight), bias) in row.iter_mut().zip(weight).zip(bias) {
        *value = (*value - mean) * scale * weight + bias;
    }
}

/// Writes a row of largest magnitude `magnitude` in whole numbers of -127 to 127 with 128 added;
/// returns what one of them is worth.
#[inline(always)]
pub(crate) fn quantise(row: &[f32], magnitude: f32, out: &mut [u8]) -> f32 {
    let (inverse, scale) = steps(magnitude, 127.0);
    for (value, out) in row.iter().zip(out) {
        *out = (nearest(value * inverse) as u8).wrapping_add(ZERO);
    }
    scale
}

/// Steps a unit, and the size of a step, where `magnitude` is `most` steps.
#[inline(always)]
pub(crate) fn steps(magnitude: f32, most: f32) -> (f32, f32) {
    // A row of (almost) nothing is all zeros.
    if magnitude < 1e-30 { (0.0, 0.0) } else { (most / magnitude, magnitude * (1.0 / most)) }
}

/// A value in whole steps, at most 127 of them.
#[inline(always)]
pub(crate) fn step(value: f32, inverse: f32) -> i8 {
    nearest(value * inverse) as i8
}

/// 2 to the power of a number from -126 to 126, to six digits.
fn exp2(power: f32) -> f32 {
    let whole = nearest(power);
    let part = power - whole as f32;
    let mut sum = 1.540_353e-4;
    for coefficient in
        [1.333_355_8e-3, 9.618_129e-3, 5.550_410_9e-2, 2.402_265e-1, 6.931_472e-1, 1.0]
    {
        sum = sum * part + coefficient;
    }
    sum * f32::from_bits(((whole + 127) << 23) as u32)
}

/// The largest of some scores.
#[inline(always)]
pub(crate) fn top<'a, const N: usize>(scores: impl Iterator<Item = &'a [i32; N]>) -> i32 {
    let mut largest = [i32::MIN; N];
    for scores in scores {
        for i in 0..N {
            largest[i] = largest[i].max(scores[i]);
        }
    }
    let mut top = i32::MIN;
    for value in largest {
        top = top.max(value);
    }
    top
}

/// Writes the weights of a softmax in 255ths of the largest: of a score that is `s` below the `top`
/// one, 2 to the power of `-s * unit`. Returns their sum.
#[inline(always)]
pub(crate) fn soften<'a, const N: usize>(
    scores: impl Iterator<Item = &'a [i32; N]>,
    top: i32,
    unit: f32,
    out: &mut [[u8; N]],
) -> i32 {
    let mut totals = [0_u32; N];
    let mut count = 0_u32;
    for (&scores, out) in scores.zip(out) {
        let mut shares = [0; N];
        for i in 0..N {
            let power = larger((scores[i] - top) as f32 * unit, -30.0);
            let moved = power + ROUND;
            let part = power - (moved - ROUND);
            // 255 times 2 to the power of the part, to four digits.
            let sum =
                (254.981_87 + 176.785_45 * part) + (61.864_03 + 14.047_614 * part) * (part * part);
            // The low bits of `moved` are the whole number, the rest goes over the edge.
            let scale = f32::from_bits((moved.to_bits() << 23).wrapping_add(1.0_f32.to_bits()));
            // So are those of the share.
            let share = (sum * scale + ROUND).to_bits();
            totals[i] = totals[i].wrapping_add(share);
            shares[i] = share as u8;
        }
        *out = shares;
        count = count.wrapping_add(N as u32);
    }
    let mut total = 0_u32;
    for part in totals {
        total = total.wrapping_add(part);
    }
    total.wrapping_sub(count.wrapping_mul(ROUND.to_bits())) as i32
}

/// The natural logarithm of a positive normal number, to seven digits.
pub(crate) fn ln(value: f32) -> f32 {
    let bits = value.to_bits();
    // The power of two that leaves a number between 2/3 and 4/3, where the series is short.
    let power = (bits.wrapping_sub(0x3f2a_aaab) as i32) >> 23;
    let near = f32::from_bits(bits.wrapping_sub((power << 23) as u32));
    let share = (near - 1.0) / (near + 1.0);
    let square = share * share;
    let mut sum = 1.0 / 9.0;
    for term in [1.0 / 7.0, 1.0 / 5.0, 1.0 / 3.0, 1.0] {
        sum = sum * square + term;
    }
    2.0 * share * sum + power as f32 * std::f32::consts::LN_2
}

/// The logistic function.
pub(crate) fn logistic(value: f32) -> f32 {
    1.0 / (1.0 + exp2((-value * std::f32::consts::LOG2_E).clamp(-126.0, 126.0)))
}

/// The logarithm of the probability of each of a few classes.
pub(crate) fn log_softmax<const N: usize>(logits: [f32; N]) -> [f32; N] {
    let largest = logits.into_iter().fold(f32::MIN, larger);
    let power = |logit: f32| exp2(((logit - largest) * std::f32::consts::LOG2_E).max(-126.0));
    let mut total = 0.0;
    for logit in logits {
        total += power(logit);
    }
    logits.map(|logit| logit - largest - ln(total))
}

/// The softmax of scores.
pub(crate) fn softmax<const N: usize>(logits: [f32; N]) -> [f32; N] {
    log_softmax(logits).map(|log| exp2((log * std::f32::consts::LOG2_E).max(-126.0)))
}

/// The Gaussian error linear unit of each: `x` times the share of a normal distribution below `x`.
///
/// A polynomial in `x²` up to 4.7, fitted by least squares at Chebyshev nodes; within 3e-5, where a
/// step of the bytes it is rounded to is some hundred times as large. Its terms are joined in pairs,
/// the pairs in pairs: one after the other they would wait for one another.
#[inline(always)]
pub(crate) fn gelu<const N: usize>(values: &mut [f32; N]) {
    const EDGE: f32 = 4.7;
    const C: [f32; 10] = GELU;
    for value in values {
        let near = if *value > EDGE { EDGE } else { *value };
        let near = if near < -EDGE { -EDGE } else { near };
        let x1 = near * near * (2.0 / (EDGE * EDGE)) - 1.0;
        let (x2, x4, x8) = powers(x1);
        let low = (C[0] + C[1] * x1) + (C[2] + C[3] * x1) * x2;
        let middle = (C[4] + C[5] * x1) + (C[6] + C[7] * x1) * x2;
        let share = (low + middle * x4) + (C[8] + C[9] * x1) * x8;
        *value *= 0.5 + near * share;
    }
}

/// The second, fourth and eighth powers.
#[inline(always)]
fn powers(value: f32) -> (f32, f32, f32) {
    let second = value * value;
    let fourth = second * second;
    (second, fourth, fourth * fourth)
}

/// Coefficients of [`gelu`], the lowest power first.
const GELU: [f32; 10] = [
    1.503_147_5e-1,
    -7.434_907e-2,
    5.353_902e-2,
    -4.078_018_3e-2,
    3.032_398_6e-2,
    -1.996_685_8e-2,
    1.170_965_6e-2,
    -8.821_218e-3,
    6.715_667e-3,
    -2.303_490_2e-3,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gelu_is_the_share_of_the_normal_distribution_below() {
        // Values of x·Φ(x) to seven digits.
        for (value, expected) in [
            (-6.0, -5.919_526e-9),
            (-3.0, -4.049_694e-3),
            (-1.0, -1.586_552_5e-1),
            (-0.1, -4.601_721_6e-2),
            (0.0, 0.0),
            (0.5, 3.457_312e-1),
            (2.0, 1.954_499_7),
            (7.0, 7.0),
        ] {
            let mut found = [value];
            gelu(&mut found);
            assert!((found[0] - expected).abs() < 3e-5, "{value}: {found:?}");
        }
    }

    #[test]
    fn powers_of_two_are_right_to_six_digits() {
        for step in -2000..2000 {
            let power = step as f32 * 0.05;
            let expected = f64::from(power).exp2();
            assert!((f64::from(exp2(power)) / expected - 1.0).abs() < 1e-6, "{power}");
        }
    }

    #[test]
    fn logarithms_are_right_to_six_digits() {
        for step in 1..4000 {
            let value = (step * step) as f32 * 0.01;
            let expected = f64::from(value).ln();
            assert!((f64::from(ln(value)) - expected).abs() < 1e-6 * expected.abs().max(1.0));
        }
    }

    #[test]
    fn probabilities_are_those_of_the_classes_even_for_far_logits() {
        for log in log_softmax([0.0, 0.0]) {
            assert!((log + std::f32::consts::LN_2).abs() < 1e-6);
        }
        assert_eq!(log_softmax([1e6, -1e6, 0.0])[0], 0.0);
        assert_eq!(logistic(0.0), 0.5);
        assert!(logistic(200.0) > 0.999_999 && logistic(-200.0) < 1e-6);
    }

    #[test]
    fn softmax_weights_are_255ths_of_the_largest() {
        let mut scores = [[-1_000_000; 16]; 2];
        (scores[0][3], scores[1][7], scores[1][8]) = (-40, -44, -500);
        let mut out = [[9; 16]; 2];
        assert_eq!(soften(scores.iter(), top(scores.iter()), 0.5, &mut out), 255 + 64);
        assert_eq!((out[0][3], out[1][7], out[1][8], out[1][15]), (255, 64, 0, 0));
    }

    #[test]
    fn quantised_rows_keep_every_value_within_half_a_step() {
        let row: Vec<f32> = (0..64).map(|i| ((i * 37 % 64) as f32 - 30.0) * 0.11).collect();
        let mut out = vec![0; 64];
        let scale = quantise(&row, magnitude(&row), &mut out);
        for (value, out) in row.iter().zip(out) {
            let kept = (f32::from(out) - 128.0) * scale;
            assert!((value - kept).abs() <= scale * 0.500_01, "{value} {kept}");
        }
    }

    #[test]
    fn a_row_of_zeros_stays_zero() {
        let mut out = [7; 16];
        assert_eq!(quantise(&[0.0; 16], 0.0, &mut out), 0.0);
        assert_eq!(out, [128; 16]);
    }

    #[test]
    fn a_normalised_row_has_mean_zero_and_variance_one() {
        let mut row: Vec<f32> = (0..32).map(|i| (i * i % 23) as f32).collect();
        normalise(&mut row, &[1.0; 32], &[0.0; 32]);
        assert!(row.iter().sum::<f32>().abs() < 1e-4);
        assert!((row.iter().map(|v| v * v).sum::<f32>() / 32.0 - 1.0).abs() < 1e-4);
    }

    #[test]
    fn logarithms_are_close_to_the_library_s() {
        for value in [1e-6_f32, 0.01, 0.3, 0.66, 0.67, 0.999, 1.0, 1.3, 1.34, 2.0, 7.5, 1e3, 3e7] {
            let error = (ln(value) - value.ln()).abs() / value.ln().abs().max(1.0);
            assert!(error < 1e-6, "ln {value}: {} for {}", ln(value), value.ln());
        }
        for value in [-200.0_f32, -3.0, 0.0, 0.5, 4.0, 200.0] {
            let right = 1.0 / (1.0 + (-value).exp());
            assert!((logistic(value) - right).abs() < 1e-6, "{value}");
        }
    }
}
