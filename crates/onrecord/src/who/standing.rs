//! What a description tells of somebody: office, country, sector, and the house spoken for.

use onrecord_lexicon::{
    Case, Form, Gender, OrganisationKind, Role, RoleKind, country_of, is_function_word,
    organisation, role, title,
};

use onrecord_text::Span;

use super::proper::{proper_names, span_of};
use super::token::{Class, Token};

/// What a description tells of somebody.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Standing {
    /// The role noun at its head.
    pub(super) role: Option<Role>,
    /// The nouns it can be called by again: "spokesman".
    pub(super) heads: Vec<String>,
    /// What else it says, in small letters: "kremlin", "health".
    pub(super) words: Vec<String>,
    /// ISO 3166-1 alpha-3.
    pub(super) country: Option<&'static str>,
    /// PLOVER sector.
    pub(super) sector: Option<&'static str>,
    /// The gender it tells.
    pub(super) gender: Option<Gender>,
    /// The body somebody speaks for: "the Dock Workers' Union" of its spokeswoman.
    pub(super) house: Option<Span>,
    /// Whose it is: "the union" of "the union's lawyer", "its" of "its director".
    pub(super) owner: Option<Span>,
}

impl Standing {
    /// What a description tells besides the noun at its head.
    pub(super) fn without_heads(self) -> Self {
        Self { role: None, heads: Vec::new(), ..self }
    }

    /// Takes over what another description of the same tells and this one does not.
    pub(super) fn add(&mut self, other: Self) {
        self.role = self.role.or(other.role);
        self.country = self.country.or(other.country);
        self.sector = self.sector.or(other.sector);
        self.gender = self.gender.or(other.gender);
        self.house = self.house.or(other.house);
        self.owner = self.owner.or(other.owner);
        self.heads.extend(other.heads.into_iter().filter(|head| !head.is_empty()));
        self.words.extend(other.words);
        self.heads.sort_unstable();
        self.heads.dedup();
        self.words.sort_unstable();
        self.words.dedup();
        self.words.truncate(64);
    }
}

/// Prepositions that end the noun at the head of a description.
const PREPOSITIONS: [&str; 24] = [
    "of",
    "in",
    "at",
    "for",
    "from",
    "with",
    "on",
    "to",
    "by",
    "near",
    "inside",
    "behind",
    "close",
    "familiar",
    "among",
    "against",
    "about",
    "under",
    "around",
    "within",
    "across",
    "outside",
    "representing",
    "involved",
];

/// Whether a word ends the noun at the head of a description.
pub(super) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Reads a description: "a senior official of the Kenyan water board".
pub(super) fn standing(text: &str, tokens: &[Token]) -> Standing {
    let mut found = Standing::default();
    if tokens.is_empty() {
        return found;
    }
    let (head, rest) = head_and_rest(text, tokens);
    let compound = compound_role(text, head);
    if let Some((role, length)) = compound {
        found.role = Some(role);
        found.gender = role.gender;
        found.sector = role.sector;
        let last = role.noun.rsplit(' ').next().unwrap_or(role.noun);
        found.heads.push(last.to_owned());
        if role.noun != last {
            found.heads.push(role.noun.to_owned());
            found.words.extend(role.noun.split(' ').filter(|w| *w != last).map(str::to_owned));
        }
        found.words.extend(content_words(text, &head[..head.len() - length]));
    } else if let Some((last, before)) = head.split_last() {
        found.heads.push(singular(&last.of(text).to_lowercase()));
        found.words.extend(content_words(text, before));
    }
    found.words.extend(content_words(text, rest));
    found.words.sort_unstable();
    found.words.dedup();
    titles(text, head, &mut found);
    surroundings(text, head, rest, &mut found);
    found
}

/// The noun with what stands before it, and what follows from the first preposition on.
fn head_and_rest<'t>(text: &str, tokens: &'t [Token]) -> (&'t [Token], &'t [Token]) {
    let word = |number: usize| tokens.get(number).map(|token| token.of(text).to_lowercase());
    // "one of the diplomats": the noun stands after "of".
    let counts = ["one", "some", "many", "most", "several", "all", "both", "each", "none", "two"];
    let of = word(1).as_deref() == Some("of");
    let start = if of && counts.contains(&word(0).unwrap_or_default().as_str()) { 2 } else { 0 };
    let is_end = |token: &Token| {
        token.class == Class::Mark || PREPOSITIONS.contains(&token.of(text).to_lowercase().as_str())
    };
    let end = tokens.iter().skip(start + 1).position(is_end);
    let end = end.map_or(tokens.len(), |number| start + 1 + number).min(tokens.len());
    (&tokens[start.min(end)..end], &tokens[end..])
}

/// The role noun at the end of a head, with how many tokens it takes.
fn compound_role(text: &str, head: &[Token]) -> Option<(Role, usize)> {
    (1..=3usize.min(head.len())).rev().find_map(|length| {
        let words = span_of(&head[head.len() - length..]).of(text).to_lowercase();
        role(&words.replace('’', "'")).map(|role| (role, length))
    })
}

/// A title at the end of a head tells more than the noun: "Foreign Minister".
fn titles(text: &str, head: &[Token], found: &mut Standing) {
    for length in (1..=3usize.min(head.len())).rev() {
        let words = span_of(&head[head.len() - length..]).of(text);
        if let Some(title) = title(words) {
            found.gender = found.gender.or(title.gender);
            found.sector = found.sector.or(title.sector);
            return;
        }
    }
}

