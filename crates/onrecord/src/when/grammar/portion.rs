//! Parts of a period: "early June", "mid-1990s", "the end of the year", "earlier this month".

use super::cursor::Cursor;
use super::{clock, coarser, day, relative, share};
use crate::when::expression::{Expression, Period, Portion, Turn};
use crate::when::token::Kind;
use crate::when::value::Unit;

/// A part of a day, week, month, year or more.
pub(super) fn portion(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let portion = edge(cursor).or_else(|| adverb(cursor))?;
        let whole = clock::part_of_day(cursor)
            .or_else(|| day(cursor))
            .or_else(|| share::share(cursor))
            .or_else(|| coarser(cursor))
            .or_else(|| this_one(cursor))?;
        Some(match whole {
            // Of "late Thursday evening" only the day has a value.
            Expression::PartOfDay(_)
            | Expression::Clock(..)
            | Expression::Weekday(..)
            | Expression::MonthDay(..)
            | Expression::Turned(Period::Unit(Unit::Day), _) => whole,
            whole => Expression::Portion(portion, Box::new(whole)),
        })
    })
}

/// "the end of", "the beginning of", "the middle of", "the turn of".
fn edge(cursor: &mut Cursor) -> Option<Portion> {
    cursor.attempt(|cursor| {
        cursor.take(&["the"]);
        let word = cursor.take(&["end", "close", "beginning", "start", "middle", "rest"])?;
        cursor.take(&["of"])?;
        Some(match word {
            "end" | "close" => Portion::Late,
            "middle" => Portion::Middle,
            "rest" => Portion::Later,
            _ => Portion::Early,
        })
    })
}

/// "early", "mid-", "late in", "earlier", "later on", "sometime".
fn adverb(cursor: &mut Cursor) -> Option<Portion> {
    let word = cursor.take(&["early", "mid", "late", "earlier", "later", "sometime", "some"])?;
    let portion = match word {
        "mid" => {
            cursor.dash();
            return Some(Portion::Middle);
        }
        "early" => Portion::Early,
        "late" => Portion::Late,
        "earlier" => Portion::Earlier,
        "later" => Portion::Later,
        _ => {
            if word == "some" {
                cursor.take(&["time"])?;
            }
            Portion::Some
        }
    };
    cursor.take(&["in", "on"]);
    Some(portion)
}

/// "the year", "the month": that of the report.
fn this_one(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        cursor.take(&["the"])?;
        let Kind::Unit(unit, false) = cursor.kind(0) else { return None };
        cursor.at += 1;
        if unit < Unit::Day {
            return None;
        }
        let turn = if unit == Unit::Day { Turn::Same } else { Turn::This };
        let whole = Expression::Turned(Period::Unit(unit), turn);
        Some(relative::within(cursor, whole))
    })
}
