//! Denials across articles of which a side matches.

use rusqlite::params;

use super::select::Shown;
use super::{Query, SearchError};
use crate::Store;
use crate::denied::{self, DenialTold};

impl Store {
    /// The denials of what other articles tell, those of the newest articles first. One is found if the
    /// denial, or a claim that it answers, is all that is asked: by words, speaker, about whom and
    /// publisher. The days are those of the denial; nothing else of the query counts but `once`.
    ///
    /// # Errors
    /// When a name has nothing to look for, or the file cannot be read.
    pub fn denials(&self, query: &Query) -> Result<Vec<DenialTold>, SearchError> {
        let (said, told) = query.of_denials()?.unzip();
        let sql = sql(said.is_some());
        let (first, last) = query.keys();
        let found = || {
            let mut select = self.connection.prepare_cached(&sql)?;
            let mut rows = select.query(params![said, told, first, last])?;
            let (mut hits, mut stories) = (Vec::new(), Shown::default());
            while hits.len() < query.limit
                && let Some(row) = rows.next()?
            {
                if !query.once || stories.is_first(&self.connection, row.get_ref(1)?.as_str()?)? {
                    hits.extend(denied::denial(&self.connection, row.get_ref(0)?.as_str()?)?);
                }
            }
            Ok(hits)
        };
        Ok(found().map_err(|error: rusqlite::Error| self.told(&error))?)
    }
}

/// The search through the denials, called `d`, newest first. ?1 is what is asked of statements, ?2 what
/// of events, both gone through once; ?3 and ?4 are the range of keys.
fn sql(asks: bool) -> String {
    let denials = "SELECT d.id, a.sha256 FROM denials AS d CROSS JOIN articles AS a \
                   ON a.key = d.article WHERE d.article BETWEEN ?3 AND ?4";
    let newest = "ORDER BY d.article DESC, d.id DESC";
    if !asks {
        return format!("{denials} {newest}");
    }
    let (denial, claim) = (matches("d"), matches("c"));
    format!(
        "WITH said AS MATERIALIZED \
             (SELECT rowid FROM statement_words WHERE statement_words MATCH ?1), \
         told AS MATERIALIZED (SELECT rowid FROM event_words WHERE event_words MATCH ?2) \
         {denials} AND ({denial} OR EXISTS \
             (SELECT 1 FROM denied_claims AS c WHERE c.denial = d.id AND {claim})) {newest}"
    )
}

/// Whether the statement or the event of a side is among those that match.
fn matches(side: &str) -> String {
    let key = |table: &str, part: &str| {
        format!("(SELECT key FROM {table} WHERE article = {side}.article AND id = {side}.{part})")
    };
    let (statement, event) = (key("statements", "statement"), key("events", "event"));
    format!("({statement} IN said OR {event} IN told)")
}
