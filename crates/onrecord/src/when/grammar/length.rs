//! Lengths of time: "three weeks", "a year and a half", "48-hour", "the past two months".

use super::cursor::Cursor;
use crate::when::expression::Expression;
use crate::when::token::Kind;
use crate::when::value::{Grain, Length, Unit, Value};

/// A length that stands alone.
pub(super) fn duration(cursor: &mut Cursor) -> Option<Expression> {
    spanning(cursor).or_else(|| {
        cursor.attempt(|cursor| {
            let before = *cursor;
            let length = length(cursor)?;
            (is_told(&before, length) && !is_age(cursor)).then(|| lasting(length))
        })
    })
}

fn lasting(length: Length) -> Expression {
    Expression::Fixed(Value::Lasting(length), Grain::Duration)
}

/// "the past two months", "the next three years", "recent weeks", "the last few days".
fn spanning(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let article = cursor.take(&["the", "these", "this"]);
        let turn = cursor.take(&[
            "past",
            "last",
            "next",
            "coming",
            "recent",
            "first",
            "final",
            "previous",
            "following",
        ]);
        turn.or_else(|| article.is_none().then(|| cursor.take(&["recent"])).flatten())?;
        let many = some(cursor);
        if let Some(length) = cursor.attempt(length).filter(|_| !many) {
            return Some(lasting(length));
        }
        let (unit, plural) = cursor.unit()?;
        if turn == Some("past") && !plural {
            return Some(lasting(Length { count: 1, unit, half: false }));
        }
        (plural && turn != Some("first")).then_some(Expression::Vague(Some(Grain::Duration)))
    })
}

/// Words for a number that nobody counted: "few", "several".
pub(super) fn some(cursor: &mut Cursor) -> bool {
    cursor
        .attempt(|cursor| {
            cursor.take(&["a"]);
            cursor.take(&["few", "several", "many", "number"])?;
            cursor.take(&["of"]);
            Some(())
        })
        .is_some()
}

/// How many: "3", "three", "twenty-one", "a hundred", "1,500".
pub(super) fn count(cursor: &mut Cursor) -> Option<u32> {
    cursor.attempt(|cursor| {
        let small = match cursor.kind(0) {
            Kind::Number(_) => below_hundred(cursor)?,
            Kind::Digits(value, 1..=4) | Kind::Amount(Some(value)) => {
                cursor.at += 1;
                value
            }
            _ if cursor.word(0) == "a" && matches!(cursor.word(1), "hundred" | "thousand") => {
                cursor.at += 1;
                1
            }
            _ => return dozen(cursor),
        };
        let scale = cursor.take(&["hundred", "thousand"]);
        let scale = scale.map_or(1, |word| if word == "hundred" { 100 } else { 1000 });
        (!matches!(cursor.word(0), "million" | "billion")).then(|| small.saturating_mul(scale))
    })
}

/// "a dozen", "a couple of".
fn dozen(cursor: &mut Cursor) -> Option<u32> {
    cursor.take(&["a", "the", "two"]);
    if cursor.take(&["dozen", "couple"])? == "dozen" {
        return Some(12);
    }
    cursor.take(&["of"]);
    Some(2)
}

/// "seven", "twenty-one"; leaves the cursor behind them.
fn below_hundred(cursor: &mut Cursor) -> Option<u32> {
    let Kind::Number(tens) = cursor.kind(0) else { return None };
    cursor.at += 1;
    let hyphen = usize::from(cursor.is_mark(0, &['-', '‑']));
    match cursor.kind(hyphen as isize) {
        Kind::Number(ones @ 1..=9) if tens >= 20 => {
            cursor.at += 1 + hyphen;
            Some(tens + ones)
        }
        _ => Some(tens),
    }
}

