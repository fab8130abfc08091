//! What one noun phrase tells by itself: "the minister, Jane Doe," is a person with a name and an
//! office, "residents" is a group, "the Kremlin" is Russia.

use std::ops::Range;

use onrecord_lexicon::{
    Form, Gender, OrganisationKind, Pronoun, Role, RoleKind, country_of, is_function_word,
    organisation, pronoun, role,
};
use onrecord_text::Span;

use super::proper::{Owner, ProperName, is_acronym, proper_names, span_of, take_apart};
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
    /// The description as text: "Kremlin spokesman".
    pub(super) role: Option<String>,
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

/// The genders and numbers of pronouns that can stand for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fits(pub(super) u8);

impl Fits {
    /// "he".
    pub(super) const HE: Self = Self(1);
    /// "she".
    pub(super) const SHE: Self = Self(2);
    /// "it".
    pub(super) const IT: Self = Self(4);
    /// "they".
    pub(super) const THEY: Self = Self(8);
    /// Any of them.
    pub(super) const ANY: Self = Self(15);
    /// "he" or "she".
    pub(super) const PERSON: Self = Self(3);
    /// "it" or "they".
    pub(super) const BODY: Self = Self(12);

    /// What both allow.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What either allows.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether nothing fits.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What fits a person of that gender.
    pub(super) fn gender(gender: Option<Gender>) -> Self {
        match gender {
            Some(Gender::Male) => Self::HE,
            Some(Gender::Female) => Self::SHE,
            Some(Gender::Neuter) => Self::IT,
            None => Self::PERSON,
        }
    }
}

/// Words after which a phrase only says more of whom it names already.
const CLAUSE: [&str; 15] = [
    "who", "whom", "whose", "which", "that", "where", "when", "speaking", "citing", "quoting",
    "requesting", "asking", "whether", "while", "as",
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
fn cut_clause<'t>(text: &str, tokens: &'t [Token]) -> &'t [Token] {
    let ends = |token: &Token| CLAUSE.contains(&token.of(text));
    let end = tokens.iter().skip(1).position(ends).map_or(tokens.len(), |number| number + 1);
    &tokens[..end]
}

/// Reads a phrase whose head is a name.
fn named(text: &str, head: &[Token], second: Option<&[Token]>) -> Option<Phrase> {
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
        return None;
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
    }
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

/// Whether the words before a name say who bears it: "Kremlin spokesman", "her brother".
fn describes_person(text: &str, before: &[Token]) -> bool {
    let Some(last) = before.last() else { return false };
    if last.possessive() || last.class != Class::Word {
        return false;
    }
    let is_person = |words: &str| {
        role(words).is_some_and(|role| role.kind == RoleKind::Person && !role.plural)
    };
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
    }
}

/// The nouns by which a body can be called again: "ministry" for "Ministry of Health".
fn heads_of(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| super::proper::is_body_word(word)).collect()
}

/// Reads a phrase whose head is a common noun.
fn nominal(text: &str, head: &[Token]) -> Phrase {
    let standing = standing(text, head);
    let article = article(text, head);
    let role = standing.role;
    let (kind, fits) = kind_of(text, head, role, article);
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
    }
}

/// "a report by the United Nations": a document speaks for the body that issued it.
fn issuer(text: &str, head: &[Token], document: &Phrase) -> Option<Phrase> {
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
    let named = matches!(phrase.form, PhraseForm::Person(_)) && by.is_some();
    (body || named).then_some(phrase)
}

/// "the minister, Jane Doe": the description names nobody, what follows the comma does.
fn introduced(
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
    let names = proper_names(text, second);
    let [name] = &names[..] else { return None };
    if name.len() != second.len() {
        return None;
    }
    let apart = take_apart(text, second, name.clone());
    if apart.owner != Owner::Person && !(apart.owner == Owner::Unknown && is_person_noun(nominal)) {
        return None;
    }
    let mut phrase = person(text, second, &apart, &second[apart.before.clone()], None);
    phrase.standing.add(nominal.standing.clone());
    let gender = apart.gender.or(nominal.standing.gender);
    phrase.fits = Fits::gender(gender);
    phrase.role = Some(without_article(&printed(text, span_of(head))).to_owned());
    Some(phrase)
}

