//! "I" and "we": whoever speaks the words they stand in.

use std::collections::HashMap;

use onrecord_lexicon::{Number, Pronoun};

use super::cast::{Cast, Id};
use super::fits::Fits;
use super::phrase::{Phrase, PhraseForm};
use super::reason::Reason;
use crate::record::ActorKind;

/// Who a pronoun of the first person stands for in the words of `speakers`.
///
/// "We" of a state's official is the state, "we" of a body's spokeswoman is the body, "we" of
/// somebody who is introduced right after a group is that group, `beside`; anybody else speaks for
/// himself and unnamed others.
pub(super) fn antecedent(
    text: &str,
    cast: &mut Cast,
    word: Pronoun,
    speakers: &[Id],
    owner_of: &HashMap<Id, Id>,
    beside: Option<Id>,
) -> Vec<(Id, Reason)> {
    let one = |&speaker: &Id| {
        if word.number == Number::Singular {
            return (speaker, Reason::Speaker);
        }
        let owner = owner_of.get(&cast.settled(speaker)).copied();
        let owner = owner.filter(|&owner| cast.get(owner).kind != ActorKind::Person);
        spoken_for(text, cast, speaker, owner, beside)
    };
    speakers.iter().map(one).collect()
}

/// Whom a speaker means by "we".
fn spoken_for(
    text: &str,
    cast: &mut Cast,
    speaker: Id,
    owner: Option<Id>,
    beside: Option<Id>,
) -> (Id, Reason) {
    let one = cast.get(speaker);
    if one.kind != ActorKind::Person {
        return (speaker, Reason::Speaker);
    }
    let standing = &one.standing;
    let official = matches!(standing.sector, Some("GOV" | "MIL" | "SPY"));
    if official
        && let Some(country) = standing.country
        && let Some(state) = super::named::state_of(country)
    {
        let id = cast.named(&state, "", 0).unwrap_or_else(|| cast.add(&state));
        return (id, Reason::SpeakersState);
    }
    if let Some(owner) = owner {
        return (owner, Reason::SpeakersBody);
    }
    let alone = beside.map_or((speaker, Reason::Speaker), |group| (group, Reason::SpeakersBody));
    let Some(house) = standing.house else { return alone };
    let Some(body) = super::phrase::read(text, house) else { return alone };
    let body = if matches!(body.form, PhraseForm::Person(_)) { as_body(body) } else { body };
    let words = &body.standing.words;
    let described = body.standing.heads.first().and_then(|head| {
        let told = |id: &&Id| words.iter().all(|word| cast.get(**id).standing.words.contains(word));
        cast.called(head).iter().rev().find(told).copied()
    });
    let id = cast.named(&body, "", 0).or(described).unwrap_or_else(|| cast.add(&body));
    cast.mention(id, house, Reason::House);
    (id, Reason::SpeakersBody)
}

/// A house with a name that could be a person's is none.
fn as_body(mut phrase: Phrase) -> Phrase {
    phrase.form = PhraseForm::Name(phrase.printed.clone());
    phrase.kind = ActorKind::Organisation;
    phrase.fits = Fits::BODY;
    phrase
}
