//! Measures the encoder: word pieces a second on one core, and the share of the processor's peak.
//!
//!     taskset -c 1 cargo run --release -p onrecord-model --example pieces_per_second [fastest]
//!
//! All kernels of this processor are measured in turn, or with `fastest` that one alone.
//!
//! The text is our own and repeats; windows hold about 128 or 256 pieces. Times are of the calling
//! thread's processor clock where the system has one, so that other work on the machine disturbs
//! them less. The peak is that of a loop of byte products in registers alone.
#![allow(clippy::print_stdout, unsafe_code)]

use std::time::{Duration, Instant};

use onrecord_model::{Kernel, Model};
use onrecord_text::Span;

const SENTENCE: &str = "The provincial governor said on Tuesday that repairs to the eastern bridge \
    would take four months, while ferry owners warned that “prices will rise before the harvest.” ";
/// Pieces of the sentence.
const PIECES: usize = 31;
/// Rounds of a measurement, of which the median counts.
const ROUNDS: usize = 9;

fn main() {
    let peak = peak();
    if let Some(peak) = peak {
        println!("peak of byte products: {:.0} G multiply-adds/s", peak / 1e9);
    }
    let all = if std::env::args().any(|word| word == "fastest") { 1 } else { usize::MAX };
    for kernel in Kernel::available().into_iter().rev().take(all) {
        let model = Model::with_kernel(kernel);
        for sentences in [4, 8] {
            measure(&model, kernel, sentences, peak);
        }
    }
}

/// Reads a text of one window again and again.
fn measure(model: &Model, kernel: Kernel, sentences: usize, peak: Option<f64>) {
    let windows = if kernel == Kernel::Portable { 1 } else { 16 };
    let text = SENTENCE.repeat(sentences);
    let paragraph = [Span::new(0, text.len())];
    let read = || {
        for _ in 0..windows {
            std::hint::black_box(model.read(&text, &paragraph));
        }
    };
    read();
    let mut seconds: Vec<f64> = (0..ROUNDS).map(|_| time(read).as_secs_f64()).collect();
    seconds.sort_by(f64::total_cmp);
    let pieces = (sentences * PIECES + 2) * windows;
    let rate = pieces as f64 / seconds[ROUNDS / 2];
    let best = pieces as f64 / seconds[0];
    let length = sentences * PIECES + 2;
    let work = model.multiply_adds(length) as f64 / length as f64;
    let share =
        peak.map_or(String::new(), |peak| format!(", {:.0} % of peak", 100.0 * rate * work / peak));
    println!("{kernel:?}, {length} pieces a window: {rate:.0} pieces/s (best {best:.0}){share}");
}

/// Time that `work` keeps the processor, in this thread.
fn time(work: impl Fn()) -> Duration {
    let (clock, busy) = (Instant::now(), on_processor());
    work();
    match (busy, on_processor()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => clock.elapsed(),
    }
}

/// Time this thread has had on a processor, where Linux tells.
fn on_processor() -> Option<Duration> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(statistics.split(' ').next()?.parse().ok()?))
}

/// Multiply-adds a second of the fastest kernel's byte products where they touch no memory, for x86-64.
fn peak() -> Option<f64> {
    #[cfg(target_arch = "x86_64")]
    {
        let (run, products): (fn(), usize) = match Kernel::fastest() {
            // Safety: these kernels are there only where the processor has the instructions.
            Kernel::Avx512 => (|| _ = std::hint::black_box(unsafe { x86::avx512() }), x86::AVX512),
            Kernel::Avx2 => (|| _ = std::hint::black_box(unsafe { x86::avx2() }), x86::AVX2),
            _ => return None,
        };
        run();
        let best = (0..ROUNDS).map(|_| time(run)).min()?;
        Some(products as f64 / best.as_secs_f64())
    }
    #[cfg(not(target_arch = "x86_64"))]
    None
}

/// Loops of byte products in registers alone, in the order in which the kernels have them.
#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::{
        __m256i, _mm256_add_epi8, _mm256_add_epi16, _mm256_add_epi32, _mm256_extract_epi32,
        _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_set1_epi8, _mm256_set1_epi16,
        _mm512_dpbusd_epi32, _mm512_reduce_add_epi32, _mm512_set1_epi8,
    };
    use std::hint::black_box;

    const STEPS: usize = 3_000_000;
    const CHAINS: usize = 16;
    const FEW: usize = 6;
    /// Multiply-adds of [`avx512`] and of [`avx2`].
    pub(super) const AVX512: usize = STEPS * CHAINS * 64;
    pub(super) const AVX2: usize = STEPS * FEW * 64;

    #[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
    pub(super) fn avx512() -> i32 {
        let (left, right) = (_mm512_set1_epi8(black_box(3)), _mm512_set1_epi8(black_box(2)));
        let mut sums = [left; CHAINS];
        for _ in 0..STEPS {
            for sum in &mut sums {
                *sum = _mm512_dpbusd_epi32(*sum, left, right);
            }
        }
        sums.into_iter().map(|sum| _mm512_reduce_add_epi32(sum)).fold(0, i32::wrapping_add)
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn avx2() -> i32 {
        let (one, ones) = (_mm256_set1_epi8(black_box(1)), _mm256_set1_epi16(1));
        // Other inputs at each step, so that no product can be taken from the step before.
        let (mut first, mut second) = (one, _mm256_set1_epi8(2));
        let mut sums: [__m256i; FEW] = [one; FEW];
        let weights: [__m256i; FEW] = black_box([one; FEW]);
        for _ in 0..STEPS {
            for (sum, weights) in sums.iter_mut().zip(weights) {
                let pairs = _mm256_maddubs_epi16(first, weights);
                let pairs = _mm256_add_epi16(pairs, _mm256_maddubs_epi16(second, weights));
                *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(pairs, ones));
            }
            first = _mm256_add_epi8(first, one);
            second = _mm256_add_epi8(second, one);
        }
        sums.into_iter().map(|sum| _mm256_extract_epi32::<0>(sum)).fold(0, i32::wrapping_add)
    }
}
