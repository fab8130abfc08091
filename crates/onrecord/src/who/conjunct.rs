//! Several speakers in one phrase: "The United States and Norway" are two, "the Health and Safety
//! Executive" is one.

use onrecord_lexicon::{Form, RoleKind, country_of, pronoun, role, title};
use onrecord_text::Span;

use super::proper::{Owner, proper_names, span_of, take_apart};
use super::token::{Class, Token, tokens};

/// The spans of the speakers that a source names: one, or each of several.
pub(super) fn conjuncts(text: &str, source: Span) -> Vec<Span> {
    let tokens = tokens(text, source);
    let parts = parts(text, &tokens);
    if parts.len() < 2 {
        return vec![source];
    }
    let span = |part: &[Token]| Span::new(part[0].span.start, part[part.len() - 1].end);
    parts.into_iter().map(span).collect()
}

/// The conjuncts as tokens; fewer than two where the phrase names one speaker.
fn parts<'t>(text: &str, tokens: &'t [Token]) -> Vec<&'t [Token]> {
    let names = proper_names(text, tokens);
    let inside = |number: usize| names.iter().any(|name| name.start < number && number < name.end);
    let mut seams: Vec<(usize, usize)> = Vec::new();
    let mut number = 0;
    while number < tokens.len() {
        let length = seam(text, &tokens[number..]);
        if length > 0 && !inside(number) && number > 0 {
            seams.push((number, length));
        }
        number += length.max(1);
    }
    let Some(last) = seams.iter().rposition(|&(at, length)| !is_comma(text, tokens, at, length))
    else {
        return Vec::new();
    };
    let parts = cut(tokens, &seams[..=last]);
    if parts.windows(2).any(|pair| is_in_both(text, pair[0], pair[1])) {
        return Vec::new();
    }
    let whole = parts.iter().all(|part| stands_alone(text, part)) && !has_apposition(text, &parts);
    if whole && compatible(text, &parts) {
        parts
    } else {
        with_appositions(text, tokens, &seams[..=last])
    }
}

/// How many tokens stand between two conjuncts here: "and", ", and", ",", "as well as".
fn seam(text: &str, tokens: &[Token]) -> usize {
    let word = |number: usize| tokens.get(number).map_or("", |token| token.of(text));
    let extra = |number: usize| match word(number) {
        "by" => 1,
        _ => 0,
    };
    match word(0) {
        "," if matches!(word(1), "and" | "&") => 2 + extra(2),
        "," => 1,
        "and" | "&" => 1 + extra(1),
        "as" if word(1) == "well" && word(2) == "as" => 3,
        "together" | "along" if word(1) == "with" => 2,
        _ => 0,
    }
}

fn is_comma(text: &str, tokens: &[Token], at: usize, length: usize) -> bool {
    length == 1 && tokens[at].is(text, ",")
}

fn cut<'t>(tokens: &'t [Token], seams: &[(usize, usize)]) -> Vec<&'t [Token]> {
    let mut parts = Vec::with_capacity(seams.len() + 1);
    let mut start = 0;
    for &(at, length) in seams {
        if at > start {
            parts.push(&tokens[start..at]);
        }
        start = at + length;
    }
    if start < tokens.len() {
        parts.push(&tokens[start..]);
    }
    parts
}

/// Two speakers around one "and", each perhaps with an apposition: "Ana Roe, a nurse, and Jon Doe".
fn with_appositions<'t>(
    text: &str,
    tokens: &'t [Token],
    seams: &[(usize, usize)],
) -> Vec<&'t [Token]> {
    for &(at, length) in seams.iter().filter(|&&(at, length)| !is_comma(text, tokens, at, length)) {
        let (left, right) = (&tokens[..at], &tokens[at + length..]);
        let first = |part: &'t [Token]| {
            let comma = part.iter().position(|token| token.is(text, ","));
            &part[..comma.unwrap_or(part.len())]
        };
        let (one, other) = (first(left), first(right));
        if one.is_empty() || other.is_empty() {
            continue;
        }
        // The apposition must be closed before the "and", or the "and" may stand inside it.
        let open = one.len() < left.len() && length == 1;
        let both = stands_alone(text, one) && stands_alone(text, other);
        if both && (!open || is_named(text, other)) && compatible(text, &[one, other]) {
            return vec![left, right];
        }
    }
    Vec::new()
}

/// "Militias in Iraq and Syria" are in both; Syria is no second speaker.
fn is_in_both(text: &str, part: &[Token], next: &[Token]) -> bool {
    let names = proper_names(text, part);
    let within = names.last().filter(|name| name.end == part.len() && name.start > 1);
    let before = within.map_or("", |name| part[name.start - 1].of(text));
    matches!(before, "in" | "from" | "near" | "across")
        && next.iter().all(|token| token.capital(text))
        && country_of(span_of(next).of(text)).is_some()
}

