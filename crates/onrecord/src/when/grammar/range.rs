//! From one time to another: "June 3-5", "from Monday to Friday", "between 2010 and 2015", "1939-45".

use super::cursor::Cursor;
use super::{calendar, clock, coarser, day, portion};
use crate::when::expression::{Expression, Turn};
use crate::when::token::Kind;
use crate::when::value::{Grain, Point, Value};

/// A range of days, months, years or times.
pub(super) fn range(cursor: &mut Cursor) -> Option<Expression> {
    days_of_month(cursor)
        .or_else(|| month_and_days(cursor))
        .or_else(|| years(cursor))
        .or_else(|| two_ends(cursor))
}

/// What may stand between the ends: a dash, or "to" and the like.
fn between(cursor: &mut Cursor) -> Option<()> {
    let pair = cursor.word(-2) == "between" || cursor.word(-3) == "between";
    cursor
        .dash()
        .or_else(|| cursor.take(&["to", "until", "till", "through"]).map(|_| ()))
        .or_else(|| if pair { cursor.take(&["and"]).map(|_| ()) } else { None })
}

fn both(first: Expression, last: Expression) -> Expression {
    Expression::Range(Box::new(first), Box::new(last))
}

/// "3-5 June", "3 to 5 June 2024".
fn days_of_month(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let first = cursor.day()?;
        between(cursor)?;
        match calendar::date(cursor)? {
            last @ Expression::MonthDay(month, day, _) if first < day => {
                Some(both(Expression::MonthDay(month, first, None), last))
            }
            last @ Expression::Fixed(Value::At(Point::Day(date)), _) if first < date.day() => {
                let start = jiff::civil::Date::new(date.year(), date.month(), first).ok()?;
                Some(both(Expression::Fixed(Value::day(start), Grain::Day), last))
            }
            _ => None,
        }
    })
}

/// "June 3-5", "June 3 to 5, 2024".
fn month_and_days(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let month = cursor.month()?;
        let first = cursor.day()?;
        between(cursor)?;
        let last = cursor.day().filter(|last| *last > first)?;
        let year = cursor.attempt(|cursor| {
            cursor.mark(&[',']);
            calendar::four_digits(cursor)
        });
        let end = |day| match year {
            Some(year) => {
                let date = jiff::civil::Date::new(year, month, day).ok()?;
                Some(Expression::Fixed(Value::day(date), Grain::Day))
            }
            None => Some(Expression::MonthDay(month, day, None)),
        };
        Some(both(end(first)?, end(last)?))
    })
}

/// "2010-2015", "1939–45", "2023/24".
fn years(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let from = calendar::four_digits(cursor).filter(|year| (1400..2150).contains(year))?;
        let joined = cursor.is_joined(0) && cursor.is_joined(1);
        cursor.mark(&['-', '–', '/'])?;
        let Kind::Digits(to, digits) = cursor.kind(0) else { return None };
        cursor.at += 1;
        let to = match digits {
            4 => to as i16,
            2 => from / 100 * 100 + to as i16,
            _ => return None,
        };
        let ends = !(cursor.is_mark(0, &['-', '/']) && cursor.is_joined(0));
        (joined && ends && from < to && to < from + 100).then_some(Expression::Fixed(
            Value::Between(Point::Year(from), Point::Year(to)),
            Grain::Period,
        ))
    })
}

/// "Monday to Friday", "October 2018 to March 2021", "9 a.m. to 5 p.m.".
fn two_ends(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let told = matches!(cursor.word(-1), "from" | "between");
        let first = end(cursor)?;
        between(cursor)?;
        let last = end(cursor)?;
        let alike = std::mem::discriminant(&first) == std::mem::discriminant(&last)
            || told
            || matches!((&first, &last), (Expression::Month(..), Expression::Fixed(..)));
        let bare = |end: &Expression| matches!(end, Expression::Weekday(_, Turn::Bare));
        // "from Monday until Friday", but "moved the vote from Monday to Friday" is two days.
        (alike && (told || bare(&first) == bare(&last))).then(|| both(first, last))
    })
}

fn end(cursor: &mut Cursor) -> Option<Expression> {
    portion::portion(cursor)
        .or_else(|| clock::clock_and_day(cursor))
        .or_else(|| day(cursor))
        .or_else(|| coarser(cursor))
        .filter(|end| !matches!(end, Expression::Vague(_)))
}
