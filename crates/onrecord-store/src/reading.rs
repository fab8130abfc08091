//! One state of a store, to go through all that it holds.

use std::ops::Deref;

use rusqlite::Transaction;

use crate::{Store, StoreError};

/// A store as it stood at one moment: as long as this is held, nothing shows of what others write.
#[derive(Debug)]
pub struct Reading<'a> {
    store: &'a Store,
    _snapshot: Transaction<'a>,
}

impl Store {
    /// The store as it stands now. It can be held once at a time; others write meanwhile as ever, but
    /// their log grows until it is let go.
    ///
    /// # Errors
    /// When the file cannot be read, or another is held.
    pub fn reading(&self) -> Result<Reading<'_>, StoreError> {
        let begin = || {
            let snapshot = self.connection.unchecked_transaction()?;
            // A transaction sees the file as it is when something is first read.
            snapshot.query_row("SELECT count(*) FROM counters", [], |_| Ok(()))?;
            Ok(snapshot)
        };
        let snapshot = begin().map_err(|error: rusqlite::Error| self.told(&error))?;
        Ok(Reading { store: self, _snapshot: snapshot })
    }
}

impl Deref for Reading<'_> {
    type Target = Store;

    fn deref(&self) -> &Store {
        self.store
    }
}
