//! A table brought to the rows that it should have, writing only those that differ.

use std::cmp::Ordering;
use std::iter::Peekable;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, params_from_iter};

/// A value of a row; values order as SQLite orders them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cell {
    /// Nothing.
    Null,
    /// A number.
    Number(i64),
    /// Words.
    Text(String),
}

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

/// The rows that a table should have.
#[derive(Debug)]
pub(super) struct Rows {
    table: &'static Table,
    rows: Vec<Vec<Cell>>,
}

/// What must be done to a row.
enum Change<'a> {
    Remove(Vec<Cell>),
    Add(&'a [Cell]),
}

impl Rows {
    /// These rows, in any order.
    pub(super) fn new(table: &'static Table, mut rows: Vec<Vec<Cell>>) -> Self {
        rows.sort_unstable();
        Self { table, rows }
    }

    /// The name of the table.
    pub(super) fn table(&self) -> &'static str {
        self.table.name
    }

    /// Whether the table has other rows.
    pub(super) fn differ(&self, connection: &Connection) -> rusqlite::Result<bool> {
        let mut found = false;
        self.changes(connection, |_| {
            found = true;
            Ok(())
        })?;
        Ok(found)
    }

    /// Removes the rows that should not be there, and adds those that are missing.
    pub(super) fn bring(&self, connection: &Connection) -> rusqlite::Result<()> {
        let Table { name, columns, key } = self.table;
        let keys: Vec<String> = columns[..*key].iter().map(|one| format!("{one} = ?")).collect();
        let mut delete =
            connection.prepare(&format!("DELETE FROM {name} WHERE {}", keys.join(" AND ")))?;
        let places = vec!["?"; columns.len()].join(", ");
        let mut insert = connection
            .prepare(&format!("INSERT INTO {name} ({}) VALUES ({places})", columns.join(", ")))?;
        let (mut removed, mut added) = (Vec::new(), Vec::new());
        self.changes(connection, |change| {
            match change {
                Change::Remove(row) => removed.push(row),
                Change::Add(row) => added.push(row),
            }
            Ok(())
        })?;
        for row in removed {
            delete.execute(params_from_iter(&row[..*key]))?;
        }
        for row in added {
            insert.execute(params_from_iter(row))?;
        }
        Ok(())
    }

    /// Walks along the table and the rows that it should have, both in order.
    fn changes<'a>(
        &'a self,
        connection: &Connection,
        mut tell: impl FnMut(Change<'a>) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        let Table { name, columns, key } = self.table;
        let (all, keys) = (columns.join(", "), columns[..*key].join(", "));
        let mut select =
            connection.prepare(&format!("SELECT {all} FROM {name} ORDER BY {keys}"))?;
        let there = select.query_map([], |row| {
            (0..columns.len()).map(|nth| row.get(nth)).collect::<rusqlite::Result<Vec<Cell>>>()
        })?;
        let (mut there, mut wanted) = (there.peekable(), self.rows.iter().peekable());
        while let Some(order) = next(&mut there, &mut wanted) {
            let old = if order.is_le() { there.next().transpose()? } else { None };
            let new = if order.is_ge() { wanted.next() } else { None };
            if old.as_ref() != new {
                old.map_or(Ok(()), |row| tell(Change::Remove(row)))?;
                new.map_or(Ok(()), |row| tell(Change::Add(row)))?;
            }
        }
        Ok(())
    }
}

/// Whether the row that is there or the one that should be comes next; `Equal` if they are the same. An
/// error counts as one that is there.
fn next<'a>(
    there: &mut Peekable<impl Iterator<Item = rusqlite::Result<Vec<Cell>>>>,
    wanted: &mut Peekable<impl Iterator<Item = &'a Vec<Cell>>>,
) -> Option<Ordering> {
    match (there.peek(), wanted.peek()) {
        (None, None) => None,
        (Some(Ok(there)), Some(wanted)) => Some(there.cmp(wanted)),
        (Some(_), _) => Some(Ordering::Less),
        (None, Some(_)) => Some(Ordering::Greater),
    }
}

impl Cell {
    /// Words; none where they are empty.
    pub(super) fn unless_empty(words: &str) -> Self {
        if words.is_empty() { Self::Null } else { Self::from(words) }
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Self::Text(words.to_owned())
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(number as i64)
    }
}

impl From<Option<&str>> for Cell {
    fn from(words: Option<&str>) -> Self {
        words.map_or(Self::Null, Self::from)
    }
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Number(number) => ValueRef::Integer(*number),
            Self::Text(words) => ValueRef::Text(words.as_bytes()),
        }))
    }
}

impl FromSql for Cell {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Number(number),
            ValueRef::Text(_) => Self::Text(value.as_str()?.to_owned()),
            _ => return Err(FromSqlError::InvalidType),
        })
    }
}