/// "Ana Roe, a nurse, and Jon Doe": after a name, what begins with an article describes it.
fn has_apposition(text: &str, parts: &[&[Token]]) -> bool {
    let articled = |part: &[Token]| matches!(part[0].of(text), "a" | "an" | "the");
    parts.len() > 2 && parts.windows(2).any(|pair| is_named(text, pair[0]) && articled(pair[1]))
}

/// Whether a conjunct can be a speaker by itself.
fn stands_alone(text: &str, part: &[Token]) -> bool {
    let Some(first) = part.first() else { return false };
    let word = first.of(text);
    let lower = word.to_lowercase();
    if is_named(text, part) {
        return true;
    }
    let determined = first.class == Class::Number
        || pronoun(&lower).is_some()
        || first.possessive()
        || matches!(
            lower.as_str(),
            "a" | "an"
                | "the"
                | "this"
                | "these"
                | "those"
                | "one"
                | "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "some"
                | "several"
                | "many"
                | "other"
                | "others"
                | "another"
                | "both"
        );
    if determined {
        return part.len() > 1 || pronoun(&lower).is_some() || lower == "others";
    }
    bare_plural(text, part)
}

/// "police", "hospital officials", "residents of the valley".
fn bare_plural(text: &str, part: &[Token]) -> bool {
    let end = part
        .iter()
        .position(|token| matches!(token.of(text), "of" | "in" | "at" | "from" | "for" | "who"))
        .unwrap_or(part.len());
    (1..=3usize.min(end)).any(|length| {
        let words = span_of(&part[end - length..end]).of(text).to_lowercase();
        role(&words).is_some_and(|role| role.plural || role.kind == RoleKind::Group)
    })
}

/// Whether a conjunct is a name, perhaps with a title or a description before it.
fn is_named(text: &str, part: &[Token]) -> bool {
    let names = proper_names(text, part);
    let Some(last) = names.last().cloned() else { return false };
    let words = span_of(&part[last.clone()]).of(text);
    if let Some(country) = country_of(words) {
        let whole = matches!(country.form, Form::Name | Form::Capital | Form::Metonym);
        return whole && last.end == part.len() && last.start <= 1;
    }
    if title(words).is_some() || role(&words.to_lowercase()).is_some() {
        return false;
    }
    let apart = take_apart(text, part, last.clone());
    let ends = last.end == part.len();
    ends && match apart.owner {
        Owner::Person => true,
        Owner::Body | Owner::State => last.start <= 1,
        Owner::Unknown => last.len() == part.len(),
    }
}

/// Whether conjuncts are of like kind: "the Russian and Chinese ministers" are not "the Russian".
fn compatible(text: &str, parts: &[&[Token]]) -> bool {
    parts.iter().all(|part| {
        let last = part[part.len() - 1].of(text);
        let adjective = country_of(last).is_some_and(|country| country.form == Form::Adjective);
        !(adjective && part.len() > 1) || role(&last.to_lowercase()).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let found = conjuncts(text, Span::new(0, text.len()));
        found.into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn joint_speakers_come_apart() {
        for (text, expected) in [
            ("The United States and Norway", &["The United States", "Norway"][..]),
            ("Lima and Quito", &["Lima", "Quito"]),
            ("Jane Doe and John Roe", &["Jane Doe", "John Roe"]),
            ("Kenya, Uganda and Rwanda", &["Kenya", "Uganda", "Rwanda"]),
            ("Kenya, Uganda, and Rwanda", &["Kenya", "Uganda", "Rwanda"]),
            ("police and prosecutors", &["police", "prosecutors"]),
            ("the minister and his deputy", &["the minister", "his deputy"]),
            (
                "a fisherman and a customs officer who saw it",
                &["a fisherman", "a customs officer who saw it"],
            ),
            ("Ana Roe, a nurse, and Jon Doe", &["Ana Roe, a nurse", "Jon Doe"]),
            (
                "President Ana Roe and Prime Minister Jon Doe",
                &["President Ana Roe", "Prime Minister Jon Doe"],
            ),
            (
                "the border service and by the surveyors' own company",
                &["the border service", "the surveyors' own company"],
            ),
            ("the union as well as the owners", &["the union", "the owners"]),
        ] {
            assert_eq!(split(text), expected);
        }
    }

    #[test]
    fn one_speaker_stays_one() {
        for text in [
            "the Health and Safety Executive",
            "the Ministry of Foreign Affairs and Trade",
            "Trinidad and Tobago",
            "Bosnia and Herzegovina",
            "Hanne Ulvik, mayor and chair of the water board,",
            "the Russian and Chinese foreign ministers",
            "Ana Roe, a nurse and mother of two,",
            "the search and rescue team",
            "militias in Iraq and Syria",
            "farmers from Kenya, Uganda and Rwanda",
            "a teacher and writer",
            "the Ministry of Trade and Industry",
            "Antigua and Barbuda's envoy",
            "she",
            "and",
            ",",
            "",
        ] {
            assert_eq!(split(text), [text], "{text}");
        }
    }
}
