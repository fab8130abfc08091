//! Phrases whose head is a name: of a person, of a state, of a body.

use std::ops::Range;

use onrecord_lexicon::{
    Form, OrganisationKind, RoleKind, country_of, is_function_word, organisation, role,
};

use super::fits::Fits;
use super::phrase::{Article, Phrase, PhraseForm, cut_clause, read_tokens};
use super::printing::{in_running_text, is_shouted, plain, printed, without_article};
use super::proper::{Owner, ProperName, proper_names, span_of, take_apart};
use super::standing::{Standing, standing};
use super::token::{Class, Token};
use crate::record::ActorKind;

/// Reads a phrase whose head is a name.
pub(super) fn named(text: &str, head: &[Token], second: Option<&[Token]>) -> Option<Phrase> {
    let article = usize::from(is_the(text, head));
    if let Some(phrase) = table_name(text, &head[article..]) {
        return Some(phrase);
    }
    if let Some(state) = government(text, head) {
        return Some(state);
    }
    let names = proper_names(text, head);
    let last = names.last()?.clone();
    if last.end != head.len() {
        return with_house(text, head, names.first()?.clone(), second);
    }
    let apart = take_apart(text, head, last.clone());
    let before = &head[article.min(apart.name.start)..apart.name.start];
    let alone = before.is_empty();
    let described = describes_person(text, before)
        || (apart.owner == Owner::Person && is_noun_before_name(text, before));
    match apart.owner {
        Owner::Person if alone || described || !apart.before.is_empty() => {
            let reads_on = last.start > article && !described && last.start == apart.name.start;
            (!reads_on && (article == 0 || !apart.before.is_empty() || described))
                .then(|| person(text, head, &apart, before, second))
                .or_else(|| (article == 1 && alone).then(|| body(text, head, &apart, before)))
        }
        Owner::Unknown if described => Some(person(text, head, &apart, before, second)),
        Owner::Body | Owner::Unknown if last.start <= article => {
            if adjective_only(text, head, &apart) || shouted_description(text, head) {
                return None;
            }
            Some(body(text, head, &apart, before))
        }
        _ => None,
    }
}

/// "Dr. Ana Roe of the island clinic": a person's name, then where she belongs.
fn with_house(
    text: &str,
    head: &[Token],
    name: Range<usize>,
    second: Option<&[Token]>,
) -> Option<Phrase> {
    let next = head.get(name.end)?.of(text);
    if !matches!(next, "of" | "from" | "at" | "in" | "with" | "for") {
        return None;
    }
    let apart = take_apart(text, head, name.clone());
    let before = &head[..apart.name.start];
    let sure = apart.gender.is_some() || apart.sector.is_some() || apart.name.len() > 1;
    let opens = apart.before.start == 0 || describes_person(text, before);
    if apart.owner != Owner::Person || !sure || !opens {
        return None;
    }
    let mut phrase = person(text, head, &apart, before, second);
    phrase.standing.add(standing(text, &head[name.end - 1..]).without_heads());
    Some(phrase)
}

/// A bare "Kenyans", "Muslims" or "President" is a description and no name.
fn adjective_only(text: &str, head: &[Token], apart: &ProperName) -> bool {
    let words = span_of(&head[apart.name.clone()]).of(text);
    country_of(words).is_some() || role(&words.to_lowercase()).is_some()
}

/// "ENERGY MINISTRY" as a label is "the energy ministry".
fn shouted_description(text: &str, head: &[Token]) -> bool {
    let words = span_of(head).of(text);
    let last = head[head.len() - 1].of(text).to_lowercase();
    is_shouted(&plain(words)) && role(&last).is_some() && organisation(words).is_none()
}

fn is_the(text: &str, tokens: &[Token]) -> bool {
    tokens.len() > 1 && matches!(tokens[0].of(text), "the" | "The")
}

/// A name that the tables know.
fn table_name(text: &str, name: &[Token]) -> Option<Phrase> {
    if name.is_empty() {
        return None;
    }
    let words = span_of(name).of(text);
    if let Some(country) = country_of(words)
        && matches!(country.form, Form::Name | Form::Capital | Form::Metonym)
    {
        return Some(state(country.iso3, country.name, country.sector.unwrap_or("GOV")));
    }
    let body = organisation(words)?;
    let kind = match body.kind {
        OrganisationKind::Body => ActorKind::Organisation,
        OrganisationKind::ArmedGroup => ActorKind::ArmedGroup,
        OrganisationKind::Bloc => ActorKind::Bloc,
    };
    let standing = Standing { country: body.country, sector: body.sector, ..Standing::default() };
    let printed = if body.name == "West" { "the West" } else { body.name };
    Some(Phrase {
        form: PhraseForm::Name(body.name.to_owned()),
        kind,
        fits: Fits::BODY,
        printed: printed.to_owned(),
        standing: Standing { heads: heads_of(body.name), ..standing },
        role: None,
        points_back: false,
    })
}

