//! Coding again: the record of an article replaced in its place when the program has changed.

use onrecord::record::Record;
use rusqlite::{Connection, TransactionBehavior, params};

use crate::keep::{add_rows, json};
use crate::kept::{self, Which, publishers};
use crate::{Kept, Key, Outcome, Store, StoreError, fit, table};

impl Store {
    /// The articles that another version of the program has coded, in the order of their keys.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn outdated(&self, coded_by: &str) -> Result<Vec<Key>, StoreError> {
        let which = Which::NotCodedBy(coded_by);
        kept::keys(&self.connection, which).map_err(|error| self.told(&error))
    }

    /// The articles that were kept without a record, in the order of their keys.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn uncoded(&self) -> Result<Vec<Key>, StoreError> {
        kept::keys(&self.connection, Which::Uncoded).map_err(|error| self.told(&error))
    }

    /// Puts new records in the place of those that articles have, or gives them their first, in one
    /// transaction; says of each what became of it.
    ///
    /// # Errors
    /// When the file cannot be written: then every record is as it was.
    pub fn recode(
        &mut self,
        batch: &[(Kept, Record)],
        coded_by: &str,
    ) -> Result<Vec<Outcome>, StoreError> {
        let path = self.path.clone();
        let told = |error| StoreError::told(&path, &error);
        recode(&mut self.connection, batch, coded_by).map_err(told)
    }
}

fn recode(
    connection: &mut Connection,
    batch: &[(Kept, Record)],
    coded_by: &str,
) -> rusqlite::Result<Vec<Outcome>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut outcomes = Vec::with_capacity(batch.len());
    for (kept, record) in batch {
        let faults = fit::faults(&kept.article.text, record);
        outcomes.push(if faults.is_empty() {
            replace(&transaction, kept, record, coded_by)?;
            Outcome::New(kept.id.clone())
        } else {
            Outcome::Refused(faults)
        });
    }
    transaction.commit()?;
    Ok(outcomes)
}

fn replace(
    connection: &Connection,
    kept: &Kept,
    record: &Record,
    coded_by: &str,
) -> rusqlite::Result<()> {
    for table in table::ALL {
        table.clear(connection, kept.key.0)?;
    }
    connection
        .prepare_cached("UPDATE articles SET record = ?2, coded_by = ?3 WHERE key = ?1")?
        .execute(params![kept.key.0, json(record)?, coded_by])?;
    // Another program may have added a place of publication since the article was read.
    let publishers = publishers(&kept::publications(connection, kept.key)?);
    add_rows(connection, kept.key, &kept.article.text, record, &publishers)
}