fn is_person_noun(phrase: &Phrase) -> bool {
    phrase.standing.role.is_some_and(|role| role.kind == RoleKind::Person && !role.plural)
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
            "a" | "an" | "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight"
                | "nine" | "ten" | "some" | "several" | "many" | "few" | "another" | "other"
                | "most" | "no" | "any" | "each" | "every" | "all" | "dozens" | "hundreds"
        );
    match (definite, counted) {
        (_, true) => Article::Indefinite,
        (true, _) => Article::Definite,
        _ => Article::Bare,
    }
}

fn kind_of(text: &str, head: &[Token], role: Option<Role>, article: Article) -> (ActorKind, Fits) {
    let one = ["a", "an", "one", "another", "each", "every"]
        .contains(&head[0].of(text).to_lowercase().as_str());
    let Some(role) = role else {
        let last = head.iter().rev().find(|token| token.class == Class::Word);
        let plural = !one && last.is_some_and(|token| looks_plural(token.of(text)));
        return if plural {
            (ActorKind::SocialGroup, Fits::THEY)
        } else {
            let any = if article == Article::Bare { Fits::ANY } else { Fits::ANY };
            (ActorKind::Unknown, any)
        };
    };
    let plural = role.plural && !one;
    match role.kind {
        RoleKind::Person if plural => (ActorKind::SocialGroup, Fits::THEY),
        RoleKind::Person => (ActorKind::Person, Fits::gender(role.gender)),
        RoleKind::Group => (ActorKind::SocialGroup, Fits::THEY.or(Fits::IT)),
        RoleKind::Organisation if plural => (ActorKind::SocialGroup, Fits::THEY),
        RoleKind::Organisation => (ActorKind::Organisation, Fits::BODY),
        RoleKind::ArmedGroup => (ActorKind::ArmedGroup, Fits::BODY),
        RoleKind::Document => {
            (ActorKind::Unknown, if plural { Fits::THEY } else { Fits::IT })
        }
    }
}

fn looks_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
}

/// The words at `span` on one line, a sentence's first word in small letters again.
fn printed(text: &str, span: Span) -> String {
    let line = plain(span.of(text));
    let mut words = line.split(' ');
    let (first, next) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    if is_shouted(&line) {
        return line.to_lowercase();
    }
    if is_common(first, next) {
        let mut chars = line.chars();
        return chars.next().map_or_else(String::new, |c| c.to_lowercase().collect::<String>())
            + chars.as_str();
    }
    line
}

/// Whether the first word of a description has its capital from where it stands only.
fn is_common(first: &str, next: &str) -> bool {
    let stem = first.trim_end_matches(['’', '\'']);
    let stem = stem.strip_suffix("'s").or(stem.strip_suffix("’s")).unwrap_or(stem);
    let lower = stem.to_lowercase();
    if is_function_word(stem) || role(&lower).is_some() || is_doer(&lower) {
        return first != "I";
    }
    let owner = stem.len() < first.len();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let known = country_of(stem).is_some()
        || organisation(stem).is_some()
        || onrecord_lexicon::given_name(stem).is_some()
        || onrecord_lexicon::title(stem).is_some();
    !known && !owner && !capital(next) && !is_acronym(stem) && !stem.contains(['.', '-'])
}

/// Whether words are all in capitals as in a label: "DAM COMPANY".
fn is_shouted(line: &str) -> bool {
    let long = line.split(' ').filter(|word| word.chars().count() > 3).count();
    long > 1 && is_acronym(line)
}

/// Words with single blanks between them.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as it is written in running text: "JANE DOE:" is "Jane Doe".
fn in_running_text(name: &str) -> String {
    let name = plain(name);
    if !is_shouted(&name) {
        return name;
    }
    let word = |word: &str| {
        if is_function_word(word) {
            return word.to_lowercase();
        }
        let mut chars = word.chars();
        let first: String = chars.next().into_iter().collect();
        first + &chars.as_str().to_lowercase()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn without_article(words: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An "]
        .iter()
        .find_map(|article| words.strip_prefix(article))
        .unwrap_or(words)
}
