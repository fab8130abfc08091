//! Cells and the columns they are gathered in.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanBuilder, Date32Builder, Float32Builder, Float64Builder, Int64Builder,
    ListArray, ListBuilder, StringBuilder, StructArray,
};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::{DataType, Field};
use jiff::civil::Date;
use onrecord::period;
use onrecord::record::CharSpan;

use crate::table::{Holds, ends};

/// What stands in one column of one row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell<'a> {
    /// A text, or none.
    Text(Option<&'a str>),
    /// A text made for the table, or none.
    Made(Option<String>),
    /// A number, or none.
    Number(Option<i64>),
    /// A probability.
    Probability(f32),
    /// Degrees, or none.
    Degrees(Option<f64>),
    /// Yes or no.
    Flag(bool),
    /// A day, or none.
    Day(Option<Date>),
    /// Texts.
    Texts(Vec<&'a str>),
    /// Stretches of the text.
    Spans(&'a [CharSpan]),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Some(text))
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Some(text))
    }
}

impl<'a> From<&'a Option<String>> for Cell<'a> {
    fn from(text: &'a Option<String>) -> Self {
        Self::Text(text.as_deref())
    }
}

impl From<Option<String>> for Cell<'_> {
    fn from(text: Option<String>) -> Self {
        Self::Made(text)
    }
}

impl From<i64> for Cell<'_> {
    fn from(number: i64) -> Self {
        Self::Number(Some(number))
    }
}

impl<'a> From<&'a Vec<CharSpan>> for Cell<'a> {
    fn from(spans: &'a Vec<CharSpan>) -> Self {
        Self::Spans(spans)
    }
}

impl<'a> From<&'a Vec<String>> for Cell<'a> {
    fn from(texts: &'a Vec<String>) -> Self {
        Self::Texts(texts.iter().map(String::as_str).collect())
    }
}

/// A column in the making.
pub(crate) enum Gathered {
    Text(StringBuilder),
    Number(Int64Builder),
    Probability(Float32Builder),
    Degrees(Float64Builder),
    Flag(BooleanBuilder),
    Day(Date32Builder),
    Texts(ListBuilder<StringBuilder>),
    Spans(Spans),
}

impl Gathered {
    /// An empty column.
    pub(crate) fn new(holds: Holds) -> Self {
        match holds {
            Holds::Text => Self::Text(StringBuilder::new()),
            Holds::Number => Self::Number(Int64Builder::new()),
            Holds::Probability => Self::Probability(Float32Builder::new()),
            Holds::Degrees => Self::Degrees(Float64Builder::new()),
            Holds::Flag => Self::Flag(BooleanBuilder::new()),
            Holds::Day => Self::Day(Date32Builder::new()),
            Holds::Texts => {
                let item = Field::new("item", DataType::Utf8, false);
                Self::Texts(ListBuilder::new(StringBuilder::new()).with_field(item))
            }
            Holds::Spans => Self::Spans(Spans::default()),
        }
    }

    /// Adds a cell.
    ///
    /// # Panics
    /// Where the cell is not of the column's kind, which is a fault in the table's making.
    pub(crate) fn push(&mut self, cell: Cell) {
        match (self, cell) {
            (Self::Text(column), Cell::Text(text)) => column.append_option(text),
            (Self::Text(column), Cell::Made(text)) => column.append_option(text),
            (Self::Number(column), Cell::Number(number)) => column.append_option(number),
            (Self::Probability(column), Cell::Probability(number)) => column.append_value(number),
            (Self::Degrees(column), Cell::Degrees(number)) => column.append_option(number),
            (Self::Flag(column), Cell::Flag(flag)) => column.append_value(flag),
            (Self::Day(column), Cell::Day(day)) => column.append_option(day.map(period::number)),
            (Self::Texts(column), Cell::Texts(texts)) => {
                column.append_value(texts.into_iter().map(Some));
            }
            (Self::Spans(column), Cell::Spans(spans)) => column.push(spans),
            (_, cell) => panic!("{cell:?} is in the wrong column"),
        }
    }

    /// The column as an array; afterwards it is empty again.
    pub(crate) fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(column) => Arc::new(column.finish()),
            Self::Number(column) => Arc::new(column.finish()),
            Self::Probability(column) => Arc::new(column.finish()),
            Self::Degrees(column) => Arc::new(column.finish()),
            Self::Flag(column) => Arc::new(column.finish()),
            Self::Day(column) => Arc::new(column.finish()),
            Self::Texts(column) => Arc::new(column.finish()),
            Self::Spans(column) => Arc::new(std::mem::take(column).finish()),
        }
    }
}

/// A column of lists of spans in the making.
#[derive(Default)]
pub(crate) struct Spans {
    lengths: Vec<usize>,
    starts: Int64Builder,
    ends: Int64Builder,
}

impl Spans {
    fn push(&mut self, spans: &[CharSpan]) {
        self.lengths.push(spans.len());
        for [start, end] in spans {
            self.starts.append_value(*start as i64);
            self.ends.append_value(*end as i64);
        }
    }

    fn finish(mut self) -> ListArray {
        let columns: Vec<ArrayRef> =
            vec![Arc::new(self.starts.finish()), Arc::new(self.ends.finish())];
        let spans = StructArray::new(ends(), columns, None);
        let item = Arc::new(Field::new("item", DataType::Struct(ends()), false));
        ListArray::new(item, OffsetBuffer::from_lengths(self.lengths), Arc::new(spans), None)
    }
}
