//! Numbers for words and runs of words: the same on every machine and in every version.

/// FNV-1a over words, mixed, so that all of its bits count.
pub(crate) fn hash<'a>(words: impl IntoIterator<Item = &'a str>) -> u32 {
    let mut value = 0xcbf2_9ce4_8422_2325_u64;
    for word in words {
        for byte in word.bytes().chain([0]) {
            value = (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    (mix(value) >> 32) as u32
}

/// A permutation of the 64-bit numbers that leaves no pattern (`splitmix64`, Steele et al. 2014).
pub(crate) const fn mix(value: u64) -> u64 {
    let mut value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// Sorted, each number once.
pub(crate) fn set(mut numbers: Vec<u32>) -> Vec<u32> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers.shrink_to_fit();
    numbers
}

/// How many numbers two sorted lists share.
pub(crate) fn shared(one: &[u32], two: &[u32]) -> usize {
    let (mut left, mut right, mut shared) = (0, 0, 0);
    while let (Some(one), Some(two)) = (one.get(left), two.get(right)) {
        shared += usize::from(one == two);
        left += usize::from(one <= two);
        right += usize::from(two <= one);
    }
    shared
}
