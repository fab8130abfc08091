//! Grouping: the stories, happenings and disputes across the articles of a store, kept in its tables.
//!
//! Groups follow from the articles and their records alone. They are made anew as a whole, outside
//! any transaction, and only the rows that differ are written, all at once: a grouping that is stopped
//! changes nothing, and whatever order articles came in, the rows are the same.
//!
//! | part | does |
//! |---|---|
//! | `filed` | reads the articles, one after another |
//! | `copies` | joins copies to stories |
//! | `reports` | joins events to happenings |
//! | `answers` | links denials with the claims before them |
//! | `id` | names groups by what they hold |
//! | `rows` | brings a table to the rows that it should have |

mod answers;
mod copies;
mod filed;
mod id;
mod reports;
mod rows;

use rusqlite::{Connection, TransactionBehavior};

use crate::{Fault, Store, StoreError};
use answers::Answers;
use copies::Copies;
use reports::Reports;
use rows::Rows;

/// How often grouping is begun again because another program has changed the store meanwhile.
const TRIES: usize = 3;

/// What a grouping came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grouped {
    /// How many stories there are.
    pub stories: usize,
    /// How many happenings.
    pub happenings: usize,
    /// How many of those more than one story tells.
    pub shared: usize,
    /// How many denials of what another article tells.
    pub denials: usize,
    /// How many articles wait still, because another program kept changing the store.
    pub waiting: usize,
}

impl Store {
    /// How many articles came or changed since the last grouping.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn ungrouped(&self) -> Result<usize, StoreError> {
        count(&self.connection, "ungrouped").map_err(|error| self.told(&error))
    }

    /// Brings stories, happenings and disputes across articles up to date.
    ///
    /// While it works, other programs may write: then it begins again, and after a few times leaves the
    /// groups as they were.
    ///
    /// # Errors
    /// When the file cannot be read or written: then the groups are as they were.
    pub fn group(&mut self) -> Result<Grouped, StoreError> {
        let path = self.path.clone();
        group(&mut self.connection).map_err(|error| StoreError::told(&path, &error))
    }
}

fn group(connection: &mut Connection) -> rusqlite::Result<Grouped> {
    for _ in 0..TRIES {
        let before = version(connection)?;
        let tables = made(connection)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if version(&transaction)? == before {
            for rows in tables {
                rows.bring(&transaction)?;
            }
            transaction.execute("DELETE FROM ungrouped", [])?;
            transaction.commit()?;
            break;
        }
    }
    standing(connection)
}

/// Another number after each change by another program.
fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA data_version", [], |row| row.get(0))
}

/// All rows that the tables of groups should have.
fn made(connection: &Connection) -> rusqlite::Result<Vec<Rows>> {
    let mut copies = Copies::default();
    filed::texts(connection, |filed, text| copies.add(filed, text))?;
    let (filed, mut tables) = copies.rows();
    let mut reports = Reports::new(&filed);
    let mut answers = Answers::new(&filed);
    filed::records(connection, &filed, |number, record, text| {
        reports.add(number, record, text);
        answers.add(number, record, text);
    })?;
    tables.extend(answers.rows());
    tables.extend(reports.rows());
    Ok(tables)
}

/// Names each table of groups that has other rows than it should; says nothing of a store that waits
/// to be grouped.
pub(crate) fn check(connection: &Connection, tell: &mut impl FnMut(Fault)) -> rusqlite::Result<()> {
    if count(connection, "ungrouped")? > 0 {
        return Ok(());
    }
    for rows in made(connection)? {
        if rows.differ(connection)? {
            tell(Fault::Groups(rows.table()));
        }
    }
    Ok(())
}

fn standing(connection: &Connection) -> rusqlite::Result<Grouped> {
    Ok(Grouped {
        stories: count(connection, "stories")?,
        happenings: count(connection, "happenings")?,
        shared: count(connection, "happenings WHERE stories > 1")?,
        denials: count(connection, "denials")?,
        waiting: count(connection, "ungrouped")?,
    })
}

fn count(connection: &Connection, of: &str) -> rusqlite::Result<usize> {
    let sql = format!("SELECT count(*) FROM {of}");
    connection.query_row(&sql, [], |row| row.get::<_, i64>(0)).map(|count| count as usize)
}
