//! Times of the day: "15:00 GMT Saturday", "3 a.m.", "noon", "Thursday evening", "overnight".

use jiff::civil::Time;

use super::cursor::Cursor;
use super::{length, relative};
use crate::when::expression::{Clock, Expression, Period, Turn};
use crate::when::token::Kind;
use crate::when::value::{Grain, Unit};

/// A time by the clock, and the day that follows it.
pub(super) fn clock_and_day(cursor: &mut Cursor) -> Option<Expression> {
    let read = cursor.attempt(clock);
    let Some(clock) = read else { return oclock(cursor) };
    let day = following_day(cursor).map(Box::new);
    Some(Expression::Clock(clock, day))
}

/// "five o'clock": before or after noon, who knows.
fn oclock(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let hour = length::count(cursor).filter(|hour| (1..=12).contains(hour))?;
        cursor.take_all("o ' clock")?;
        let part = cursor.attempt(|cursor| {
            cursor.take(&["in", "at"])?;
            cursor.take(&["the"]);
            cursor.part_of_day()
        });
        let Some(part) = part else { return Some(Expression::Vague(Some(Grain::Time))) };
        let clock = of_half(hour, 0, part != "morning" && !(part == "night" && hour < 6))?;
        Some(Expression::Clock(clock, following_day(cursor).map(Box::new)))
    })
}

/// "on Friday", "Friday", "yesterday" after a time.
fn following_day(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        cursor.mark(&[',']);
        cursor.take(&["on", "of"]);
        let day = super::plain_day(cursor)?;
        cursor.part_of_day();
        Some(day)
    })
}

/// A time alone.
fn clock(cursor: &mut Cursor) -> Option<Clock> {
    let read = cursor
        .attempt(digital)
        .or_else(|| cursor.attempt(half_of_day))
        .or_else(|| cursor.attempt(spelled))
        .or_else(|| cursor.attempt(military))
        .or_else(|| cursor.attempt(named))?;
    let universal = zone(cursor);
    Some(Clock { universal, ..read })
}

fn at(hour: u32, minute: u32) -> Option<Clock> {
    let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()?;
    Some(Clock { time, universal: false, ends_day: false, by_name: false })
}

/// "3" and whether it is after noon.
fn of_half(hour: u32, minute: u32, after_noon: bool) -> Option<Clock> {
    if !(1..=12).contains(&hour) {
        return None;
    }
    at(hour % 12 + if after_noon { 12 } else { 0 }, minute)
}

/// "15:00", "3:30 p.m.".
fn digital(cursor: &mut Cursor) -> Option<Clock> {
    let hour = cursor.digits(2)?;
    let joined = cursor.is_joined(0) && cursor.is_joined(1);
    cursor.mark(&[':'])?;
    if let Kind::Half(minute, after_noon) = cursor.kind(0) {
        cursor.at += 1;
        return of_half(hour, minute, after_noon).filter(|_| joined);
    }
    let Kind::Digits(minute, 2) = cursor.kind(0) else { return None };
    cursor.at += 1;
    if !joined || cursor.is_mark(0, &[':', '-', '.']) && cursor.is_joined(0) && cursor.is_joined(1)
    {
        return None;
    }
    match after_noon(cursor) {
        Some(after_noon) => of_half(hour, minute, after_noon),
        None => at(hour, minute),
    }
}

/// "3 p.m.", "3pm", "3.30pm", "three p.m.".
fn half_of_day(cursor: &mut Cursor) -> Option<Clock> {
    if let Kind::Half(hour, after_noon) = cursor.kind(0) {
        cursor.at += 1;
        return of_half(hour, 0, after_noon);
    }
    let hour = length::count(cursor)?;
    if cursor.mark(&['.']).is_some() {
        let Kind::Half(minute, after_noon) = cursor.kind(0) else { return None };
        cursor.at += 1;
        return of_half(hour, minute, after_noon);
    }
    let after_noon = after_noon(cursor)?;
    of_half(hour, 0, after_noon)
}

/// "four on Monday morning", "six in the morning"; the day is left to be read.
fn spelled(cursor: &mut Cursor) -> Option<Clock> {
    if !matches!(
        cursor.word(-1),
        "at" | "by" | "since" | "until" | "after" | "before" | "around" | "is"
    ) {
        return None;
    }
    let hour = length::count(cursor).filter(|hour| (1..=12).contains(hour))?;
    let mut ahead = *cursor;
    ahead.take(&["on", "in"]);
    ahead.take(&["the", "this", "that"]);
    let in_the = ahead.at;
    if super::plain_day(&mut ahead).is_none() {
        cursor.at = in_the;
    }
    let part = ahead.part_of_day()?;
    if cursor.at == in_the {
        cursor.at = ahead.at;
    }
    let morning = part == "morning" || part == "night" && hour < 6;
    of_half(hour, 0, !morning)
}

