//! Finds the mentions and events of a window that the encoder has read.

use std::ops::Range;

use crate::event::{EventChoice, decode_events, decode_mentions};
use crate::event_heads::{EventHeads, EventScores, ScoreEvents};
use crate::kernel::Kernel;
use crate::pairs::{self, RoleScores, ScoreRoles};
use crate::reading::Reading;
use crate::told::ScoreTold;
use crate::weights::{Weights, WeightsError};
use crate::window::Window;

/// The heads for events and how they are read.
#[derive(Debug)]
pub(crate) struct EventFinder {
    heads: EventHeads,
    choice: EventChoice,
}

impl EventFinder {
    /// The finder in a weights file.
    pub(crate) fn open(weights: &Weights) -> Result<Self, WeightsError> {
        Ok(Self { heads: EventHeads::open(weights)?, choice: EventChoice::open(weights)? })
    }

    /// Adds a window's mentions and events to a reading; `vectors` holds the encoder's, a row for
    /// each piece.
    pub(crate) fn read(
        &self,
        kernel: Kernel,
        window: &Window,
        vectors: &[f32],
        scratch: &mut pairs::Scratch,
        reading: &mut Reading,
    ) {
        let scores = self.score(kernel, window, vectors);
        let codes = &self.heads.codes;
        reading.mentions.extend(decode_mentions(&scores.mentions, codes, window.first));
        let triggers = self.choice.triggers(&scores.triggers);
        if triggers.is_empty() {
            return;
        }
        let ranges: Vec<Range<usize>> = triggers.iter().map(|one| one.words.clone()).collect();
        let roles = self.score_roles(kernel, window, vectors, &ranges, scratch);
        let facts = self.score_told(kernel, window, vectors, &ranges, scratch);
        let events = decode_events(&self.choice, codes, &triggers, &roles, &facts, window.first);
        reading.events.extend(events);
    }

    /// Scores each word of a window.
    pub(crate) fn score(&self, kernel: Kernel, window: &Window, vectors: &[f32]) -> EventScores {
        kernel.run(ScoreEvents { heads: &self.heads, window, vectors })
    }

    /// Scores of each word as a participant beside each of some triggers.
    pub(crate) fn score_roles(
        &self,
        kernel: Kernel,
        window: &Window,
        vectors: &[f32],
        centres: &[Range<usize>],
        scratch: &mut pairs::Scratch,
    ) -> Vec<Vec<RoleScores>> {
        kernel.run(ScoreRoles { pairs: &self.heads.pairs, window, vectors, centres, scratch })
    }

    /// Scores of the status, modes and contexts of each trigger's event.
    pub(crate) fn score_told(
        &self,
        kernel: Kernel,
        window: &Window,
        vectors: &[f32],
        triggers: &[Range<usize>],
        scratch: &mut pairs::Scratch,
    ) -> Vec<Vec<f32>> {
        let told = &self.heads.told;
        kernel.run(ScoreTold { told, window, vectors, centres: triggers, scratch })
    }
}
