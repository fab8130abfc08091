//! Denials and the claims that they answer, as they are handed on.

use rusqlite::Row;
use serde::Serialize;

use super::AcrossRow;
use crate::denied::speaker;

/// That an article denies what another tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DenialRow {
    /// The denial's id: `denial-0b5c6d7e8f901234`; it has a row for each claim that it answers.
    pub denial_id: String,
    /// The article that denies.
    pub denial_article_id: String,
    /// Its address.
    pub denial_url: Option<String>,
    /// When it was published.
    pub denial_published: Option<String>,
    /// The statement that denies.
    pub denial_statement_id: Option<String>,
    /// The event that is told as denied.
    pub denial_event_id: Option<String>,
    /// Who denies; empty where nobody is named, absent where the article itself does.
    pub denial_speaker: Option<String>,
    /// The article that tells the claim.
    pub claim_article_id: String,
    /// Its address.
    pub claim_url: Option<String>,
    /// When it was published.
    pub claim_published: Option<String>,
    /// The statement that claims it.
    pub claim_statement_id: Option<String>,
    /// The event that is claimed.
    pub claim_event_id: Option<String>,
    /// Who claims it; empty where nobody is named, absent where the article itself does.
    pub claim_speaker: Option<String>,
    /// How sure the link is, in thousandths: from 1300 up.
    pub score: i64,
}

/// Of the denial first, of the claim then.
const DENIALS: &str = concat!(
    "SELECT d.id, da.name, da.url, da.published, d.statement, d.event, ",
    speaker!("ds", "de"),
    ", ca.name, ca.url, ca.published, c.statement, c.event, ",
    speaker!("cs", "ce"),
    ", c.score \
FROM denials AS d JOIN denied_claims AS c ON c.denial = d.id \
JOIN articles AS da ON da.key = d.article JOIN articles AS ca ON ca.key = c.article \
LEFT JOIN statements AS ds ON ds.article = d.article AND ds.id = d.statement \
LEFT JOIN events AS de ON de.article = d.article AND de.id = d.event \
LEFT JOIN statements AS cs ON cs.article = c.article AND cs.id = c.statement \
LEFT JOIN events AS ce ON ce.article = c.article AND ce.id = c.event \
ORDER BY d.id, c.nth"
);

impl AcrossRow for DenialRow {
    const SQL: &'static str = DENIALS;

    fn read(row: &Row) -> rusqlite::Result<Self> {
        Ok(Self {
            denial_id: row.get(0)?,
            denial_article_id: row.get(1)?,
            denial_url: row.get(2)?,
            denial_published: row.get(3)?,
            denial_statement_id: row.get(4)?,
            denial_event_id: row.get(5)?,
            denial_speaker: row.get(6)?,
            claim_article_id: row.get(7)?,
            claim_url: row.get(8)?,
            claim_published: row.get(9)?,
            claim_statement_id: row.get(10)?,
            claim_event_id: row.get(11)?,
            claim_speaker: row.get(12)?,
            score: row.get(13)?,
        })
    }
}
