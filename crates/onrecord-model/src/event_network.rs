//! The network that finds events: an encoder of its own and its heads.
//!
//! It reads the same windows as the network for statements. The two learnt apart: what an encoder
//! learns of events from a small corpus would cost it what it knows of statements from a large one.

use std::ops::Range;

use crate::encoder::{self, Encode, Encoder};
use crate::event::{EventChoice, decode_events, decode_mentions};
use crate::event_heads::{EventHeads, EventScores, ScoreEvents};
use crate::kernel::Kernel;
use crate::pairs::{self, RoleScores, ScoreRoles};
use crate::reading::Reading;
use crate::told::ScoreTold;
use crate::weights::{Weights, WeightsError};
use crate::window::Window;

/// The network, where its weights lie in their file.
#[derive(Debug)]
pub(crate) struct EventNetwork {
    encoder: Encoder,
    heads: EventHeads,
    choice: EventChoice,
    pub(crate) fingerprint: &'static [u8],
}

impl EventNetwork {
    /// The network in a weights file, for so many word pieces.
    pub(crate) fn open(weights: &Weights, vocabulary: usize) -> Result<Self, WeightsError> {
        Ok(Self {
            encoder: Encoder::open(weights, vocabulary)?,
            heads: EventHeads::open(weights)?,
            choice: EventChoice::open(weights)?,
            fingerprint: weights.table("fingerprint", 1, 32)?,
        })
    }

    /// Adds a window's mentions and events to a reading.
    pub(crate) fn read(
        &self,
        kernel: Kernel,
        window: &Window,
        encoder: &mut encoder::Scratch,
        scratch: &mut pairs::Scratch,
        reading: &mut Reading,
    ) {
        let scores = self.score(kernel, window, encoder);
        let codes = &self.heads.codes;
        reading.mentions.extend(decode_mentions(&scores.mentions, codes, window.first));
        let triggers = self.choice.triggers(&scores.triggers);
        if triggers.is_empty() {
            return;
        }
        let ranges: Vec<Range<usize>> = triggers.iter().map(|one| one.words.clone()).collect();
        let vectors = encoder.vectors.as_slice();
        let roles = self.score_roles(kernel, window, vectors, &ranges, scratch);
        let facts = self.score_told(kernel, window, vectors, &ranges, scratch);
        let events = decode_events(&self.choice, codes, &triggers, &roles, &facts, window.first);
        reading.events.extend(events);
    }

    /// Encodes a window and scores each of its words.
    pub(crate) fn score(
        &self,
        kernel: Kernel,
        window: &Window,
        scratch: &mut encoder::Scratch,
    ) -> EventScores {
        kernel.run(Encode { encoder: &self.encoder, window, scratch });
        kernel.run(ScoreEvents { heads: &self.heads, window, vectors: &scratch.vectors })
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
        kernel.run(ScoreTold { told: &self.heads.told, window, vectors, triggers, scratch })
    }
}
