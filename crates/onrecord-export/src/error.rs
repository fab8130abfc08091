//! What can go wrong in handing records on.

use std::io;
use std::path::{Path, PathBuf};

use arrow::error::ArrowError;
use parquet::errors::ParquetError;

/// Records could not be handed on.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A number of a record is larger than a table can hold.
    #[error("article `{article}`: {number} is no place in a text; is this a record of onrecord?")]
    Number {
        /// The article's id.
        article: String,
        /// The number.
        number: usize,
    },
    /// A file or a folder could not be written.
    #[error("{path}: cannot be written")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A folder that should hold the tables holds something already.
    #[error("{path}: this folder is not empty; name a new one, or empty it first")]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// A row across articles is not of its table's shape.
    #[error("table `{table}`: the row lacks a column, or has one of another kind")]
    NoRow {
        /// The table's name.
        table: &'static str,
    },
    /// Arrow refused a table.
    #[error("the table cannot be made")]
    Arrow(#[from] ArrowError),
    /// A Parquet file could not be written.
    #[error("{path}: cannot be written")]
    Parquet {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: ParquetError,
    },
}

impl ExportError {
    /// A file or a folder that cannot be written, and why.
    pub(crate) fn write(path: &Path, source: io::Error) -> Self {
        Self::Write { path: path.to_owned(), source }
    }
}

/// Tables could not be read back as records.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A column is missing or holds something else than it should.
    #[error("table `{table}`: column `{column}` is missing or of another type")]
    Column {
        /// The table's name.
        table: &'static str,
        /// The column's name.
        column: &'static str,
    },
    /// A code is none that a record knows.
    #[error("table `{table}`: `{code}` is no {column}")]
    Code {
        /// The table's name.
        table: &'static str,
        /// The column's name.
        column: &'static str,
        /// The code.
        code: String,
    },
    /// A number is negative or too large.
    #[error("table `{table}`: {number} cannot be a {column}")]
    Number {
        /// The table's name.
        table: &'static str,
        /// The column's name.
        column: &'static str,
        /// The number.
        number: i64,
    },
    /// Two rows have an id that only one may have.
    #[error("table `{table}`: `{id}` of article `{article}` is there twice")]
    Twice {
        /// The table's name.
        table: &'static str,
        /// The article's id.
        article: String,
        /// The id.
        id: String,
    },
    /// A row belongs to something that is not there.
    #[error("table `{table}`: there is no `{id}` in article `{article}`")]
    Orphan {
        /// The table's name.
        table: &'static str,
        /// The article's id.
        article: String,
        /// The id.
        id: String,
    },
}
