//! Who was spoken of when: the memory that pronouns reach back into.

use super::cast::{Cast, Id};
use crate::record::ActorKind;

/// One mention, as memory keeps it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// Who.
    pub(super) id: Id,
    /// In which sentence.
    pub(super) sentence: usize,
    /// In which paragraph.
    pub(super) paragraph: usize,
    /// Where it begins, in bytes.
    pub(super) at: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether as the source of a statement.
    pub(super) source: bool,
    /// Whether it can be the subject of a clause.
    pub(super) subject: bool,
    /// Whether inside what somebody says.
    pub(super) said: bool,
}

/// How far back memory reaches.
const REACH: usize = 48;

/// Who was spoken of when, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Log {
    seen: Vec<Seen>,
    /// The last speakers named together: "Kenya and Uganda".
    pub(super) together: Option<(usize, Vec<Id>)>,
    last: std::collections::HashMap<Id, usize>,
}

impl Log {
    /// Notes a mention.
    pub(super) fn push(&mut self, seen: Seen) {
        self.last.insert(seen.id, self.seen.len());
        self.seen.push(seen);
    }

    /// Who spoke last, for "it" and "the remarks": what is said again is his.
    pub(super) fn last_speaker(&self, cast: &Cast, sentence: usize) -> Option<Id> {
        let last = self.back().find(|seen| seen.source && !seen.said)?;
        (last.sentence + 6 >= sentence).then(|| cast.settled(last.id))
    }

    /// The last mentions, the newest first.
    pub(super) fn back(&self) -> impl Iterator<Item = &Seen> {
        self.seen.iter().rev().take(REACH)
    }

    /// When somebody was last spoken of; larger is later.
    pub(super) fn last_of(&self, cast: &Cast, id: Id) -> Option<usize> {
        let settled = cast.settled(id);
        self.last.get(&id).copied().max(self.last.get(&settled).copied())
    }

    /// The states spoken of lately, in the order of the text, each once.
    pub(super) fn states(&self, cast: &Cast, sentence: usize) -> Vec<Id> {
        let mut found: Vec<Id> = Vec::new();
        for seen in self.back().take_while(|seen| seen.sentence + 6 >= sentence) {
            let id = cast.settled(seen.id);
            if cast.get(id).kind == ActorKind::State && !found.contains(&id) {
                found.push(id);
            }
        }
        found.reverse();
        found
    }

    /// Those spoken of in the last `reach` sentences, the newest first, each once.
    pub(super) fn recent(&self, cast: &Cast, sentence: usize, reach: usize) -> Vec<Id> {
        let mut found: Vec<Id> = Vec::new();
        for seen in self.back().take_while(|seen| seen.sentence + reach >= sentence) {
            let id = cast.settled(seen.id);
            if !found.contains(&id) {
                found.push(id);
            }
        }
        // Speakers come before those who are only spoken of.
        let speaks = |id: &Id| self.back().any(|seen| cast.settled(seen.id) == *id && seen.source);
        found.sort_by_key(|id| !speaks(id));
        found
    }
}
