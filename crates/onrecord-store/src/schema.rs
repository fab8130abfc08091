//! The format of the file: how a new one is made, and an older one brought up to date.

use rusqlite::{Connection, TransactionBehavior};

/// The mark in the file's header that says that it is a store: `OnRc`.
const APPLICATION: i64 = 0x4F6E_5263;

/// What leads from each format to the next, from nothing on. A released one never changes.
const MIGRATIONS: [&str; 2] =
    [include_str!("migrations/0001.sql"), include_str!("migrations/0002_groups.sql")];

/// The latest format.
pub(crate) const FORMAT: i64 = MIGRATIONS.len() as i64;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// There is nothing in it yet.
    Empty,
    /// A store of this format.
    Store(i64),
    /// A database of something else.
    Foreign,
}

/// What the file behind a connection is.
pub(crate) fn state(connection: &Connection) -> rusqlite::Result<State> {
    let number = |sql| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let application = number("PRAGMA application_id")?;
    let format = number("PRAGMA user_version")?;
    let tables = number("SELECT count(*) FROM sqlite_schema")?;
    Ok(match (application, tables) {
        (APPLICATION, _) => State::Store(format),
        // A program that was killed while it made the store leaves this behind.
        (0, 0) if format == 0 => State::Empty,
        _ => State::Foreign,
    })
}

/// Makes the tables, or brings them up to date; all of it or nothing.
///
/// Two programs may come here at once: the second finds the work done.
pub(crate) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let format = match state(&transaction)? {
        State::Empty => 0,
        State::Store(format) => format,
        State::Foreign => return Ok(()),
    };
    for migration in MIGRATIONS.iter().skip(usize::try_from(format).unwrap_or(usize::MAX)) {
        transaction.execute_batch(migration)?;
    }
    if format < FORMAT {
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", FORMAT)?;
    }
    transaction.commit()
}
