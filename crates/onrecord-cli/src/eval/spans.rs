//! How far two sets of stretches of a text have the same characters.

use onrecord::record::CharSpan;

/// The characters in both over those in either; 0 where one has none.
pub(super) fn jaccard(one: &[CharSpan], other: &[CharSpan]) -> f64 {
    let (one, other) = (merged(one), merged(other));
    let both: usize = one.iter().flat_map(|a| other.iter().map(|b| shared(*a, *b))).sum();
    let either = length(&one) + length(&other) - both;
    if both == 0 { 0.0 } else { both as f64 / either as f64 }
}

/// Whether some character is in both.
pub(super) fn overlap(one: &[CharSpan], other: &[CharSpan]) -> bool {
    one.iter().any(|a| other.iter().any(|b| a[0] < b[1] && b[0] < a[1]))
}

fn shared(a: CharSpan, b: CharSpan) -> usize {
    a[1].min(b[1]).saturating_sub(a[0].max(b[0]))
}

fn length(spans: &[CharSpan]) -> usize {
    spans.iter().map(|[start, end]| end - start).sum()
}

/// The same characters in stretches that do not overlap.
fn merged(spans: &[CharSpan]) -> Vec<CharSpan> {
    let mut sorted: Vec<CharSpan> =
        spans.iter().copied().filter(|[start, end]| start < end).collect();
    sorted.sort_unstable();
    let mut merged: Vec<CharSpan> = Vec::with_capacity(sorted.len());
    for span in sorted {
        match merged.last_mut() {
            Some(last) if span[0] <= last[1] => last[1] = last[1].max(span[1]),
            _ => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_once() {
        for (one, other, expected) in [
            (vec![[0, 10]], vec![[0, 10]], 1.0),
            (vec![[0, 10]], vec![[5, 15]], 1.0 / 3.0),
            (vec![[0, 4], [2, 10]], vec![[0, 10]], 1.0),
            (vec![[0, 4], [6, 10]], vec![[0, 10]], 0.8),
            (vec![[0, 4]], vec![[4, 8]], 0.0),
            (vec![], vec![], 0.0),
        ] {
            assert!((jaccard(&one, &other) - expected).abs() < 1e-9, "{one:?} {other:?}");
        }
        assert!(overlap(&[[0, 4]], &[[3, 5]]) && !overlap(&[[0, 4]], &[[4, 5]]));
    }
}
