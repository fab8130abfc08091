//! The heads over single words: what each word is.

use crate::classes::Classes;
use crate::codes::{Codes, MENTION_TAGS, TRIGGER_TAGS};
use crate::kernel::{Processor, Task};
use crate::pairs::{Pairs, vector};
use crate::told::Told;
use crate::weights::{Weights, WeightsError};
use crate::window::Window;

/// Scores of a word as part of a cue: none, its first word, a later word.
pub(crate) type CueScores = [f32; 3];
/// Scores of a word as part of a mention: none, then first and later word of each kind.
pub(crate) type MentionScores = [f32; MENTION_TAGS];
/// Scores of a word as part of a trigger: none, then first and later word of each type.
pub(crate) type TriggerScores = [f32; TRIGGER_TAGS];

/// The heads' weights, where they lie in the weights file.
#[derive(Clone, Debug)]
pub(crate) struct Heads {
    width: usize,
    cue: Classes<3>,
    nested: Classes<3>,
    mention: Classes<MENTION_TAGS>,
    trigger: Classes<TRIGGER_TAGS>,
    /// Sources and contents beside cues.
    pub(crate) statements: Pairs,
    /// Actors and recipients beside triggers.
    pub(crate) events: Pairs,
    pub(crate) told: Told,
    pub(crate) codes: Codes,
}

impl Heads {
    /// The heads in the weights file.
    pub(crate) fn open(weights: &Weights) -> Result<Self, WeightsError> {
        let width = weights.sizes.width;
        let codes = Codes::open(weights)?;
        Ok(Self {
            width,
            cue: Classes::open(weights, "cue", width)?,
            nested: Classes::open(weights, "nested", width)?,
            mention: Classes::open(weights, "events.mention", width)?,
            trigger: Classes::open(weights, "events.trigger", width)?,
            statements: Pairs::open(weights, "pairs")?,
            events: Pairs::open(weights, "events.pairs")?,
            told: Told::open(weights, codes.facts())?,
            codes,
        })
    }
}

/// The scores of every word of a window.
#[derive(Debug, Default)]
pub(crate) struct WordScores {
    /// As cues of outermost statements, and of statements inside others.
    pub(crate) cues: [Vec<CueScores>; 2],
    pub(crate) mentions: Vec<MentionScores>,
    pub(crate) triggers: Vec<TriggerScores>,
}

/// Scores every word of a window.
pub(crate) struct ScoreWords<'a> {
    pub(crate) heads: &'a Heads,
    pub(crate) window: &'a Window,
    pub(crate) vectors: &'a [f32],
}

impl Task for ScoreWords<'_> {
    type Output = WordScores;

    #[inline(always)]
    fn run<P: Processor>(self, _: P) -> WordScores {
        let Self { heads, window, vectors } = self;
        let mut scores = WordScores::default();
        for word in 0..window.len() {
            let vector = vector(window, vectors, heads.width, word);
            scores.cues[0].push(heads.cue.score(vector));
            scores.cues[1].push(heads.nested.score(vector));
            scores.mentions.push(heads.mention.score(vector));
            scores.triggers.push(heads.trigger.score(vector));
        }
        scores
    }
}
