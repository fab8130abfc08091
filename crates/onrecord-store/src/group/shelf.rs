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

#[cfg(test)]
mod tests {
    use onrecord::Article;

    use super::*;
    use crate::happening::{Telling, tellings};
    use crate::sample::coded;

    fn shelf_of<T: Serialize>(values: &[T]) -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        let table = "CREATE TEMP TABLE laid (number INTEGER PRIMARY KEY, value TEXT)";
        connection.execute_batch(table).unwrap();
        for value in values {
            let sql = "INSERT INTO temp.laid (number, value) \
                       VALUES ((SELECT count(*) FROM temp.laid), ?1)";
            connection.prepare_cached(sql).unwrap().execute([Written(value)]).unwrap();
        }
        connection
    }

    #[test]
    fn a_value_that_was_forgotten_is_read_again() {
        let values: Vec<usize> = (0..HELD + 2).collect();
        let connection = shelf_of(&values);
        let mut shelf: Shelf<usize> = Shelf::new(&connection, "laid");
        for number in values.iter().chain(&values[..9]) {
            assert_eq!(*shelf.get(*number as u32).unwrap(), *number);
            assert!(shelf.held.len() <= HELD);
        }
        assert!(shelf.get(HELD as u32 + 2).is_err());
    }

    #[test]
    fn a_telling_comes_back_as_it_was() {
        let told = "VESK, March 5 - Rebels of the Northern Front shelled Vesk on Monday and killed 14 \
            people, police said.";
        let entry = coded(Article { published: "2024-03-05".parse().ok(), ..Article::new(told) });
        let told = tellings(&entry.record.unwrap(), told, 7);
        assert!(told.iter().any(|one| !one.figures.is_empty() && one.days.is_some()), "{told:?}");
        let connection = shelf_of(&told);
        let mut shelf: Shelf<Telling> = Shelf::new(&connection, "laid");
        for (number, telling) in told.iter().enumerate() {
            assert_eq!(*shelf.get(number as u32).unwrap(), *telling);
        }
    }
}
