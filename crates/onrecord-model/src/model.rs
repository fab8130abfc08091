//! The model: a text to the statements and events marked in it.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use onrecord_text::Span;

use crate::arithmetic::log_softmax;
use crate::characters::Characters;
use crate::choose::{Choice, Evidence};
use crate::decode::{Costs, best_path, spans};
use crate::encoder::{self, Encode, Encoder};
use crate::event_finder::EventFinder;
use crate::heads::{CueScores, Heads, ScoreCues};
use crate::kernel::Kernel;
use crate::kin::KinHead;
use crate::pairs::{self, RoleScores, ScoreRoles};
use crate::reading::{Found, Reading};
use crate::shape::INSIDE;
use crate::split::Tables;
use crate::stance_heads::{Meant, StanceHeads};
use crate::vocabulary::Vocabulary;
use crate::weights::{self, Weights, WeightsError, embedded, lasting};
use crate::window::{Window, Windows};

/// The network that marks statements and events, with its weights.
///
/// One model serves any number of threads. What it finds is the same to the last bit on every
/// processor and every kernel.
///
/// ```
/// use onrecord_model::Model;
/// use onrecord_text::Span;
///
/// let text = "The harbour will reopen on Monday, the port authority said.";
/// let reading = Model::new().read(text, &[Span::new(0, text.len())]);
/// let statement = &reading.found[0];
/// assert_eq!(reading.words[statement.cue.start].span.of(text), "said");
/// ```
#[derive(Debug)]
pub struct Model {
    tables: Tables,
    encoder: Encoder,
    heads: Heads,
    costs: Costs,
    choice: Choice,
    stances: StanceHeads,
    events: EventFinder,
    kin: KinHead,
    limit: usize,
    fingerprint: &'static [u8],
    kernel: Kernel,
    /// Room that calls have used and left for the next: one for each thread that reads at once.
    spare: Mutex<Vec<Scratch>>,
}

/// Room for reading one window.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(crate) window: Window,
    pub(crate) encoder: encoder::Scratch,
    heads: pairs::Scratch,
}

/// A cue in a window.
struct Cue {
    nested: bool,
    words: Range<usize>,
    /// Log probability that its first word is one.
    score: f32,
}

impl Default for Model {
    fn default() -> Self {
        Self::new()
    }
}

impl Model {
    /// The model in the binary.
    ///
    /// # Panics
    /// When the binary was built with a file that holds no usable weights.
    pub fn new() -> Self {
        Self::with_kernel(Kernel::fastest())
    }

    /// The same with a kernel of the caller's choice: for tests and measurements.
    ///
    /// # Panics
    /// As [`Model::new`].
    pub fn with_kernel(kernel: Kernel) -> Self {
        Self::open(embedded(), kernel).expect("the weights in the binary are sound")
    }

    /// A model with weights in place of those in the binary, as `training/export.py` writes them.
    ///
    /// They stay in memory as long as the program runs, each file once.
    ///
    /// # Errors
    /// Where the bytes are no weights, or of a network that this program cannot run.
    pub fn with_weights(bytes: &[u8]) -> Result<Self, WeightsError> {
        weights::header(bytes)?;
        Self::open(lasting(bytes), Kernel::fastest())
    }

    fn open(bytes: &'static [u8], kernel: Kernel) -> Result<Self, WeightsError> {
        let weights = Weights::open(bytes)?;
        let vocabulary = Vocabulary::open(&weights)?;
        let costs: &[f32] = weights.table("costs", 1, 4)?;
        Ok(Self {
            tables: Tables { characters: Characters::open(&weights)?, vocabulary },
            encoder: Encoder::open(&weights, vocabulary.len())?,
            heads: Heads::open(&weights)?,
            costs: Costs {
                cue: costs[0],
                role: costs[1],
                cue_bias: costs[2],
                source_bias: costs[3],
            },
            choice: Choice::open(&weights)?,
            stances: StanceHeads::open(&weights)?,
            events: EventFinder::open(&weights)?,
            kin: KinHead::open(&weights)?,
            limit: weights.sizes.window,
            fingerprint: weights.table("fingerprint", 1, 32)?,
            kernel,
            spare: Mutex::default(),
        })
    }

    /// SHA-256 of the trained weights, in hexadecimal.
    pub fn fingerprint(&self) -> String {
        let digits = self.fingerprint.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
    }

    /// Multiplications that encoding a window of so many word pieces takes: for measurements.
    pub fn multiply_adds(&self, pieces: usize) -> usize {
        self.encoder.multiply_adds(pieces)
    }

