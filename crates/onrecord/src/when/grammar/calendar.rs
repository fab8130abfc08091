//! Dates by name and number: "3 June 2024", "June 3", "Thursday, June 20", "2024-06-20", "June".

use jiff::civil::{Date, Weekday};

use super::cursor::Cursor;
use super::relative;
use crate::when::expression::{Expression, Turn};
use crate::when::holiday;
use crate::when::token::Kind;
use crate::when::value::{Grain, Point, Value};

/// A whole date, a day of a month, or a weekday.
pub(super) fn date(cursor: &mut Cursor) -> Option<Expression> {
    numeric(cursor)
        .or_else(|| weekday_and_date(cursor))
        .or_else(|| named(cursor, None))
        .or_else(|| weekday(cursor))
        .or_else(|| day_of_month(cursor))
}

/// "2024-06-20", "20/06/2024"; nothing where day and month could change places.
fn numeric(cursor: &mut Cursor) -> Option<Expression> {
    let Kind::Digits(first, digits) = cursor.kind(0) else { return None };
    let marks: &[char] = if digits == 4 { &['-'] } else { &['/', '.'] };
    cursor.attempt(|cursor| {
        cursor.at += 1;
        let mut joined = || {
            let together = cursor.is_joined(0) && cursor.is_joined(1);
            cursor.mark(marks)?;
            cursor.digits(4).filter(|_| together)
        };
        let (second, third) = (joined()?, joined()?);
        let (year, month, day) = match (digits, first, second) {
            (4, ..) => (first, second, third),
            (_, 13.., 1..=12) => (third, second, first),
            (_, 1..=12, 13..) => (third, first, second),
            (_, 1..=12, _) if first == second => (third, first, second),
            _ => return None,
        };
        if !(1000..2200).contains(&year) || cursor.is_joined(0) && cursor.dash().is_some() {
            return None;
        }
        full(year as i16, month as i8, i8::try_from(day).ok()?)
    })
}

fn full(year: i16, month: i8, day: i8) -> Option<Expression> {
    let date = Date::new(year, month, day).ok()?;
    Some(Expression::Fixed(Value::day(date), Grain::Day))
}

/// "Thursday, June 20", "Thursday 20 June 2024".
fn weekday_and_date(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let weekday = cursor.weekday()?;
        cursor.mark(&[',']);
        named(cursor, Some(weekday))
    })
}

/// "3 June", "the third of June", "June 3rd", each with or without a year.
fn named(cursor: &mut Cursor, weekday: Option<Weekday>) -> Option<Expression> {
    let (month, day) = cursor.attempt(day_and_month).or_else(|| cursor.attempt(month_and_day))?;
    let year = cursor.attempt(|cursor| {
        cursor.mark(&[',']).or_else(|| cursor.take(&["of"]).map(|_| ()));
        four_digits(cursor)
    });
    match year {
        Some(year) => full(year, month, day),
        None => Date::new(2024, month, day).ok().map(|_| Expression::MonthDay(month, day, weekday)),
    }
}

fn day_and_month(cursor: &mut Cursor) -> Option<(i8, i8)> {
    let article = cursor.take(&["the"]).is_some();
    let day = cursor.day()?;
    let of = cursor.take(&["of"]).is_some();
    let month = cursor.month()?;
    (of || !article || cursor.word(-2) != "second").then_some((month, day))
}

fn month_and_day(cursor: &mut Cursor) -> Option<(i8, i8)> {
    let month = cursor.month()?;
    cursor.take(&["the"]);
    let day = cursor.day()?;
    let counts = cursor.is_mark(0, &['%', ':']) && cursor.is_joined(0)
        || matches!(cursor.kind(0), Kind::Unit(..))
        || matches!(cursor.word(0), "percent" | "people" | "million" | "billion" | "pm" | "am");
    (!counts).then_some((month, day))
}

/// A year in digits.
pub(super) fn four_digits(cursor: &mut Cursor) -> Option<i16> {
    let Kind::Digits(year @ 1000..2200, 4) = cursor.kind(0) else { return None };
    cursor.at += 1;
    Some(year as i16)
}

/// "Thursday"; shortened names only stand before a date.
fn weekday(cursor: &mut Cursor) -> Option<Expression> {
    if !cursor.word(0).ends_with("day") || is_part_of_name(cursor) {
        return None;
    }
    cursor.weekday().map(|weekday| Expression::Weekday(weekday, Turn::Bare))
}

