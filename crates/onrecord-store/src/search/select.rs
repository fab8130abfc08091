//! Running a search: from the index to rows, newest first, no further than asked.

use std::collections::HashMap;

use onrecord::record::CharSpan;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::heading;
use super::{Query, SearchError};
use crate::Store;

/// The stories that were shown, each with the article that it was shown in.
#[derive(Default)]
pub(super) struct Shown(HashMap<String, String>);

impl Shown {
    /// Whether no other copy of the article's story was shown; an article that was not grouped yet is
    /// a story of its own.
    pub(super) fn is_first(
        &mut self,
        connection: &Connection,
        sha256: &str,
    ) -> rusqlite::Result<bool> {
        let sql = "SELECT story FROM story_copies JOIN articles ON key = article WHERE sha256 = ?1";
        let mut select = connection.prepare_cached(sql)?;
        let story = select.query_row([sha256], |row| row.get(0)).optional()?;
        let story = story.unwrap_or_else(|| sha256.to_owned());
        Ok(*self.0.entry(story).or_insert_with(|| sha256.to_owned()) == sha256)
    }
}

/// The search of a table, called `t`, through its index; of the table alone where nothing is asked
/// of the index. `CROSS JOIN` keeps the order: the index, which has the keys in order, goes first.
///
/// ?1 is the expression, ?2 and ?3 the range of keys, ?4 the limit.
pub(super) fn select(table: &str, index: &str, columns: &str, asks: bool) -> String {
    let heading = heading::COLUMNS;
    if asks {
        format!(
            "SELECT {heading}, {columns} FROM {index} \
             CROSS JOIN {table} AS t ON t.key = {index}.rowid \
             CROSS JOIN articles AS a ON a.key = t.article \
             WHERE {index} MATCH ?1 AND {index}.rowid BETWEEN ?2 AND ?3 \
             ORDER BY {index}.rowid DESC LIMIT ?4"
        )
    } else {
        format!(
            "SELECT {heading}, {columns} FROM {table} AS t \
             CROSS JOIN articles AS a ON a.key = t.article \
             WHERE ?1 IS NULL AND t.key BETWEEN ?2 AND ?3 ORDER BY t.key DESC LIMIT ?4"
        )
    }
}

/// Stretches of text in a column.
pub(crate) fn spans(row: &Row, column: usize) -> rusqlite::Result<Vec<CharSpan>> {
    let json: String = row.get(column)?;
    serde_json::from_str(&json).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}

impl Store {
    /// The rows of a search.
    pub(super) fn hits<T>(
        &self,
        sql: &str,
        expression: Option<&str>,
        query: &Query,
        hit: fn(&Row) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, SearchError> {
        let (first, last) = query.keys();
        let found = || {
            let mut select = self.connection.prepare_cached(sql)?;
            let limit = if query.once { -1 } else { query.limit() };
            let mut rows = select.query(params![expression, first, last, limit])?;
            let (mut hits, mut stories) = (Vec::new(), Shown::default());
            while hits.len() < query.limit
                && let Some(row) = rows.next()?
            {
                if !query.once || stories.is_first(&self.connection, row.get_ref(0)?.as_str()?)? {
                    hits.push(hit(row)?);
                }
            }
            Ok(hits)
        };
        Ok(found().map_err(|error: rusqlite::Error| self.told(&error))?)
    }
}
