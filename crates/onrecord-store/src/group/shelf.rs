//! A temporary table of values by number, of which a bounded part is held in memory.

use std::collections::HashMap;
use std::rc::Rc;

use rusqlite::types::{ToSqlOutput, Type};
use rusqlite::{Connection, Error, Row, ToSql};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Values that are held; when as many were asked for, all are forgotten.
const HELD: usize = 8192;

/// A value as such a table keeps it.
pub(super) struct Written<'a, T>(pub(super) &'a T);

impl<T: Serialize> ToSql for Written<'_, T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let written = serde_json::to_string(self.0);
        written.map(Into::into).map_err(|error| Error::ToSqlConversionFailure(Box::new(error)))
    }
}

/// A value as such a table has it in a column.
pub(super) fn written<T: DeserializeOwned>(row: &Row, column: usize) -> rusqlite::Result<T> {
    serde_json::from_str(row.get_ref(column)?.as_str()?)
        .map_err(|error| Error::FromSqlConversionFailure(column, Type::Text, Box::new(error)))
}

/// The values of a table with the columns `number` and `value`.
pub(super) struct Shelf<'a, T> {
    connection: &'a Connection,
    select: String,
    held: HashMap<u32, Rc<T>>,
}

impl<'a, T: DeserializeOwned> Shelf<'a, T> {
    /// The values of this table.
    pub(super) fn new(connection: &'a Connection, table: &str) -> Self {
        let select = format!("SELECT value FROM temp.{table} WHERE number = ?1");
        Self { connection, select, held: HashMap::new() }
    }

    /// The value of a number.
    pub(super) fn get(&mut self, number: u32) -> rusqlite::Result<Rc<T>> {
        if let Some(value) = self.held.get(&number) {
            return Ok(Rc::clone(value));
        }
        let mut select = self.connection.prepare_cached(&self.select)?;
        let value = Rc::new(select.query_row([number], |row| written(row, 0))?);
        if self.held.len() >= HELD {
            self.held.clear();
        }
        self.held.insert(number, Rc::clone(&value));
        Ok(value)
    }
}
