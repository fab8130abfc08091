//! What happens again and again: "every Friday", "monthly", "twice a week", "periodically".

use super::cursor::Cursor;
use super::length::count;
use crate::when::expression::Expression;
use crate::when::token::Kind;
use crate::when::value::{Length, Unit};

/// Any habitual expression.
pub(super) fn habit(cursor: &mut Cursor) -> Option<Expression> {
    every(cursor)
        .or_else(|| adverb(cursor))
        .or_else(|| plural_days(cursor))
        .or_else(|| times(cursor))
}

fn each(count: u32, unit: Unit) -> Expression {
    Expression::Habit(Some(Length { count, unit, half: false }))
}

/// "every Friday", "each year", "every two weeks", "every other day", "every June".
fn every(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let word = cursor.take(&["every", "each"])?;
        let other = cursor.take(&["other"]).is_some() || cursor.take(&["second"]).is_some();
        let number = cursor.attempt(|cursor| count(cursor)).unwrap_or(1);
        let unit = match cursor.kind(0) {
            Kind::Weekday(_) if cursor.weekday().is_some() => Unit::Week,
            Kind::Month(_) if cursor.month().is_some() => Unit::Year,
            Kind::Season(_) if cursor.season().is_some() => Unit::Year,
            Kind::PartOfDay if cursor.part_of_day().is_some() => Unit::Day,
            _ if cursor.take(&["weekend"]).is_some() => Unit::Week,
            _ => cursor.unit()?.0,
        };
        if matches!(cursor.kind(0), Kind::PartOfDay) {
            cursor.at += 1;
        }
        // "each second counts", "each day of the trial"
        let counts = unit > Unit::Second && !(word == "each" && cursor.word(0) == "of");
        counts.then(|| each(if other { 2 } else { number }, unit))
    })
}

/// "daily", "weekly", "periodically", but no "weekly magazine".
fn adverb(cursor: &mut Cursor) -> Option<Expression> {
    if cursor.kind(0) != Kind::Habit {
        return None;
    }
    let named =
        cursor.token(0)?.capital && cursor.token(-1).is_some() || cursor.is_mark(-1, &['-']);
    let printed = matches!(cursor.word(1), "newspaper" | "paper" | "magazine" | "newsletter");
    let noun = matches!(cursor.word(-1), "a" | "an" | "the" | "one" | "another")
        || (cursor.is_other(-1) || cursor.is_name(-1)) && (cursor.is_other(1) || cursor.is_name(1));
    let adverb = !matches!(cursor.word(0), "daily" | "weekly" | "monthly" | "quarterly");
    if named || printed || noun && !adverb || cursor.is_name(1) && cursor.token(0)?.capital {
        return None;
    }
    let word = cursor.word(0);
    cursor.at += 1;
    let unit = match word {
        "hourly" => Unit::Hour,
        "daily" | "nightly" => Unit::Day,
        "weekly" => Unit::Week,
        "monthly" => Unit::Month,
        "quarterly" => Unit::Quarter,
        "yearly" | "annually" => Unit::Year,
        _ => return Some(Expression::Habit(None)),
    };
    Some(each(1, unit))
}

/// "on Fridays", "Mondays to Thursdays", "at weekends".
fn plural_days(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        if cursor.kind(0) != Kind::Weekdays {
            return None;
        }
        cursor.at += 1;
        let more = |cursor: &mut Cursor| {
            cursor.take(&["to", "through", "and", "or"])?;
            (cursor.kind(0) == Kind::Weekdays).then(|| cursor.at += 1)
        };
        cursor.attempt(more);
        cursor.part_of_day();
        Some(each(1, Unit::Week))
    })
}

/// "once a week", "three times a year".
fn times(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        if cursor.take(&["once", "twice"]).is_none() {
            count(cursor)?;
            cursor.take(&["times"])?;
        }
        cursor.take(&["a", "an", "every", "each", "per"])?;
        let (unit, plural) = cursor.unit()?;
        (!plural).then(|| each(1, unit))
    })
}
