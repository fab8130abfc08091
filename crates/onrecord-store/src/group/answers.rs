//! Denials linked with the claims of other articles, day by day, and the rows that tell of them.

use onrecord::record::Record;
use rusqlite::{Connection, params};

use super::filed::Filed;
use super::id;
use super::made::Table;
use crate::dispute::{DAYS, Dispute, Position, Stand, disputes, positions};

pub(super) static DENIALS: Table =
    Table { name: "denials", columns: &["id", "article", "statement", "event"], key: 1 };

pub(super) static CLAIMS: Table = Table {
    name: "denied_claims",
    columns: &["denial", "nth", "article", "statement", "event", "score"],
    key: 2,
};

/// What the articles claim and deny. They come in the order of the days of their publication, so that
/// only the claims of the last days are held.
pub(super) struct Answers<'a> {
    connection: &'a Connection,
    day: i32,
    /// The claims of the days before that a denial may answer, and all that the day brought.
    near: Vec<Position>,
}

impl<'a> Answers<'a> {
    /// Nothing claimed yet.
    pub(super) fn new(connection: &'a Connection) -> Self {
        Self { connection, day: i32::MIN, near: Vec::new() }
    }

    /// Takes in the claims and denials of an article.
    pub(super) fn add(
        &mut self,
        article: &Filed,
        record: &Record,
        text: &str,
    ) -> rusqlite::Result<()> {
        for mut position in positions(record, text, article.story.into()) {
            let Some(day) = position.day else { continue };
            position.article.clone_from(&article.sha256);
            if day != self.day {
                self.end_day()?;
                self.day = day;
                self.near.retain(|claim| claim.day.is_some_and(|then| then >= day - DAYS));
            }
            self.near.push(position);
        }
        Ok(())
    }

    /// Answers the denials of the day; its claims wait for those of the days to come.
    pub(super) fn end_day(&mut self) -> rusqlite::Result<()> {
        for dispute in disputes(&self.near, DAYS) {
            self.add_rows(&dispute)?;
        }
        self.near.retain(|position| position.stand == Stand::Asserts);
        Ok(())
    }

    fn add_rows(&self, dispute: &Dispute) -> rusqlite::Result<()> {
        let Position { article, statement, event, .. } = &self.near[dispute.denial];
        let id = id::denial(article, statement.as_deref(), event.as_deref());
        DENIALS.add(self.connection, params![id, self.key(article)?, statement, event])?;
        for (nth, link) in dispute.claims.iter().enumerate() {
            let Position { article, statement, event, .. } = &self.near[link.claim];
            let (key, score) = (self.key(article)?, (link.score * 1000.0).round() as i64);
            let row = params![id, nth as i64, key, statement, event, score];
            CLAIMS.add(self.connection, row)?;
        }
        Ok(())
    }

    fn key(&self, sha256: &str) -> rusqlite::Result<i64> {
        let sql = "SELECT key FROM main.articles WHERE sha256 = ?1";
        self.connection.prepare_cached(sql)?.query_row([sha256], |row| row.get(0))
    }
}