fn state(iso3: &'static str, name: &str, sector: &'static str) -> Phrase {
    let kind = if matches!(iso3, "EUR") { ActorKind::Bloc } else { ActorKind::State };
    let kind = if iso3 == "UNO" { ActorKind::Organisation } else { kind };
    Phrase {
        form: PhraseForm::State(iso3),
        kind,
        fits: Fits::BODY,
        printed: name.to_owned(),
        standing: Standing { country: Some(iso3), sector: Some(sector), ..Standing::default() },
        role: None,
        points_back: false,
    }
}

/// The phrase that names a state by its code.
pub(super) fn state_of(iso3: &'static str) -> Option<Phrase> {
    onrecord_lexicon::country_name(iso3).map(|name| state(iso3, name, "GOV"))
}

/// "the Kenyan government", "Kenya's government", "the government of Kenya".
fn government(text: &str, head: &[Token]) -> Option<Phrase> {
    let words: Vec<&str> = head.iter().map(|token| token.of(text)).collect();
    let words = words.strip_prefix(&["the"]).or(words.strip_prefix(&["The"])).unwrap_or(&words);
    let lower = |word: &str| matches!(word, "government" | "Government");
    let country = match words {
        [.., last] if lower(last) && words.len() > 1 => {
            let first = head.len() - words.len();
            country_of(span_of(&head[first..head.len() - 1]).of(text))
        }
        [first, "of", ..] if lower(first) && words.len() > 2 => {
            let start = head.len() - words.len() + 2;
            country_of(span_of(&head[start..]).of(text)).filter(|c| c.form == Form::Name)
        }
        _ => None,
    }?;
    let mut phrase = state(country.iso3, country.name, "GOV");
    phrase.standing.heads = vec!["government".to_owned()];
    Some(phrase)
}

/// Whether the words before a name say who bears it: "palace spokeswoman", "her brother".
fn describes_person(text: &str, before: &[Token]) -> bool {
    let Some(last) = before.last() else { return false };
    if last.possessive() || last.class != Class::Word {
        return false;
    }
    let is_person =
        |words: &str| role(words).is_some_and(|role| role.kind == RoleKind::Person && !role.plural);
    (1..=3usize.min(before.len())).any(|length| {
        is_person(&span_of(&before[before.len() - length..]).of(text).to_lowercase())
    }) || last.of(text).ends_with("-year-old")
        || is_doer(last.of(text))
        // "Head of city transport office Rina Roe", as some agencies write.
        || (is_person(&before[0].of(text).to_lowercase()) && !is_function_word(last.of(text)))
}

/// "parliamentary clerk Ana Roe": a common noun right before a person's whole name describes it.
fn is_noun_before_name(text: &str, before: &[Token]) -> bool {
    let Some(last) = before.last() else { return false };
    let word = last.of(text);
    let body = role(word).is_some_and(|role| role.kind != RoleKind::Person);
    let preposition = super::standing::is_preposition(word);
    word.starts_with(char::is_lowercase)
        && last.class == Class::Word
        && !last.possessive()
        && !body
        && !preposition
        && !is_function_word(word)
}

/// "glaciologist", "harbourmaster": nouns for people by their ending.
pub(super) fn is_doer(word: &str) -> bool {
    const ENDINGS: [&str; 9] =
        ["ist", "ologist", "master", "man", "woman", "person", "keeper", "maker", "worker"];
    word.len() > 5
        && word.starts_with(char::is_lowercase)
        && (ENDINGS.iter().any(|ending| word.ends_with(ending))
            || (word.len() > 6 && (word.ends_with("er") || word.ends_with("or"))))
}

