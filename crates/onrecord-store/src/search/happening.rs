//! Happenings of which a report matches.

use std::collections::HashSet;

use rusqlite::{Row, params};
use serde::Serialize;

use super::heading::{self, Heading};
use super::{Query, SearchError};
use crate::{HappeningSummary, Store};

/// What is read of a happening, called `h`, with the sentence of its first report, called `e`.
pub(crate) const COLUMNS: &str = "h.*, e.id AS first, e.sentence";

/// Where in a row its id stands, after the columns of the heading.
const ID: usize = 6;

/// The first report of a happening, with its article, called `a`.
pub(crate) const FIRST: &str = "CROSS JOIN happening_reports AS f ON f.happening = h.id AND f.nth = 0 \
    CROSS JOIN events AS e ON e.article = f.article AND e.id = f.event \
    CROSS JOIN articles AS a ON a.key = f.article";

/// One event of the world, with who tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HappeningHit {
    /// What `onrecord show` calls it: `happening-0b5c6d7e8f901234`.
    pub id: String,
    /// What is told of it in short.
    #[serde(flatten)]
    pub summary: HappeningSummary,
    /// The event that reports it first: `6f1e2d3c4b5a6978/e3`.
    pub first: String,
    /// Its article.
    pub article: Heading,
    /// Its sentence.
    pub sentence: String,
}

impl Store {
    /// The happenings of which a report matches all that is asked of events, those with the newest
    /// matching report first.
    ///
    /// # Errors
    /// When a name has nothing to look for, or the file cannot be read.
    pub fn happenings(&self, query: &Query) -> Result<Vec<HappeningHit>, SearchError> {
        let expression = query.of_events()?;
        let sql = sql(expression.is_some());
        let (first, last) = query.keys();
        let found = || {
            let mut select = self.connection.prepare_cached(&sql)?;
            let [stories, publishers] =
                [query.min_stories, query.min_publishers].map(|least| least as i64);
            let mut rows =
                select.query(params![expression, first, last, stories, publishers, query.place])?;
            let (mut hits, mut known) = (Vec::new(), HashSet::new());
            while hits.len() < query.limit
                && let Some(row) = rows.next()?
            {
                if known.insert(row.get::<_, String>(ID)?) {
                    hits.push(hit(row)?);
                }
            }
            Ok(hits)
        };
        Ok(found().map_err(|error: rusqlite::Error| self.told(&error))?)
    }
}

/// The search through the events, called `t`, newest first; ?4 to ?6 are what is asked of happenings.
fn sql(asks: bool) -> String {
    let (source, key, matches) = if asks {
        let source = "event_words CROSS JOIN events AS t ON t.key = event_words.rowid";
        (source, "event_words.rowid", "event_words MATCH ?1")
    } else {
        ("events AS t", "t.key", "?1 IS NULL")
    };
    let heading = heading::COLUMNS;
    format!(
        "SELECT {heading}, {COLUMNS} FROM {source} \
         CROSS JOIN happening_reports AS r ON r.article = t.article AND r.event = t.id \
         CROSS JOIN happenings AS h ON h.id = r.happening {FIRST} \
         WHERE {matches} AND {key} BETWEEN ?2 AND ?3 AND h.stories >= ?4 AND h.publishers >= ?5 \
         AND (?6 IS NULL OR t.place = ?6 COLLATE NOCASE) ORDER BY {key} DESC"
    )
}

/// The happening in a row of [`heading::COLUMNS`] and [`COLUMNS`].
pub(crate) fn hit(row: &Row) -> rusqlite::Result<HappeningHit> {
    let article = Heading::read(row)?;
    Ok(HappeningHit {
        id: row.get(ID)?,
        summary: HappeningSummary::read(row)?,
        first: format!("{}/{}", article.id, row.get::<_, String>("first")?),
        article,
        sentence: row.get("sentence")?,
    })
}
