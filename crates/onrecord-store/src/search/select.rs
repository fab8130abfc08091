//! Running a search: from the index to rows, newest first, no further than asked.

use onrecord::record::CharSpan;
use rusqlite::types::Type;
use rusqlite::{Row, params};

use super::heading;
use super::{Query, SearchError};
use crate::Store;

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
pub(super) fn spans(row: &Row, column: usize) -> rusqlite::Result<Vec<CharSpan>> {
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
            let asked = params![expression, first, last, query.limit()];
            select.query_map(asked, hit)?.collect::<rusqlite::Result<Vec<T>>>()
        };
        Ok(found().map_err(|error| self.told(&error))?)
    }
}