fn person(
    text: &str,
    head: &[Token],
    apart: &ProperName,
    before: &[Token],
    second: Option<&[Token]>,
) -> Phrase {
    let name = &head[apart.name.clone()];
    let printed_name = in_running_text(span_of(name).of(text));
    let words: Vec<String> = printed_name.split(' ').map(str::to_owned).collect();
    let mut standing = standing(text, before);
    let mut role = (!before.is_empty()).then(|| printed(text, span_of(before)));
    if let Some(second) = second.map(|second| cut_clause(text, second))
        && second.iter().any(|token| token.class == Class::Word)
        && proper_names(text, second).first().is_none_or(|name| name.len() < second.len())
    {
        standing.add(super::standing::standing(text, second));
        role.get_or_insert_with(|| without_article(&printed(text, span_of(second))).to_owned());
    }
    standing.sector = standing.sector.or(apart.sector);
    let gender = apart.gender.or(standing.gender);
    Phrase {
        form: PhraseForm::Person(words),
        kind: ActorKind::Person,
        fits: Fits::gender(gender),
        printed: printed_name,
        standing,
        role: role.map(|role| without_article(&role).to_owned()),
        points_back: false,
    }
}

fn body(text: &str, head: &[Token], apart: &ProperName, before: &[Token]) -> Phrase {
    let name = &head[apart.name.start.min(apart.before.start)..];
    let known = apart.owner == Owner::Body || !before.is_empty() || is_the(text, head);
    let words = in_running_text(span_of(name).of(text));
    let mut standing = standing(text, name);
    standing.heads.extend(heads_of(&words));
    Phrase {
        form: PhraseForm::Name(words.clone()),
        kind: if known { ActorKind::Organisation } else { ActorKind::Unknown },
        fits: if known { Fits::BODY } else { Fits::ANY },
        printed: words,
        standing,
        role: None,
        points_back: false,
    }
}

/// The nouns by which a body can be called again: "ministry" for "Ministry of Health".
fn heads_of(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| super::proper::is_body_word(word)).collect()
}

/// "a report by the United Nations": a document speaks for the body that issued it.
pub(super) fn issuer(text: &str, head: &[Token], document: &Phrase) -> Option<Phrase> {
    document.standing.role.filter(|role| role.kind == RoleKind::Document)?;
    let by = head.iter().position(|token| matches!(token.of(text), "by" | "from"));
    let owner = head.iter().position(|token| token.possessive());
    let issuer = match (by, owner) {
        (Some(by), _) => &head[by + 1..],
        (None, Some(owner)) if head[0].capital(text) && owner + 1 < head.len() => &head[..=owner],
        _ => return None,
    };
    let phrase = read_tokens(text, issuer)?;
    let body = matches!(
        phrase.kind,
        ActorKind::Organisation | ActorKind::State | ActorKind::Bloc | ActorKind::ArmedGroup
    );
    let named = match phrase.form {
        PhraseForm::Person(_) => by.is_some(),
        PhraseForm::State(_) | PhraseForm::Name(_) => body,
        PhraseForm::Pronoun(_) | PhraseForm::Nominal(_) => false,
    };
    named.then_some(phrase)
}

/// "the minister, Jane Doe": the description names nobody, what follows the comma does.
pub(super) fn introduced(
    text: &str,
    head: &[Token],
    nominal: &Phrase,
    segments: &[Range<usize>],
    tokens: &[Token],
) -> Option<Phrase> {
    if !matches!(nominal.kind, ActorKind::Person | ActorKind::Unknown) {
        return None;
    }
    let second = cut_clause(text, &tokens[segments.get(1)?.clone()]);
    let name = proper_names(text, second).pop()?;
    if name.end != second.len() {
        return None;
    }
    let apart = take_apart(text, second, name.clone());
    let before = &second[..apart.name.start];
    let whole = apart.before.start == 0 || describes_person(text, before);
    let alone = apart.owner == Owner::Unknown && is_person_noun(nominal);
    if !whole || (apart.owner != Owner::Person && !alone) {
        return None;
    }
    let mut phrase = person(text, second, &apart, before, None);
    phrase.standing.add(nominal.standing.clone());
    let gender = apart.gender.or(nominal.standing.gender);
    phrase.fits = Fits::gender(gender);
    phrase.points_back = nominal.form == PhraseForm::Nominal(Article::Definite);
    phrase.role = Some(without_article(&printed(text, span_of(head))).to_owned());
    Some(phrase)
}

fn is_person_noun(phrase: &Phrase) -> bool {
    phrase.standing.role.is_some_and(|role| role.kind == RoleKind::Person && !role.plural)
}
