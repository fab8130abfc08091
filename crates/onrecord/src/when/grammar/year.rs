//! Years, decades and centuries: "2019", "the 1990s", "the '80s", "the 20th century".

use super::calendar::four_digits;
use super::cursor::Cursor;
use super::length;
use crate::when::expression::Expression;
use crate::when::token::Kind;
use crate::when::value::{Grain, Point, Value};

/// A year in four digits that its neighbours show to be no count of anything.
pub(super) fn year(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let named = cursor.take(&["the"]).is_some();
        if named && cursor.word(0) != "year" {
            return None;
        }
        let told = cursor.word(0) == "year";
        if told {
            cursor.at += 1;
        }
        let start = *cursor;
        if let Some(year) = spelled(cursor) {
            return Some(at(year));
        }
        let year = four_digits(cursor)?;
        let follows_money =
            start.is_joined(0) && !start.is_mark(-1, &['(', '"', '“', '‘', '—', '–', '-']);
        if cursor.word(0) == "bc" || follows_money || cursor.is_joined(0) && cursor.dash_follows() {
            return None;
        }
        (told || is_year(&start, year)).then_some(at(year))
    })
}

/// "nineteen ninety-six".
fn spelled(cursor: &mut Cursor) -> Option<i16> {
    cursor.attempt(|cursor| {
        let hundreds = cursor.take(&["nineteen", "eighteen"])?;
        let rest = length::count(cursor).filter(|rest| (10..100).contains(rest))?;
        let counts = matches!(cursor.kind(0), Kind::Unit(..)) || cursor.is_other(0);
        (!counts).then_some(if hundreds == "nineteen" { 1900 } else { 1800 } + rest as i16)
    })
}

fn at(year: i16) -> Expression {
    Expression::Fixed(Value::At(Point::Year(year)), Grain::Year)
}

/// Whether four digits are a year and not a count.
fn is_year(at: &Cursor, year: i16) -> bool {
    let counted =
        matches!(at.kind(1), Kind::Unit(..)) || matches!(at.word(1), "people" | "more" | "other");
    if counted || !(1400..2150).contains(&year) {
        return false;
    }
    let noun_follows = at.is_other(1);
    let likely = (1900..2100).contains(&year);
    match at.word(-1) {
        "in" | "since" | "until" | "till" | "fiscal" | "during" | "early" | "late" | "mid"
        | "throughout" => true,
        "by" | "of" | "from" | "to" | "through" | "before" | "after" | "and" | "or" | "between"
        | "for" | "around" | "circa" => !noun_follows || likely && year % 10 != 0,
        "the" | "a" | "its" | "this" | "s" | "his" | "her" | "their" | "our" | "that" => {
            likely && (noun_follows || at.is_name(1))
        }
        "about" | "over" | "than" | "nearly" | "almost" | "some" | "up" | "least" | "more" => false,
        _ if at.is_mark(-1, &['-']) => at.word(-2) == "mid",
        _ if at.is_mark(-1, &['(', ',', '–', '—']) => likely && !noun_follows,
        _ => {
            likely
                && (at.token(-1).is_none() || at.is_mark(-1, &['“', '"', ';', ':']))
                && !noun_follows
        }
    }
}

/// "the 1990s", "the '80s", "the nineties".
pub(super) fn decade(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let aged = matches!(cursor.word(-1), "his" | "her" | "their" | "my" | "our");
        let article = cursor.take(&["the"]).is_some() || cursor.word(-1) == "the";
        let short = cursor.mark(&['\'', '’', '‘']).is_some();
        let Kind::Decade(first) = cursor.kind(0) else { return None };
        cursor.at += 1;
        let first = first as i16;
        if first >= 1000 {
            return Some(decade_from(first));
        }
        ((article || short || cursor.word(-2) == "mid") && !aged && first >= 20)
            .then(|| decade_from(1900 + first))
    })
}

fn decade_from(first: i16) -> Expression {
    Expression::Fixed(Value::Between(Point::Year(first), Point::Year(first + 9)), Grain::Decade)
}

/// "the 20th century", "the eleventh century".
pub(super) fn century(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        cursor.take(&["the"]);
        let number =
            i16::try_from(cursor.ordinal()?).ok().filter(|number| (1..=22).contains(number))?;
        cursor.dash();
        cursor.take(&["century"])?;
        if cursor.word(0) == "bc" {
            return None;
        }
        let first = (number - 1) * 100 + 1;
        Some(Expression::Fixed(
            Value::Between(Point::Year(first), Point::Year(first + 99)),
            Grain::Period,
        ))
    })
}
