//! A place in a row of tokens, and the steps that rules take from it.

use jiff::civil::Weekday;

use crate::when::expression::Season;
use crate::when::token::{Kind, Token};
use crate::when::value::Unit;

/// A place in the tokens. Steps that fail leave it where it is.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    tokens: &'a [Token],
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(tokens: &'a [Token], at: usize) -> Self {
        Self { tokens, at }
    }

    /// The token so many places further on, or before.
    pub(super) fn token(&self, ahead: isize) -> Option<&'a Token> {
        self.tokens.get(self.at.checked_add_signed(ahead)?)
    }

    /// What kind of token stands there; a mark at the end of the text.
    pub(super) fn kind(&self, ahead: isize) -> Kind {
        self.token(ahead).map_or(Kind::Mark('\n'), |token| token.kind)
    }

    /// The known word there, or nothing.
    pub(super) fn word(&self, ahead: isize) -> &'static str {
        self.token(ahead).map_or("", |token| token.word)
    }

    pub(super) fn is_mark(&self, ahead: isize, marks: &[char]) -> bool {
        matches!(self.kind(ahead), Kind::Mark(mark) if marks.contains(&mark))
    }

    /// Whether the clause, or at least the phrase, ends there.
    pub(super) fn ends(&self, ahead: isize) -> bool {
        matches!(self.kind(ahead), Kind::Mark(mark) if !matches!(mark, '\'' | '’' | '-' | '–' | '$'))
    }

    /// A rule that takes all or nothing.
    pub(super) fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = rule(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    fn step<T>(&mut self, found: Option<T>) -> Option<T> {
        self.at += usize::from(found.is_some());
        found
    }

    /// One of some words.
    pub(super) fn take(&mut self, words: &[&str]) -> Option<&'static str> {
        let word = self.word(0);
        self.step((!word.is_empty() && words.contains(&word)).then_some(word))
    }

    /// Words in a row, each given with one blank between.
    pub(super) fn take_all(&mut self, phrase: &str) -> Option<()> {
        self.attempt(|cursor| {
            phrase.split(' ').try_for_each(|part| match part {
                "'" => cursor.mark(&['\'', '’']),
                "." | "-" => cursor.mark(&[if part == "." { '.' } else { '-' }]),
                word => cursor.take(&[word]).map(|_| ()),
            })
        })
    }

    pub(super) fn mark(&mut self, marks: &[char]) -> Option<()> {
        self.step(self.is_mark(0, marks).then_some(()))
    }

    /// A hyphen or dash.
    pub(super) fn dash(&mut self) -> Option<()> {
        self.mark(&['-', '–', '—', '‑'])
    }

    /// Digits, of which there are `count` at most.
    pub(super) fn digits(&mut self, most: u8) -> Option<u32> {
        let found = match self.kind(0) {
            Kind::Digits(value, count) if count <= most => Some(value),
            _ => None,
        };
        self.step(found)
    }

    pub(super) fn ordinal(&mut self) -> Option<u32> {
        let found = if let Kind::Ordinal(value) = self.kind(0) { Some(value) } else { None };
        let tens =
            if let Kind::Number(value @ (20 | 30)) = self.kind(0) { Some(value) } else { None };
        if let (Some(tens), Kind::Mark('-'), Kind::Ordinal(ones @ 1..=9)) =
            (tens, self.kind(1), self.kind(2))
        {
            self.at += 3;
            return Some(tens + ones);
        }
        self.step(found)
    }

    /// The day of a month: "3", "3rd", "third".
    pub(super) fn day(&mut self) -> Option<i8> {
        self.attempt(|cursor| {
            let day = cursor.digits(2).or_else(|| cursor.ordinal())?;
            i8::try_from(day).ok().filter(|day| (1..=31).contains(day))
        })
    }

    /// A month's name with a capital, and the stop that shortens it.
    pub(super) fn month(&mut self) -> Option<i8> {
        let Kind::Month(month) = self.kind(0) else { return None };
        let token = self.token(0)?;
        if !token.capital {
            return None;
        }
        self.at += 1;
        if token.word.len() <= 4 && !matches!(token.word, "june" | "july" | "may") {
            self.mark(&['.']);
        }
        Some(month)
    }

    /// A weekday's name with a capital, and the stop that shortens it.
    pub(super) fn weekday(&mut self) -> Option<Weekday> {
        let Kind::Weekday(weekday) = self.kind(0) else { return None };
        let token = self.token(0)?;
        if !token.capital {
            return None;
        }
        self.at += 1;
        if token.word.len() <= 5 {
            self.mark(&['.']);
        }
        Some(weekday)
    }

    /// A unit and whether it is in the plural.
    pub(super) fn unit(&mut self) -> Option<(Unit, bool)> {
        let found = match self.kind(0) {
            Kind::Unit(unit, plural) => Some((unit, plural)),
            // "a night", but no "night shift"
            Kind::PartOfDay if self.word(0) == "night" && !self.is_other(1) => {
                Some((Unit::Day, false))
            }
            _ => None,
        };
        self.step(found)
    }

    pub(super) fn season(&mut self) -> Option<Season> {
        let found = if let Kind::Season(season) = self.kind(0) { Some(season) } else { None };
        self.step(found)
    }

    pub(super) fn part_of_day(&mut self) -> Option<&'static str> {
        let found = (self.kind(0) == Kind::PartOfDay).then_some(self.word(0));
        self.step(found)
    }
}

/// Which words tell that a time follows.
pub(super) const PREPOSITIONS: [&str; 17] = [
    "in",
    "since",
    "by",
    "until",
    "till",
    "from",
    "through",
    "before",
    "after",
    "during",
    "early",
    "late",
    "mid",
    "throughout",
    "around",
    "last",
    "next",
];

impl Cursor<'_> {
    /// Whether a word stands there that is none of ours, in lower case: a noun or a verb.
    pub(super) fn is_other(&self, ahead: isize) -> bool {
        self.token(ahead).is_some_and(|token| {
            token.kind == Kind::Word && token.word.is_empty() && !token.capital
        })
    }

    /// Whether a name stands there, or part of one.
    pub(super) fn is_name(&self, ahead: isize) -> bool {
        self.token(ahead)
            .is_some_and(|token| token.kind == Kind::Word && token.word.is_empty() && token.capital)
    }

    /// Whether the word before tells that a time follows.
    pub(super) fn placed(&self) -> bool {
        PREPOSITIONS.contains(&self.word(-1))
            || self.is_mark(-1, &['-', '‑']) && self.word(-2) == "mid"
    }

    /// Whether the token there touches the one before it.
    pub(super) fn is_joined(&self, ahead: isize) -> bool {
        self.token(ahead).is_some_and(|token| token.joined)
    }
}
