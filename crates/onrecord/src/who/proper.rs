//! Proper names: where they begin and end, and whether one is a person's or a body's.

use std::ops::Range;

use onrecord_lexicon::{
    Form, Gender, RoleKind, country_of, given_name, is_function_word, organisation, role, title,
};

use super::token::{Class, Token};

/// Small words inside people's names: "Ludwig van der Berg", "Ana de la Cruz".
const PARTICLES: [&str; 24] = [
    "de", "da", "das", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der",
    "den", "ter", "ten", "bin", "bint", "ibn", "al", "el", "ul", "zu",
];

/// Words that make a capitalised name a body's, besides the role nouns for bodies.
const BODY_WORDS: [&str; 66] = [
    "inc",
    "inc.",
    "corp",
    "corp.",
    "ltd",
    "ltd.",
    "co.",
    "plc",
    "gmbh",
    "ag",
    "group",
    "holdings",
    "partners",
    "industries",
    "motors",
    "energy",
    "airlines",
    "airways",
    "oil",
    "gas",
    "steel",
    "pharmaceuticals",
    "technologies",
    "systems",
    "media",
    "news",
    "times",
    "post",
    "herald",
    "tribune",
    "gazette",
    "journal",
    "radio",
    "tv",
    "television",
    "united",
    "city",
    "front",
    "alliance",
    "bureau",
    "office",
    "service",
    "services",
    "board",
    "trust",
    "fund",
    "centre",
    "center",
    "academy",
    "forum",
    "initiative",
    "project",
    "programme",
    "program",
    "observatory",
    "executive",
    "house",
    "guards",
    "guard",
    "command",
    "corps",
    "forces",
    "brigades",
    "front",
    "cooperative",
    "syndicate",
];

