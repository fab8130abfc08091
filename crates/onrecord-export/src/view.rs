//! A table's cells by the names of its columns.

use arrow::array::{
    Array, Float32Array, Float64Array, Int64Array, ListArray, RecordBatch, StringArray, StructArray,
};
use onrecord::record::CharSpan;
use serde::de::DeserializeOwned;

use crate::code;
use crate::error::ReadError;
use crate::table::Table;

/// One table, to be read.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) table: Table,
    pub(crate) batch: &'a RecordBatch,
}

impl<'a> View<'a> {
    fn array<T: Array + 'static>(self, column: &'static str) -> Result<&'a T, ReadError> {
        let array = self.batch.column_by_name(column);
        array
            .and_then(|array| array.as_any().downcast_ref())
            .ok_or(ReadError::Column { table: self.table.name(), column })
    }

    /// The numbers of its rows, those of each article in their order.
    pub(crate) fn rows(self) -> Result<Vec<usize>, ReadError> {
        let mut rows: Vec<usize> = (0..self.batch.num_rows()).collect();
        if self.table != Table::Articles {
            let ordinals: &Int64Array = self.array("ordinal")?;
            rows.sort_by_key(|row| ordinals.value(*row));
        }
        Ok(rows)
    }

    /// A text that may be absent.
    pub(crate) fn optional(
        self,
        row: usize,
        column: &'static str,
    ) -> Result<Option<&'a str>, ReadError> {
        let array: &StringArray = self.array(column)?;
        Ok(array.is_valid(row).then(|| array.value(row)))
    }

    /// The same, as the record holds it.
    pub(crate) fn owned(
        self,
        row: usize,
        column: &'static str,
    ) -> Result<Option<String>, ReadError> {
        Ok(self.optional(row, column)?.map(str::to_owned))
    }

    /// A text that is always there.
    pub(crate) fn text(self, row: usize, column: &'static str) -> Result<&'a str, ReadError> {
        let missing = ReadError::Column { table: self.table.name(), column };
        self.optional(row, column)?.ok_or(missing)
    }

    /// The value that a code stands for.
    pub(crate) fn code<T: DeserializeOwned>(
        self,
        row: usize,
        column: &'static str,
    ) -> Result<T, ReadError> {
        let code = self.text(row, column)?;
        let unknown =
            || ReadError::Code { table: self.table.name(), column, code: code.to_owned() };
        code::read(code).ok_or_else(unknown)
    }

    /// A number that may be absent.
    pub(crate) fn number<N: TryFrom<i64>>(
        self,
        row: usize,
        column: &'static str,
    ) -> Result<Option<N>, ReadError> {
        let array: &Int64Array = self.array(column)?;
        if array.is_null(row) {
            return Ok(None);
        }
        let number = array.value(row);
        let wrong = |_| ReadError::Number { table: self.table.name(), column, number };
        N::try_from(number).map(Some).map_err(wrong)
    }

    /// A span, from the columns of its ends; none where they are absent.
    pub(crate) fn ends(
        self,
        row: usize,
        start: &'static str,
        end: &'static str,
    ) -> Result<Option<CharSpan>, ReadError> {
        Ok(self.number(row, start)?.zip(self.number(row, end)?).map(|(start, end)| [start, end]))
    }

    /// The row's own span.
    pub(crate) fn span(
        self,
        row: usize,
        start: &'static str,
        end: &'static str,
    ) -> Result<CharSpan, ReadError> {
        let missing = ReadError::Column { table: self.table.name(), column: start };
        self.ends(row, start, end)?.ok_or(missing)
    }

    /// A probability.
    pub(crate) fn probability(self, row: usize, column: &'static str) -> Result<f32, ReadError> {
        Ok(self.array::<Float32Array>(column)?.value(row))
    }

    /// Degrees that may be absent.
    pub(crate) fn degrees(
        self,
        row: usize,
        column: &'static str,
    ) -> Result<Option<f64>, ReadError> {
        let array: &Float64Array = self.array(column)?;
        Ok(array.is_valid(row).then(|| array.value(row)))
    }

    /// A list of texts.
    pub(crate) fn texts(self, row: usize, column: &'static str) -> Result<Vec<String>, ReadError> {
        let wrong = || ReadError::Column { table: self.table.name(), column };
        let texts = self.array::<ListArray>(column)?.value(row);
        let texts = texts.as_any().downcast_ref::<StringArray>().ok_or_else(wrong)?;
        Ok(texts.iter().map(|text| text.unwrap_or_default().to_owned()).collect())
    }

    /// A list of spans.
    pub(crate) fn spans(
        self,
        row: usize,
        column: &'static str,
    ) -> Result<Vec<CharSpan>, ReadError> {
        let wrong = || ReadError::Column { table: self.table.name(), column };
        let spans = self.array::<ListArray>(column)?.value(row);
        let spans = spans.as_any().downcast_ref::<StructArray>().ok_or_else(wrong)?;
        let ends = |name| spans.column_by_name(name)?.as_any().downcast_ref::<Int64Array>();
        let (starts, ends) = ends("start").zip(ends("end")).ok_or_else(wrong)?;
        let offset = |number: i64| {
            let negative = |_| ReadError::Number { table: self.table.name(), column, number };
            usize::try_from(number).map_err(negative)
        };
        let pairs = starts.values().iter().zip(ends.values());
        pairs.map(|(start, end)| Ok([offset(*start)?, offset(*end)?])).collect()
    }
}
