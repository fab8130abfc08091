//! "I" and "we": whoever speaks the words they stand in.

use onrecord_lexicon::{Number, Pronoun};

use super::cast::{Cast, Id};
use super::phrase::{Fits, Phrase, PhraseForm};
use super::standing::Standing;
use crate::record::ActorKind;

/// Who a pronoun of the first person stands for in the words of `speakers`.
///
/// "We" of a state's official is the state, "we" of a body's spokeswoman is the body; anybody else
/// speaks for himself and unnamed others.
pub(super) fn antecedent(cast: &mut Cast, word: Pronoun, speakers: &[Id]) -> Vec<Id> {
    if word.number == Number::Singular {
        return speakers.to_vec();
    }
    speakers.iter().map(|&speaker| spoken_for(cast, speaker)).collect()
}

/// Whom a speaker means by "we".
fn spoken_for(cast: &mut Cast, speaker: Id) -> Id {
    let one = cast.get(speaker);
    if one.kind != ActorKind::Person {
        return speaker;
    }
    let standing = &one.standing;
    let official = matches!(standing.sector, Some("GOV" | "MIL" | "SPY"));
    if official && let Some(country) = standing.country
        && let Some(name) = onrecord_lexicon::country_name(country)
    {
        let state = Phrase {
            form: PhraseForm::State(country),
            kind: ActorKind::State,
            fits: Fits::BODY,
            printed: name.to_owned(),
            standing: Standing {
                country: Some(country),
                sector: Some("GOV"),
                ..Standing::default()
            },
            role: None,
        };
        return cast.named(&state, 0).unwrap_or_else(|| cast.add(&state));
    }
    let Some(house) = standing.house.clone() else { return speaker };
    let body = Phrase {
        form: PhraseForm::Name(house.clone()),
        kind: ActorKind::Organisation,
        fits: Fits::BODY,
        printed: house,
        standing: Standing {
            country: standing.country,
            sector: standing.sector,
            ..Standing::default()
        },
        role: None,
    };
    cast.named(&body, 0).unwrap_or_else(|| cast.add(&body))
}
