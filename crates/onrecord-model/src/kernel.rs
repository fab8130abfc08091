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

/// What the sums of a panel start with.
#[derive(Clone, Copy)]
pub(crate) struct Start<'a, const V: usize> {
    /// Added to the products.
    pub(crate) plain: &'a [[i32; COLUMNS]; V],
    /// The same less 128 times each column's weights: takes back the 128 in each byte of the rows.
    pub(crate) shifted: &'a [[i32; COLUMNS]; V],
}

/// A processor's way of multiplying.
pub(crate) trait Processor: Copy {
    /// The byte that stands for 0 in rows of signed numbers: 128, or 0 where the processor wants
    /// them as two's complements.
    const ZERO: u8;

    /// The products of six rows of unsigned bytes, each `stride` bytes after the one before, with a
    /// panel of signed bytes (for each four inputs, for each column, those four), added to `start`.
    fn multiply<const V: usize>(
        self,
        rows: &[u8],
        stride: usize,
        panel: &[i8],
        start: &[[i32; COLUMNS]; V],
    ) -> Tile<V>;

    /// The same for rows of signed numbers from -127 to 127, with [`Self::ZERO`] added to each.
    #[inline(always)]
    fn multiply_signed<const V: usize>(
        self,
        rows: &[u8],
        stride: usize,
        panel: &[i8],
        start: Start<'_, V>,
    ) -> Tile<V> {
        self.multiply(rows, stride, panel, start.shifted)
    }
}

/// The portable kernel.
#[derive(Clone, Copy)]
struct Portable;

impl Processor for Portable {
    const ZERO: u8 = 128;

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

    /// The product of rows of signed numbers.
    struct SignedProduct<'a, const V: usize>(Product<'a, V>);

    impl<const V: usize> Task for SignedProduct<'_, V> {
        type Output = Tile<V>;

        #[inline(always)]
        fn run<P: Processor>(self, processor: P) -> Tile<V> {
            let Product { rows, stride, panel } = self.0;
            let mut shifted = [[-3; COLUMNS]; V];
            for (at, &weight) in panel.iter().enumerate() {
                let column = at / DEPTH % (V * COLUMNS);
                shifted[column / COLUMNS][column % COLUMNS] -= 128 * i32::from(weight);
            }
            let start = Start { plain: &[[-3; COLUMNS]; V], shifted: &shifted };
            let rows: Vec<u8> = rows.iter().map(|byte| byte.wrapping_add(P::ZERO)).collect();
            processor.multiply_signed(&rows, stride, panel, start)
        }
    }

    /// The product by its definition, of rows whose bytes stand for `number`.
    fn expected<const V: usize>(product: &Product<V>, number: impl Fn(u8) -> i32) -> Tile<V> {
        let Product { rows, stride, panel } = *product;
        let mut tile = [[[-3; COLUMNS]; V]; ROWS];
        for row in 0..ROWS {
            for (at, &weight) in panel.iter().enumerate() {
                let (step, column) = (at / (V * 64), at / DEPTH % (V * COLUMNS));
                let input = rows[row * stride + step * DEPTH + at % DEPTH];
                tile[row][column / COLUMNS][column % COLUMNS] += number(input) * i32::from(weight);
            }
        }
        tile
    }

    fn check<const V: usize>(steps: usize, extra: usize, inputs: &[u8], weights: &[i8]) {
        let stride = steps * DEPTH + extra;
        let rows: Vec<u8> = inputs.iter().copied().cycle().take(ROWS * stride).collect();
        let panel: Vec<i8> = weights.iter().copied().cycle().take(steps * 64 * V).collect();
        for kernel in Kernel::available() {
            let product = || Product::<V> { rows: &rows, stride, panel: &panel };
            assert_eq!(kernel.run(product()), expected(&product(), i32::from), "{kernel:?}");
        }
        let signed: Vec<u8> = rows.iter().map(|&byte| if byte == 128 { 0 } else { byte }).collect();
        for kernel in Kernel::available() {
            let product = || Product::<V> { rows: &signed, stride, panel: &panel };
            let found = kernel.run(SignedProduct(product()));
            assert_eq!(
                found,
                expected(&product(), |byte| i32::from(byte as i8)),
                "signed, {kernel:?}"
            );
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
        for input in [127, 129, 255] {
            check::<4>(384, 0, &[input], &[-128]);
            check::<2>(384, 0, &[input], &[127]);
        }
    }
}
