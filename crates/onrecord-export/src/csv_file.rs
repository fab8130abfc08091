//! One table as a CSV file: a line of headings, lists as JSON, an empty cell for what is absent.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::PathBuf;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use arrow::datatypes::{Date32Type, Float32Type, Float64Type, Int64Type};
use csv::{Terminator, Writer, WriterBuilder};
use onrecord::period;

use crate::error::ExportError;
use crate::folder::TableFile;
use crate::sheet::Sheet;
use crate::table::Holds;

/// A CSV file in the making.
pub(crate) struct CsvFile {
    path: PathBuf,
    sheet: Sheet,
    safe: bool,
    writer: Writer<BufWriter<File>>,
}

impl CsvFile {
    /// A file for the rows of a table, with its headings written.
    pub(crate) fn create(path: PathBuf, sheet: Sheet, safe: bool) -> Result<Self, ExportError> {
        let file = File::create(&path).map_err(|source| ExportError::write(&path, source))?;
        let mut builder = WriterBuilder::new();
        builder.terminator(Terminator::Any(b'\n'));
        let writer = builder.from_writer(BufWriter::new(file));
        let mut file = Self { path, sheet, safe, writer };
        let headings = file.sheet.columns.iter().map(|column| column.name.to_owned()).collect();
        file.line(headings)?;
        Ok(file)
    }

    fn line(&mut self, cells: Vec<String>) -> Result<(), ExportError> {
        let written = self.writer.write_record(cells);
        written.map_err(|error| ExportError::write(&self.path, error.into()))
    }
}

impl TableFile for CsvFile {
    fn write(&mut self, rows: &RecordBatch) -> Result<(), ExportError> {
        for row in 0..rows.num_rows() {
            let columns = self.sheet.columns.iter().zip(rows.columns());
            let cells = columns.map(|(column, array)| match cell(column.holds, array, row) {
                text if self.safe && column.holds == Holds::Text => safe(text),
                text => text,
            });
            let cells = cells.collect();
            self.line(cells)?;
        }
        Ok(())
    }

    fn close(self: Box<Self>) -> Result<(), ExportError> {
        let Self { path, writer, .. } = *self;
        let buffer = writer.into_inner().map_err(|error| io::Error::from(error.error().kind()));
        let file =
            buffer.and_then(|buffer| buffer.into_inner().map_err(io::IntoInnerError::into_error));
        let done = file.and_then(|file| file.sync_all());
        done.map_err(|source| ExportError::write(&path, source))
    }
}

/// A cell as text; the column is of the type that its table says.
fn cell(holds: Holds, array: &ArrayRef, row: usize) -> String {
    if array.is_null(row) {
        return String::new();
    }
    match holds {
        Holds::Text => array.as_string::<i32>().value(row).to_owned(),
        Holds::Number => array.as_primitive::<Int64Type>().value(row).to_string(),
        Holds::Probability => array.as_primitive::<Float32Type>().value(row).to_string(),
        Holds::Degrees => array.as_primitive::<Float64Type>().value(row).to_string(),
        Holds::Flag => array.as_boolean().value(row).to_string(),
        Holds::Day => {
            let day = period::day(array.as_primitive::<Date32Type>().value(row));
            day.map(|day| day.to_string()).unwrap_or_default()
        }
        Holds::Texts => {
            let list = array.as_list::<i32>().value(row);
            json(&list.as_string::<i32>().iter().flatten().collect::<Vec<_>>())
        }
        Holds::Spans => {
            let list = array.as_list::<i32>().value(row);
            let ends = list.as_struct();
            let [starts, ends] = [0, 1].map(|nth| ends.column(nth).as_primitive::<Int64Type>());
            let spans = starts.values().iter().zip(ends.values());
            json(&spans.map(|(start, end)| [*start, *end]).collect::<Vec<_>>())
        }
    }
}

fn json(list: &impl serde::Serialize) -> String {
    // Lists of texts and numbers can always be written.
    serde_json::to_string(list).unwrap_or_default()
}

/// A text that no spreadsheet takes for a formula: one that begins like a formula, blanks and marks
/// that are not seen aside, gets an apostrophe before it.
fn safe(text: String) -> String {
    let passed_over = |letter: char| {
        let is_blank = letter.is_whitespace() && !letter.is_control();
        let is_unseen = matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}');
        is_blank || is_unseen || matches!(letter, '"' | '\'')
    };
    let first = text.trim_start_matches(passed_over).chars().next();
    let formula = |first| {
        matches!(first, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') || first.is_control()
    };
    if first.is_some_and(formula) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_becomes_a_text() {
        for formula in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "＝1",
            "\"=1",
            "'=1",
            "\u{2003}=1",
            "\u{200b}=1",
            "\u{202e}@a",
            "\u{feff} +1",
            "\u{85}=1",
            "\0=1",
        ] {
            assert_eq!(safe(formula.to_owned()), format!("'{formula}"));
        }
        for text in ["", "a=b", "Ms. +", "https://news.example/-", "“=1”", "2024-06-21"] {
            assert_eq!(safe(text.to_owned()), text);
        }
    }
}
