//! Those who appear in a report, and finding them again by name.

use std::collections::HashMap;

use onrecord_text::Span;

use super::Mentioned;
use super::character::Character;
use super::phrase::{Phrase, PhraseForm};
use super::reason::Reason;
use crate::record::ActorKind;

/// Number of somebody in the [`Cast`].
pub(super) type Id = usize;

/// Those who appear in a report.
#[derive(Debug, Default)]
pub(super) struct Cast {
    characters: Vec<Character>,
    /// For each, itself or whom it turned out to be.
    same: Vec<Id>,
    /// By each word of a name, in small letters.
    by_word: HashMap<String, Vec<Id>>,
    /// By a body's whole name or initials, in small letters.
    by_name: HashMap<String, Id>,
    by_state: HashMap<&'static str, Id>,
    /// By each noun they can be called by.
    by_head: HashMap<String, Vec<Id>>,
}

/// Longest list of namesakes that is searched; a bound for texts made to be slow.
const NAMESAKES: usize = 32;

impl Cast {
    /// The one with that number, or whom it turned out to be.
    pub(super) fn get(&self, id: Id) -> &Character {
        &self.characters[self.settled(id)]
    }

    /// As [`Cast::get`].
    pub(super) fn get_mut(&mut self, id: Id) -> &mut Character {
        let id = self.settled(id);
        &mut self.characters[id]
    }

    /// The number that stands for `id` now.
    pub(super) fn settled(&self, mut id: Id) -> Id {
        while self.same[id] != id {
            id = self.same[id];
        }
        id
    }

    /// Adds somebody new.
    pub(super) fn add(&mut self, phrase: &Phrase) -> Id {
        let id = self.characters.len();
        self.characters.push(Character::new(phrase));
        self.same.push(id);
        self.index(id, phrase);
        id
    }

    /// Adds what another phrase tells of somebody.
    pub(super) fn learn(&mut self, id: Id, phrase: &Phrase) {
        let id = self.settled(id);
        self.characters[id].learn(phrase);
        self.index(id, phrase);
    }

    /// Notes where somebody is mentioned.
    pub(super) fn mention(&mut self, id: Id, span: Span, why: Reason) {
        self.get_mut(id).mentions.push(Mentioned { span, why });
    }

    /// Makes `other` the same as `id`.
    pub(super) fn join(&mut self, id: Id, other: Id) {
        let (id, other) = (self.settled(id), self.settled(other));
        if id == other {
            return;
        }
        let absorbed = self.characters[other].clone();
        self.characters[id].absorb(absorbed);
        self.same[other] = id;
    }

    /// Those who can be called by a noun, oldest first.
    pub(super) fn called(&self, head: &str) -> &[Id] {
        self.by_head.get(head).map_or(&[], Vec::as_slice)
    }

    fn index(&mut self, id: Id, phrase: &Phrase) {
        match &phrase.form {
            PhraseForm::Person(words) => {
                for word in words {
                    push(&mut self.by_word, bare(word), id);
                }
            }
            PhraseForm::State(code) => {
                self.by_state.entry(code).or_insert(id);
            }
            PhraseForm::Name(name) => {
                self.by_name.entry(name.to_lowercase()).or_insert(id);
                if let Some(initials) = initials(name) {
                    self.by_name.entry(initials).or_insert(id);
                }
                if let Some(first) = name.split(' ').next() {
                    push(&mut self.by_word, bare(first), id);
                }
            }
            PhraseForm::Pronoun(_) | PhraseForm::Nominal(_) => {}
        }
        for head in &phrase.standing.heads {
            push(&mut self.by_head, head.clone(), id);
        }
    }

    /// Whose name a phrase is, from what is known so far; `at` is where it stands.
    ///
    /// `word` is how the text writes it.
    pub(super) fn named(&self, phrase: &Phrase, word: &str, at: usize) -> Option<Id> {
        match &phrase.form {
            PhraseForm::State(code) => {
                self.with_surname(word, at).or_else(|| self.by_state.get(code).copied())
            }
            PhraseForm::Name(name) => self
                .by_name
                .get(&name.to_lowercase())
                .copied()
                .or_else(|| self.by_part(std::slice::from_ref(name), phrase, at)),
            PhraseForm::Person(words) => self.by_part(words, phrase, at),
            PhraseForm::Pronoun(_) | PhraseForm::Nominal(_) => None,
        }
    }

    /// Somebody of whom a capital's or a country's name is the surname: "Paris" after "Ines Paris".
    fn with_surname(&self, word: &str, at: usize) -> Option<Id> {
        let namesakes = self.by_word.get(&bare(word))?;
        let surnamed = |id: &&Id| {
            let one = self.get(**id);
            let whole = |name: &Vec<String>| name.len() > 1 && part_of(name, word) == 0;
            let before = one.mentions.first().is_some_and(|first| first.span.start < at);
            one.kind == ActorKind::Person && one.certain && before && one.names.iter().any(whole)
        };
        namesakes.iter().take(NAMESAKES).find(surnamed).map(|id| self.settled(*id))
    }

