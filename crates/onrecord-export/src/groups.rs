//! Rows across articles on their way into the files of their tables.

use arrow::array::RecordBatch;
use serde::Serialize;
use serde_json::Value;

use crate::cell::{Cell, Gathered};
use crate::error::ExportError;
use crate::folder::{ROWS, TableFile};
use crate::group_table::GroupTable;
use crate::table::{Column, Holds};

/// The table of one kind of row, and its file.
pub(crate) struct GroupFile {
    table: GroupTable,
    columns: Vec<Gathered>,
    rows: usize,
    file: Box<dyn TableFile>,
}

impl GroupFile {
    /// A table without rows.
    pub(crate) fn new(table: GroupTable, file: Box<dyn TableFile>) -> Self {
        let columns = table.columns().iter().map(|column| Gathered::new(column.holds)).collect();
        Self { table, columns, rows: 0, file }
    }

    /// Adds a row: an object with a key for each column.
    pub(crate) fn push(&mut self, row: &impl Serialize) -> Result<(), ExportError> {
        let no_row = || ExportError::NoRow { table: self.table.name() };
        let row = serde_json::to_value(row).map_err(|_| no_row())?;
        let cells = self.table.columns().iter().map(|column| cell(column, row.get(column.name)));
        let cells = cells.collect::<Option<Vec<_>>>().ok_or_else(no_row)?;
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            column.push(cell);
        }
        self.rows += 1;
        if self.rows >= ROWS { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), ExportError> {
        let arrays = self.columns.iter_mut().map(Gathered::finish).collect();
        self.rows = 0;
        self.file.write(&RecordBatch::try_new(self.table.sheet().schema(), arrays)?)
    }

    /// Makes the file whole.
    pub(crate) fn close(mut self) -> Result<(), ExportError> {
        self.flush()?;
        self.file.close()
    }
}

/// The cell of a column; none where the value is of another kind.
fn cell<'a>(column: &Column, value: Option<&'a Value>) -> Option<Cell<'a>> {
    match (column.holds, value?) {
        (Holds::Text, Value::Null) if column.nullable => Some(Cell::Text(None)),
        (Holds::Text, Value::String(text)) => Some(Cell::Text(Some(text))),
        (Holds::Number, Value::Number(number)) => number.as_i64().map(Cell::from),
        (Holds::Texts, Value::Array(texts)) => {
            texts.iter().map(Value::as_str).collect::<Option<Vec<_>>>().map(Cell::Texts)
        }
        _ => None,
    }
}
