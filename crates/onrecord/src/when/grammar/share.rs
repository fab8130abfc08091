//! Quarters and halves of a year: "the third quarter", "the first half of 2019", "Q3".

use super::calendar::four_digits;
use super::cursor::Cursor;
use super::relative;
use crate::when::expression::{Expression, Period, Turn};
use crate::when::token::Kind;
use crate::when::value::Unit;

/// A share of a year, before or after the year that it belongs to.
pub(super) fn share(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        cursor.take(&["the"]);
        let owner = owner(cursor);
        cursor.take(&["the"]);
        cursor.take(&["fiscal", "financial"]);
        cursor.dash();
        let (first, months) = numbered(cursor).or_else(|| lettered(cursor))?;
        let (year, turn) = owner.or_else(|| following_year(cursor)).unwrap_or((None, Turn::Bare));
        Some(Expression::Share { first, months, year, turn })
    })
}

/// "this year's", "2019's".
fn owner(cursor: &mut Cursor) -> Option<(Option<i16>, Turn)> {
    cursor.attempt(|cursor| {
        let year = four_digits(cursor);
        let turn = if year.is_some() { Turn::Bare } else { relative::turn(cursor)? };
        if year.is_none() {
            cursor.take(&["year"])?;
        }
        let owns = cursor.mark(&['\'', '’']).is_some() && cursor.take(&["s"]).is_some();
        (owns || year.is_some()).then_some((year, turn))
    })
}

/// "third quarter", "first half".
fn numbered(cursor: &mut Cursor) -> Option<(i8, i8)> {
    cursor.attempt(|cursor| {
        let last = cursor.take(&["last", "final"]).is_some();
        let number = if last { 0 } else { i8::try_from(cursor.ordinal()?).ok()? };
        cursor.dash();
        let (parts, months) = if cursor.word(0) == "half" { (2, 6) } else { (4, 3) };
        let unit = cursor.unit().map(|(unit, _)| unit);
        if unit != Some(Unit::Quarter) {
            cursor.take(&["half"])?;
            // "the second half" of a match is none of a year.
            if !matches!(cursor.word(0), "of") {
                return None;
            }
        }
        // "last quarter" is the one before this; "the last quarter of 2019" is its fourth.
        if last && cursor.word(0) != "of" {
            return None;
        }
        let number = if last { parts } else { number };
        (1..=parts).contains(&number).then(|| ((number - 1) * months + 1, months))
    })
}

/// "Q3".
fn lettered(cursor: &mut Cursor) -> Option<(i8, i8)> {
    let number = cursor.take(&["q1", "q2", "q3", "q4"])?.as_bytes()[1] - b'0';
    Some((number as i8 * 3 - 2, 3))
}

/// "of 2019", "2019", "of last year", "this year".
fn following_year(cursor: &mut Cursor) -> Option<(Option<i16>, Turn)> {
    cursor
        .attempt(|cursor| {
            cursor.take(&["of"]);
            cursor.take(&["fiscal"]);
            if let Some(year) = four_digits(cursor) {
                return Some((Some(year), Turn::Bare));
            }
            match relative::turned(cursor)? {
                Expression::Turned(Period::Unit(Unit::Year), turn) => Some((None, turn)),
                _ => None,
            }
        })
        .or_else(|| cursor.take_all("of the year").map(|()| (None, Turn::Bare)))
}

impl Cursor<'_> {
    /// Whether a dash stands there, as in "2000-strong".
    pub(super) fn dash_follows(&self) -> bool {
        matches!(self.kind(0), Kind::Mark('-' | '‑'))
            && self.is_joined(1)
            && !matches!(self.kind(1), Kind::Digits(..))
    }
}
