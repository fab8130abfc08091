//! The language of `data/boilerplate.tsv`: patterns over the words at the start of a line.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::calendar::{is_month, is_weekday};
use crate::word::is_word_character;
use crate::{Span, words};

static PATTERNS: LazyLock<Patterns> =
    LazyLock::new(|| Patterns::read(include_str!("../data/boilerplate.tsv")));

/// Where a pattern looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// All of a paragraph.
    Line,
    /// The start of a paragraph.
    Label,
    /// The bracket that ends a paragraph.
    Credit,
}

/// A row of the table.
#[derive(Debug)]
pub(crate) struct Pattern {
    pub(crate) place: Place,
    elements: Vec<Element>,
    /// Its row's pattern, the example that it must fit, and the one that nothing may fit.
    #[cfg(test)]
    pub(crate) cells: [&'static str; 3],
}

/// What one part of a pattern stands for.
#[derive(Debug)]
enum Element {
    /// One of these words.
    Word(Vec<String>),
    /// One of these words, or nothing.
    Optional(Vec<String>),
    /// `#`: a number.
    Number,
    /// `@`: a name, capitalised words with small ones between.
    Name,
    /// `%`: a date or time.
    Date,
    /// `*`: up to eight words.
    Some,
    /// `...`: whatever follows.
    Rest,
    /// `:`: a colon after the word before.
    Colon,
}

/// A word of the text as patterns see it.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    span: Span,
    lower: String,
    capital: bool,
}

/// The words of a span that patterns look at; punctuation is passed over.
pub(crate) fn tokens(text: &str, span: Span) -> impl Iterator<Item = Token> + '_ {
    let is_seen = |c: char| is_word_character(c) || c == '©';
    let seen = words(text, span).filter(move |word| word.of(text).starts_with(is_seen));
    seen.map(|span| Token {
        span,
        lower: span.of(text).to_lowercase(),
        capital: span.of(text).starts_with(char::is_uppercase),
    })
}

/// The patterns that could fit a line that begins with these words.
pub(crate) fn patterns(
    place: Place,
    tokens: &[Token],
) -> impl Iterator<Item = &'static Pattern> + use<> {
    let first = tokens.first().map_or("", |token| token.lower.as_str());
    let by_word = PATTERNS.by_word.get(first).map_or(&[][..], Vec::as_slice);
    let numbers = by_word.iter().chain(&PATTERNS.open);
    numbers.map(|&number| &PATTERNS.all[number]).filter(move |pattern| pattern.place == place)
}

/// The table, with its rows by the word they begin with.
struct Patterns {
    all: Vec<Pattern>,
    by_word: HashMap<&'static str, Vec<usize>>,
    open: Vec<usize>,
}

impl Patterns {
    fn read(table: &'static str) -> Self {
        let rows = table.lines().filter(|row| !row.is_empty() && !row.starts_with("# "));
        let mut patterns = Self { all: Vec::new(), by_word: HashMap::new(), open: Vec::new() };
        for (number, row) in rows.enumerate() {
            let cells: Vec<&'static str> = row.split('\t').collect();
            let &[place, source, ..] = cells.as_slice() else {
                panic!("boilerplate.tsv: `{row}` has no pattern");
            };
            assert_eq!(cells.len(), 4, "boilerplate.tsv: `{row}` has not four cells");
            let first = source.split(' ').next().unwrap_or_default();
            if first.starts_with(['@', '%', '*', '#']) || first.ends_with('?') {
                patterns.open.push(number);
            } else {
                for word in first.split('/') {
                    patterns.by_word.entry(word).or_default().push(number);
                }
            }
            patterns.all.push(Pattern {
                place: Place::read(place),
                elements: source.split(' ').map(Element::read).collect(),
                #[cfg(test)]
                cells: [source, cells[2], cells[3]],
            });
        }
        patterns
    }
}

impl Place {
    fn read(cell: &str) -> Self {
        match cell {
            "line" => Self::Line,
            "label" => Self::Label,
            "credit" => Self::Credit,
            _ => panic!("boilerplate.tsv: `{cell}` is no place to look"),
        }
    }
}

