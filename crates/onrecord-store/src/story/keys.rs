//! Keys of which copies share some: bands of a `MinHash` (Broder 1997; Indyk and Motwani 1998).
//!
//! Of each of many orders of an article's runs the first is taken; two such minima make a key. Two
//! articles that share a third of their runs have a key in common 98 times in 100, two that share a
//! hundredth 3 times in 1,000. The beginning has keys of its own: a copy of which little was kept
//! still begins alike.

use super::hash::mix;

/// Minima that make a key.
const ROWS: usize = 2;
/// Keys of the whole text, and of its beginning.
const WHOLE: usize = 32;
const LEAD: usize = 8;
/// Keys of an article.
pub const KEYS: usize = WHOLE + LEAD;

/// The factors and summands of the orders: `x * factor + summand` permutes the 32-bit numbers where
/// the factor is odd.
const ORDERS: [(u32, u32); KEYS * ROWS] = {
    let mut orders = [(0, 0); KEYS * ROWS];
    let mut at = 0;
    while at < orders.len() {
        let drawn = mix(at as u64);
        orders[at] = ((drawn >> 32) as u32 | 1, drawn as u32);
        at += 1;
    }
    orders
};

/// The keys of a text with these runs, of which `lead` are the beginning.
pub(super) fn keys(runs: &[u32], lead: &[u32]) -> [u32; KEYS] {
    std::array::from_fn(|key| {
        let runs = if key < WHOLE { runs } else { lead };
        let joined = (key * ROWS..(key + 1) * ROWS).fold(key as u64, |so_far, order| {
            let (factor, summand) = ORDERS[order];
            let least = runs.iter().map(|run| run.wrapping_mul(factor).wrapping_add(summand)).min();
            mix(so_far ^ u64::from(least.unwrap_or_default()))
        });
        (joined >> 32) as u32
    })
}
