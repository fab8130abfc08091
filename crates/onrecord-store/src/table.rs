//! The tables that a record is taken apart into, and rows for them.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// A table that holds parts of records.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its columns after `article`, in the order in which rows give them.
    pub(crate) columns: &'static str,
    /// The counter that gives its rows the number in their key, if they have one.
    pub(crate) counter: Option<&'static str>,
}

pub(crate) const ACTORS: Table =
    plain("actors", "id, nth, name, kind, country, sector, role, wikidata");
pub(crate) const MENTIONS: Table = plain("mentions", "actor, nth, begins, ends");
pub(crate) const STATEMENTS: Table = Table {
    name: "statements",
    columns: "id, nth, kind, stance, polarity, parent, restates, source, content, about, publishers, \
              codes, source_spans, cue_spans, content_spans, addressee_spans, medium_spans, date, \
              place, confidence",
    counter: Some("statement"),
};
pub(crate) const STATEMENT_ACTORS: Table = plain("statement_actors", "statement, part, nth, actor");
pub(crate) const EVENTS: Table = Table {
    name: "events",
    columns: "id, nth, type, modes, contexts, status, actor, recipient, teller, sentence, publishers, \
              codes, according_to, trigger_begins, trigger_ends, evidence_spans, date, place, \
              confidence",
    counter: Some("event"),
};
pub(crate) const EVENT_PARTICIPANTS: Table = plain("event_participants", "event, part, nth, actor");
pub(crate) const DISPUTES: Table = plain("disputes", "nth, statement, event, claim, spans");
pub(crate) const DISPUTE_PARTIES: Table = plain("dispute_parties", "dispute, side, nth, actor");
pub(crate) const DATES: Table = plain("dates", "nth, begins, ends, value, grain");
pub(crate) const PLACES: Table =
    plain("places", "nth, begins, ends, name, country, latitude, longitude, geonames");

/// All of them.
pub(crate) const ALL: [&Table; 10] = [
    &ACTORS,
    &MENTIONS,
    &STATEMENTS,
    &STATEMENT_ACTORS,
    &EVENTS,
    &EVENT_PARTICIPANTS,
    &DISPUTES,
    &DISPUTE_PARTIES,
    &DATES,
    &PLACES,
];

const fn plain(name: &'static str, columns: &'static str) -> Table {
    Table { name, columns, counter: None }
}

/// A row of a table: the values of its columns after `article`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// The table.
    pub(crate) table: &'static Table,
    /// The values.
    pub(crate) values: Vec<Value>,
}

impl Table {
    /// The rows of an article.
    pub(crate) fn rows(
        &self,
        connection: &Connection,
        article: i64,
    ) -> rusqlite::Result<Vec<Vec<Value>>> {
        let Self { name, columns, .. } = self;
        let sql = format!("SELECT {columns} FROM {name} WHERE article = ?1");
        let mut select = connection.prepare_cached(&sql)?;
        let width = select.column_count();
        let values = |row: &rusqlite::Row| (0..width).map(|nth| row.get(nth)).collect();
        select.query_map([article], values)?.collect()
    }

    /// Removes the rows of an article.
    pub(crate) fn clear(&self, connection: &Connection, article: i64) -> rusqlite::Result<()> {
        let sql = format!("DELETE FROM {} WHERE article = ?1", self.name);
        connection.prepare_cached(&sql)?.execute([article]).map(drop)
    }

    /// Adds a row, with this key if the table has keys.
    pub(crate) fn insert(
        &self,
        connection: &Connection,
        key: Option<i64>,
        article: i64,
        values: Vec<Value>,
    ) -> rusqlite::Result<()> {
        let Self { name, columns, .. } = self;
        let first: Vec<Value> = key.into_iter().chain([article]).map(Value::Integer).collect();
        let lead = if key.is_some() { "key, article" } else { "article" };
        let marks = vec!["?"; first.len() + values.len()].join(", ");
        let sql = format!("INSERT INTO {name} ({lead}, {columns}) VALUES ({marks})");
        let values = first.into_iter().chain(values);
        connection.prepare_cached(&sql)?.execute(params_from_iter(values)).map(drop)
    }
}
