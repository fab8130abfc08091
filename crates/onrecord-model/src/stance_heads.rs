//! The heads that tell how a statement is meant, and which claim it disputes.

use std::ops::Range;

use crate::arithmetic::softmax;
use crate::codes::names;
use crate::decode::{best_path, spans};
use crate::kernel::Kernel;
use crate::pairs::{self, Pairs, RoleScores, ScoreRoles};
use crate::reading::Disputed;
use crate::told::{ScoreTold, Told};
use crate::weights::{Weights, WeightsError};
use crate::window::Window;

/// The heads and how they are read.
#[derive(Clone, Debug)]
pub(crate) struct StanceHeads {
    meant: Told,
    /// Cues of disputed claims and triggers of disputed events, beside the cue that disputes them.
    disputes: Pairs,
    stances: Vec<&'static str>,
    polarities: Vec<&'static str>,
    /// Added to the scores of disputed claims and events.
    bias: f32,
    /// The least probability to keep.
    least: f32,
}

/// How a statement is meant.
pub(crate) struct Meant {
    pub(crate) stance: &'static str,
    pub(crate) polarity: &'static str,
    pub(crate) disputed: Vec<Disputed>,
}

impl StanceHeads {
    /// The heads in the weights file.
    pub(crate) fn open(weights: &Weights) -> Result<Self, WeightsError> {
        let [stances, polarities] = [names(weights, "stances")?, names(weights, "polarities")?];
        let choice: &[f32] = weights.table("choice.disputes", 1, 2)?;
        Ok(Self {
            meant: Told::open(weights, "meant", stances.len() + polarities.len())?,
            disputes: Pairs::open(weights, "disputes")?,
            stances,
            polarities,
            bias: choice[0],
            least: choice[1],
        })
    }

    /// How the statements of some cues are meant; `vectors` holds the encoder's, a row for each piece.
    pub(crate) fn read(
        &self,
        kernel: Kernel,
        window: &Window,
        vectors: &[f32],
        cues: &[Range<usize>],
        scratch: &mut pairs::Scratch,
    ) -> Vec<Meant> {
        let meant = self.score_meant(kernel, window, vectors, cues, scratch);
        let disputes = self.score_disputes(kernel, window, vectors, cues, scratch);
        let tell = |(meant, disputes): (Vec<f32>, Vec<RoleScores>)| {
            let (stances, polarities) = meant.split_at(self.stances.len());
            Meant {
                stance: likeliest(&self.stances, stances),
                polarity: likeliest(&self.polarities, polarities),
                disputed: self.disputed(&disputes, window.first),
            }
        };
        meant.into_iter().zip(disputes).map(tell).collect()
    }

    /// Scores of each stance, then of each polarity, for each cue.
    pub(crate) fn score_meant(
        &self,
        kernel: Kernel,
        window: &Window,
        vectors: &[f32],
        cues: &[Range<usize>],
        scratch: &mut pairs::Scratch,
    ) -> Vec<Vec<f32>> {
        kernel.run(ScoreTold { told: &self.meant, window, vectors, centres: cues, scratch })
    }

    /// Scores of each word as disputed by the statement of each cue.
    pub(crate) fn score_disputes(
        &self,
        kernel: Kernel,
        window: &Window,
        vectors: &[f32],
        cues: &[Range<usize>],
        scratch: &mut pairs::Scratch,
    ) -> Vec<Vec<RoleScores>> {
        kernel.run(ScoreRoles { pairs: &self.disputes, window, vectors, centres: cues, scratch })
    }

    /// The claims and events that are likely enough; `first` is the window's first word.
    fn disputed(&self, scores: &[RoleScores], first: usize) -> Vec<Disputed> {
        let bias = self.bias;
        let path = best_path(scores, 0.0, [0.0, bias, bias, bias, bias]);
        let of_role = |role: u8| {
            spans(&path, role).into_iter().map(move |words| {
                let confidence = softmax(scores[words.start])[usize::from(1 + 2 * role)];
                let words = words.start + first..words.end + first;
                Disputed { event: role == 1, words, confidence }
            })
        };
        let mut found: Vec<_> =
            (0..2).flat_map(of_role).filter(|one| one.confidence > self.least).collect();
        found.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        found
    }
}

/// The name with the highest score.
fn likeliest(names: &[&'static str], scores: &[f32]) -> &'static str {
    let pairs = names.iter().zip(scores);
    pairs.max_by(|(_, a), (_, b)| a.total_cmp(b)).map_or("", |(name, _)| name)
}
