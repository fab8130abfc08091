//! What one noun phrase tells by itself: "the minister, Jane Doe," is a person with a name and an
//! office, "residents" is a group, "the Kremlin" is Russia.

use std::ops::Range;

use onrecord_lexicon::{Gender, Pronoun, Role, RoleKind, pronoun};
use onrecord_text::Span;

use super::fits::Fits;
use super::named::{introduced, issuer, named};
use super::printing::printed;
use super::proper::{is_acronym, span_of};
use super::standing::{Standing, standing};
use super::token::{Class, Token, tokens};
use crate::record::ActorKind;

/// What a noun phrase tells by itself.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// What it is made of.
    pub(super) form: PhraseForm,
    /// What it names.
    pub(super) kind: ActorKind,
    /// The genders and numbers of pronouns that can stand for it.
    pub(super) fits: Fits,
    /// How it is printed where nothing fuller is known.
    pub(super) printed: String,
    /// The words of its description, and what they tell of country, sector and house.
    pub(super) standing: Standing,
    /// The description as text: "palace spokeswoman".
    pub(super) role: Option<String>,
    /// A name with a description that points back: "the clerk, Ada Roe".
    pub(super) points_back: bool,
}

/// What a noun phrase is made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PhraseForm {
    /// A pronoun.
    Pronoun(Pronoun),
    /// A name: of a person, as words.
    Person(Vec<String>),
    /// A name: of a state, as its code.
    State(&'static str),
    /// A name: of a body, or of something unknown.
    Name(String),
    /// A description: "the minister", "two officials".
    Nominal(Article),
}

/// How a description points at what it describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Article {
    /// "the minister", "this official", "his lawyer": somebody known.
    Definite,
    /// "a minister", "two officials": somebody new.
    Indefinite,
    /// "residents": nobody in particular.
    Bare,
}

/// Words after which a phrase only says more of whom it names already.
const CLAUSE: [&str; 15] = [
    "who",
    "whom",
    "whose",
    "which",
    "that",
    "where",
    "when",
    "speaking",
    "citing",
    "quoting",
    "requesting",
    "asking",
    "whether",
    "while",
    "as",
];

/// Words for nobody in particular, whom no "he" takes up.
const NOBODY: [&str; 12] = [
    "nobody",
    "none",
    "no-one",
    "someone",
    "somebody",
    "anyone",
    "anybody",
    "everyone",
    "everybody",
    "whoever",
    "others",
    "neither",
];

/// Reads a noun phrase that stands at `within`.
pub(super) fn read(text: &str, within: Span) -> Option<Phrase> {
    let all = tokens(text, within);
    read_tokens(text, &all)
}

/// Reads the noun phrase that tokens make.
pub(super) fn read_tokens(text: &str, all: &[Token]) -> Option<Phrase> {
    let tokens = trim(text, all);
    let first = *tokens.first()?;
    if let Some(word) = as_pronoun(text, tokens) {
        return Some(from_pronoun(text, first, word));
    }
    let segments = segments(text, tokens);
    let head = cut_clause(text, &tokens[segments.first()?.clone()]);
    let second = segments.get(1).map(|range| &tokens[range.clone()]);
    if head.is_empty() {
        return None;
    }
    if let Some(phrase) = named(text, head, second) {
        return Some(phrase);
    }
    let nominal = nominal(text, head);
    if let Some(issuer) = issuer(text, head, &nominal) {
        return Some(issuer);
    }
    Some(introduced(text, head, &nominal, &segments, tokens).unwrap_or(nominal))
}

/// Drops marks at both ends and the words before the phrase that do not belong to it.
fn trim<'t>(text: &str, mut tokens: &'t [Token]) -> &'t [Token] {
    while let [rest @ .., last] = tokens {
        if last.class != Class::Mark {
            break;
        }
        tokens = rest;
    }
    while let [first, rest @ ..] = tokens {
        let word = first.of(text);
        let extra = first.class == Class::Mark
            || (!rest.is_empty()
                && matches!(
                    word.to_lowercase().as_str(),
                    "by" | "from" | "even" | "also" | "only" | "not" | "but" | "and"
                ));
        if !extra {
            break;
        }
        tokens = rest;
    }
    tokens
}

