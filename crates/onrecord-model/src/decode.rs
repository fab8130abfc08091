//! Scores to spans: the best sequence of tags in which every span is whole.
//!
//! Tag 0 is none; each kind of span has a tag for its first word and one for its later words.

use std::ops::Range;

use crate::arithmetic::larger;

/// The score of a later word that follows no word of its span.
const FORBIDDEN: f32 = -1e9;

/// What the opening of a span costs, and what is added for it, from the weights file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Costs {
    /// Of a cue.
    pub(crate) cue: f32,
    /// Of a source or a content.
    pub(crate) role: f32,
    /// Added to the scores of cues.
    pub(crate) cue_bias: f32,
    /// Added to the scores of sources.
    pub(crate) source_bias: f32,
}

/// The best sequence of tags, where the opening of a span costs `cost` and `bias` is added to the
/// scores of every word.
///
/// A later word follows only a word of its own span, so that each tag has few to follow and the time
/// taken grows with the number of tags, not with its square.
pub(crate) fn best_path<const TAGS: usize>(
    scores: &[[f32; TAGS]],
    cost: f32,
    bias: [f32; TAGS],
) -> Vec<u8> {
    let opening = |tag: usize| if tag % 2 == 1 { cost } else { 0.0 };
    let mut best: [f32; TAGS] = std::array::from_fn(|tag| match tag {
        inside if tag > 0 && inside.is_multiple_of(2) => FORBIDDEN,
        tag => -opening(tag),
    });
    let mut back: Vec<[u8; TAGS]> = Vec::with_capacity(scores.len());
    for (word, scores) in scores.iter().enumerate() {
        let mut from = [0; TAGS];
        if word > 0 {
            let before = best;
            let any = first_largest(|tag| before[tag], TAGS);
            for to in 0..TAGS {
                (from[to], best[to]) = if to > 0 && to.is_multiple_of(2) {
                    let (later, score) = first_largest(|tag| before[to - 1 + tag], 2);
                    ((to - 1) as u8 + later, score)
                } else {
                    (any.0, any.1 - opening(to))
                };
            }
        }
        // Only differences within a word matter; without its largest, sums stay small.
        let scores: [f32; TAGS] = std::array::from_fn(|tag| scores[tag] + bias[tag]);
        let largest = scores.into_iter().fold(f32::MIN, larger);
        for (best, score) in best.iter_mut().zip(scores) {
            *best += score - largest;
        }
        back.push(from);
    }
    let mut tag = first_largest(|tag| best[tag], TAGS).0;
    let mut path = vec![0; scores.len()];
    for (slot, from) in path.iter_mut().zip(&back).rev() {
        *slot = tag;
        tag = from[usize::from(tag)];
    }
    path
}

/// The first of the largest values, and where it is.
fn first_largest(value: impl Fn(usize) -> f32, count: usize) -> (u8, f32) {
    let mut found = (0, value(0));
    for at in 1..count {
        if value(at) > found.1 {
            found = (at as u8, value(at));
        }
    }
    found
}

/// The spans of one kind (0, 1, …) in a sequence of tags.
pub(crate) fn spans(path: &[u8], kind: u8) -> Vec<Range<usize>> {
    let (begin, inside) = (1 + 2 * kind, 2 + 2 * kind);
    let mut out: Vec<Range<usize>> = Vec::new();
    for (word, &tag) in path.iter().enumerate() {
        if tag == begin {
            out.push(word..word + 1);
        } else if tag == inside
            && let Some(last) = out.last_mut()
        {
            last.end = word + 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_word_needs_a_first_one() {
        let scores = [[0.0, -9.0, 1.0], [0.0, 2.0, 0.0], [0.0, 0.0, 2.0], [3.0, 0.0, 0.0]];
        let path = best_path(&scores, 0.0, [0.0; 3]);
        assert_eq!(path, [0, 1, 2, 0]);
        assert_eq!(spans(&path, 0), [1..3]);
    }

    #[test]
    fn a_cost_joins_what_is_nearly_one_span() {
        let scores = [[0.0, 5.0, 0.0], [0.0, 1.0, 0.8], [0.0, 0.0, 4.0]];
        assert_eq!(spans(&best_path(&scores, 0.0, [0.0; 3]), 0), [0..1, 1..3]);
        assert_eq!(spans(&best_path(&scores, 0.5, [0.0; 3]), 0), [0..3]);
    }

    #[test]
    fn two_kinds_stand_side_by_side() {
        let scores = [
            [0.0, 3.0, 0.0, 0.0, 0.0],
            [0.0, 0.0, 3.0, 0.0, 4.0],
            [0.0, 0.0, 0.0, 3.0, 0.0],
            [0.0, 0.0, 0.0, 0.0, 3.0],
        ];
        let path = best_path(&scores, 0.5, [0.0; 5]);
        assert_eq!(spans(&path, 0), [0..2]);
        assert_eq!(spans(&path, 1), [2..4]);
    }

    #[test]
    fn no_words_have_no_path() {
        assert!(best_path::<3>(&[], 0.5, [0.0; 3]).is_empty());
    }
}