/// The proper names among `tokens`, as ranges of their numbers.
///
/// A name runs over capitalised words, particles and initials; "of" and "and" belong to it where it
/// began as a body's: "Ministry of Foreign Affairs and Trade".
pub(super) fn proper_names(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if begins(text, tokens, at) {
            let end = end_of(text, tokens, at);
            found.push(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

fn begins(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = tokens[at].of(text);
    if !tokens[at].capital(text) {
        // "al-Tawil" begins with a small letter.
        let mut parts = word.split('-');
        return tokens[at].class == Class::Word
            && matches!(parts.next(), Some("al" | "el" | "an" | "as" | "ash"))
            && parts.next().is_some_and(|part| part.starts_with(char::is_uppercase));
    }
    !is_function_word(word) || is_acronym(word)
}

/// Whether a word is written in capitals, two or more: "US", "NATO", "U.N.".
pub(super) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let (mut count, mut lower) = (0, 0);
    for letter in letters {
        count += 1;
        lower += usize::from(letter.is_lowercase());
    }
    count >= 2 && lower == 0
}

fn end_of(text: &str, tokens: &[Token], start: usize) -> usize {
    let mut end = start + 1;
    loop {
        if ends_owner(text, tokens[end - 1]) {
            return end;
        }
        let Some(length) = goes_on(text, &tokens[start..], end - start) else { return end };
        end += length;
    }
}

/// Whether the possessive ending of a token ends the name: "Kenya's", but not "Workers' Union".
fn ends_owner(text: &str, token: Token) -> bool {
    token.possessive() && !is_owning_part(text, token)
}

fn is_owning_part(text: &str, token: Token) -> bool {
    let word = token.of(text).to_lowercase();
    role(&word).is_some_and(|role| {
        matches!(role.kind, RoleKind::Person | RoleKind::Group) && (role.plural || word == "people")
    }) || word == "people"
}

/// How many tokens more belong to the name of which `length` are known.
fn goes_on(text: &str, name: &[Token], length: usize) -> Option<usize> {
    let at = |number: usize| name.get(length + number).copied();
    let next = at(0)?;
    if begins(text, name, length) {
        return Some(1);
    }
    let word = next.of(text);
    let capital = |number: usize| at(number).is_some_and(|token| begins(text, &[token], 0));
    if PARTICLES.contains(&word) && next.class == Class::Word {
        if capital(1) {
            return Some(2);
        }
        let second = at(1).is_some_and(|token| PARTICLES.contains(&token.of(text)));
        return (second && capital(2)).then_some(3);
    }
    let body = || name[..length].iter().any(|token| is_body_word(token.of(text)));
    match word {
        "of" | "for" if body() && capital(1) => Some(2),
        "of" | "for" if body() && capital(2) && at(1)?.is(text, "the") => Some(3),
        "and" | "&" if capital(1) && joins(text, name, length) => Some(2),
        _ => None,
    }
}

/// Whether the "and" after the first `length` tokens stands inside one name.
fn joins(text: &str, name: &[Token], length: usize) -> bool {
    // Only the capitalised words right after: to look further for each "and" would take forever on
    // a text made of nothing else.
    let more = name[length + 1..].iter().take(8).take_while(|token| begins(text, &[**token], 0));
    let end = length + 1 + more.count();
    let (left, right) = (&name[..length], &name[length + 1..end]);
    let whole = span_of(&name[..end]).of(text);
    if organisation(whole).is_some() || country_of(whole).is_some() {
        return true;
    }
    let stands_alone = |part: &[Token]| {
        let words = span_of(part).of(text);
        country_of(words).is_some()
            || organisation(words).is_some()
            || is_acronym(words)
            || part.iter().any(|token| is_title_or_given(token.of(text)))
            || (1..=part.len()).any(|end| title(span_of(&part[..end]).of(text)).is_some())
    };
    if stands_alone(left) || stands_alone(right) {
        return false;
    }
    let inside = left.iter().any(|token| matches!(token.of(text), "of" | "for"));
    let right_is_body = right.iter().any(|token| is_body_word(token.of(text)));
    let left_is_body = left.iter().any(|token| is_body_word(token.of(text)));
    (inside && !right_is_body) || (right_is_body && !left_is_body && left.len() == 1)
}

fn is_title_or_given(word: &str) -> bool {
    given_name(word).is_some() || title(word).is_some()
}

/// Whether a word in a capitalised name tells that it is a body's.
pub(super) fn is_body_word(word: &str) -> bool {
    let word = word.to_lowercase();
    BODY_WORDS.contains(&word.as_str())
        || role(&word).is_some_and(|role| {
            matches!(role.kind, RoleKind::Organisation | RoleKind::ArmedGroup)
                || matches!(word.as_str(), "police" | "staff")
        })
}

/// The stretch that tokens take, without the possessive ending of the last.
///
/// # Panics
/// When there are none.
pub(super) fn span_of(tokens: &[Token]) -> onrecord_text::Span {
    tokens[0].span.join(tokens[tokens.len() - 1].span)
}

/// A capitalised name, taken apart: "Kenyan | President | Ada Roe".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ProperName {
    /// What stands before the name proper: adjectives, bodies, titles.
    pub(super) before: Range<usize>,
    /// The name proper.
    pub(super) name: Range<usize>,
    /// Whose name it is.
    pub(super) owner: Owner,
    /// The gender that its title or its given name tells.
    pub(super) gender: Option<Gender>,
    /// The sector that its title tells.
    pub(super) sector: Option<&'static str>,
}

/// Whose name a capitalised name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// A person's.
    Person,
    /// A country's, by name, capital or metonym.
    State,
    /// A body's.
    Body,
    /// Nothing tells.
    Unknown,
}

/// Takes the name at `range` apart.
pub(super) fn take_apart(text: &str, tokens: &[Token], range: Range<usize>) -> ProperName {
    let words = span_of(&tokens[range.clone()]).of(text);
    let plain = |owner| ProperName {
        before: range.start..range.start,
        name: range.clone(),
        owner,
        gender: None,
        sector: None,
    };
    if let Some(country) = country_of(words) {
        let named = matches!(country.form, Form::Name | Form::Capital | Form::Metonym);
        return plain(if named { Owner::State } else { Owner::Unknown });
    }
    if organisation(words).is_some() {
        return plain(Owner::Body);
    }
    if let Some(named) = with_title(text, tokens, &range) {
        return named;
    }
    let body = range.clone().any(|number| is_body_word(tokens[number].of(text)));
    if body || (range.len() == 1 && is_acronym(words)) {
        return plain(Owner::Body);
    }
    let start = range.clone().find(|&number| !is_attribute(text, tokens, number));
    let start = start.unwrap_or(range.start);
    let given = given_name(tokens[start].of(text));
    // "Jean-Paul Roe": a double given name tells by its first half.
    let half = tokens[start].of(text).split('-').next().and_then(given_name);
    let known = given.or(half);
    // "Ranger Odette Pike": a role noun with a capital, before a name, is a title.
    let start = if known.is_none() && range.end - start >= 2 && is_office(tokens[start].of(text)) {
        start + 1
    } else {
        start
    };
    let known = known.or_else(|| given_name(tokens[start].of(text)));
    let titled = start > range.start && is_office(tokens[start - 1].of(text));
    let owner = if known.is_some() || titled || range.end - start >= 2 {
        Owner::Person
    } else {
        Owner::Unknown
    };
    ProperName {
        before: range.start..start,
        name: start..range.end,
        owner,
        gender: known.flatten(),
        sector: None,
    }
}

