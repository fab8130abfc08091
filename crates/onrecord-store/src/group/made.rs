//! The tables of groups: the rows that they should have are made apart, and those that differ written.

use rusqlite::{Connection, ToSql};

/// A table of groups.
#[derive(Debug)]
pub(super) struct Table {
    /// Its name.
    pub(super) name: &'static str,
    /// Its columns, those of its key first.
    pub(super) columns: &'static [&'static str],
    /// How many columns are its key.
    pub(super) key: usize,
}

impl Table {
    /// Makes an empty table for the rows that it should have.
    pub(super) fn lay_out(&self, connection: &Connection) -> rusqlite::Result<()> {
        let (name, columns) = (self.name, self.columns.join(", "));
        connection.execute_batch(&format!(
            "DROP TABLE IF EXISTS temp.made_{name}; \
             CREATE TEMP TABLE made_{name} AS SELECT {columns} FROM main.{name} WHERE FALSE"
        ))
    }

    /// Throws those rows away.
    pub(super) fn clear(&self, connection: &Connection) -> rusqlite::Result<()> {
        connection.execute_batch(&format!("DROP TABLE temp.made_{}", self.name))
    }

    /// Adds a row that it should have; they come in any order.
    pub(super) fn add(&self, connection: &Connection, row: &[&dyn ToSql]) -> rusqlite::Result<()> {
        let places = vec!["?"; self.columns.len()].join(", ");
        let sql = format!("INSERT INTO temp.made_{} VALUES ({places})", self.name);
        connection.prepare_cached(&sql)?.execute(row)?;
        Ok(())
    }

    /// Adds the rows of a query.
    pub(super) fn add_all(&self, connection: &Connection, query: &str) -> rusqlite::Result<()> {
        connection.execute(&format!("INSERT INTO temp.made_{} {query}", self.name), []).map(drop)
    }

    /// Whether it has other rows than it should.
    pub(super) fn differ(&self, connection: &Connection) -> rusqlite::Result<bool> {
        let sql = format!(
            "SELECT EXISTS (SELECT * FROM ({})) OR EXISTS (SELECT * FROM ({}))",
            self.wrong(),
            self.missing()
        );
        connection.query_row(&sql, [], |row| row.get(0))
    }

    /// Removes the rows that should not be there, and adds those that are missing.
    pub(super) fn bring(&self, connection: &Connection) -> rusqlite::Result<()> {
        let Self { name, columns, key } = self;
        let (all, keys) = (columns.join(", "), columns[..*key].join(", "));
        let (wrong, missing) = (self.wrong(), self.missing());
        let delete =
            format!("DELETE FROM main.{name} WHERE ({keys}) IN (SELECT {keys} FROM ({wrong}))");
        connection.execute(&delete, [])?;
        connection.execute(&format!("INSERT INTO main.{name} ({all}) {missing}"), [])?;
        Ok(())
    }

    fn wrong(&self) -> String {
        self.rows_of("main.", "temp.made_")
    }

    fn missing(&self) -> String {
        self.rows_of("temp.made_", "main.")
    }

    /// The rows of the one table that the other has not, in the order of the key: SQLite goes along both
    /// then, and holds neither.
    fn rows_of(&self, one: &str, other: &str) -> String {
        let (name, columns) = (self.name, self.columns.join(", "));
        let places: Vec<String> = (1..=self.key).map(|place| place.to_string()).collect();
        format!(
            "SELECT {columns} FROM {one}{name} EXCEPT SELECT {columns} FROM {other}{name} ORDER BY {}",
            places.join(", ")
        )
    }
}
