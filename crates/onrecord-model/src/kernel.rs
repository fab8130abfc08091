//! The inner loop of all matrix products, and the choice of the processor's instructions for it.
//!
//! Products are of unsigned bytes with signed bytes, summed in 32 bits without loss, so that every
//! kernel gives the same numbers. A [`Task`] is compiled once for each kind of processor, with all
//! that is inlined into it.

#[cfg(target_arch = "x86_64")]
mod x86;

/// Rows of a tile. Stored rows are padded to a multiple of it.
pub(crate) const ROWS: usize = 6;
/// Columns of a vector of sums.
pub(crate) const COLUMNS: usize = 16;
/// Inputs that are multiplied and summed in one step.
pub(crate) const DEPTH: usize = 4;

/// Sums of six rows with `V` vectors of columns.
pub(crate) type Tile<const V: usize> = [[[i32; COLUMNS]; V]; ROWS];

/// Which instructions the matrix products use. All give the same results, at different speeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// Plain code that runs on any processor.
    Portable,
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
    fn multiply<const V: usize>(
        self,
        rows: &[u8],
        stride: usize,
        panel: &[i8],
        start: &[[i32; COLUMNS]; V],
    ) -> Tile<V>;
}

/// The portable kernel.
#[derive(Clone, Copy)]
struct Portable;

impl Processor for Portable {
    #[inline(always)]
    fn multiply<const V: usize>(
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

    struct Product<'a, const V: usize> {
        rows: &'a [u8],
        stride: usize,
        panel: &'a [i8],
    }

    impl<const V: usize> Task for Product<'_, V> {
        type Output = Tile<V>;

        #[inline(always)]
        fn run<P: Processor>(self, processor: P) -> Tile<V> {
            processor.multiply(self.rows, self.stride, self.panel, &[[-3; COLUMNS]; V])
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

    fn check<const V: usize>(steps: usize, extra: usize, inputs: &[u8], weights: &[i8]) {
        let stride = steps * DEPTH + extra;
        let rows: Vec<u8> = inputs.iter().copied().cycle().take(ROWS * stride).collect();
        let panel: Vec<i8> = weights.iter().copied().cycle().take(steps * 64 * V).collect();
        for kernel in Kernel::available() {
            let found = kernel.run(Product::<V> { rows: &rows, stride, panel: &panel });
            assert_eq!(found, expected::<V>(&rows, stride, &panel), "{kernel:?}");
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
            check::<4>(steps, extra, &inputs, &weights);
            check::<2>(steps, extra, &inputs, &weights);
            check::<1>(steps, extra, &inputs, &weights);
        }
    }

    #[test]
    fn the_largest_products_do_not_saturate() {
        check::<4>(384, 0, &[255], &[-128]);
        check::<2>(384, 0, &[255], &[127]);
    }
}
