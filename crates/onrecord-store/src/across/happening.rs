//! Happenings and the events that report them, as they are handed on.

use rusqlite::Row;
use serde::Serialize;

use super::AcrossRow;
use crate::HappeningSummary;

/// A happening: one event of the world with all reports of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HappeningRow {
    /// Its id: `happening-0b5c6d7e8f901234`.
    pub happening_id: String,
    /// What is told of it in short.
    #[serde(flatten)]
    pub summary: HappeningSummary,
}

/// That an event reports a happening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HappeningEventRow {
    /// The happening.
    pub happening_id: String,
    /// The report's place among the reports, the first published being 0.
    pub ordinal: i64,
    /// The article.
    pub article_id: String,
    /// Its address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// The event in it.
    pub event_id: String,
}

const HAPPENING_EVENTS: &str = "\
SELECT r.happening, r.nth, a.name, a.url, a.published, r.event FROM happening_reports AS r \
JOIN articles AS a ON a.key = r.article ORDER BY r.happening, r.nth";

impl AcrossRow for HappeningRow {
    const SQL: &'static str = "SELECT * FROM happenings ORDER BY id";

    fn read(row: &Row) -> rusqlite::Result<Self> {
        Ok(Self { happening_id: row.get("id")?, summary: HappeningSummary::read(row)? })
    }
}

impl AcrossRow for HappeningEventRow {
    const SQL: &'static str = HAPPENING_EVENTS;

    fn read(row: &Row) -> rusqlite::Result<Self> {
        Ok(Self {
            happening_id: row.get(0)?,
            ordinal: row.get(1)?,
            article_id: row.get(2)?,
            url: row.get(3)?,
            published: row.get(4)?,
            event_id: row.get(5)?,
        })
    }
}
