//! The inner loop of all matrix products, and the choice of the processor's instructions for it.
//!
//! Products are of unsigned bytes with signed bytes, summed in 32 bits without loss, so that every
//! kernel gives the same numbers. A [`Task`] is compiled once for each kind of processor, with all
//! that is inlined into it.

#[cfg(target_arch = "aarch64")]
mod arm;
#[cfg(target_arch = "x86_64")]
mod x86;

/// Rows of a tile. Stored rows are padded to a multiple of it.
pub(crate) const ROWS: usize = 6;
/// Columns of a vector of sums.
pub(crate) const COLUMNS: usize = 16;
/// Inputs that are multiplied and summed in one step.
pub(crate) const DEPTH: usize = 4;

/// The byte that stands for 0 in rows of signed numbers.
pub(crate) const ZERO: u8 = 128;
/// The most that the sizes of the weights of a sum in 16 bits may come to: 255 times as much still
/// fits.
pub(crate) const BOUND: u16 = 128;

/// Sums of six rows with `V` vectors of columns.
pub(crate) type Tile<const V: usize> = [[[i32; COLUMNS]; V]; ROWS];

/// Which instructions the matrix products use. All give the same results, at different speeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// Plain code that runs on any processor.
    Portable,
    /// 64-bit Arm with Neon's byte products (Apple's, servers since 2019).
    Dot,
    /// x86-64 with AVX2 (2013 and later).
    Avx2,
    /// x86-64 with AVX-512 and its byte products, VNNI (servers since 2019, Zen 4).
    Avx512,
}

impl Kernel {
    /// The kernels that this processor can run, the fastest last.
    pub fn available() -> Vec<Self> {
        let mut kernels = vec![Self::Portable];
        #[cfg(target_arch = "x86_64")]
        {
            kernels.extend(x86::has_avx2().then_some(Self::Avx2));
            kernels.extend(x86::has_avx512().then_some(Self::Avx512));
        }
        #[cfg(target_arch = "aarch64")]
        kernels.extend(arm::has_dot().then_some(Self::Dot));
        kernels
    }

    /// The fastest kernel of this processor.
    pub fn fastest() -> Self {
        *Self::available().last().unwrap_or(&Self::Portable)
    }

    /// Runs `task` in code compiled for this kernel; portably where the processor lacks it.
    pub(crate) fn run<T: Task>(self, task: T) -> T::Output {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 if x86::has_avx512() => x86::run_avx512(task),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 if x86::has_avx2() => x86::run_avx2(task),
            #[cfg(target_arch = "aarch64")]
            Self::Dot if arm::has_dot() => arm::run_dot(task),
            _ => task.run(Portable),
        }
    }
}

/// Work to be compiled for each kind of processor.
pub(crate) trait Task {
    /// What comes of it.
    type Output;

    /// Does the work; implementations are `#[inline(always)]`.
    fn run<P: Processor>(self, processor: P) -> Self::Output;
}

/// A processor's way of multiplying.
pub(crate) trait Processor: Copy {
    /// The products of six rows of unsigned bytes, each `stride` bytes after the one before, with a
    /// panel of signed bytes (for each four inputs, for each column, those four), added to `start`.
    ///
    /// `JOINT` products, two or four, are summed in 16 bits where the processor knows no better: the
    /// panel must be [`bounded`] for as many.
    fn multiply<const V: usize, const JOINT: usize>(
        self,
        rows: &[u8],
        stride: usize,
        panel: &[i8],
        start: &[[i32; COLUMNS]; V],
    ) -> Tile<V>;
}

/// Whether the sums of `JOINT` products with any bytes, two or four, fit into 16 bits: whether those
/// weights of a column that are multiplied with two inputs side by side, of one step or of two steps
/// one after the other, are together at most [`BOUND`] in size. The panel has `columns` columns.
pub(crate) fn bounded<const JOINT: usize>(panel: &[i8], columns: usize) -> bool {
    let mut sums = vec![0_u16; columns * DEPTH / 2];
    let mut within = true;
    for steps in panel.chunks_exact(JOINT / 2 * columns * DEPTH) {
        sums.fill(0);
        for step in steps.chunks_exact(columns * DEPTH) {
            for (sum, [left, right]) in sums.iter_mut().zip(step.as_chunks().0) {
                *sum += u16::from(left.unsigned_abs()) + u16::from(right.unsigned_abs());
            }
        }
        within &= sums.iter().all(|&sum| sum <= BOUND);
    }
    within
}

/// Steps of a panel, after checking that six rows have the bytes for them.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
#[inline(always)]
fn steps<const V: usize>(rows: &[u8], stride: usize, panel: &[i8]) -> usize {
    let steps = panel.len() / (V * COLUMNS * DEPTH);
    let last = stride.checked_mul(ROWS - 1).and_then(|start| start.checked_add(steps * DEPTH));
    assert!(last.is_some_and(|end| end <= rows.len()), "too few bytes for six rows");
    steps
}

/// The portable kernel.
#[derive(Clone, Copy)]
struct Portable;

