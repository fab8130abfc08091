//! The line of a date: `t1 2018-05-03 day: WORDS`.

use onrecord_text::Span;

use crate::error::Problem;
use crate::finder::{Finder, clauses, modifier, outcome};
use crate::iso_date;
use crate::render::references;
use crate::token::tokens;

/// An expression of time, as a person finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedDate {
    /// The line it is written on.
    pub line: usize,
    /// `t1`, `t2`, ….
    pub id: String,
    /// Its value in ISO 8601; none where nothing anchors it.
    pub value: Option<String>,
    /// `day`, `month`, `duration`, ….
    pub grain: String,
    /// Where it stands; each span is an expression with the same value.
    pub spans: Vec<Span>,
    /// Whether a record may leave it out.
    pub optional: bool,
}

/// How fine a date is.
const GRAINS: [&str; 10] =
    ["time", "day", "week", "month", "season", "year", "decade", "period", "duration", "habitual"];

/// How such a line is written.
const PATTERN: &str = "tN VALUE GRAIN: `words`";

/// The date on a line about `text`, and all that is wrong with it.
pub(crate) fn read(line: usize, whole: &str, text: &str) -> (Option<ExpectedDate>, Vec<Problem>) {
    let mut finder = Finder::new(text);
    let date = try_read(line, whole, &mut finder).map(Some);
    outcome(date, finder, PATTERN)
}

fn try_read(line: usize, whole: &str, finder: &mut Finder<'_>) -> Result<ExpectedDate, String> {
    // The value may hold colons of its own, as in 2024-06-20T14:30.
    let (head, body) = whole.split_once(": ").ok_or("there is no colon after the grain")?;
    let head: Vec<_> = head.split_whitespace().collect();
    let [id, value, grain] = head[..] else {
        return Err(format!("{} words where id, value and grain are due", head.len()));
    };
    if !GRAINS.contains(&grain) {
        return Err(format!("`{grain}` is no grain; there are {}", GRAINS.join(", ")));
    }
    let tokens = tokens(body)?;
    let (words, modifiers) = clauses(&tokens);
    let mut date = ExpectedDate {
        line,
        id: id.to_owned(),
        value: if value == "-" { None } else { Some(iso_date::read(value)?) },
        grain: grain.to_owned(),
        spans: finder.spans(words, "the date")?,
        optional: false,
    };
    for clause in modifiers {
        match modifier(clause)? {
            ("optional", []) => date.optional = true,
            (name, _) => {
                return Err(format!("`{name}` is no modifier of a date; there is optional"));
            }
        }
    }
    Ok(date)
}

/// The line of `date` in the notation.
pub(crate) fn write(date: &ExpectedDate, text: &str) -> Option<String> {
    let value = date.value.as_deref().unwrap_or("-");
    let optional = if date.optional { " ; optional" } else { "" };
    let words = references(&date.spans, text)?;
    Some(format!("{} {value} {}: {words}{optional}", date.id, date.grain))
}