/// "Bloody Sunday", "Black Friday", "Sheffield Wednesday".
fn is_part_of_name(cursor: &Cursor) -> bool {
    cursor.is_name(-1) && cursor.token(-2).is_some() && matches!(cursor.word(-2), "the" | "of")
}

/// "the 29th", "the 29th of the month".
fn day_of_month(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        if !matches!(cursor.word(-1), "on" | "by" | "until" | "from" | "before" | "after" | "for") {
            return None;
        }
        cursor.take(&["the"])?;
        if !matches!(cursor.kind(0), Kind::Ordinal(_)) || !cursor.word(0).is_empty() {
            return None;
        }
        let day = cursor.day()?;
        let ends = cursor.ends(0) || matches!(cursor.word(0), "at" | "and" | "or" | "but");
        ends.then_some(Expression::DayOfMonth(day))
    })
}

/// "June", "June 2024"; names and verbs that look like months are left alone.
pub(super) fn month(cursor: &mut Cursor) -> Option<Expression> {
    let start = *cursor;
    cursor.attempt(|cursor| {
        let month = cursor.month()?;
        let shortened =
            start.word(0).len() <= 4 && !matches!(start.word(0), "june" | "july" | "may");
        let year = cursor.attempt(|cursor| {
            cursor.mark(&[',']).or_else(|| cursor.take(&["of"]).map(|_| ()));
            four_digits(cursor)
        });
        if let Some(year) = year {
            return Some(Expression::Fixed(Value::At(Point::Month(year, month)), Grain::Month));
        }
        (!shortened && is_month(&start)).then_some(Expression::Month(month, Turn::Bare))
    })
}

/// Whether a capitalised name of a month, with no number beside it, is a month.
fn is_month(at: &Cursor) -> bool {
    let word = at.word(0);
    let placed = at.placed()
        || matches!(
            at.word(-1),
            "of" | "to" | "between" | "this" | "for" | "and" | "every" | "each"
        );
    let bracketed = at.is_mark(-1, &['(', ',']) && at.is_mark(1, &[')', ',']);
    let placed = placed || bracketed;
    let name_follows = at.is_name(1);
    let possessive = at.is_mark(1, &['\'', '’']) && at.word(2) == "s";
    match word {
        "may" => {
            let owned =
                matches!(at.word(-1), "its" | "their" | "his" | "her" | "a") && at.is_other(1);
            let name = matches!(at.word(-1), "by" | "after");
            placed && !name_follows || at.placed() && !name || owned
        }
        "march" => {
            let walk =
                matches!(at.word(1), "on" | "in" | "to" | "for" | "from" | "through" | "past");
            let article = matches!(at.word(-1), "the" | "a" | "its" | "this");
            placed && !(article && walk) || article && !walk && at.is_other(1)
        }
        "april" | "june" | "august" => {
            placed || possessive || !name_follows && !at.is_name(-1) && at.token(-1).is_some()
        }
        _ => placed || !(at.is_name(-1) || name_follows && at.word(-1) == "the"),
    }
}

/// "Christmas Eve", "Easter 2024".
pub(super) fn holiday(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let placed = matches!(
            cursor.word(-1),
            "over" | "at" | "by" | "until" | "before" | "after" | "since" | "on" | "during" | "for"
        );
        let turn = relative::turn(cursor);
        if turn.is_some_and(|turn| matches!(turn, Turn::Same | Turn::Following | Turn::Previous)) {
            return None;
        }
        let first = cursor.token(0)?;
        if !first.capital || first.word.is_empty() {
            return None;
        }
        let (_, holiday) = holiday::NAMES
            .iter()
            .find(|(name, _)| name.starts_with(first.word) && cursor.take_all(name).is_some())?;
        let year = cursor.attempt(|cursor| {
            cursor.take(&["of"]);
            four_digits(cursor)
        });
        // "the Easter Lake ceasefire", "the Christmas tree"
        let alone = !cursor.is_name(0) && (placed || !cursor.is_other(0));
        (alone || year.is_some() || turn.is_some()).then_some(Expression::Holiday(
            *holiday,
            year,
            turn.unwrap_or(Turn::Bare),
        ))
    })
}
