//! Who said what: from the spans that the network marked to whole statements.
//!
//! Each file answers one question about a statement. They run in this order: [`draft`] takes over
//! the network's spans, [`boundary`] trims them, [`turns`] adds those of
//! an interview's layout, [`quoted`] completes quotations, [`parent`] nests
//! them, then [`kind`], [`addressee`], [`medium`], [`stance`] and [`polarity`] say what each is
//! like. [`restate`] runs last, when the speakers are known.

mod addressee;
mod boundary;
mod draft;
mod kind;
mod medium;
mod parent;
mod phrase;
mod polarity;
mod quoted;
mod restate;
mod stance;
mod subject;
mod turns;

use onrecord_model::Reading;
use onrecord_text::{Document, Span};

#[cfg(test)]
pub(crate) use draft::Meant;
pub(crate) use draft::{Disputed, Draft};
pub(crate) use restate::restated;

/// Most statements that are looked at together. What belongs together stands close together, so that
/// a text of any length takes time in proportion to it.
const TOGETHER: usize = 500;

/// The statements of a text, in its order, parents before their children.
pub(crate) fn statements(text: &str, document: &Document, reading: &Reading) -> Vec<Draft> {
    let mut all: Vec<Draft> = Vec::new();
    let mut start = 0;
    for number in 0..reading.found.len().div_ceil(TOGETHER).max(1) {
        let from = number * TOGETHER;
        let to = (from + TOGETHER).min(reading.found.len());
        let next = reading.found.get(to).map(|found| &reading.words[found.cue.start]);
        let end =
            next.map_or(text.len(), |word| sentence_start(document, word.span.start).max(start));
        let drafts = draft::drafts(text, reading, from..to);
        let first = all.len();
        all.extend(part(text, document, Span::new(start, end), drafts).into_iter().map(
            |mut draft| {
                draft.parent = draft.parent.map(|parent| parent + first);
                draft
            },
        ));
        start = end;
    }
    all
}

fn sentence_start(document: &Document, byte: usize) -> usize {
    document.sentence_at(byte).map_or(byte, |(_, sentence)| sentence.start)
}

/// The statements of the stretch `within` of a text.
fn part(text: &str, document: &Document, within: Span, mut drafts: Vec<Draft>) -> Vec<Draft> {
    for draft in &mut drafts {
        boundary::trim(text, document, draft);
    }
    drafts.retain(|draft| !draft.contents.is_empty() && tells(text, draft));
    turns::add(text, document, within, &mut drafts);
    drafts.retain(|draft| !is_inner_speech(text, document, draft));
    quoted::complete(text, document, within, &mut drafts);
    for draft in &mut drafts {
        boundary::tidy(text, document, draft);
    }
    drafts.retain(|draft| !draft.contents.is_empty());
    let mut drafts = parent::nest(text, drafts);
    for draft in &mut drafts {
        describe(text, document, draft);
    }
    drafts
}

/// Words that no inner statement is reported with: "we are not asking anyone".
const AUXILIARIES: [&str; 16] = [
    "is", "are", "was", "were", "be", "been", "am", "has", "have", "had", "do", "does", "did",
    "will", "would", "not",
];

/// Whether a cue reports something: a title does not, nor, inside another statement, an
/// auxiliary or a word without a source.
fn tells(text: &str, draft: &Draft) -> bool {
    let mut words = draft.cue.iter().flat_map(|cue| cue.of(text).split_whitespace());
    if words.clone().any(|word| matches!(word, "titled" | "entitled")) {
        return false;
    }
    let auxiliary = |word: &str| AUXILIARIES.contains(&word.to_lowercase().as_str());
    let named = draft.sources.iter().any(|source| !is_nobody(source.of(text)));
    if draft.nested { named && words.any(|word| !auxiliary(word)) } else { words.next().is_some() }
}

/// "Nobody wants to leave": nobody's wish is no statement.
fn is_nobody(source: &str) -> bool {
    matches!(source.to_lowercase().as_str(), "nobody" | "no one" | "none" | "nothing")
}

/// Whether an outermost statement is somebody's own words in a quotation: "I think", "we rate".
///
/// Whoever says "I" there is being quoted; the quotation itself is the statement.
fn is_inner_speech(text: &str, document: &Document, draft: &Draft) -> bool {
    let own = |source: &Span| {
        matches!(source.of(text).to_lowercase().as_str(), "i" | "we" | "you" | "my" | "our")
    };
    let quoted = |span: &Span| document.quotation_at(span.start).is_some();
    !draft.nested && draft.sources.iter().any(own) && draft.cue.iter().all(quoted)
}

/// Fills in what a statement is like, once its parts are settled.
fn describe(text: &str, document: &Document, draft: &mut Draft) {
    draft.kind = kind::kind(text, document, draft);
    draft.stance = meant(draft, |one| one.stance).unwrap_or_else(|| stance::stance(text, draft));
    draft.addressee = addressee::addressee(text, document, draft);
    draft.medium = medium::medium(text, document, draft);
    let polarity = meant(draft, |one| one.polarity);
    draft.polarity = polarity.unwrap_or_else(|| polarity::polarity(text, draft));
}

/// What the network takes a statement to be, where it was the network that found it.
fn meant<T>(draft: &Draft, part: impl Fn(&draft::Meant) -> Option<T>) -> Option<T> {
    draft.meant.as_ref().and_then(part)
}
