//! Kernel for 64-bit Arm.
//!
//! `unsafe` as in `x86`: code compiled for instructions that the processor may lack, called only
//! after it was asked, and loads whose bounds are checked at the entry.
#![allow(unsafe_code)]

use std::arch::aarch64::{
    uint8x16_t, uint32x4_t, vaddq_s32, vaddvq_u32, vdupq_n_s32, vdupq_n_u8, vdupq_n_u32, veorq_u8,
    vld1q_dup_u32, vld1q_s32, vld1q_u8, vreinterpretq_s32_u32, vreinterpretq_u8_u32, vst1q_s32,
    vsubq_s32,
};
use std::arch::{asm, is_aarch64_feature_detected};

use super::{COLUMNS, DEPTH, Processor, ROWS, Task, Tile, steps};

/// Columns of a register of sums, and such registers of a vector.
const LANES: usize = 4;
const PARTS: usize = COLUMNS / LANES;

/// Whether this processor runs [`run_dot`].
pub(super) fn has_dot() -> bool {
    is_aarch64_feature_detected!("dotprod")
}

/// Runs `task` with Neon and its byte products.
///
/// # Panics
/// When the processor lacks them.
pub(super) fn run_dot<T: Task>(task: T) -> T::Output {
    #[target_feature(enable = "neon,dotprod")]
    fn compiled<T: Task>(task: T) -> T::Output {
        task.run(Dot(()))
    }
    assert!(has_dot(), "this processor has no byte products");
    // Safety: the processor has just been found to have them.
    unsafe { compiled(task) }
}

/// Proof that the processor has byte products: only [`run_dot`] makes one.
#[derive(Clone, Copy)]
struct Dot(());

impl Processor for Dot {
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
        unsafe { multiply_dot(rows.as_ptr(), stride, panel.as_ptr().cast(), steps, start) }
    }
}

/// Sixteen columns at a time. Both factors must have a sign or neither: the weights get 128 more,
/// which is taken back by 128 times the sum of each row.
///
/// # Safety
/// `rows` must have `4 * steps` bytes at each of six strides, `panel` `64 * V * steps`.
#[inline]
#[target_feature(enable = "neon,dotprod")]
unsafe fn multiply_dot<const V: usize>(
    rows: *const u8,
    stride: usize,
    panel: *const u8,
    steps: usize,
    start: &[[i32; COLUMNS]; V],
) -> Tile<V> {
    let mut tile = [*start; ROWS];
    let sign = vdupq_n_u8(128);
    // Safety: four sums of a tile are 16 bytes; the rest is the caller's promise.
    unsafe {
        let inputs = |row: usize, step: usize| {
            vreinterpretq_u8_u32(vld1q_dup_u32(rows.add(row * stride + step * DEPTH).cast()))
        };
        let mut more = [vdupq_n_s32(0); ROWS];
        for (row, more) in more.iter_mut().enumerate() {
            let mut sum = vdupq_n_u32(0);
            for step in 0..steps {
                sum = add_products(sum, inputs(row, step), vdupq_n_u8(1));
            }
            // Every lane has the whole sum.
            *more = vdupq_n_s32((vaddvq_u32(sum) / LANES as u32 * 128) as i32);
        }
        for vector in 0..V {
            let mut sums = [[vdupq_n_u32(0); PARTS]; ROWS];
            for step in 0..steps {
                let weights = panel.add((step * V + vector) * COLUMNS * DEPTH);
                let weights: [uint8x16_t; PARTS] =
                    std::array::from_fn(|part| veorq_u8(vld1q_u8(weights.add(part * 16)), sign));
                for (row, sums) in sums.iter_mut().enumerate() {
                    let inputs = inputs(row, step);
                    for (sum, weights) in sums.iter_mut().zip(weights) {
                        *sum = add_products(*sum, inputs, weights);
                    }
                }
            }
            for (row, sums) in sums.into_iter().enumerate() {
                for (part, sum) in sums.into_iter().enumerate() {
                    let out = tile[row][vector].as_mut_ptr().add(part * LANES);
                    let sum = vsubq_s32(vreinterpretq_s32_u32(sum), more[row]);
                    vst1q_s32(out, vaddq_s32(vld1q_s32(out), sum));
                }
            }
        }
    }
    tile
}

/// Adds to each sum the products of four bytes with four others (UDOT; its intrinsic is not stable).
#[inline]
#[target_feature(enable = "neon,dotprod")]
fn add_products(mut sums: uint32x4_t, left: uint8x16_t, right: uint8x16_t) -> uint32x4_t {
    // Safety: the instruction reads and writes these registers alone.
    unsafe {
        asm!(
            "udot {sums:v}.4s, {left:v}.16b, {right:v}.16b",
            sums = inout(vreg) sums, left = in(vreg) left, right = in(vreg) right,
            options(pure, nomem, nostack, preserves_flags),
        );
    }
    sums
}
