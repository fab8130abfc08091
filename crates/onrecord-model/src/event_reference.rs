//! The heads for events and stances against those they were made from, as in `reference`.

use serde::Deserialize;

use crate::kernel::Kernel;
use crate::model::{Model, Scratch};
use crate::pairs;
use crate::reference::{lines, passages};
use crate::window::Windows;

/// Largest distance between a score here and in PyTorch, and largest mean distance.
const FAR: f32 = 1.6;
const MEAN: f32 = 0.2;
const HEADS: [&str; 6] = ["mention", "trigger", "shares", "facts", "meant", "disputes"];

#[derive(Deserialize)]
struct Passage {
    weights: String,
    text: String,
    windows: Vec<Window>,
}

#[derive(Deserialize)]
struct Window {
    pieces: Vec<u16>,
    mention: Vec<Vec<f32>>,
    trigger: Vec<Vec<f32>>,
    triggers: Vec<Trigger>,
}

#[derive(Deserialize)]
struct Trigger {
    first: usize,
    end: usize,
    shares: Vec<Vec<f32>>,
    facts: Vec<f32>,
    meant: Vec<f32>,
    disputes: Vec<Vec<f32>>,
}

fn events() -> Vec<(String, Passage)> {
    let passages = passages("events");
    assert!(passages.len() >= 4, "few references of events");
    passages
}

/// Distances between scores here and there, by head.
#[derive(Default)]
struct Distances([Vec<f32>; HEADS.len()]);

impl Distances {
    fn add(&mut self, head: usize, here: &[f32], there: &[f32]) {
        assert_eq!(here.len(), there.len(), "{}", HEADS[head]);
        self.0[head].extend(here.iter().zip(there).map(|(here, there)| (here - there).abs()));
    }
}

/// Scores of all windows of a passage, as distances from PyTorch's and as bits.
fn compare(model: &Model, passage: &Passage, distances: &mut Distances) -> Vec<u32> {
    let (events, stances, kernel) = model.heads();
    let lines = lines(&passage.text);
    let mut windows = Windows::new(model.tables(), &passage.text, &lines, model.limit());
    let (mut scratch, mut heads, mut words) =
        (Scratch::default(), pairs::Scratch::default(), Vec::new());
    let mut bits = Vec::new();
    for expected in &passage.windows {
        assert!(windows.next(&mut scratch.window, &mut words));
        assert_eq!(scratch.window.pieces, expected.pieces);
        model.encode(&mut scratch);
        let Scratch { window, encoder, .. } = &mut scratch;
        let vectors = encoder.vectors.as_slice();
        let scores = events.score(kernel, window, vectors);
        let ranges: Vec<_> = expected.triggers.iter().map(|one| one.first..one.end).collect();
        let shares = events.score_roles(kernel, window, vectors, &ranges, &mut heads);
        let facts = events.score_told(kernel, window, vectors, &ranges, &mut heads);
        let meant = stances.score_meant(kernel, window, vectors, &ranges, &mut heads);
        let disputes = stances.score_disputes(kernel, window, vectors, &ranges, &mut heads);
        distances.add(0, scores.mentions.as_flattened(), &expected.mention.concat());
        distances.add(1, scores.triggers.as_flattened(), &expected.trigger.concat());
        for (number, expected) in expected.triggers.iter().enumerate() {
            distances.add(2, shares[number].as_flattened(), &expected.shares.concat());
            distances.add(3, &facts[number], &expected.facts);
            distances.add(4, &meant[number], &expected.meant);
            distances.add(5, disputes[number].as_flattened(), &expected.disputes.concat());
        }
        let mut keep = |scores: &[f32]| bits.extend(scores.iter().map(|score| score.to_bits()));
        keep(scores.mentions.as_flattened());
        keep(scores.triggers.as_flattened());
        keep(shares.concat().as_flattened());
        keep(&facts.concat());
        keep(&meant.concat());
        keep(disputes.concat().as_flattened());
    }
    bits
}

#[test]
fn scores_are_those_of_training_but_for_rounding() {
    let model = Model::new();
    let mut distances = Distances::default();
    for (name, passage) in events() {
        assert_eq!(
            passage.weights,
            model.fingerprint(),
            "{name} was made with other weights: run training/event_reference.py"
        );
        compare(&model, &passage, &mut distances);
    }
    for (distances, head) in distances.0.iter().zip(HEADS) {
        let largest = distances.iter().copied().fold(0.0, f32::max);
        let mean = distances.iter().sum::<f32>() / distances.len() as f32;
        println!("{head}: largest {largest}, mean {mean}");
        assert!(largest < FAR && mean < MEAN, "{head}: largest {largest}, mean {mean}");
    }
}

#[test]
fn every_kernel_gives_the_same_bits() {
    let models: Vec<Model> = Kernel::available().into_iter().map(Model::with_kernel).collect();
    for (name, passage) in events() {
        let bits = |model| compare(model, &passage, &mut Distances::default());
        let expected = bits(&models[0]);
        assert!(models[1..].iter().all(|model| bits(model) == expected), "in {name}");
    }
}
