//! Kernels for x86-64.
//!
//! All `unsafe` code of the crate is here: functions compiled for instructions that the processor
//! may lack, called only after it was asked, and loads whose bounds are checked at the entry.
#![allow(unsafe_code)]

use std::arch::x86_64::{
    __m512i, _mm256_add_epi16, _mm256_add_epi32, _mm256_loadu_si256, _mm256_madd_epi16,
    _mm256_maddubs_epi16, _mm256_set1_epi16, _mm256_set1_epi32, _mm256_setzero_si256,
    _mm256_storeu_si256, _mm512_dpbusd_epi32, _mm512_loadu_si512, _mm512_set1_epi32,
    _mm512_storeu_si512,
};
use std::mem::MaybeUninit;

use super::{COLUMNS, DEPTH, Processor, ROWS, Task, Tile, steps};

/// Bytes of a vector's weights in one step.
const VECTOR: usize = COLUMNS * DEPTH;

/// Whether this processor runs [`run_avx2`].
pub(super) fn has_avx2() -> bool {
    is_x86_feature_detected!("avx2")
}

/// Whether this processor runs [`run_avx512`].
pub(super) fn has_avx512() -> bool {
    is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512dq")
        && is_x86_feature_detected!("avx512vl")
        && is_x86_feature_detected!("avx512vnni")
}

/// Runs `task` with AVX2.
///
/// # Panics
/// When the processor lacks it.
pub(super) fn run_avx2<T: Task>(task: T) -> T::Output {
    #[target_feature(enable = "avx2")]
    fn compiled<T: Task>(task: T) -> T::Output {
        task.run(Avx2(()))
    }
    assert!(has_avx2(), "this processor has no AVX2");
    // Safety: the processor has just been found to have AVX2.
    unsafe { compiled(task) }
}

/// Runs `task` with AVX-512 and VNNI.
///
/// # Panics
/// When the processor lacks them.
pub(super) fn run_avx512<T: Task>(task: T) -> T::Output {
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
    fn compiled<T: Task>(task: T) -> T::Output {
        task.run(Avx512(()))
    }
    assert!(has_avx512(), "this processor has no AVX-512 with VNNI");
    // Safety: the processor has just been found to have these extensions.
    unsafe { compiled(task) }
}

/// Proof that the processor has AVX2: only [`run_avx2`] makes one.
#[derive(Clone, Copy)]
struct Avx2(());

/// Proof that the processor has AVX-512 and VNNI: only [`run_avx512`] makes one.
#[derive(Clone, Copy)]
struct Avx512(());

impl Processor for Avx512 {
    #[inline(always)]
    fn multiply<const V: usize, const JOINT: usize>(
        self,
        rows: &[u8],
        stride: usize,
        panel: &[i8],
        start: &[[i32; COLUMNS]; V],
    ) -> Tile<V> {
        let steps = steps::<V>(rows, stride, panel);
        // Safety: `self` proves the instructions; `steps` has checked the rows and the panel.
        unsafe { multiply_avx512(rows.as_ptr(), stride, panel.as_ptr(), steps, start) }
    }
}

/// # Safety
/// `rows` must have `4 * steps` bytes at each of six strides, `panel` `64 * V * steps`.
#[inline]
#[target_feature(enable = "avx512f,avx512vnni")]
unsafe fn multiply_avx512<const V: usize>(
    rows: *const u8,
    stride: usize,
    panel: *const i8,
    steps: usize,
    start: &[[i32; COLUMNS]; V],
) -> Tile<V> {
    // Safety: the vectors of `start` and of a tile are 64 bytes each, and all of the tile is
    // written; the rest is the caller's promise.
    unsafe {
        let start: [__m512i; V] =
            std::array::from_fn(|vector| _mm512_loadu_si512(start[vector].as_ptr().cast()));
        let mut sums = [start; ROWS];
        for step in 0..steps {
            let weights: [__m512i; V] = std::array::from_fn(|vector| {
                _mm512_loadu_si512(panel.add((step * V + vector) * VECTOR).cast())
            });
            for (row, sums) in sums.iter_mut().enumerate() {
                let inputs = rows.add(row * stride + step * DEPTH).cast::<i32>().read_unaligned();
                let inputs = _mm512_set1_epi32(inputs);
                for (sum, weights) in sums.iter_mut().zip(weights) {
                    *sum = _mm512_dpbusd_epi32(*sum, inputs, weights);
                }
            }
        }
        let mut tile = MaybeUninit::<Tile<V>>::uninit();
        for (row, sums) in sums.into_iter().enumerate() {
            for (vector, sum) in sums.into_iter().enumerate() {
                let out = tile.as_mut_ptr().cast::<__m512i>().add(row * V + vector);
                _mm512_storeu_si512(out, sum);
            }
        }
        tile.assume_init()
    }
}

impl Processor for Avx2 {
    #[inline(always)]
    fn multiply<const V: usize, const JOINT: usize>(
        self,
        rows: &[u8],
        stride: usize,
        panel: &[i8],
        start: &[[i32; COLUMNS]; V],
    ) -> Tile<V> {
        let steps = steps::<V>(rows, stride, panel);
        // Safety: `self` proves the instructions; `steps` has checked the rows and the panel.
        unsafe { multiply_avx2::<V, JOINT>(rows.as_ptr(), stride, panel.as_ptr(), steps, start) }
    }
}

/// Eight columns at a time. Two products, or four of two steps, are summed in 16 bits, for which the
/// panel is bounded, and then in 32.
///
/// # Safety
/// `rows` must have `4 * steps` bytes at each of six strides, `panel` `64 * V * steps`.
#[inline]
#[target_feature(enable = "avx2")]
unsafe fn multiply_avx2<const V: usize, const JOINT: usize>(
    rows: *const u8,
    stride: usize,
    panel: *const i8,
    steps: usize,
    start: &[[i32; COLUMNS]; V],
) -> Tile<V> {
    let mut tile = [*start; ROWS];
    let ones = _mm256_set1_epi16(1);
    let joint = JOINT / 2;
    for half in 0..2 * V {
        // Safety: half a vector of a tile is 32 bytes; the rest is the caller's promise.
        unsafe {
            let mut sums = [_mm256_setzero_si256(); ROWS];
            for first in (0..steps / joint * joint).step_by(joint) {
                let mut weights = [_mm256_setzero_si256(); 2];
                for (step, weights) in weights.iter_mut().enumerate().take(joint) {
                    let at = ((first + step) * 2 * V + half) * (VECTOR / 2);
                    *weights = _mm256_loadu_si256(panel.add(at).cast());
                }
                for (row, sum) in sums.iter_mut().enumerate() {
                    let inputs = rows.add(row * stride + first * DEPTH).cast::<i32>();
                    let products = |step: usize| {
                        let inputs = _mm256_set1_epi32(inputs.add(step).read_unaligned());
                        _mm256_maddubs_epi16(inputs, weights[step])
                    };
                    let mut pairs = products(0);
                    if JOINT == 4 {
                        pairs = _mm256_add_epi16(pairs, products(1));
                    }
                    *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(pairs, ones));
                }
            }
            for (row, sum) in sums.into_iter().enumerate() {
                let out = tile[row][half / 2].as_mut_ptr().add(half % 2 * 8).cast();
                _mm256_storeu_si256(out, _mm256_add_epi32(_mm256_loadu_si256(out), sum));
            }
        }
    }
    tile
}
