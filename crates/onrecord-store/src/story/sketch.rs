//! What is kept of an article's words to find its copies: hashes of all runs of four words, and a
//! few keys drawn from them, of which copies share some.
//!
//! The keys are bands of a `MinHash` (Broder 1997; banding after Indyk and Motwani 1998): of each of
//! many orders of the hashes, the first; three such minima make a key. Two articles that share half of
//! their runs have a key in common 99 times in 100, two that share a twentieth one time in 200. The
//! beginning has keys of its own: a copy whose tail was cut still begins alike.

/// Words of a run.
const RUN: usize = 4;
/// Minima that make a key.
const ROWS: usize = 3;
/// Keys of the whole text, and of its beginning.
const WHOLE: usize = 40;
const LEAD: usize = 8;
/// Runs that are the beginning.
const LEAD_RUNS: usize = 60;
/// Keys of an article.
pub const KEYS: usize = WHOLE + LEAD;

/// Runs below which an article is too short to tell copies from chance.
const LEAST: usize = 12;
/// Share of the shorter article's runs that the longer holds, in one copy.
const SAME: f64 = 0.6;

/// The runs of words of an article, as hashes, and its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    runs: Vec<u32>,
    keys: Vec<u32>,
}

impl Sketch {
    /// The sketch of a text: its letters and figures count, case and marks do not.
    pub fn of(text: &str) -> Self {
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let runs: Vec<u32> = words.windows(RUN).map(hash).collect();
        let mut keys = keys(&runs, WHOLE, 0);
        keys.extend(self::keys(&runs[..runs.len().min(LEAD_RUNS)], LEAD, WHOLE));
        let mut runs = runs;
        runs.sort_unstable();
        runs.dedup();
        Self { runs, keys }
    }

    /// The keys: articles that share none are no copies. A text too short to judge has none.
    pub fn keys(&self) -> &[u32] {
        &self.keys
    }

    /// Whether both carry the same copy: the shorter stands for the most part in the longer.
    pub fn same_copy(&self, other: &Self) -> bool {
        let shorter = self.runs.len().min(other.runs.len());
        shorter >= LEAST && self.shared(other) as f64 >= SAME * shorter as f64
    }

    /// Runs that both have.
    fn shared(&self, other: &Self) -> usize {
        let (mut left, mut right, mut shared) = (0, 0, 0);
        while let (Some(one), Some(two)) = (self.runs.get(left), other.runs.get(right)) {
            shared += usize::from(one == two);
            left += usize::from(one <= two);
            right += usize::from(two <= one);
        }
        shared
    }
}

/// FNV-1a over the words of a run, mixed, so that all of its bits count.
fn hash(run: &[String]) -> u32 {
    let mut value = 0xcbf2_9ce4_8422_2325_u64;
    for word in run {
        for byte in word.bytes().chain([0]) {
            value = (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    (mix(value) >> 32) as u32
}

/// A permutation of the 64-bit numbers that leaves no pattern (`splitmix64`, Steele et al. 2014).
fn mix(value: u64) -> u64 {
    let mut value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// Keys `first` to `first + count` of some runs.
fn keys(runs: &[u32], count: usize, first: usize) -> Vec<u32> {
    if runs.len() < LEAST {
        return Vec::new();
    }
    let least = |order: usize| {
        let seed = mix(order as u64);
        runs.iter().map(|run| mix(seed ^ u64::from(*run)) >> 32).min().unwrap_or_default()
    };
    (first..first + count)
        .map(|key| {
            let joined =
                (0..ROWS).fold(key as u64, |so_far, row| mix(so_far ^ least(key * ROWS + row)));
            (joined >> 32) as u32
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A report of `length` sentences that no other seed repeats.
    pub(crate) fn report(seed: u64, length: usize) -> String {
        let word = |at: u64| format!("w{}", mix(seed * 10_007 + at) % 900);
        (0..length as u64 * 9).map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_copy_is_known_by_its_words() {
        let whole = report(1, 40);
        let cut: String = whole.chars().take(whole.len() / 3).collect();
        let edited: Vec<&str> = whole
            .split(' ')
            .enumerate()
            .map(|(at, w)| if at % 23 == 7 { "edit" } else { w })
            .collect();
        let framed = format!("{} {whole} {}", report(2, 4), report(3, 4));
        for copy in [whole.to_uppercase(), cut, edited.join(" "), framed] {
            let (one, two) = (Sketch::of(&whole), Sketch::of(&copy));
            assert!(one.same_copy(&two) && two.same_copy(&one), "{copy}");
            assert!(one.keys().iter().any(|key| two.keys().contains(key)), "{copy}");
        }
    }

    #[test]
    fn what_shares_a_passage_only_is_no_copy() {
        let background = report(9, 8);
        let one = Sketch::of(&format!("{} {background}", report(4, 20)));
        let two = Sketch::of(&format!("{} {background}", report(5, 20)));
        assert!(!one.same_copy(&two));
        let short = Sketch::of("Talks resumed on Monday, the minister said.");
        assert!(!short.same_copy(&short.clone()) && short.keys().is_empty());
    }
}
