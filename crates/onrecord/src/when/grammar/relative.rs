//! Times told from another time: "yesterday", "last week", "the following day", "two years ago".

use super::calendar::four_digits;
use super::cursor::Cursor;
use super::length;
use crate::when::expression::{Expression, From, Period, Turn};
use crate::when::token::Kind;
use crate::when::value::{Grain, Length, Point, Unit, Value};

/// "last", "this", "the following", …: which of the many.
pub(super) fn turn(cursor: &mut Cursor) -> Option<Turn> {
    cursor.attempt(|cursor| {
        let article = cursor.take(&["the"]).is_some();
        let turn = match cursor.word(0) {
            "last" => Turn::Last,
            "past" if cursor.word(-1) == "this" => Turn::Last,
            "this" if !article => match cursor.word(1) {
                "past" => Turn::Last,
                "coming" => Turn::Next,
                _ => Turn::This,
            },
            "current" => Turn::This,
            "next" | "coming" | "upcoming" => Turn::Next,
            "same" if article => Turn::Same,
            "that" if !article => Turn::Same,
            "following" => Turn::Following,
            "previous" | "preceding" => Turn::Previous,
            _ => return None,
        };
        let second = cursor.word(0) == "this" && matches!(cursor.word(1), "past" | "coming");
        cursor.at += 1 + usize::from(second);
        cursor.take(&["fiscal", "financial"]);
        Some(turn)
    })
}

/// "today", "yesterday", "last Thursday", "the following day", "that day".
pub(super) fn day(cursor: &mut Cursor) -> Option<Expression> {
    let day = |turn| Expression::Turned(Period::Unit(Unit::Day), turn);
    match cursor.word(0) {
        "today" | "yesterday" | "tomorrow" => {
            let turn = match cursor.word(0) {
                "today" => Turn::This,
                "yesterday" => Turn::Last,
                _ => Turn::Next,
            };
            cursor.at += 1;
            Some(day(turn))
        }
        _ => cursor.attempt(|cursor| {
            let article = cursor.word(0) == "the";
            let turn = turn(cursor)?;
            let weekday = cursor.word(0).ends_with("day") && cursor.kind(0) != Kind::Word;
            if let Some(weekday) = weekday.then(|| cursor.weekday()).flatten() {
                return Some(Expression::Weekday(weekday, turn));
            }
            cursor.take(&["day"])?;
            match (turn, article) {
                (Turn::Same | Turn::Following | Turn::Previous, _) => Some(day(turn)),
                (Turn::Next, _) => Some(day(Turn::Following)),
                _ => None,
            }
        }),
    }
}

/// "last week", "this year", "next month", "the weekend", "last June".
pub(super) fn turned(cursor: &mut Cursor) -> Option<Expression> {
    weekend(cursor).or_else(|| {
        cursor.attempt(|cursor| {
            let turn = turn(cursor)?;
            if let Kind::Month(_) = cursor.kind(0) {
                return cursor.month().map(|month| Expression::Month(month, turn));
            }
            let (unit, plural) = cursor.unit()?;
            (!plural && unit >= Unit::Week).then_some(Expression::Turned(Period::Unit(unit), turn))
        })
    })
}

fn weekend(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let turn = turn(cursor);
        if turn.is_none() {
            cursor.take(&["the"]);
        }
        cursor.take(&["weekend"])?;
        Some(Expression::Turned(Period::Weekend, turn.unwrap_or(Turn::Bare)))
    })
}

/// The year that a month or season lies in, where it is told by the report's: "May last year".
pub(super) fn within(cursor: &mut Cursor, inner: Expression) -> Expression {
    let open = matches!(
        inner,
        Expression::Month(_, Turn::Bare)
            | Expression::Season(_, None, Turn::Bare)
            | Expression::MonthDay(..)
    );
    let outer = open.then(|| {
        cursor.attempt(|cursor| {
            cursor.mark(&[',']);
            cursor.take(&["of"]);
            if let Some(year) = four_digits(cursor) {
                return Some(Expression::Fixed(Value::At(Point::Year(year)), Grain::Year));
            }
            match turned(cursor)? {
                year @ Expression::Turned(Period::Unit(Unit::Year), _) => Some(year),
                _ => None,
            }
        })
    });
    match outer.flatten() {
        Some(outer) => Expression::Within(Box::new(inner), Box::new(outer)),
        None => inner,
    }
}

/// "two years ago", "a day earlier", "the day after", "three weeks before the vote", "in two days'
/// time", "the day before yesterday".
pub(super) fn offset(cursor: &mut Cursor) -> Option<Expression> {
    beyond(cursor)
        .or_else(|| ahead(cursor))
        .or_else(|| counted(cursor))
        .or_else(|| neighbour(cursor))
}

/// "the day before yesterday", "the day after tomorrow".
fn beyond(cursor: &mut Cursor) -> Option<Expression> {
    let days = if cursor.take_all("the day before yesterday").is_some() {
        -2
    } else {
        cursor.take_all("the day after tomorrow")?;
        2
    };
    Some(Expression::Offset(days, Unit::Day, From::Report))
}

/// "in two days' time", "two weeks from now".
fn ahead(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let Length { count, unit, half: false } = length::length(cursor)? else { return None };
        let now = cursor.take_all("from now").or_else(|| {
            cursor.mark(&['\'', '’'])?;
            cursor.take(&["s"]);
            cursor.take(&["time"]).map(|_| ())
        });
        now?;
        Some(Expression::Offset(i32::try_from(count).ok()?, unit, From::Report))
    })
}

/// "two years ago", "a week later", "three days after the vote".
fn counted(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let length = length::length(cursor)?;
        let Length { count, unit, half: false } = length else { return None };
        let count = i32::try_from(count).ok()?;
        if cursor.word(0) == "to" && cursor.word(1) == "the" && cursor.word(2) == "day" {
            cursor.at += 3;
        }
        match direction(cursor, count, unit)? {
            // How long after an event, which tells no day but that of the event.
            Expression::Offset(count, unit, From::Event)
                if count.abs() > 1 || unit != Unit::Day =>
            {
                Some(Expression::Apart(count, length))
            }
            offset => Some(offset),
        }
    })
}

fn direction(cursor: &mut Cursor, count: i32, unit: Unit) -> Option<Expression> {
    let word = cursor.take(&[
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "previously",
        "afterwards",
        "afterward",
    ])?;
    let (sign, from) = match word {
        "ago" => (-1, From::Report),
        "later" | "afterwards" | "afterward" => (1, From::Narrative),
        "earlier" | "previously" => (-1, From::Narrative),
        "before" => (-1, event_or_narrative(cursor)),
        _ => (1, event_or_narrative(cursor)),
    };
    Some(Expression::Offset(sign * count, unit, from))
}

/// Whether an event follows "after", or the phrase ends there.
fn event_or_narrative(cursor: &Cursor) -> From {
    let ends =
        cursor.ends(0) || matches!(cursor.word(0), "and" | "or" | "but" | "in" | "at" | "that");
    if ends { From::Narrative } else { From::Event }
}

/// "the day after", "the week before", "the night before", "a day after".
fn neighbour(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        cursor.take(&["the"])?;
        let (unit, plural) = match cursor.kind(0) {
            Kind::PartOfDay if matches!(cursor.word(0), "morning" | "evening" | "afternoon") => {
                cursor.at += 1;
                (Unit::Day, false)
            }
            _ => cursor.unit()?,
        };
        if plural || unit < Unit::Day || !matches!(cursor.word(0), "before" | "after") {
            return None;
        }
        direction(cursor, 1, unit)
    })
}