/// "p.m.", "pm", "am".
fn after_noon(cursor: &mut Cursor) -> Option<bool> {
    if let Some(word) = cursor.take(&["am", "pm"]) {
        return Some(word == "pm");
    }
    cursor.attempt(|cursor| {
        let half = cursor.take(&["a", "p"])?;
        cursor.mark(&['.'])?;
        cursor.take(&["m"])?;
        cursor.mark(&['.']);
        Some(half == "p")
    })
}

/// "1400 GMT", "0730 hours".
fn military(cursor: &mut Cursor) -> Option<Clock> {
    let Kind::Digits(value, 4) = cursor.kind(0) else { return None };
    cursor.at += 1;
    if !is_zone(cursor.word(0)) {
        cursor.take(&["hours"])?;
    }
    at(value / 100, value % 100)
}

/// "noon", "midnight" in small letters.
fn named(cursor: &mut Cursor) -> Option<Clock> {
    if cursor.token(0)?.capital && cursor.token(-1).is_some() {
        return None;
    }
    match cursor.take(&["noon", "midday", "midnight"])? {
        "midnight" => Some(Clock { ends_day: true, by_name: true, ..at(0, 0)? }),
        _ => Some(Clock { by_name: true, ..at(12, 0)? }),
    }
}

fn is_zone(word: &str) -> bool {
    matches!(
        word,
        "gmt"
            | "utc"
            | "bst"
            | "cet"
            | "cest"
            | "est"
            | "edt"
            | "et"
            | "ist"
            | "jst"
            | "hkt"
            | "wat"
            | "eat"
            | "cat"
            | "sast"
            | "msk"
            | "pst"
            | "pdt"
            | "mst"
            | "cst"
    )
}

/// Takes "GMT", "local time"; whether the time is universal.
fn zone(cursor: &mut Cursor) -> bool {
    if cursor.take_all("local time").is_some() {
        return false;
    }
    let zone = cursor.word(0);
    cursor.at += usize::from(is_zone(zone));
    matches!(zone, "gmt" | "utc")
}

/// A day with the time or part of it that follows: "Saturday at 3 p.m.", "Thursday evening".
pub(super) fn with_time(cursor: &mut Cursor, day: Expression) -> Expression {
    let time = cursor.attempt(|cursor| {
        cursor.mark(&[',']);
        cursor.take(&["at"]);
        clock(cursor)
    });
    if let Some(time) = time {
        return Expression::Clock(time, Some(Box::new(day)));
    }
    let part = cursor.attempt(|cursor| {
        cursor.take(&["at"]);
        cursor.part_of_day()
    });
    if part.is_some() { Expression::PartOfDay(Some(Box::new(day))) } else { day }
}

/// "this morning", "last night", "tonight", "overnight", "at dawn", "the evening of June 3".
pub(super) fn part_of_day(cursor: &mut Cursor) -> Option<Expression> {
    told_of_day(cursor).or_else(|| turned(cursor)).or_else(|| alone(cursor))
}

fn on(turn: Turn) -> Expression {
    Expression::PartOfDay(Some(Box::new(Expression::Turned(Period::Unit(Unit::Day), turn))))
}

/// "this morning", "last night", "that evening", "the following night".
fn turned(cursor: &mut Cursor) -> Option<Expression> {
    if cursor.take(&["tonight"]).is_some() {
        return Some(on(Turn::This));
    }
    cursor.attempt(|cursor| {
        let turn = relative::turn(cursor)?;
        cursor.take(&["early", "late"]);
        cursor.part_of_day()?;
        Some(on(if turn == Turn::Next { Turn::Following } else { turn }))
    })
}

/// "the evening of June 3", "dawn on Wednesday".
fn told_of_day(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        cursor.take(&["the"]);
        cursor.part_of_day()?;
        cursor.take(&["of", "on"])?;
        let day = super::plain_day(cursor)?;
        Some(Expression::PartOfDay(Some(Box::new(day))))
    })
}

/// "overnight", "dawn", "in the morning".
fn alone(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        if cursor.token(0)?.capital && cursor.token(-1).is_some() {
            return None;
        }
        let placed = matches!(
            cursor.word(-1),
            "in" | "during" | "by" | "until" | "since" | "on" | "at" | "before" | "after"
        );
        let article = cursor.take(&["the"]).is_some();
        match cursor.part_of_day()? {
            "overnight" => Some(Expression::PartOfDay(None)),
            "morning" | "evening" | "afternoon" | "night" if placed && article => {
                (!cursor.is_other(0)).then_some(Expression::PartOfDay(None))
            }
            "morning" | "evening" | "afternoon" | "night" => None,
            _ if placed => Some(Expression::Vague(Some(Grain::Time))),
            _ => None,
        }
    })
}