    /// Somebody whose name agrees with `words`: the best part, then the nearest before, then the
    /// first after.
    fn by_part(&self, words: &[String], phrase: &Phrase, at: usize) -> Option<Id> {
        let last = words.iter().rev().find(|word| !is_suffix(word))?;
        let namesakes = self.by_word.get(&bare(last))?;
        let fits = |id: &&Id| {
            let one = self.get(**id);
            !one.fits.and(phrase.fits).is_empty()
                && (words.len() == 1 || one.names.iter().any(|name| agree(name, words)))
        };
        let key = |id: &&Id| {
            let one = self.get(**id);
            let part = one.names.iter().map(|name| part_of(name, last)).min().unwrap_or(1);
            let before = one.mentions.iter().rev().map(|m| m.span.start).find(|start| *start < at);
            let after = one.mentions.first().map_or(usize::MAX, |mention| mention.span.start);
            // "Ms. Roe" is rather a woman's than that of somebody of whom nothing is known.
            let sure = phrase.fits.is_one() && one.fits == phrase.fits;
            (part, !sure, before.map_or(usize::MAX, |start| at - start), after)
        };
        namesakes.iter().take(NAMESAKES).filter(fits).min_by_key(key).map(|id| self.settled(*id))
    }

    /// All, each once.
    pub(super) fn characters(&self) -> impl Iterator<Item = (Id, &Character)> {
        self.characters.iter().enumerate().filter(|(id, _)| self.same[*id] == *id)
    }
}

fn push(map: &mut HashMap<String, Vec<Id>>, key: String, id: Id) {
    let ids = map.entry(key).or_default();
    if ids.last() != Some(&id) && !ids.contains(&id) && ids.len() < 4 * NAMESAKES {
        ids.push(id);
    }
}

/// A word of a name as names are compared by: without case, article or apostrophe's form.
fn bare(word: &str) -> String {
    let lower = word.to_lowercase().replace('’', "'");
    lower.strip_prefix("al-").or(lower.strip_prefix("el-")).unwrap_or(&lower).to_owned()
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV")
}

/// What a word is in a full name: 0 for the surname, 1 for a name before it, 2 for a given name.
///
/// "Kim" of "Kim Min-jun" is a surname though it comes first.
fn part_of(name: &[String], word: &str) -> u8 {
    let word = bare(word);
    let is_last = name.iter().rev().find(|part| !is_suffix(part)).is_some_and(|l| bare(l) == word);
    let first = name.first().is_some_and(|first| bare(first) == word);
    let family_first = name.len() == 2 && name[1].contains('-') && !name[0].contains('-');
    match (is_last, first) {
        (true, _) => 0,
        (_, true) if family_first => 0,
        (_, true) => 2,
        _ => 1,
    }
}

/// Whether two names of several words can be one person's.
fn agree(name: &[String], other: &[String]) -> bool {
    let (long, short) = if name.len() >= other.len() { (name, other) } else { (other, name) };
    let short: Vec<_> = short.iter().filter(|word| !is_suffix(word)).collect();
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|part| same_part(part, word)))
}

fn same_part(part: &str, other: &str) -> bool {
    let initial = |a: &str, b: &str| {
        let mut letters = a.chars();
        let first = letters.next();
        matches!(letters.as_str(), "" | ".") && first.is_some() && first == b.chars().next()
    };
    bare(part) == bare(other) || initial(part, other) || initial(other, part)
}

/// The initials of a body's name: "bfwu" for "Baltic Ferry Workers' Union".
fn initials(name: &str) -> Option<String> {
    let letters: String = name
        .split([' ', '-'])
        .filter_map(|word| word.chars().next())
        .filter(|letter| letter.is_uppercase())
        .collect();
    (letters.chars().count() >= 2).then(|| letters.to_lowercase())
}

/// Whether a kind of actor speaks as a body.
pub(super) fn is_body(kind: ActorKind) -> bool {
    matches!(
        kind,
        ActorKind::Organisation | ActorKind::ArmedGroup | ActorKind::State | ActorKind::Bloc
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(words: &str) -> Vec<String> {
        words.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn names_agree_when_one_leaves_something_out() {
        for (one, other, expected) in [
            ("Jane Mary Doe", "Jane Doe", true),
            ("J. Doe", "Jane Doe", true),
            ("Jane Doe Jr.", "Jane Doe", true),
            ("Pilar Arzola", "Simón Arzola", false),
            ("Jane Doe", "Jane Roe", false),
        ] {
            assert_eq!(agree(&name(one), &name(other)), expected, "{one} / {other}");
        }
    }

    #[test]
    fn a_family_name_may_come_first() {
        assert_eq!(part_of(&name("Kim Min-jun"), "Kim"), 0);
        assert_eq!(part_of(&name("Jane Doe"), "Jane"), 2);
        assert_eq!(part_of(&name("Jane Doe"), "Doe"), 0);
        assert_eq!(part_of(&name("Ana Lubo Gil"), "Lubo"), 1);
    }

    #[test]
    fn bodies_are_known_by_their_initials() {
        assert_eq!(initials("Baltic Ferry Workers' Union").as_deref(), Some("bfwu"));
        assert_eq!(initials("Union"), None);
    }
}
