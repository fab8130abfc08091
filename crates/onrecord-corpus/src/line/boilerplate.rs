//! The line of what the page put there and not the reporter: `b1: WORDS`.

use onrecord_text::Span;

use crate::error::Problem;
use crate::finder::{Finder, outcome};
use crate::render::references;
use crate::token::tokens;

/// Page furniture, as a person finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedBoilerplate {
    /// The line it is written on.
    pub line: usize,
    /// `b1`, `b2`, ….
    pub id: String,
    /// Where it stands.
    pub spans: Vec<Span>,
}

/// How such a line is written.
const PATTERN: &str = "bN: `words` + `words`";

/// The furniture on a line about `text`, and all that is wrong with it.
pub(crate) fn read(
    line: usize,
    whole: &str,
    text: &str,
) -> (Option<ExpectedBoilerplate>, Vec<Problem>) {
    let mut finder = Finder::new(text);
    let found = try_read(line, whole, &mut finder).map(Some);
    outcome(found, finder, PATTERN)
}

fn try_read(
    line: usize,
    whole: &str,
    finder: &mut Finder<'_>,
) -> Result<ExpectedBoilerplate, String> {
    let (id, body) = whole.split_once(':').ok_or("there is no colon after the id")?;
    let spans = finder.spans(&tokens(body)?, "the furniture")?;
    Ok(ExpectedBoilerplate { line, id: id.trim().to_owned(), spans })
}

/// The line of `boilerplate` in the notation.
pub(crate) fn write(boilerplate: &ExpectedBoilerplate, text: &str) -> Option<String> {
    Some(format!("{}: {}", boilerplate.id, references(&boilerplate.spans, text)?))
}
