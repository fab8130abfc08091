//! Why a name is that actor's, for those who ask: see [`crate::trace`].

use onrecord_lexicon::{Form, country_of};

use super::character::Character;
use super::mention::Mention;
use super::phrase::{Phrase, PhraseForm};
use super::printing::without_article;
use super::proper::is_acronym;
use crate::record::ActorKind;
pub(super) use crate::trace::Reason;

/// Why a name is that of `known`, or of somebody new.
pub(super) fn of_name(text: &str, mention: &Mention, known: Option<&Character>) -> Reason {
    let phrase = &mention.phrase;
    match (&phrase.form, known) {
        (PhraseForm::State(_), Some(one)) if one.kind == ActorKind::Person => Reason::ShortName,
        (PhraseForm::State(_), _) => of_state(mention.span.of(text)),
        (_, None) if phrase.role.is_some() => Reason::Appositive,
        (PhraseForm::Person(words), Some(one)) if !one.names.contains(words) => {
            of_part(phrase, words.len())
        }
        (PhraseForm::Name(name), Some(one)) if !one.printed.eq_ignore_ascii_case(name) => {
            if is_acronym(name) {
                Reason::Initials
            } else {
                Reason::ShortName
            }
        }
        (_, None) => Reason::Name,
        (_, Some(one)) if one.mentions.is_empty() => Reason::Name,
        _ => Reason::SameName,
    }
}

/// Why the words name a state.
fn of_state(words: &str) -> Reason {
    match country_of(without_article(words)).map(|country| country.form) {
        Some(Form::Capital) => Reason::Capital,
        Some(Form::Metonym) => Reason::Metonym,
        _ => Reason::StateName,
    }
}

/// A name of a person in another form than before.
fn of_part(phrase: &Phrase, words: usize) -> Reason {
    let titled = !phrase.standing.heads.is_empty()
        || phrase.standing.sector.is_some()
        || phrase.fits.is_one();
    match words {
        1 if titled => Reason::TitleSurname,
        1 => Reason::ShortName,
        _ => Reason::SameName,
    }
}
