//! The copies of one telling taken together, so that a story that a thousand papers print is compared
//! once.

use std::collections::{BTreeSet, HashMap};

use super::telling::Telling;
use super::tokens::Tokens;

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

fn likeness(telling: &Telling) -> Likeness<'_> {
    let status = telling.status.name();
    (telling.story, telling.kind.as_str(), status, &telling.triggers, &telling.words)
}
