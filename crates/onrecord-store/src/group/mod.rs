//! Grouping: the stories, happenings and disputes across the articles of a store, kept in its tables.
//!
//! Groups follow from the articles and their records alone. They are made anew as a whole, in temporary
//! tables beside the store, and only the rows that differ are written, all at once: a grouping that is
//! stopped changes nothing, and whatever order articles came in, the rows are the same.
//!
//! Memory holds one article, the days in hand, and a few numbers for each article; all else lies in the
//! temporary tables of `desk.sql`.
//!
//! | part | does |
//! |---|---|
//! | `filed` | reads the articles, one after another |
//! | `copies` | joins copies to stories |
//! | `told` | lays out what the articles tell of events, and says which of it stands together |
//! | `reports` | joins what stands together to happenings |
//! | `answers` | links denials with the claims before them |
//! | `id` | names groups by what they hold |
//! | `shelf` | a temporary table of values, a part of them in memory |
//! | `made` | brings a table to the rows that it should have |

mod answers;
mod copies;
mod filed;
mod id;
mod made;
mod reports;
mod shelf;
mod told;

use rusqlite::{Connection, TransactionBehavior};

use crate::{Fault, Store, StoreError};
use answers::{Answers, CLAIMS, DENIALS};
use copies::{COPIES, STORIES};
use made::Table;
use reports::{DETAIL_STORIES, DETAILS, HAPPENINGS, REPORTS};
use told::Told;

/// The tables of groups, those first that others point to.
static TABLES: [&Table; 8] =
    [&STORIES, &COPIES, &HAPPENINGS, &REPORTS, &DETAILS, &DETAIL_STORIES, &DENIALS, &CLAIMS];

/// The temporary tables that grouping works with.
const DESK: &str = include_str!("desk.sql");
/// What is left of them when the rows are made.
const CLEARED: [&str; 3] = ["filed", "told", "voices"];

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
        for _ in 0..TRIES {
            let before = version(&self.connection).map_err(|error| self.told(&error))?;
            make(&self.connection)
                .map_err(|error| StoreError::told_of_grouping(&self.path, &error))?;
            let brought = bring(&mut self.connection, before);
            if brought.map_err(|error| self.told(&error))? {
                break;
            }
        }
        standing(&self.connection).map_err(|error| self.told(&error))
    }
}

/// Writes what was made, unless the store is no longer what it was at this version. Says whether it did.
fn bring(connection: &mut Connection, made_of: i64) -> rusqlite::Result<bool> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let is_current = version(&transaction)? == made_of;
    if is_current {
        for table in TABLES {
            table.bring(&transaction)?;
        }
        transaction.execute("DELETE FROM ungrouped", [])?;
    }
    clear(&transaction)?;
    transaction.commit()?;
    Ok(is_current)
}

/// Another number after each change by another program.
fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA data_version", [], |row| row.get(0))
}

/// Makes all rows that the tables of groups should have, as the store stands at this moment.
fn make(connection: &Connection) -> rusqlite::Result<()> {
    let snapshot = connection.unchecked_transaction()?;
    connection.execute_batch(DESK)?;
    for table in TABLES {
        table.lay_out(connection)?;
    }
    copies::make(connection)?;
    let (mut told, mut answers) = (Told::new(connection), Answers::new(connection));
    filed::records(connection, |article, record, text| {
        told.add(article, record, text)?;
        answers.add(article, record, text)
    })?;
    answers.end_day()?;
    reports::make(connection, &told.ties()?)?;
    for table in CLEARED {
        connection.execute_batch(&format!("DROP TABLE temp.{table}"))?;
    }
    snapshot.commit()
}

/// Throws away the rows that were made.
fn clear(connection: &Connection) -> rusqlite::Result<()> {
    TABLES.iter().try_for_each(|table| table.clear(connection))
}

/// Names each table of groups that has other rows than it should; says nothing of a store that waits
/// to be grouped.
pub(crate) fn check(connection: &Connection, tell: &mut impl FnMut(Fault)) -> rusqlite::Result<()> {
    if count(connection, "ungrouped")? > 0 {
        return Ok(());
    }
    make(connection)?;
    for table in TABLES {
        if table.differ(connection)? {
            tell(Fault::Groups(table.name));
        }
    }
    clear(connection)
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