impl Processor for Portable {
    #[inline(always)]
    fn multiply<const V: usize, const JOINT: usize>(
        self,
        rows: &[u8],
        stride: usize,
        panel: &[i8],
        start: &[[i32; COLUMNS]; V],
    ) -> Tile<V> {
        let mut tile = [*start; ROWS];
        for (row, sums) in tile.iter_mut().enumerate() {
            let row = rows[row * stride..].as_chunks::<DEPTH>().0;
            let steps = panel.as_chunks::<{ DEPTH * COLUMNS }>().0.chunks_exact(V);
            for (inputs, weights) in row.iter().zip(steps) {
                for (sums, weights) in sums.iter_mut().zip(weights) {
                    for (sum, weights) in sums.iter_mut().zip(weights.as_chunks::<DEPTH>().0) {
                        for (&input, &weight) in inputs.iter().zip(weights) {
                            *sum += i32::from(input) * i32::from(weight);
                        }
                    }
                }
            }
        }
        tile
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    struct Product<'a, const V: usize, const JOINT: usize> {
        rows: &'a [u8],
        stride: usize,
        panel: &'a [i8],
    }

    impl<const V: usize, const JOINT: usize> Task for Product<'_, V, JOINT> {
        type Output = Tile<V>;

        #[inline(always)]
        fn run<P: Processor>(self, processor: P) -> Tile<V> {
            let Self { rows, stride, panel } = self;
            processor.multiply::<V, JOINT>(rows, stride, panel, &[[-3; COLUMNS]; V])
        }
    }

    /// The product by its definition.
    fn expected<const V: usize>(rows: &[u8], stride: usize, panel: &[i8]) -> Tile<V> {
        let mut tile = [[[-3; COLUMNS]; V]; ROWS];
        for row in 0..ROWS {
            for (at, &weight) in panel.iter().enumerate() {
                let (step, column) = (at / (V * 64), at / DEPTH % (V * COLUMNS));
                let input = rows[row * stride + step * DEPTH + at % DEPTH];
                tile[row][column / COLUMNS][column % COLUMNS] +=
                    i32::from(input) * i32::from(weight);
            }
        }
        tile
    }

    /// A panel of these weights, over and over, each made smaller where a sum would be too large.
    fn panel<const V: usize, const JOINT: usize>(steps: usize, weights: &[i8]) -> Vec<i8> {
        let mut panel: Vec<i8> = weights.iter().copied().cycle().take(steps * 64 * V).collect();
        let mut left = vec![BOUND; 32 * V];
        for (number, step) in panel.chunks_exact_mut(64 * V).enumerate() {
            if number % (JOINT / 2) == 0 {
                left.fill(BOUND);
            }
            for (at, weight) in step.iter_mut().enumerate() {
                let left = &mut left[at / 2];
                if u16::from(weight.unsigned_abs()) > *left {
                    *weight = (*left as i8).wrapping_neg();
                }
                *left -= u16::from(weight.unsigned_abs());
            }
        }
        assert!(bounded::<JOINT>(&panel, V * COLUMNS));
        panel
    }

    fn check<const V: usize, const JOINT: usize>(
        steps: usize,
        extra: usize,
        inputs: &[u8],
        weights: &[i8],
    ) {
        let steps = steps / (JOINT / 2) * (JOINT / 2);
        let stride = steps * DEPTH + extra;
        let rows: Vec<u8> = inputs.iter().copied().cycle().take(ROWS * stride).collect();
        let panel = panel::<V, JOINT>(steps, weights);
        for kernel in Kernel::available() {
            let found = kernel.run(Product::<V, JOINT> { rows: &rows, stride, panel: &panel });
            assert_eq!(found, expected(&rows, stride, &panel), "{kernel:?}");
        }
    }

    proptest! {
        #[test]
        fn every_kernel_multiplies_as_defined(
            steps in 0_usize..60,
            extra in 0_usize..9,
            inputs in prop::collection::vec(any::<u8>(), 1..999),
            weights in prop::collection::vec(any::<i8>(), 1..999),
        ) {
            check::<4, 4>(steps, extra, &inputs, &weights);
            check::<4, 2>(steps, extra, &inputs, &weights);
            check::<2, 2>(steps, extra, &inputs, &weights);
            check::<1, 4>(steps, extra, &inputs, &weights);
        }
    }

    #[test]
    fn the_largest_products_do_not_saturate() {
        for weights in [[-128, 0, 0, 0], [64, 64, 64, 64], [-64, -64, -64, -64]] {
            check::<4, 2>(384, 0, &[255], &weights);
            check::<2, 4>(384, 0, &[255], &weights);
        }
        check::<4, 4>(384, 0, &[255], &[32]);
        check::<4, 4>(384, 0, &[255], &[-32]);
    }

    #[test]
    fn weights_too_large_for_a_sum_are_found() {
        let mut panel = [0; 4 * 64];
        (panel[6], panel[64 + 7]) = (-100, 28);
        assert!(bounded::<2>(&panel, 16) && bounded::<4>(&panel, 16));
        panel[64 + 7] = -29;
        assert!(bounded::<2>(&panel, 16) && !bounded::<4>(&panel, 16));
        panel[7] = 29;
        assert!(!bounded::<2>(&panel, 16));
    }
}
