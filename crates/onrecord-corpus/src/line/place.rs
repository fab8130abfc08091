//! The line of a place: `p1 "NAME" COUNTRY: WORDS ; dateline`.

use onrecord_text::Span;

use super::actor::{id_and_name, read_country};
use crate::error::Problem;
use crate::finder::{Finder, clauses, modifier, outcome};
use crate::render::references;
use crate::token::tokens;

/// A place that the text names, as a person finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedPlace {
    /// The line it is written on.
    pub line: usize,
    /// `p1`, `p2`, ….
    pub id: String,
    /// Its name.
    pub name: String,
    /// The country it lies in; none where it is invented or lies in none.
    pub country: Option<String>,
    /// Every mention, in the order of the text.
    pub spans: Vec<Span>,
    /// Whether the first mention is the dateline.
    pub dateline: bool,
    /// Whether a record may leave it out.
    pub optional: bool,
}

/// How such a line is written.
const PATTERN: &str = "pN \"NAME\" COUNTRY: `words` ; dateline";

/// The place on a line about `text`, and all that is wrong with it.
pub(crate) fn read(line: usize, whole: &str, text: &str) -> (Option<ExpectedPlace>, Vec<Problem>) {
    let mut finder = Finder::new(text);
    let place = try_read(line, whole, &mut finder).map(Some);
    outcome(place, finder, PATTERN)
}

fn try_read(line: usize, whole: &str, finder: &mut Finder<'_>) -> Result<ExpectedPlace, String> {
    let (id, name, rest) = id_and_name(whole)?;
    let (country, body) = rest.split_once(':').ok_or("there is no colon after the country")?;
    let tokens = tokens(body)?;
    let (words, modifiers) = clauses(&tokens);
    let mut place = ExpectedPlace {
        line,
        id: id.to_owned(),
        name: name.to_owned(),
        country: read_country(country.trim())?,
        spans: finder.spans(words, "the place")?,
        dateline: false,
        optional: false,
    };
    for clause in modifiers {
        match modifier(clause)? {
            ("dateline", []) => place.dateline = true,
            ("optional", []) => place.optional = true,
            (name, _) => {
                return Err(format!(
                    "`{name}` is no modifier of a place; there are dateline and optional"
                ));
            }
        }
    }
    Ok(place)
}

/// The line of `place` in the notation.
pub(crate) fn write(place: &ExpectedPlace, text: &str) -> Option<String> {
    let country = place.country.as_deref().unwrap_or("-");
    let mut out =
        format!("{} \"{}\" {country}: {}", place.id, place.name, references(&place.spans, text)?);
    for (said, name) in [(place.dateline, "dateline"), (place.optional, "optional")] {
        if said {
            out.push_str(" ; ");
            out.push_str(name);
        }
    }
    Some(out)
}
