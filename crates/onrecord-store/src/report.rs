//! The reports of a happening, to choose among them.

use onrecord::record::Status;
use rusqlite::{Row, params};

use crate::{Key, Query, SearchError, Store};

/// One report of a happening, as far as it may be chosen by.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its article.
    pub article: Key,
    /// The event in it.
    pub event: String,
    /// How the event is presented.
    pub status: Status,
    /// Whether the article tells it itself.
    pub in_own_voice: bool,
    /// The probability that it is there as recorded.
    pub confidence: f32,
}

const REPORTS: &str = "\
SELECT r.article, r.event, e.status, e.according_to IS NULL, e.confidence \
FROM happening_reports AS r JOIN events AS e ON e.article = r.article AND e.id = r.event \
WHERE r.happening = ?1 AND r.article BETWEEN ?2 AND ?3 AND (?4 IS NULL OR EXISTS \
    (SELECT 1 FROM article_words WHERE rowid = r.article AND article_words MATCH ?4)) \
ORDER BY r.nth";

impl Store {
    /// The reports of a happening in the articles that match, the earliest published first. Of the
    /// query, words, publisher and days count.
    ///
    /// # Errors
    /// When a name has nothing to look for, or the file cannot be read.
    pub fn reports(&self, happening: &str, query: &Query) -> Result<Vec<Report>, SearchError> {
        let (expression, (first, last)) = (query.of_articles()?, query.keys());
        let found = || {
            let mut select = self.connection.prepare_cached(REPORTS)?;
            select
                .query_map(params![happening, first, last, expression], report)?
                .collect::<Result<_, _>>()
        };
        Ok(found().map_err(|error: rusqlite::Error| self.told(&error))?)
    }
}

fn report(row: &Row) -> rusqlite::Result<Report> {
    Ok(Report {
        article: Key(row.get(0)?),
        event: row.get(1)?,
        // A sound store has no status that is not known.
        status: Status::named(row.get_ref(2)?.as_str()?).unwrap_or(Status::Unknown),
        in_own_voice: row.get(3)?,
        confidence: row.get(4)?,
    })
}
