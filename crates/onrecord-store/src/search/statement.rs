//! Statements that match.

use onrecord::record::CharSpan;
use rusqlite::Row;
use serde::Serialize;

use super::heading::Heading;
use super::select::{select, spans};
use super::{Query, SearchError};
use crate::Store;

/// What is read of a statement.
const COLUMNS: &str = "t.id, t.kind, t.stance, t.polarity, t.source, t.content, t.about, \
                       t.content_spans, t.date, t.place, t.confidence";

/// A statement that matches, with its article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatementHit {
    /// What `onrecord show` calls it: `6f1e2d3c4b5a6978/s3`.
    pub id: String,
    /// Its article.
    pub article: Heading,
    /// In quotation marks or not: `direct`, `mixed`, `indirect`.
    pub kind: String,
    /// How the source stands to it: `assert`, `deny`, ….
    pub stance: String,
    /// Affirmed or negated.
    pub polarity: String,
    /// Who says it, with role, country and sector.
    pub source: String,
    /// What is said.
    pub content: String,
    /// Whom the content mentions.
    pub about: String,
    /// Where the content stands in the text.
    pub spans: Vec<CharSpan>,
    /// When it was said.
    pub date: Option<String>,
    /// Where it was said.
    pub place: Option<String>,
    /// The probability that it is there as recorded.
    pub confidence: f64,
}

impl Store {
    /// The statements that match, newest first.
    ///
    /// # Errors
    /// When a name has nothing to look for, or the file cannot be read.
    pub fn statements(&self, query: &Query) -> Result<Vec<StatementHit>, SearchError> {
        let expression = query.of_statements()?;
        let sql = select("statements", "statement_words", COLUMNS, expression.is_some());
        self.hits(&sql, expression.as_deref(), query, hit)
    }
}

fn hit(row: &Row) -> rusqlite::Result<StatementHit> {
    let article = Heading::read(row)?;
    Ok(StatementHit {
        id: format!("{}/{}", article.id, row.get::<_, String>(6)?),
        article,
        kind: row.get(7)?,
        stance: row.get(8)?,
        polarity: row.get(9)?,
        source: row.get(10)?,
        content: row.get(11)?,
        about: row.get(12)?,
        spans: spans(row, 13)?,
        date: row.get(14)?,
        place: row.get(15)?,
        confidence: row.get(16)?,
    })
}
