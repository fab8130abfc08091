//! The grammar of dates: which words in a row are an expression of time, and what it means.
//!
//! Each file holds the rules for one kind of expression. A rule takes words from a [`Cursor`] and
//! gives an [`Expression`], or takes nothing. No rule calls itself, so that each place in a text
//! costs the same whatever stands there.

mod calendar;
mod clock;
mod cursor;
mod habit;
mod length;
mod portion;
mod range;
mod relative;
mod season;
mod share;
mod vague;
mod year;

use std::ops::Range;

use cursor::Cursor;

use super::expression::Expression;
use super::token::{Kind, Token};

/// An expression, and the tokens it takes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) expression: Expression,
}

/// The expressions of time in a sentence, in order.
pub(super) fn read(tokens: &[Token]) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut cursor = Cursor::new(tokens, at);
        let found = if may_begin(&tokens[at]) { expression(&mut cursor) } else { None };
        match found {
            Some(expression) => {
                phrases.push(Phrase { tokens: at..cursor.at, expression });
                at = cursor.at;
            }
            None => at += 1,
        }
    }
    phrases
}

/// Whether a rule may start here: words that no rule knows are passed over at once.
fn may_begin(token: &Token) -> bool {
    match token.kind {
        Kind::Word => !token.word.is_empty(),
        Kind::Mark(mark) => matches!(mark, '\'' | '’' | '‘'),
        _ => true,
    }
}

/// Any expression at all, the longest kinds first.
fn expression(cursor: &mut Cursor) -> Option<Expression> {
    habit::habit(cursor)
        .or_else(|| range::range(cursor))
        .or_else(|| portion::portion(cursor))
        .or_else(|| phrase(cursor))
        .or_else(|| vague::vague(cursor))
}

/// An expression that is no part or range of another.
fn phrase(cursor: &mut Cursor) -> Option<Expression> {
    relative::offset(cursor)
        .or_else(|| clock::clock_and_day(cursor))
        .or_else(|| clock::part_of_day(cursor))
        .or_else(|| day(cursor))
        .or_else(|| share::share(cursor))
        .or_else(|| coarser(cursor))
        .or_else(|| length::duration(cursor))
}

/// A day, with a part of it or a time by the clock: "Thursday evening", "June 3 at 14:30".
fn day(cursor: &mut Cursor) -> Option<Expression> {
    let day = plain_day(cursor)?;
    Some(clock::with_time(cursor, day))
}

/// A day by name, date or number.
fn plain_day(cursor: &mut Cursor) -> Option<Expression> {
    calendar::holiday(cursor).or_else(|| calendar::date(cursor)).or_else(|| relative::day(cursor))
}

/// A week, month, season, year or more, and the year that it lies in.
fn coarser(cursor: &mut Cursor) -> Option<Expression> {
    let inner = relative::turned(cursor)
        .or_else(|| calendar::month(cursor))
        .or_else(|| season::season(cursor))
        .or_else(|| year::decade(cursor))
        .or_else(|| year::century(cursor))
        .or_else(|| year::year(cursor))?;
    Some(relative::within(cursor, inner))
}