/// Country, sector and house from the words around the head: "Kenya's", "of the Treasury".
fn surroundings(text: &str, head: &[Token], rest: &[Token], found: &mut Standing) {
    for length in (1..=3usize).rev() {
        for (at, window) in head.windows(length).enumerate() {
            let goes_on = head.get(at + length).is_some_and(|next| next.capital(text));
            premodifier(text, window, goes_on, found);
        }
    }
    owner(text, head, found);
    for name in proper_names(text, rest) {
        let words = span_of(&rest[name.clone()]);
        let before = name.start.checked_sub(1).map(|number| rest[number].of(text));
        let before = match before {
            Some("the") => name.start.checked_sub(2).map(|number| rest[number].of(text)),
            other => other,
        };
        complement(text, words, before.unwrap_or(""), found);
    }
    if found.sector.is_none() || found.house.is_none() {
        house_in(text, rest, found);
    }
}

/// What a word before the noun tells: "palace spokeswoman", "police spokesman", "Kenya's". Where a name goes on
/// after it, it is no bloc: "the West Bank".
fn premodifier(text: &str, window: &[Token], goes_on: bool, found: &mut Standing) {
    let words = span_of(window).of(text);
    if let Some(country) = country_of(words) {
        found.country = found.country.or(Some(country.iso3));
        found.sector = found.sector.or(country.sector);
    } else if let Some(body) =
        organisation(words).filter(|body| !(goes_on && body.kind == OrganisationKind::Bloc))
    {
        found.country = found.country.or(body.country);
        found.sector = found.sector.or(body.sector);
        found.house.get_or_insert(span_of(window));
    } else if let Some(role) = role(&words.to_lowercase())
        && matches!(role.kind, RoleKind::Organisation | RoleKind::Group | RoleKind::ArmedGroup)
    {
        found.sector = found.sector.or(role.sector);
    }
}

/// What a name after a preposition tells: "of Kenya", "for the Dock Workers' Union".
fn complement(text: &str, name: Span, preposition: &str, found: &mut Standing) {
    let words = name.of(text);
    if let Some(country) = country_of(words) {
        // "a diplomat in Moscow" need not be Russia's.
        let belongs = matches!(preposition, "of" | "for" | "from" | "to")
            || (preposition == "in" && country.form == Form::Name);
        if belongs && preposition != "to" {
            found.country = found.country.or(Some(country.iso3));
            found.sector = found.sector.or(country.sector);
        }
    } else if let Some(body) = organisation(words) {
        found.country = found.country.or(body.country);
        found.sector = found.sector.or(body.sector);
        if matches!(preposition, "of" | "for" | "at" | "from" | "with") {
            found.house.get_or_insert(name);
        }
    } else if matches!(preposition, "of" | "for" | "at" | "from" | "with")
        && words.split(' ').any(super::proper::is_body_word)
    {
        found.house.get_or_insert(name);
    }
}

/// The owner in front: "Nepal's |health minister", "its |director".
fn owner(text: &str, head: &[Token], found: &mut Standing) {
    let owning = |token: &Token| token.possessive();
    let last = head.iter().rposition(owning).filter(|last| last + 1 < head.len());
    let pronoun = head.first().and_then(|first| onrecord_lexicon::pronoun(first.of(text)));
    let owned = pronoun.is_some_and(|word| word.case == Case::Possessive) || is_her(text, head);
    found.owner = match last {
        Some(last) => Some(span_of(&head[..=last])),
        None => (owned && head.len() > 1).then(|| head[0].span),
    };
}

fn is_her(text: &str, head: &[Token]) -> bool {
    matches!(head.first().map(|first| first.of(text)), Some("her" | "Her"))
}

/// The sector of a house that has no name: "a spokesman for the ministry".
fn house_in(text: &str, rest: &[Token], found: &mut Standing) {
    if !rest
        .first()
        .is_some_and(|first| matches!(first.of(text), "of" | "for" | "at" | "from" | "with"))
    {
        return;
    }
    let Some((_, rest_of)) = rest.split_first() else { return };
    let body = |role: Role| {
        matches!(role.kind, RoleKind::Organisation | RoleKind::ArmedGroup) && !role.plural
    };
    let (noun, _) = head_and_rest(text, rest_of);
    if found.house.is_none() && compound_role(text, noun).is_some_and(|(role, _)| body(role)) {
        found.house = Some(span_of(noun));
    }
    for length in (1..=3usize).rev() {
        for window in rest.windows(length) {
            let words = span_of(window).of(text).to_lowercase();
            if let Some(role) = role(&words)
                && role.kind != RoleKind::Person
                && role.kind != RoleKind::Document
            {
                found.sector = found.sector.or(role.sector);
            }
        }
    }
}

fn content_words<'t>(text: &'t str, tokens: &'t [Token]) -> impl Iterator<Item = String> + 't {
    tokens
        .iter()
        .filter(|token| token.class != Class::Mark)
        .map(|token| token.of(text).to_lowercase())
        .filter(|word| !is_function_word(word) && !is_article_like(word))
        .take(16)
}

fn is_article_like(word: &str) -> bool {
    matches!(word, "senior" | "local" | "chief" | "top" | "two" | "three" | "former" | "said")
}

/// The singular of a noun that no table knows.
fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) if stem.len() > 2 => format!("{stem}y"),
        _ if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") => {
            word[..word.len() - 1].to_owned()
        }
        _ => word.to_owned(),
    }
}