fn as_pronoun(text: &str, tokens: &[Token]) -> Option<Pronoun> {
    let (first, rest) = tokens.split_first()?;
    let word = first.of(text);
    if first.class != Class::Word || is_acronym(word) {
        return None;
    }
    let found = pronoun(word)?;
    let alone = rest.iter().all(|token| {
        token.class == Class::Mark
            || pronoun(token.of(text)).is_some_and(|more| more.word.ends_with("sel"))
            || matches!(token.of(text), "both" | "all" | "himself" | "herself" | "themselves")
    });
    let clause = rest.first().is_some_and(|next| CLAUSE.contains(&next.of(text)));
    ((alone || clause) && found.word != "that").then_some(found)
}

fn from_pronoun(text: &str, token: Token, word: Pronoun) -> Phrase {
    let kind = match word.gender {
        Some(Gender::Male | Gender::Female) => ActorKind::Person,
        _ => ActorKind::Unknown,
    };
    Phrase {
        form: PhraseForm::Pronoun(word),
        kind,
        fits: super::pronoun::fits(word),
        printed: if word.word == "i" { "I".to_owned() } else { token.of(text).to_lowercase() },
        standing: Standing::default(),
        role: None,
        points_back: false,
    }
}

/// The stretches of tokens between commas, dashes and brackets.
fn segments(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (number, token) in tokens.iter().enumerate() {
        let splits = token.class == Class::Mark
            && matches!(token.of(text), "," | "—" | "–" | "(" | ")" | ";" | ":");
        if splits {
            if number > start {
                found.push(start..number);
            }
            start = number + 1;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// What stands before the first relative clause.
pub(super) fn cut_clause<'t>(text: &str, tokens: &'t [Token]) -> &'t [Token] {
    let ends = |token: &Token| CLAUSE.contains(&token.of(text));
    let end = tokens.iter().skip(1).position(ends).map_or(tokens.len(), |number| number + 1);
    &tokens[..end]
}

/// Reads a phrase whose head is a common noun.
fn nominal(text: &str, head: &[Token]) -> Phrase {
    let standing = standing(text, head);
    let article = article(text, head);
    let role = standing.role;
    let (kind, fits) = if NOBODY.contains(&head[0].of(text).to_lowercase().as_str()) {
        (ActorKind::Person, Fits::NOBODY)
    } else {
        kind_of(text, head, role)
    };
    let fits = match standing.gender {
        Some(gender) if kind == ActorKind::Person => Fits::gender(Some(gender)),
        _ => fits,
    };
    Phrase {
        form: PhraseForm::Nominal(article),
        kind,
        fits,
        printed: printed(text, span_of(head)),
        standing,
        role: None,
        points_back: false,
    }
}

/// How a description points at what it describes.
fn article(text: &str, head: &[Token]) -> Article {
    let first = head[0].of(text).to_lowercase();
    let definite = matches!(first.as_str(), "the" | "this" | "that" | "these" | "those" | "such")
        || pronoun(&first).is_some()
        || head.iter().any(|token| token.possessive());
    let counted = head[0].class == Class::Number
        || matches!(
            first.as_str(),
            "a" | "an"
                | "one"
                | "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "ten"
                | "some"
                | "several"
                | "many"
                | "few"
                | "another"
                | "other"
                | "most"
                | "no"
                | "any"
                | "each"
                | "every"
                | "all"
                | "dozens"
                | "hundreds"
        );
    match (definite, counted) {
        (_, true) => Article::Indefinite,
        (true, _) => Article::Definite,
        _ => Article::Bare,
    }
}

fn kind_of(text: &str, head: &[Token], role: Option<Role>) -> (ActorKind, Fits) {
    let one = ["a", "an", "one", "another", "each", "every"]
        .contains(&head[0].of(text).to_lowercase().as_str());
    let Some(role) = role else {
        let last = head.iter().rev().find(|token| token.class == Class::Word);
        let plural = !one && last.is_some_and(|token| looks_plural(token.of(text)));
        return if plural {
            (ActorKind::SocialGroup, Fits::THEY)
        } else {
            (ActorKind::Unknown, Fits::ANY)
        };
    };
    let plural = role.plural && !one;
    match role.kind {
        RoleKind::Person | RoleKind::Organisation if plural => (ActorKind::SocialGroup, Fits::THEY),
        RoleKind::Person => (ActorKind::Person, Fits::gender(role.gender)),
        RoleKind::Group => (ActorKind::SocialGroup, Fits::THEY.or(Fits::IT)),
        RoleKind::Organisation => (ActorKind::Organisation, Fits::BODY),
        RoleKind::ArmedGroup => (ActorKind::ArmedGroup, Fits::BODY),
        RoleKind::Document => (ActorKind::Unknown, if plural { Fits::THEY } else { Fits::IT }),
    }
}

fn looks_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
}
