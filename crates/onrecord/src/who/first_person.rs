//! "I" and "we": whoever speaks the words they stand in.

use onrecord_lexicon::{Number, Pronoun};

use super::cast::{Cast, Id};
use super::fits::Fits;
use super::phrase::{Phrase, PhraseForm};
use super::reason::Reason;
use crate::record::ActorKind;

/// Who a pronoun of the first person stands for in the words of `speakers`.
///
/// "We" of a state's official is the state, "we" of a body's spokeswoman is the body; anybody else
/// speaks for himself and unnamed others.
pub(super) fn antecedent(
    text: &str,
    cast: &mut Cast,
    word: Pronoun,
    speakers: &[Id],
) -> Vec<(Id, Reason)> {
    if word.number == Number::Singular {
        return speakers.iter().map(|&speaker| (speaker, Reason::Speaker)).collect();
    }
    speakers.iter().map(|&speaker| spoken_for(text, cast, speaker)).collect()
}

/// Whom a speaker means by "we".
fn spoken_for(text: &str, cast: &mut Cast, speaker: Id) -> (Id, Reason) {
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
    let Some(house) = standing.house else { return (speaker, Reason::Speaker) };
    let Some(body) = super::phrase::read(text, house) else { return (speaker, Reason::Speaker) };
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
