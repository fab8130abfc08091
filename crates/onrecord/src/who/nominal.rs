//! Descriptions of somebody mentioned before: "the spokesman", "the company", "these officials".

use super::cast::{Cast, Id, is_body};
use super::log::Log;
use super::phrase::{Article, Phrase, PhraseForm};
use super::reason::Reason;
use crate::record::ActorKind;

/// Nouns that can take up any one person.
const PERSONS: [&str; 22] = [
    "man",
    "woman",
    "official",
    "leader",
    "politician",
    "officer",
    "expert",
    "analyst",
    "boy",
    "girl",
    "diplomat",
    "lawmaker",
    "chief",
    "boss",
    "head",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "veteran",
    "academic",
    "scientist",
    "researcher",
];

/// Nouns that can take up any body.
const BODIES: [&str; 10] = [
    "group",
    "organisation",
    "organization",
    "body",
    "agency",
    "company",
    "firm",
    "institution",
    "association",
    "network",
];

/// Words of one office that differ in sex only.
fn office(head: &str) -> &str {
    for (ending, stem) in
        [("spokesman", "spokes"), ("spokeswoman", "spokes"), ("spokesperson", "spokes")]
    {
        if head == ending {
            return stem;
        }
    }
    for stem in ["chair", "police", "business", "congress", "council"] {
        if let Some(rest) = head.strip_prefix(stem)
            && matches!(rest, "" | "man" | "woman" | "person" | "men" | "women")
        {
            return stem;
        }
    }
    head
}

/// Who a description takes up again, if anybody.
pub(super) fn antecedent(
    cast: &Cast,
    log: &Log,
    phrase: &Phrase,
    sentence: usize,
) -> Option<(Id, Reason)> {
    let PhraseForm::Nominal(article) = phrase.form else { return None };
    let standing = &phrase.standing;
    let head = standing.heads.first()?;
    let same_words = |id: &Id| {
        let other = cast.get(*id);
        !other.named && other.printed.eq_ignore_ascii_case(&phrase.printed)
    };
    let recent = |ids: &[Id]| ids.iter().rev().take(24).copied().collect::<Vec<_>>();
    let called = recent(cast.called(head));
    if article != Article::Definite {
        let same = called.into_iter().find(|id| article == Article::Bare && same_words(id));
        return same.map(|id| (id, Reason::SameDescription));
    }
    if let Some(same) = called.iter().copied().find(same_words)
        && (!standing.words.is_empty() || log.last_of(cast, same).is_some())
    {
        return Some((cast.settled(same), Reason::SameDescription));
    }
    let mut candidates = called;
    for sibling in ["spokesman", "spokeswoman", "spokesperson", "chairman", "chairwoman", "chair"] {
        if sibling != head && office(sibling) == office(head) {
            candidates.extend(recent(cast.called(sibling)));
        }
    }
    let known = |id: &Id| log.last_of(cast, *id);
    candidates.retain(|id| agrees(cast, phrase, *id) && known(id).is_some());
    if let Some(found) = candidates.into_iter().max_by_key(|id| known(id)) {
        return Some((cast.settled(found), Reason::RoleNoun));
    }
    generic(cast, log, phrase, head, sentence).map(|id| (id, Reason::GenericNoun))
}

/// Whether a description can be of that one: number, sex, and no other office.
fn agrees(cast: &Cast, phrase: &Phrase, id: Id) -> bool {
    let one = cast.get(id);
    if one.fits.and(phrase.fits).is_empty() || differ(phrase.standing.country, one.standing.country)
    {
        return false;
    }
    let plural = |kind: ActorKind| kind == ActorKind::SocialGroup;
    if plural(phrase.kind) != plural(one.kind) {
        return false;
    }
    let told = |word: &String| {
        one.standing.words.contains(word)
            || one.standing.heads.contains(word)
            || is_country_word(word, one.standing.country)
    };
    let words = &phrase.standing.words;
    // "US troops" are none of "Orland troops", of whose country no table tells.
    let strange = phrase.standing.country.is_some() && one.standing.country.is_none();
    if strange && one.standing.words.iter().any(|word| !words.contains(word)) {
        return false;
    }
    words.iter().all(told)
        || (one.standing.words.is_empty() && !one.named)
        || (is_body(one.kind) && one.named && one.standing.words.iter().all(|w| words.contains(w)))
            && one.standing.words.len() == words.len()
}

fn differ(one: Option<&str>, other: Option<&str>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

fn is_country_word(word: &str, country: Option<&str>) -> bool {
    let mut letters = word.chars();
    let capital: String = letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    });
    country.is_some_and(|code| {
        onrecord_lexicon::country_of(&capital).is_some_and(|found| found.iso3 == code)
    })
}

/// "the man", "the 61-year-old", "the group": whoever was spoken of last and can be that.
fn generic(cast: &Cast, log: &Log, phrase: &Phrase, head: &str, sentence: usize) -> Option<Id> {
    let aged = head.ends_with("-year-old");
    let person = aged || PERSONS.contains(&head);
    if !person && !BODIES.contains(&head) {
        return None;
    }
    if !aged && !phrase.standing.words.is_empty() {
        return None;
    }
    log.recent(cast, sentence, 4).into_iter().find(|id| {
        let one = cast.get(*id);
        let alike = if person {
            one.kind == ActorKind::Person && !contradicts(head, one)
        } else {
            matches!(one.kind, ActorKind::Organisation | ActorKind::ArmedGroup)
                && !contradicts(head, one)
        };
        alike && !one.fits.and(phrase.fits).is_empty()
    })
}

/// Whether a noun is one for a house of trade, which no "agency" takes up.
fn role_of_trade(noun: &str) -> bool {
    onrecord_lexicon::role(noun).is_some_and(|role| role.sector == Some("BUS"))
}

/// A nurse is no official, and a spokeswoman no officer: an office is not taken up by another.
fn contradicts(head: &str, one: &super::character::Character) -> bool {
    let plain = head.ends_with("-year-old") || matches!(head, "man" | "woman" | "boy" | "girl");
    if plain {
        return false;
    }
    let sector = onrecord_lexicon::role(head).and_then(|role| role.sector);
    if matches!(head, "group" | "organisation" | "organization" | "body" | "agency" | "institution")
    {
        return !one.named && one.standing.heads.iter().any(|other| role_of_trade(other));
    }
    match (sector, one.standing.sector) {
        (Some(sector), Some(known)) => sector != known,
        (None, _) => !one.named,
        _ => false,
    }
}
