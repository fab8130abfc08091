//! Seasons: "the summer", "last winter", "the spring of 2019".

use super::calendar::four_digits;
use super::cursor::Cursor;
use super::relative;
use crate::when::expression::{Expression, Turn};

/// A season that something near it shows to be a time of the year.
pub(super) fn season(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let before = *cursor;
        let turn = relative::turn(cursor);
        let article = turn.is_none() && cursor.take(&["the"]).is_some();
        let word = cursor.word(0);
        let capital = cursor.token(0)?.capital;
        let season = cursor.season()?;
        if capital && (before.is_name(-1) || cursor.is_name(0)) {
            return None;
        }
        let year = cursor.attempt(|cursor| {
            cursor.take(&["of"]);
            four_digits(cursor)
        });
        let placed = before.placed()
            || matches!(before.word(-1), "of" | "over" | "this" | "every" | "each" | "all");
        let alone = !cursor.is_other(0) && cursor.word(0) != "of";
        let told = match word {
            "fall" => turn.is_some() || placed && article && alone,
            _ => turn.is_some() || (placed || article) && (alone || placed && article),
        };
        (year.is_some() || told).then_some(Expression::Season(
            season,
            year,
            turn.unwrap_or(Turn::Bare),
        ))
    })
}
