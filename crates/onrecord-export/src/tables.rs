//! From records to Arrow tables.

use arrow::array::RecordBatch;
use onrecord::record::{CharSpan, Record};

use crate::cell::{Cell, Gathered};
use crate::error::ExportError;
use crate::known::Known;
use crate::rows;
use crate::table::Table;

/// The tables of a number of records: one record batch a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Batches([RecordBatch; Table::ALL.len()]);

impl Batches {
    /// The rows of one table.
    pub fn get(&self, table: Table) -> &RecordBatch {
        &self.0[table as usize]
    }

    /// Every table with its rows, in the order of [`Table::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Table, &RecordBatch)> {
        Table::ALL.into_iter().zip(&self.0)
    }

    /// The same tables from batches read elsewhere, in the order of [`Table::ALL`].
    pub fn from_batches(batches: [RecordBatch; Table::ALL.len()]) -> Self {
        Self(batches)
    }
}

/// The tables of some records, without their words.
///
/// For more records than memory holds, use [`Tables`] and take the batches out as they fill.
///
/// ```
/// use onrecord::{Article, Coder};
/// use onrecord_export::{Table, records, tables};
///
/// let article = Article::new("Ferries will sail on Monday, the port authority said.");
/// let record = Coder::new().code(&article);
/// let batches = tables([&record])?;
/// assert_eq!(batches.get(Table::Statements).num_rows(), 1);
/// assert_eq!(records(&batches)?, [record]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// A record has an offset that no text can have.
pub fn tables<'a>(records: impl IntoIterator<Item = &'a Record>) -> Result<Batches, ExportError> {
    let mut tables = Tables::new();
    for record in records {
        tables.push(record, None)?;
    }
    tables.finish()
}

/// Tables that grow record by record.
pub struct Tables {
    columns: [Vec<Gathered>; Table::ALL.len()],
    rows: [usize; Table::ALL.len()],
}

impl Default for Tables {
    fn default() -> Self {
        Self::new()
    }
}

impl Tables {
    /// Tables without rows.
    pub fn new() -> Self {
        let columns = Table::ALL
            .map(|table| table.columns().map(|column| Gathered::new(column.holds)).collect());
        Self { columns, rows: [0; Table::ALL.len()] }
    }

    /// Adds a record, with what is known beside it: the article's text brings its words.
    ///
    /// # Errors
    /// The record has an offset that no text can have; nothing of it is added then.
    pub fn push<'a>(
        &mut self,
        record: &'a Record,
        known: impl Into<Known<'a>>,
    ) -> Result<(), ExportError> {
        check(record)?;
        rows::add(self, record, known.into());
        Ok(())
    }

    /// How many rows the longest table has.
    pub fn rows(&self) -> usize {
        self.rows.into_iter().max().unwrap_or(0)
    }

    /// The tables as they stand; afterwards they are without rows again.
    ///
    /// # Errors
    /// Arrow refuses the columns, which is a fault of this crate.
    pub fn finish(&mut self) -> Result<Batches, ExportError> {
        let mut batches = Table::ALL.map(|table| RecordBatch::new_empty(table.schema()));
        for ((table, columns), batch) in
            Table::ALL.into_iter().zip(&mut self.columns).zip(&mut batches)
        {
            let arrays = columns.iter_mut().map(Gathered::finish).collect();
            *batch = RecordBatch::try_new(table.schema(), arrays)?;
        }
        self.rows = [0; Table::ALL.len()];
        Ok(Batches(batches))
    }

    /// Adds a row; its cells are in the order of the table's columns.
    pub(crate) fn add<'a>(&mut self, table: Table, cells: impl IntoIterator<Item = Cell<'a>>) {
        let columns = &mut self.columns[table as usize];
        let mut filled = 0;
        for (column, cell) in columns.iter_mut().zip(cells) {
            column.push(cell);
            filled += 1;
        }
        debug_assert_eq!(filled, columns.len(), "{}", table.name());
        self.rows[table as usize] += 1;
    }
}

/// Arrow counts with a sign: a number that large is no place in any text.
fn check(record: &Record) -> Result<(), ExportError> {
    let spans = spans(record).flatten().chain([record.article.length]);
    match spans.max().filter(|number| i64::try_from(*number).is_err()) {
        Some(number) => Err(ExportError::Number { article: record.article.id.clone(), number }),
        None => Ok(()),
    }
}

fn spans(record: &Record) -> impl Iterator<Item = CharSpan> {
    let mentions = record.actors.iter().flat_map(|actor| &actor.mentions);
    let statements = record.statements.iter().flat_map(|statement| {
        [
            &statement.source.spans,
            &statement.cue.spans,
            &statement.content.spans,
            &statement.addressee,
            &statement.medium,
        ]
        .into_iter()
        .flatten()
    });
    let events =
        record.events.iter().flat_map(|event| event.evidence.iter().chain([&event.trigger]));
    let disputes = record.disputes.iter().flat_map(|dispute| &dispute.claim.spans);
    let dates = record.dates.iter().map(|date| &date.span);
    let places = record.places.iter().map(|place| &place.span);
    let dateline = record.article.dateline.iter().map(|dateline| &dateline.span);
    mentions
        .chain(statements)
        .chain(events)
        .chain(disputes)
        .chain(dates)
        .chain(places)
        .chain(dateline)
        .chain(&record.boilerplate)
        .copied()
}
