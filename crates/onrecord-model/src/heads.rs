//! The heads that find statements: what each word is, and its part beside a cue.

use crate::classes::Classes;
use crate::kernel::{Processor, Task};
use crate::pairs::{Pairs, vector};
use crate::weights::{Weights, WeightsError};
use crate::window::Window;

/// Scores of a word as part of a cue: none, its first word, a later word.
pub(crate) type CueScores = [f32; 3];

/// The heads' weights, where they lie in the weights file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heads {
    width: usize,
    cue: Classes<3>,
    nested: Classes<3>,
    /// Sources and contents beside cues.
    pub(crate) pairs: Pairs,
}

impl Heads {
    /// The heads in the weights file.
    pub(crate) fn open(weights: &Weights) -> Result<Self, WeightsError> {
        let width = weights.sizes.width;
        Ok(Self {
            width,
            cue: Classes::open(weights, "cue", width)?,
            nested: Classes::open(weights, "nested", width)?,
            pairs: Pairs::open(weights, "roles")?,
        })
    }
}

/// Scores every word of a window as a cue, of outermost statements and of statements inside others.
pub(crate) struct ScoreCues<'a> {
    pub(crate) heads: &'a Heads,
    pub(crate) window: &'a Window,
    pub(crate) vectors: &'a [f32],
}

impl Task for ScoreCues<'_> {
    type Output = [Vec<CueScores>; 2];

    #[inline(always)]
    fn run<P: Processor>(self, _: P) -> Self::Output {
        let mut scores = [const { Vec::new() }; 2];
        for (scores, head) in scores.iter_mut().zip([self.heads.cue, self.heads.nested]) {
            scores.reserve_exact(self.window.len());
            for word in 0..self.window.len() {
                let vector = vector(self.window, self.vectors, self.heads.width, word);
                scores.push(head.score(vector));
            }
        }
        scores
    }
}
