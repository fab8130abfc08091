//! Scores to mentions and events: which spans there are, who takes part, and how each is told.

use std::ops::Range;

use crate::arithmetic::{log_softmax, logistic};
use crate::codes::{Codes, TRIGGER_TAGS};
use crate::decode::{best_path, spans};
use crate::event_heads::{MentionScores, TriggerScores};
use crate::pairs::RoleScores;
use crate::reading::{FoundEvent, FoundMention};
use crate::weights::{Weights, WeightsError};

/// What the logistic model of an event reads, in this order: one, the log probability of the
/// trigger's type, and the mean log probabilities of the words marked as actors and as recipients.
const FEATURES: usize = 4;
/// The status that takes two parties.
const DISPUTED: &str = "disputed";
/// A log probability below this says no more than this.
const LEAST: f32 = -3.0;
/// What stands for the log probability of participants where there are none.
const NOBODY: f32 = -1.0;

/// What is added to the heads' scores, and which events to keep.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EventChoice {
    /// Added to the scores of every trigger tag: more triggers are marked than are kept.
    trigger_bias: f32,
    /// Added to the scores of actors, and of recipients.
    role_biases: [f32; 2],
    /// The probability from which on a mode, and a context, is told.
    mode: f32,
    context: f32,
    /// Weights of the logistic model, and the least probability to keep.
    weights: [f32; FEATURES],
    least: f32,
}

/// A trigger, by word numbers of its window.
pub(crate) struct Trigger {
    /// Its type, by number.
    kind: usize,
    pub(crate) words: Range<usize>,
    /// Log probability of the type at its first word.
    score: f32,
}

impl EventChoice {
    /// The choice in the weights file.
    pub(crate) fn open(weights: &Weights) -> Result<Self, WeightsError> {
        let table: &[f32] = weights.table("choice.events", 1, 6 + FEATURES)?;
        Ok(Self {
            trigger_bias: table[0],
            role_biases: [table[1], table[2]],
            mode: table[3],
            context: table[4],
            least: table[5],
            weights: std::array::from_fn(|feature| table[6 + feature]),
        })
    }

    /// The triggers among a window's words, in the order of the text.
    pub(crate) fn triggers(&self, scores: &[TriggerScores]) -> Vec<Trigger> {
        let mut bias = [self.trigger_bias; TRIGGER_TAGS];
        bias[0] = 0.0;
        let path = best_path(scores, 0.0, bias);
        let of_kind = |kind: usize| {
            let trigger = move |words: Range<usize>| {
                let score = log_softmax(scores[words.start])[1 + 2 * kind];
                Trigger { kind, words, score }
            };
            spans(&path, kind as u8).into_iter().map(trigger)
        };
        let mut found: Vec<Trigger> = (0..TRIGGER_TAGS / 2).flat_map(of_kind).collect();
        found.sort_by_key(|trigger| trigger.words.start);
        found
    }

    /// The probability that a trigger with these participants tells an event.
    fn probability(&self, trigger: &Trigger, participants: [Option<f32>; 2]) -> f32 {
        let [actors, recipients] =
            participants.map(|mean| mean.map_or(NOBODY, |mean| mean.max(LEAST)));
        let features = [1.0, trigger.score.max(LEAST), actors, recipients];
        let mut sum = 0.0;
        for (weight, feature) in self.weights.iter().zip(features) {
            sum += weight * feature;
        }
        logistic(sum)
    }
}

/// The mentions among a window's words; `first` is its first word's number in the text.
pub(crate) fn decode_mentions(
    scores: &[MentionScores],
    codes: &Codes,
    first: usize,
) -> Vec<FoundMention> {
    let path = best_path(scores, 0.0, [0.0; _]);
    let of_kind = |(number, kind): (usize, &&'static str)| {
        let kind = *kind;
        let place = move |words| FoundMention { kind, words: shifted(words, first) };
        spans(&path, number as u8).into_iter().map(place)
    };
    let mut found: Vec<FoundMention> =
        codes.mentions.iter().enumerate().flat_map(of_kind).collect();
    found.sort_by_key(|mention| mention.words.start);
    found
}

/// The events of some triggers that are likely enough.
pub(crate) fn decode_events(
    choice: &EventChoice,
    codes: &Codes,
    triggers: &[Trigger],
    roles: &[Vec<RoleScores>],
    facts: &[Vec<f32>],
    first: usize,
) -> Vec<FoundEvent> {
    let [actor, recipient] = choice.role_biases;
    let bias = [0.0, actor, actor, recipient, recipient];
    let event = |((trigger, roles), facts): ((&Trigger, &Vec<RoleScores>), &Vec<f32>)| {
        let path = best_path(roles, 0.0, bias);
        let participants = [0, 1].map(|role| mean_score(roles, &path, role));
        let place = |role| spans(&path, role).into_iter().map(|words| shifted(words, first));
        let kind = codes.types[trigger.kind];
        let (statuses, rest) = facts.split_at(codes.statuses.len());
        let (modes, contexts) = rest.split_at(codes.modes.len());
        let [disputed, status] = [true, false].map(|all| best_status(codes, statuses, all));
        FoundEvent {
            kind,
            trigger: shifted(trigger.words.clone(), first),
            actors: place(0).collect(),
            recipients: place(1).collect(),
            status,
            sounds_disputed: disputed == DISPUTED,
            modes: own_modes(choice, codes, kind, modes),
            contexts: likely_contexts(choice, codes, contexts),
            confidence: choice.probability(trigger, participants),
        }
    };
    let found = triggers.iter().zip(roles).zip(facts).map(event);
    found.filter(|event| event.confidence > choice.least).collect()
}

/// Mean log probability of the words marked with a role; none where no word is.
fn mean_score(roles: &[RoleScores], path: &[u8], role: u8) -> Option<f32> {
    let (mut sum, mut count) = (0.0, 0_usize);
    for (scores, &tag) in roles.iter().zip(path) {
        if tag > 0 && (tag - 1) / 2 == role {
            sum += log_softmax(*scores)[usize::from(tag)];
            count += 1;
        }
    }
    (count > 0).then(|| sum / count as f32)
}

/// The likeliest status; without `all`, the likeliest but `disputed`, which no words show alone.
fn best_status(codes: &Codes, scores: &[f32], all: bool) -> &'static str {
    let mut best: Option<(f32, &'static str)> = None;
    for (&name, &score) in codes.statuses.iter().zip(scores) {
        if (all || name != DISPUTED) && best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, name));
        }
    }
    best.map_or("unknown", |(_, name)| name)
}

/// The modes of a type that are likely enough.
fn own_modes(choice: &EventChoice, codes: &Codes, kind: &str, scores: &[f32]) -> Vec<&'static str> {
    let modes = codes.modes.iter().zip(scores);
    let own = modes.filter(|((of, _), score)| *of == kind && logistic(**score) > choice.mode);
    own.map(|((_, mode), _)| *mode).collect()
}

/// The contexts that are likely enough.
fn likely_contexts(choice: &EventChoice, codes: &Codes, scores: &[f32]) -> Vec<&'static str> {
    let contexts = codes.contexts.iter().zip(scores);
    let plain = contexts.filter(|(_, score)| logistic(**score) > choice.context);
    plain.map(|(context, _)| *context).collect()
}

fn shifted(words: Range<usize>, by: usize) -> Range<usize> {
    words.start + by..words.end + by
}
