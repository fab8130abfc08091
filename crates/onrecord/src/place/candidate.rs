//! Names in running text that the gazetteer knows: what may be a place, before context decides.

use std::collections::HashMap;
use std::ops::Range;

use onrecord_lexicon::{
    NamedPlace, PlaceKind, PlaceWord, is_function_word, is_place_word, places_named,
};
use onrecord_text::Span;

use crate::who::sentence::Report;
use crate::who::token::{Class, Token};

/// Most words of a place's name.
const LONGEST: usize = 5;

/// A stretch of text that the gazetteer has as a name.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Where it stands, with the article where that is part of the name: "the West".
    pub(super) span: Span,
    /// Its tokens in the report.
    pub(super) tokens: Range<usize>,
    /// The sentence it stands in.
    pub(super) sentence: usize,
    /// Its name, by place in [`Candidates::names`].
    pub(super) name: usize,
}

/// A name with all that it may mean.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// The places of that name.
    pub(super) places: Vec<NamedPlace>,
}

/// All candidates of a report, in its order; none overlaps another.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    pub(super) all: Vec<Candidate>,
    pub(super) names: Vec<Name>,
    /// The number of each name looked up, by its words in small letters.
    known: HashMap<String, usize>,
}

impl Candidates {
    /// Looks up the capitalised words of a report.
    pub(super) fn new(text: &str, report: &Report) -> Self {
        let mut found = Self::default();
        for (number, sentence) in report.sentences.iter().enumerate() {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                match found.longest(text, &report.tokens, at..sentence.tokens.end) {
                    Some((length, name)) => {
                        let tokens = at..at + length;
                        let span = found.span(text, report, &tokens, sentence.tokens.start, name);
                        at = tokens.end;
                        found.all.push(Candidate { span, tokens, sentence: number, name });
                    }
                    None => at += 1,
                }
            }
        }
        found
    }

    /// The places that a candidate may mean.
    pub(super) fn places(&self, candidate: &Candidate) -> &[NamedPlace] {
        &self.names[candidate.name].places
    }

    /// The number of a name in the gazetteer.
    pub(super) fn look_up(&mut self, words: &str) -> Option<usize> {
        let lower = words.to_lowercase();
        if let Some(&known) = self.known.get(&lower) {
            return (known != usize::MAX).then_some(known);
        }
        // "Central" is a region of Uganda, but no news calls it that alone; "the Gulf" is one.
        let never = is_place_word(words, PlaceWord::Never)
            || words.len() > 3 && is_place_word(&titled(words), PlaceWord::Never);
        let counts = |named: &NamedPlace| !never || named.place.name.starts_with("the ");
        let places: Vec<NamedPlace> = places_named(words).filter(counts).collect();
        let number = if places.is_empty() { usize::MAX } else { self.names.len() };
        self.known.insert(lower, number);
        if number != usize::MAX {
            self.names.push(Name { places });
        }
        (number != usize::MAX).then_some(number)
    }

    /// The longest name that begins with the first of some tokens: how many it takes, and which.
    fn longest(
        &mut self,
        text: &str,
        tokens: &[Token],
        within: Range<usize>,
    ) -> Option<(usize, usize)> {
        let rest = &tokens[within.clone()];
        if !opens(text, rest[0]) {
            return None;
        }
        let run = run(text, rest);
        (1..=run).rev().find_map(|length| {
            if !rest[length - 1].capital(text) && length > 1 {
                return None;
            }
            if length == 1 && !rest[0].capital(text) {
                return None;
            }
            let words = Span::new(rest[0].span.start, rest[length - 1].span.end).of(text);
            if length == 1 && (is_function_word(words) || words.chars().count() < 2) {
                let acronym = words.chars().all(char::is_uppercase) && words.len() == 2;
                if !acronym {
                    return None;
                }
            }
            let name = self.look_up(words)?;
            // "The Nangarhar province" begins with no name, "The Hague" does.
            let shown = |named: &NamedPlace| named.place.name.to_lowercase().starts_with("the ");
            let article = length > 1 && rest[0].of(text).eq_ignore_ascii_case("the");
            let whole = !article || self.names[name].places.iter().any(shown);
            let there = self.article_is_there(text, tokens, &within, name);
            // "The West" of "The West Bank" is no name: the longer one wants its article.
            let longer = |end: usize| Span::new(rest[1].span.start, rest[end].span.end).of(text);
            let cut = article && (length..run).any(|end| self.look_up(longer(end)).is_some());
            (whole && there && !cut).then_some((length, name))
        })
    }

    /// "The West" is a place, "West" is none: whether the article that a name needs is there.
    fn article_is_there(
        &self,
        text: &str,
        tokens: &[Token],
        within: &Range<usize>,
        name: usize,
    ) -> bool {
        let needs = |named: &NamedPlace| named.place.name.starts_with("the ");
        let before = within.start.checked_sub(1).map(|at| tokens[at].of(text));
        let there = before.is_some_and(|word| word.eq_ignore_ascii_case("the"));
        there || !self.names[name].places.iter().all(needs)
    }

    fn span(
        &self,
        text: &str,
        report: &Report,
        tokens: &Range<usize>,
        first: usize,
        name: usize,
    ) -> Span {
        let mut span = report.tokens[tokens.start].span.join(report.tokens[tokens.end - 1].span);
        let region = |named: &NamedPlace| {
            named.place.kind == PlaceKind::Region && named.place.name.starts_with("the ")
                || named.place.name.starts_with("The ")
        };
        if tokens.start > first && self.names[name].places.iter().any(region) {
            let article = report.tokens[tokens.start - 1];
            if article.of(text).eq_ignore_ascii_case("the") {
                span = article.span.join(span);
            }
        }
        // "Reading, Pa." and "W.Va." keep their stop.
        let short = self.names[name].places.iter().all(|named| named.only_after_town)
            || span.of(text).contains('.') && span.len() < 7;
        if short && text[span.end..].starts_with('.') {
            span.end += 1;
        }
        span
    }
}

/// Whether a name may begin with a token.
fn opens(text: &str, token: Token) -> bool {
    token.capital(text) || matches!(token.of(text), "southern" | "northern" | "al-")
}

/// How many tokens stand together as one name might, from the first on.
fn run(text: &str, rest: &[Token]) -> usize {
    let mut length = 1;
    while length < rest.len().min(LONGEST) {
        let (last, next) = (rest[length - 1], rest[length]);
        let between = &text[last.end.min(next.span.start)..next.span.start];
        let stop = last.class == Class::Word && next.is(text, ".");
        if last.possessive() || next.class != Class::Word && !stop || between.chars().count() > 1 {
            break;
        }
        let particle = matches!(
            next.of(text),
            "of" | "and" | "the" | "de" | "da" | "do" | "del" | "la" | "es" | "sur" | "upon" | "on"
        );
        if !(next.capital(text) || particle || stop && last.span.len() <= 2) {
            break;
        }
        length += 1;
    }
    length
}

/// A word as running text writes it: "BYESVILLE" as "Byesville".
pub(super) fn titled(name: &str) -> String {
    let mut letters = name.chars();
    let first: String = letters.next().into_iter().collect();
    let rest = letters.as_str();
    if rest.contains(char::is_lowercase) { name.to_owned() } else { first + &rest.to_lowercase() }
}
