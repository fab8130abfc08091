//! The copies of one telling taken together, so that a story that a thousand papers print is compared
//! once.

use std::collections::{BTreeSet, HashMap};

use super::telling::Telling;
use super::tokens::Tokens;
use crate::story::hash::{hash, mix};

/// Tellings of one story in the same words.
pub(super) struct Voice<'a> {
    /// The first of them, which is compared for all.
    pub(super) lead: &'a Telling,
    /// Their numbers, sorted.
    pub(super) members: Vec<u32>,
    /// The articles that they stand in, each once.
    pub(super) articles: BTreeSet<&'a str>,
}

/// What copies have in common.
type Likeness<'a> = (u64, &'a str, &'a str, &'a Tokens, &'a Tokens);

/// The voices of some tellings, in the order of their leads.
pub(super) fn voices<'a>(tellings: &[&'a Telling]) -> Vec<Voice<'a>> {
    let mut voices: Vec<Voice> = Vec::new();
    let mut known: HashMap<Likeness, Vec<usize>> = HashMap::new();
    for (number, telling) in tellings.iter().enumerate() {
        let like = known.entry(likeness(telling)).or_default();
        let article = telling.article.as_str();
        // An article that tells two events in the same words tells two events.
        let free = like.iter().find(|&&at| !voices[at].articles.contains(article));
        let at = free.copied().unwrap_or_else(|| {
            like.push(voices.len());
            voices.push(Voice { lead: telling, members: Vec::new(), articles: BTreeSet::new() });
            voices.len() - 1
        });
        voices[at].members.push(number as u32);
        voices[at].articles.insert(article);
    }
    voices
}

/// A number for the voice of each of an article's tellings, which must come in the order of their
/// events: copies of one telling have it in common, and hardly any others.
pub(crate) fn voice_numbers(tellings: &[Telling]) -> Vec<u64> {
    let mut told: HashMap<u64, u64> = HashMap::new();
    let mut number = |telling: &Telling| {
        let likeness = likeness_number(telling);
        let before = told.entry(likeness).or_default();
        *before += 1;
        mix(likeness ^ *before)
    };
    tellings.iter().map(&mut number).collect()
}

fn likeness_number(telling: &Telling) -> u64 {
    let (story, kind, status, triggers, words) = likeness(telling);
    let numbers = triggers.numbers().iter().chain(words.numbers()).map(|&word| u64::from(word));
    let begun = mix(story) ^ u64::from(hash([kind, status]));
    numbers.fold(mix(begun), |so_far, number| mix(so_far ^ number))
}

fn likeness(telling: &Telling) -> Likeness<'_> {
    let status = telling.status.name();
    (telling.story, telling.kind.as_str(), status, &telling.triggers, &telling.words)
}