/// Whether a capitalised word is a noun for one person's office: "Ranger", "Coach".
fn is_office(word: &str) -> bool {
    role(&word.to_lowercase()).is_some_and(|role| role.kind == RoleKind::Person && !role.plural)
}

/// Whether the word at `number` says whose or from where before a name: "Russian", "UN".
fn is_attribute(text: &str, tokens: &[Token], number: usize) -> bool {
    let word = tokens[number].of(text);
    country_of(word).is_some_and(|country| country.form == Form::Adjective)
        || (is_acronym(word) && !word.contains('.') && organisation(word).is_some())
}

/// The name after the last title in it, if there is one: "Lt. Gen. Ada Roe".
fn with_title(text: &str, tokens: &[Token], range: &Range<usize>) -> Option<ProperName> {
    let titles = (range.start..range.end).rev().flat_map(|end| {
        (1..=3usize.min(end - range.start)).rev().filter_map(move |length| {
            let found = title(span_of(&tokens[end - length..end]).of(text))?;
            Some((end, length, found))
        })
    });
    let (end, length, found) = titles.into_iter().next()?;
    let name = end..range.end;
    if name.is_empty() {
        return None;
    }
    // "King Abdullah University", "Justice Department": the title is part of a body's name.
    if name.clone().any(|number| is_body_word(tokens[number].of(text))) {
        return None;
    }
    // The gender of any title before it counts: "Madam Justice Roe".
    let earlier = (range.start..end - length).find_map(|number| title(tokens[number].of(text)));
    let given = given_name(tokens[end].of(text)).flatten();
    let alone = name.len() == 1;
    let gender = found.gender.or(earlier.and_then(|title| title.gender));
    Some(ProperName {
        before: range.start..end,
        owner: Owner::Person,
        gender: gender.or(if alone { None } else { given }),
        sector: found.sector.or(earlier.and_then(|title| title.sector)),
        name,
    })
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;
    use onrecord_text::Span;

    fn names(text: &str) -> Vec<&str> {
        let tokens = tokens(text, Span::new(0, text.len()));
        let found = proper_names(text, &tokens);
        found.into_iter().map(|range| span_of(&tokens[range]).of(text)).collect()
    }

    #[test]
    fn names_run_over_particles_and_bodies_over_of_and_and() {
        for (text, expected) in [
            ("said Ana de la Cruz on", &["Ana de la Cruz"][..]),
            (
                "the Ministry of Foreign Affairs and Trade said",
                &["Ministry of Foreign Affairs and Trade"],
            ),
            ("the Health and Safety Executive said", &["Health and Safety Executive"]),
            ("Trinidad and Tobago said", &["Trinidad and Tobago"]),
            ("Kenya and Uganda said", &["Kenya", "Uganda"]),
            ("Ana Roe and Jon Doe said", &["Ana Roe", "Jon Doe"]),
            ("Lima's Dock Workers' Union said", &["Lima", "Dock Workers' Union"]),
            ("Yusuf al-Tawil and Kim Min-jun", &["Yusuf al-Tawil", "Kim Min-jun"]),
            ("The Bank of England", &["Bank of England"]),
            ("Moscow and the Kremlin", &["Moscow", "Kremlin"]),
            ("However, he left", &[]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn titles_and_attributes_come_off() {
        for (text, name, owner) in [
            ("Russian President Ivan Roe", "Ivan Roe", Owner::Person),
            ("Lt. Gen. Ada Roe", "Ada Roe", Owner::Person),
            ("Justice Department", "Justice Department", Owner::Body),
            ("Foreign Minister Roe", "Roe", Owner::Person),
            ("Baltic Ferry Workers' Union", "Baltic Ferry Workers' Union", Owner::Body),
            ("Kim Min-jun", "Kim Min-jun", Owner::Person),
            ("Moscow", "Moscow", Owner::State),
            ("NATO", "NATO", Owner::Body),
            ("Palumbo", "Palumbo", Owner::Unknown),
            ("Luka", "Luka", Owner::Unknown),
        ] {
            let tokens = tokens(text, Span::new(0, text.len()));
            let found = take_apart(text, &tokens, 0..tokens.len());
            assert_eq!(span_of(&tokens[found.name.clone()]).of(text), name);
            assert_eq!(found.owner, owner, "{text}");
        }
    }
}
