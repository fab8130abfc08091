//! The heads that find events: mentions and triggers, who takes part, and how each is told.

use crate::classes::Classes;
use crate::codes::{Codes, MENTION_TAGS, TRIGGER_TAGS};
use crate::kernel::{Processor, Task};
use crate::pairs::{Pairs, vector};
use crate::told::Told;
use crate::weights::{Weights, WeightsError};
use crate::window::Window;

/// Scores of a word as part of a mention: none, then first and later word of each kind.
pub(crate) type MentionScores = [f32; MENTION_TAGS];
/// Scores of a word as part of a trigger: none, then first and later word of each type.
pub(crate) type TriggerScores = [f32; TRIGGER_TAGS];

/// The heads' weights, where they lie in the weights file.
#[derive(Clone, Debug)]
pub(crate) struct EventHeads {
    width: usize,
    mention: Classes<MENTION_TAGS>,
    trigger: Classes<TRIGGER_TAGS>,
    /// Actors and recipients beside triggers.
    pub(crate) pairs: Pairs,
    pub(crate) told: Told,
    pub(crate) codes: Codes,
}

impl EventHeads {
    /// The heads in the weights file.
    pub(crate) fn open(weights: &Weights) -> Result<Self, WeightsError> {
        let width = weights.sizes.width;
        let codes = Codes::open(weights)?;
        Ok(Self {
            width,
            mention: Classes::open(weights, "mention", width)?,
            trigger: Classes::open(weights, "trigger", width)?,
            pairs: Pairs::open(weights, "parties")?,
            told: Told::open(weights, "facts", codes.facts())?,
            codes,
        })
    }
}

/// The scores of every word of a window.
#[derive(Debug, Default)]
pub(crate) struct EventScores {
    pub(crate) mentions: Vec<MentionScores>,
    pub(crate) triggers: Vec<TriggerScores>,
}

/// Scores every word of a window.
pub(crate) struct ScoreEvents<'a> {
    pub(crate) heads: &'a EventHeads,
    pub(crate) window: &'a Window,
    pub(crate) vectors: &'a [f32],
}

impl Task for ScoreEvents<'_> {
    type Output = EventScores;

    #[inline(always)]
    fn run<P: Processor>(self, _: P) -> EventScores {
        let Self { heads, window, vectors } = self;
        let mut scores = EventScores::default();
        for word in 0..window.len() {
            let vector = vector(window, vectors, heads.width, word);
            scores.mentions.push(heads.mention.score(vector));
            scores.triggers.push(heads.trigger.score(vector));
        }
        scores
    }
}