/// A counted length: "three weeks", "five dry days", "half an hour", "a year and a half".
pub(super) fn length(cursor: &mut Cursor) -> Option<Length> {
    cursor.attempt(|cursor| {
        let half = cursor.take_all("half a").or_else(|| cursor.take_all("half an"));
        if half.is_some() {
            let (unit, _) = cursor.unit()?;
            return Some(halved(unit));
        }
        if let Some(number) = cursor.attempt(|cursor| count(cursor)) {
            return counted(cursor, number);
        }
        cursor.take(&["a", "an", "one", "another"])?;
        let whole = cursor.take(&["full", "whole", "further", "mere", "single"]).is_some();
        let (unit, plural) = cursor.unit()?;
        // "a second" is an ordinal far more often than a length.
        (!plural && (whole || unit > Unit::Second)).then_some(())?;
        Some(Length { count: 1, unit, half: and_a_half(cursor) })
    })
}

fn halved(unit: Unit) -> Length {
    let length = |count, unit| Length { count, unit, half: false };
    match unit {
        Unit::Hour => length(30, Unit::Minute),
        Unit::Day => length(12, Unit::Hour),
        Unit::Year => length(6, Unit::Month),
        Unit::Decade => length(5, Unit::Year),
        Unit::Century => length(50, Unit::Year),
        _ => Length { count: 0, unit, half: true },
    }
}

/// What follows a number: "-hour", "more weeks", "and a half years", "or six months".
fn counted(cursor: &mut Cursor, number: u32) -> Option<Length> {
    if cursor.is_mark(0, &['-', '‑', '–']) {
        cursor.at += 1;
        let (unit, _) = cursor.unit()?;
        return Some(Length { count: number, unit, half: false });
    }
    let half = and_a_half(cursor);
    if matches!(cursor.kind(1), Kind::Unit(_, true)) && cursor.unit_follows() {
        cursor.at += 1;
    }
    let (unit, plural) = cursor.unit()?;
    let fits = plural || number == 1 || cursor.is_other(0);
    fits.then(|| Length { count: number, unit, half: half || and_a_half(cursor) })
}

fn and_a_half(cursor: &mut Cursor) -> bool {
    cursor.take_all("and a half").is_some()
}

impl Cursor<'_> {
    /// Whether one word stands here that may come between a number and its unit.
    fn unit_follows(&self) -> bool {
        self.is_other(0)
            || matches!(
                self.word(0),
                "more"
                    | "full"
                    | "whole"
                    | "further"
                    | "other"
                    | "consecutive"
                    | "straight"
                    | "long"
                    | "lost"
                    | "extra"
                    | "additional"
                    | "solid"
                    | "mere"
                    | "entire"
            )
    }
}

/// Whether a length is one, and no rate ("40 dollars a day") or plain article.
fn is_told(before: &Cursor, length: Length) -> bool {
    let article = matches!(before.word(0), "a" | "an");
    let after_amount = matches!(
        before.kind(-1),
        Kind::Unit(..) | Kind::Digits(..) | Kind::Amount(_) | Kind::Number(_)
    );
    let preposition = matches!(
        before.word(-1),
        "for"
            | "in"
            | "within"
            | "after"
            | "of"
            | "than"
            | "about"
            | "over"
            | "nearly"
            | "almost"
            | "lasting"
            | "lasted"
            | "took"
            | "least"
            | "less"
            | "under"
            | "to"
            | "up"
            | "per"
            | "by"
            | "around"
            | "roughly"
            | "approximately"
            | "exactly"
            | "just"
            | "once"
            | "every"
            | "and"
            | "or"
            | "but"
            | "is"
            | "was"
            | "has"
            | "during"
            | "all"
            | "spent"
            | "spend"
            | "spends"
            | "lost"
            | "waited"
            | "served"
            | "lasts"
            | "takes"
    );
    if length.unit <= Unit::Minute && length.count == 1 && before.word(0) != "one" && !preposition {
        return false;
    }
    !article
        || length.half
        || preposition
        || before.token(-1).is_none()
        || before.ends(-1) && !after_amount
        || !after_amount && !before.is_other(-1) && !before.is_name(-1)
}

/// "34-year-old", "34 years old".
fn is_age(cursor: &Cursor) -> bool {
    cursor.word(0) == "old" || cursor.is_mark(0, &['-', '‑']) && cursor.word(1) == "old"
}
