//! Everything that a store tells across articles, row by row, as it is handed on.

mod denial;
mod happening;
mod story;

use rusqlite::Row;

use crate::{Reading, StoreError};
pub use denial::DenialRow;
pub use happening::{HappeningEventRow, HappeningRow};
pub use story::{StoryArticleRow, StoryRow};

/// Rows of one kind that a store hands out one after the other, by their ids.
pub trait AcrossRow: Sized {
    /// The query that finds them.
    #[doc(hidden)]
    const SQL: &'static str;

    /// Reads one.
    #[doc(hidden)]
    fn read(row: &Row) -> rusqlite::Result<Self>;
}

impl Reading<'_> {
    /// Hands out every row of a kind, in an order that does not depend on the import.
    ///
    /// # Errors
    /// When the file cannot be read, or `take` fails, which ends it.
    pub fn across<R: AcrossRow, E: From<StoreError>>(
        &self,
        mut take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let told = |error| E::from(self.told(&error));
        let mut select = self.connection.prepare(R::SQL).map_err(told)?;
        let mut rows = select.query([]).map_err(told)?;
        while let Some(row) = rows.next().map_err(told)? {
            take(R::read(row).map_err(told)?)?;
        }
        Ok(())
    }
}