impl Element {
    fn read(cell: &str) -> Self {
        let split = |words: &str| words.split('/').map(str::to_owned).collect();
        match cell {
            "#" => Self::Number,
            "@" => Self::Name,
            "%" => Self::Date,
            "*" => Self::Some,
            "..." => Self::Rest,
            ":" => Self::Colon,
            _ => match cell.strip_suffix('?') {
                Some(words) => Self::Optional(split(words)),
                None => Self::Word(split(cell)),
            },
        }
    }
}

impl Pattern {
    #[cfg(test)]
    pub(crate) fn all() -> &'static [Self] {
        &PATTERNS.all
    }

    /// Whether the pattern takes in all of `tokens`.
    pub(crate) fn fits_all(&self, text: &str, tokens: &[Token]) -> bool {
        fit(text, &self.elements, tokens, 0, true).is_some()
    }

    /// Where the words end that the pattern takes in at the start of `tokens`.
    pub(crate) fn fits_start(&self, text: &str, tokens: &[Token]) -> Option<usize> {
        let taken = fit(text, &self.elements, tokens, 0, false)?;
        Some(tokens[..taken].last()?.span.end)
    }
}

/// Fits elements to `tokens[at..]`: the number of tokens up to where they end.
fn fit(
    text: &str,
    elements: &[Element],
    tokens: &[Token],
    at: usize,
    whole: bool,
) -> Option<usize> {
    let Some((element, others)) = elements.split_first() else {
        return (!whole || at == tokens.len()).then_some(at);
    };
    let rest = &tokens[at..];
    let go_on = |taken: usize| fit(text, others, tokens, at + taken, whole);
    let is_one_of =
        |words: &[String]| rest.first().is_some_and(|token| words.contains(&token.lower));
    match element {
        Element::Word(words) => is_one_of(words).then(|| go_on(1))?,
        Element::Optional(words) => {
            is_one_of(words).then(|| go_on(1)).flatten().or_else(|| go_on(0))
        }
        Element::Number => rest.first()?.is_number().then(|| go_on(1))?,
        Element::Name => (1..=name_length(rest)).rev().find_map(go_on),
        Element::Date => {
            let length = rest.iter().take_while(|token| token.is_of_date()).count();
            rest[..length].iter().any(Token::names_a_date).then(|| go_on(length))?
        }
        Element::Some => (0..=rest.len().min(8)).find_map(go_on),
        Element::Rest => Some(tokens.len()),
        Element::Colon => {
            let end = tokens[..at].last()?.span.end;
            text[end..].trim_start().starts_with(':').then(|| go_on(0))?
        }
    }
}

/// The number of words that could be a list of names: capitals at both ends.
fn name_length(tokens: &[Token]) -> usize {
    let is_link = |token: &Token| {
        const LINKS: [&str; 17] = [
            "and", "of", "the", "de", "da", "del", "di", "van", "von", "der", "bin", "al", "la",
            "el", "for", "ibn", "s",
        ];
        LINKS.contains(&token.lower.as_str())
    };
    let candidates = tokens.iter().take(16).take_while(|token| token.capital || is_link(token));
    let length = candidates.count();
    let last = tokens[..length].iter().rposition(|token| token.capital);
    if tokens.first().is_some_and(|token| token.capital) {
        last.map_or(0, |last| last + 1)
    } else {
        0
    }
}

impl Token {
    fn is_number(&self) -> bool {
        self.lower.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether dates and times of day are written with it.
    fn is_of_date(&self) -> bool {
        const OTHER: [&str; 21] = [
            "am", "pm", "a", "p", "m", "at", "of", "on", "the", "and", "gmt", "utc", "est", "edt",
            "et", "bst", "cet", "ist", "pst", "pdt", "hours",
        ];
        self.names_a_date() || OTHER.contains(&self.lower.as_str())
    }

    fn names_a_date(&self) -> bool {
        self.is_number() || is_month(&self.lower) || is_weekday(&self.lower)
    }
}
