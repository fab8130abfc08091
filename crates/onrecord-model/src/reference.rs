//! The crate against the network it was made from: the same words, and the same scores but for what
//! rounding to bytes costs.
//!
//! `training/reference.py` writes the values compared with, from PyTorch in `f32`.

use std::path::Path;

use onrecord_text::Span;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::kernel::Kernel;
use crate::model::{Model, Scratch};
use crate::split::Splitter;
use crate::window::Windows;

/// Largest distance between a score here and in PyTorch, and largest mean distance.
///
/// Measured on the network at hand: cues 0.53 and 0.072, cues inside statements 0.46 and 0.084, roles
/// 1.22 and 0.153, where the scores themselves lie between -20 and 18.
const FAR: f32 = 1.6;
const MEAN: f32 = 0.2;

#[derive(Deserialize)]
struct Passage {
    weights: String,
    text: String,
    words: Vec<Word>,
    windows: Vec<Window>,
}

/// A word as in training: its span in code points.
#[derive(Debug, Deserialize, PartialEq)]
struct Word {
    start: usize,
    end: usize,
    pieces: Vec<u16>,
    shape: u8,
    quote: u8,
}

#[derive(Deserialize)]
struct Window {
    first: usize,
    pieces: Vec<u16>,
    cue: Vec<[f32; 3]>,
    nested: Vec<[f32; 3]>,
    roles: Vec<Roles>,
}

#[derive(Deserialize)]
struct Roles {
    first: usize,
    end: usize,
    scores: Vec<[f32; 5]>,
}

/// The passages of `tests/reference`, or of a folder in it, by name.
pub(crate) fn passages<P: DeserializeOwned>(folder: &str) -> Vec<(String, P)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let json = std::fs::read_to_string(path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, serde_json::from_str(&json).unwrap())
    };
    paths.iter().map(read).collect()
}

/// The passages that the network for statements is compared on.
fn statements() -> Vec<(String, Passage)> {
    let passages = passages("");
    assert!(passages.len() >= 10, "few references");
    passages
}

pub(crate) fn lines(text: &str) -> Vec<Span> {
    let start = text.as_ptr() as usize;
    let span = |line: &str| {
        let start = line.as_ptr() as usize - start;
        Span::new(start, start + line.len())
    };
    text.split('\n').filter(|line| !line.is_empty()).map(span).collect()
}

#[test]
fn words_are_those_of_training() {
    let model = Model::new();
    for (name, passage) in statements() {
        let points = |byte: usize| passage.text[..byte].chars().count();
        let mut found = Vec::new();
        for line in lines(&passage.text) {
            let mut splitter = Splitter::new(model.tables(), &passage.text, line);
            let mut pieces = Vec::new();
            while let Some(token) = splitter.next(&mut pieces) {
                found.push(Word {
                    start: points(token.span.start),
                    end: points(token.span.end),
                    pieces: std::mem::take(&mut pieces),
                    shape: token.shape,
                    quote: token.quote,
                });
            }
        }
        for (found, expected) in found.iter().zip(&passage.words) {
            assert_eq!(found, expected, "in {name}");
        }
        assert_eq!(found.len(), passage.words.len(), "in {name}");
    }
}

/// Distances between scores here and there.
#[derive(Default)]
struct Distances(Vec<f32>);

impl Distances {
    fn add<const N: usize>(&mut self, here: &[[f32; N]], there: &[[f32; N]]) {
        assert_eq!(here.len(), there.len());
        for (here, there) in here.as_flattened().iter().zip(there.as_flattened()) {
            self.0.push((here - there).abs());
        }
    }

    fn largest(&self) -> f32 {
        self.0.iter().copied().fold(0.0, f32::max)
    }

    fn mean(&self) -> f32 {
        self.0.iter().sum::<f32>() / self.0.len() as f32
    }
}

/// Scores of all windows of a passage with one kernel, as distances from PyTorch's and as bits.
fn compare(model: &Model, passage: &Passage, distances: &mut [Distances; 3]) -> Vec<u32> {
    let mut bits = Vec::new();
    let paragraphs = lines(&passage.text);
    let mut windows = Windows::new(model.tables(), &passage.text, &paragraphs, model.limit());
    let mut scratch = Scratch::default();
    let mut words = Vec::new();
    for expected in &passage.windows {
        assert!(windows.next(&mut scratch.window, &mut words));
        assert_eq!(scratch.window.first, expected.first);
        assert_eq!(scratch.window.pieces, expected.pieces);
        model.encode(&mut scratch);
        let [cue, nested] = model.score_cues(&scratch);
        distances[0].add(&cue, &expected.cue);
        distances[1].add(&nested, &expected.nested);
        let cues: Vec<_> = expected.roles.iter().map(|roles| roles.first..roles.end).collect();
        let roles = model.score_roles(&mut scratch, &cues);
        for (roles, expected) in roles.iter().zip(&expected.roles) {
            distances[2].add(roles, &expected.scores);
        }
        bits.extend(cue.iter().chain(&nested).flatten().map(|score| score.to_bits()));
        bits.extend(roles.iter().flatten().flatten().map(|score| score.to_bits()));
    }
    assert!(!windows.next(&mut scratch.window, &mut words));
    bits
}

#[test]
fn scores_are_those_of_training_but_for_rounding() {
    let model = Model::new();
    let mut distances = [(); 3].map(|()| Distances::default());
    for (name, passage) in statements() {
        assert_eq!(
            passage.weights,
            model.fingerprint(),
            "{name} was made with other weights: run training/reference.py"
        );
        compare(&model, &passage, &mut distances);
    }
    for (distances, head) in distances.iter().zip(["cue", "nested", "roles"]) {
        let (largest, mean) = (distances.largest(), distances.mean());
        println!("{head}: largest {largest}, mean {mean}");
        assert!(largest < FAR && mean < MEAN, "{head}: largest {largest}, mean {mean}");
    }
}

#[test]
fn every_kernel_gives_the_same_bits() {
    let models: Vec<Model> = Kernel::available().into_iter().map(Model::with_kernel).collect();
    for (name, passage) in statements() {
        let bits = |model| compare(model, &passage, &mut Default::default());
        let expected = bits(&models[0]);
        assert!(models[1..].iter().all(|model| bits(model) == expected), "in {name}");
    }
}