    /// Marks the statements, mentions and events in the given paragraphs of `text`.
    ///
    /// White space of any kind only separates words: a paragraph may be wrapped over lines. Text is
    /// read in windows of whole paragraphs, and statements are found within a window; memory does
    /// not grow with the text but for the words returned.
    ///
    /// # Panics
    /// When a paragraph does not lie in `text` on character boundaries.
    pub fn read(&self, text: &str, paragraphs: &[Span]) -> Reading {
        let mut scratch = self.lock().pop().unwrap_or_default();
        let mut reading = Reading::default();
        let mut windows = Windows::new(&self.tables, text, paragraphs, self.limit);
        while windows.next(&mut scratch.window, &mut reading.words) {
            self.encode(&mut scratch);
            self.read_window(&mut scratch, &mut reading.found);
            let Scratch { window, encoder, heads } = &mut scratch;
            let vectors = encoder.vectors.as_slice();
            self.events.read(self.kernel, window, vectors, heads, &mut reading);
            self.kin.read(self.kernel, window, vectors, heads, &mut reading.kin);
        }
        self.lock().push(scratch);
        reading
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Scratch>> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read_window(&self, scratch: &mut Scratch, found: &mut Vec<Found>) {
        let scores = self.score_cues(scratch);
        let mut cues: Vec<Cue> = Vec::new();
        for (scores, nested) in scores.iter().zip([false, true]) {
            cues.extend(self.cues(scores, nested));
        }
        cues.sort_by_key(|cue| (cue.words.start, cue.nested));
        let ranges: Vec<Range<usize>> = cues.iter().map(|cue| cue.words.clone()).collect();
        let roles = self.score_roles(scratch, &ranges);
        let marked = cues.into_iter().zip(roles).map(|(cue, scores)| {
            let paths = self.role_path(&scores);
            let evidence = evidence(&scratch.window, &cue, &scores, &paths);
            Self::found(&scratch.window, cue, &paths, self.choice.probability(&evidence))
        });
        let marked = marked.filter(|found| !found.contents.is_empty()).collect();
        let (quotes, at) = (&scratch.window.quotes, &scratch.window.at);
        let quoted = |one: &Found| quotes[at[one.cue.start - scratch.window.first]] == INSIDE;
        let mut kept = self.choice.keep(marked, quoted);
        self.tell(scratch, &mut kept);
        found.append(&mut kept);
    }

    /// Tells how each statement is meant and what it disputes.
    fn tell(&self, scratch: &mut Scratch, found: &mut [Found]) {
        if found.is_empty() {
            return;
        }
        let first = scratch.window.first;
        let cue = |one: &Found| one.cue.start - first..one.cue.end - first;
        let cues: Vec<_> = found.iter().map(cue).collect();
        let Scratch { window, encoder, heads } = scratch;
        let told = self.stances.read(self.kernel, window, &encoder.vectors, &cues, heads);
        for (one, Meant { stance, polarity, disputed }) in found.iter_mut().zip(told) {
            (one.stance, one.polarity, one.disputed) = (stance, polarity, disputed);
        }
    }

    /// The best tags of a statement's words.
    fn role_path(&self, scores: &[RoleScores]) -> Vec<u8> {
        let Costs { role, source_bias: bias, .. } = self.costs;
        best_path(scores, role, [0.0, bias, bias, 0.0, 0.0])
    }

    /// A statement with its words numbered in the whole text.
    fn found(window: &Window, cue: Cue, path: &[u8], confidence: f32) -> Found {
        let place = |words: Range<usize>| window.first + words.start..window.first + words.end;
        Found {
            nested: cue.nested,
            cue: place(cue.words),
            sources: spans(path, 0).into_iter().map(place).collect(),
            contents: spans(path, 1).into_iter().map(place).collect(),
            confidence,
            stance: "",
            polarity: "",
            disputed: Vec::new(),
        }
    }

    /// The heads for events and for stances, and the kernel that runs them.
    #[cfg(test)]
    pub(crate) fn heads(&self) -> (&EventFinder, &StanceHeads, Kernel) {
        (&self.events, &self.stances, self.kernel)
    }

    /// What words are split with.
    #[cfg(test)]
    pub(crate) fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Most pieces of a window.
    #[cfg(test)]
    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    /// Encodes the scratch's window.
    pub(crate) fn encode(&self, scratch: &mut Scratch) {
        let Scratch { window, encoder, .. } = scratch;
        self.kernel.run(Encode { encoder: &self.encoder, window, scratch: encoder });
    }

    /// Scores of each word of the encoded window as a cue outermost, and inside.
    pub(crate) fn score_cues(&self, scratch: &Scratch) -> [Vec<CueScores>; 2] {
        let Scratch { window, encoder, .. } = scratch;
        let vectors = &encoder.vectors;
        self.kernel.run(ScoreCues { heads: &self.heads, window, vectors })
    }

    /// Scores of each word's role in the statement of each of the cues.
    pub(crate) fn score_roles(
        &self,
        scratch: &mut Scratch,
        cues: &[Range<usize>],
    ) -> Vec<Vec<RoleScores>> {
        if cues.is_empty() {
            return Vec::new();
        }
        let Scratch { window, encoder, heads: scratch } = scratch;
        let (pairs, vectors) = (&self.heads.pairs, encoder.vectors.as_slice());
        self.kernel.run(ScoreRoles { pairs, window, vectors, centres: cues, scratch })
    }

    fn cues(&self, scores: &[CueScores], nested: bool) -> Vec<Cue> {
        let cue = |words: Range<usize>| {
            let score = log_softmax(scores[words.start])[1];
            Cue { nested, words, score }
        };
        let Costs { cue: cost, cue_bias: bias, .. } = self.costs;
        spans(&best_path(scores, cost, [0.0, bias, bias]), 0).into_iter().map(cue).collect()
    }
}

/// What the heads say of a statement whose words are tagged as in `path`.
fn evidence(window: &Window, cue: &Cue, scores: &[RoleScores], path: &[u8]) -> Evidence {
    let (mut sums, mut counts, mut quoted) = ([0.0; 2], [0_usize; 2], 0);
    for (word, &tag) in path.iter().enumerate().filter(|(_, tag)| **tag > 0) {
        let kind = usize::from(tag > 2);
        sums[kind] += log_softmax(scores[word])[usize::from(tag)];
        counts[kind] += 1;
        quoted += usize::from(kind == 1 && window.quotes[window.at[word]] == INSIDE);
    }
    let mean = |kind: usize| sums[kind] / counts[kind] as f32;
    Evidence {
        cue: cue.score,
        contents: if counts[1] > 0 { mean(1) } else { 0.0 },
        sources: (counts[0] > 0).then(|| mean(0)),
        words: counts[1],
        quoted,
    }
}
