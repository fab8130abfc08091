//! Times that nothing can give a value: "previously", "Earlier, …", "years ago", "recently".

use super::cursor::Cursor;
use super::length::some;
use crate::when::expression::Expression;
use crate::when::token::Kind;
use crate::when::value::{Grain, Unit};

/// Any of them.
pub(super) fn vague(cursor: &mut Cursor) -> Option<Expression> {
    units_ago(cursor)
        .or_else(|| numbered(cursor))
        .or_else(|| adverb(cursor))
        .or_else(|| bare_units(cursor))
}

/// "its sixth week", "a third day": counted from a beginning that is not told.
fn numbered(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let number = cursor.ordinal()?;
        let (unit, plural) = cursor.unit()?;
        let told = number > 1 && !plural && unit > Unit::Minute && unit <= Unit::Year;
        told.then_some(Expression::Vague(Some(unit.grain())))
    })
}

/// "years ago", "several days later", "a few weeks earlier".
fn units_ago(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        some(cursor);
        let (unit, plural) = cursor.unit()?;
        cursor.take(&["ago", "earlier", "later", "before", "afterwards"])?;
        plural.then_some(Expression::Vague(Some(unit.grain())))
    })
}

/// "several weeks", "a few days": a length that nobody counted.
fn bare_units(cursor: &mut Cursor) -> Option<Expression> {
    cursor.attempt(|cursor| {
        let before = cursor.word(-1);
        let told = some(cursor) || matches!(before, "for" | "after" | "within" | "of");
        let (_, plural) = cursor.unit()?;
        let ends = !cursor.is_other(0) || before == "for";
        (plural && told && ends).then_some(Expression::Vague(Some(Grain::Duration)))
    })
}

/// "previously", "recently", and "earlier" where it is no adjective.
fn adverb(cursor: &mut Cursor) -> Option<Expression> {
    let word = cursor.word(0);
    let adverb = match word {
        "previously" | "recently" => true,
        "earlier" => {
            let adjective = matches!(
                cursor.word(-1),
                "a" | "an"
                    | "the"
                    | "its"
                    | "his"
                    | "her"
                    | "their"
                    | "our"
                    | "no"
                    | "any"
                    | "s"
                    | "these"
                    | "those"
            );
            let compared = cursor.word(1) == "than" || matches!(cursor.kind(-1), Kind::Unit(..));
            let first = cursor.token(-1).is_none() && !cursor.is_mark(1, &[',']);
            !adjective
                && !compared
                && !first
                && (cursor.ends(1) || cursor.is_other(-1) || cursor.word(-1) == "has")
        }
        _ => false,
    };
    adverb.then(|| {
        cursor.at += 1;
        Expression::Vague(None)
    })
}
