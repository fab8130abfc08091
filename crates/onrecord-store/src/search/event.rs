//! Events that match.

use onrecord::record::CharSpan;
use rusqlite::Row;
use serde::Serialize;

use super::heading::Heading;
use super::select::{select, spans};
use super::{Query, SearchError};
use crate::Store;

/// What is read of an event.
const COLUMNS: &str = "t.id, t.type, t.modes, t.contexts, t.status, t.actor, t.recipient, t.teller, \
                       t.according_to, t.sentence, t.evidence_spans, t.date, t.place, t.confidence";

/// An event that matches, with its article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EventHit {
    /// What `onrecord show` calls it: `6f1e2d3c4b5a6978/e3`.
    pub id: String,
    /// Its article.
    pub article: Heading,
    /// PLOVER type.
    #[serde(rename = "type")]
    pub kind: String,
    /// PLOVER modes.
    pub modes: Vec<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// How whoever tells it presents it: `fact`, `disputed`, ….
    pub status: String,
    /// Who did it, with role, country and sector.
    pub actor: String,
    /// To whom.
    pub recipient: String,
    /// Who tells it; empty where the reporter does.
    pub teller: String,
    /// The statement it is told in.
    pub according_to: Option<String>,
    /// The sentence that tells it.
    pub sentence: String,
    /// Where the text tells it.
    pub spans: Vec<CharSpan>,
    /// When it happened.
    pub date: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// The probability that it is there as recorded.
    pub confidence: f64,
}

impl Store {
    /// The events that match, newest report first.
    ///
    /// # Errors
    /// When a name has nothing to look for, or the file cannot be read.
    pub fn events(&self, query: &Query) -> Result<Vec<EventHit>, SearchError> {
        let expression = query.of_events()?;
        let sql = select("events", "event_words", COLUMNS, expression.is_some());
        self.hits(&sql, expression.as_deref(), query, hit)
    }
}

fn hit(row: &Row) -> rusqlite::Result<EventHit> {
    let article = Heading::read(row)?;
    let codes = |codes: String| codes.split_whitespace().map(str::to_owned).collect();
    Ok(EventHit {
        id: format!("{}/{}", article.id, row.get::<_, String>(6)?),
        article,
        kind: row.get(7)?,
        modes: codes(row.get(8)?),
        contexts: codes(row.get(9)?),
        status: row.get(10)?,
        actor: row.get(11)?,
        recipient: row.get(12)?,
        teller: row.get(13)?,
        according_to: row.get(14)?,
        sentence: row.get(15)?,
        spans: spans(row, 16)?,
        date: row.get(17)?,
        place: row.get(18)?,
        confidence: row.get(19)?,
    })
}
