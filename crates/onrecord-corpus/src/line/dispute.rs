//! The line of a dispute: `d1: CLAIM / WHO ASSERTS / WHO DENIES ; by s2`.

use std::fmt::Write;

use onrecord_text::Span;

use crate::error::Problem;
use crate::finder::{Finder, clauses, ids, modifier, outcome};
use crate::render::references;
use crate::token::{Token, tokens};

/// A claim with those who assert it and those who deny it, as a person finds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedDispute {
    /// The line it is written on.
    pub line: usize,
    /// `d1`, `d2`, ….
    pub id: String,
    /// The statements that make the claim.
    pub statements: Vec<String>,
    /// The events it tells.
    pub events: Vec<String>,
    /// Its words, where they are given.
    pub words: Vec<Span>,
    /// Ids of the actors who say it is so.
    pub asserted_by: Vec<String>,
    /// Ids of the actors who say it is not.
    pub denied_by: Vec<String>,
    /// The statements that deny it.
    pub denials: Vec<String>,
    /// Whether a record may leave it out.
    pub optional: bool,
}

/// How such a line is written.
const PATTERN: &str = "dN: s1 e1 / a1 / a2 ; by s2";

/// The dispute on a line about `text`, and all that is wrong with it.
pub(crate) fn read(
    line: usize,
    whole: &str,
    text: &str,
) -> (Option<ExpectedDispute>, Vec<Problem>) {
    let mut finder = Finder::new(text);
    let dispute = try_read(line, whole, &mut finder).map(Some);
    outcome(dispute, finder, PATTERN)
}

fn try_read(line: usize, whole: &str, finder: &mut Finder<'_>) -> Result<ExpectedDispute, String> {
    let (id, body) = whole.split_once(':').ok_or("there is no colon after the id")?;
    let tokens = tokens(body)?;
    let (parts, modifiers) = clauses(&tokens);
    let parts: Vec<_> = parts.split(|token| *token == Token::Mark('/')).collect();
    let [claim, asserted_by, denied_by] = parts[..] else {
        return Err(format!("{} parts where claim, asserters and deniers are due", parts.len()));
    };
    let (statements, events) =
        ids(claim, "se", "the claim")?.into_iter().partition(|id| id.starts_with('s'));
    let mut dispute = ExpectedDispute {
        line,
        id: id.trim().to_owned(),
        statements,
        events,
        words: Vec::new(),
        asserted_by: ids(asserted_by, "a", "those who assert it")?,
        denied_by: ids(denied_by, "a", "those who deny it")?,
        denials: Vec::new(),
        optional: false,
    };
    for clause in modifiers {
        match modifier(clause)? {
            ("by", value) => dispute.denials = ids(value, "s", "`by`")?,
            ("at", value) => dispute.words = finder.spans(value, "`at`")?,
            ("optional", []) => dispute.optional = true,
            (name, _) => {
                return Err(format!(
                    "`{name}` is no modifier of a dispute; there are by, at and optional"
                ));
            }
        }
    }
    let claims = [&dispute.statements, &dispute.events];
    if claims.iter().all(|ids| ids.is_empty())
        && dispute.words.is_empty()
        && finder.problems.is_empty()
    {
        return Err("a claim that is neither statement nor event stands in `at`".to_owned());
    }
    Ok(dispute)
}

/// The line of `dispute` in the notation.
pub(crate) fn write(dispute: &ExpectedDispute, text: &str) -> Option<String> {
    let list = |ids: &[&String]| match ids {
        [] => "-".to_owned(),
        ids => ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" "),
    };
    let claim: Vec<_> = dispute.statements.iter().chain(&dispute.events).collect();
    let mut out = format!(
        "{}: {} / {} / {}",
        dispute.id,
        list(&claim),
        list(&dispute.asserted_by.iter().collect::<Vec<_>>()),
        list(&dispute.denied_by.iter().collect::<Vec<_>>())
    );
    if !dispute.denials.is_empty() {
        let _ = write!(out, " ; by {}", dispute.denials.join(" "));
    }
    if !dispute.words.is_empty() {
        let _ = write!(out, " ; at {}", references(&dispute.words, text)?);
    }
    if dispute.optional {
        out.push_str(" ; optional");
    }
    Some(out)
}
