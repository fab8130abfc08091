//! What is wrong with one row, so that it has no record.

use std::fmt;

use pyo3::PyErr;
use pyo3::exceptions::PyValueError;

/// Why an article cannot be coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Which row of the input it is, from 0; none where the input is a single article.
    pub(crate) row: Option<usize>,
    /// The part of the article that is wrong: `published`.
    pub(crate) part: &'static str,
    /// What is wrong with it, with its value and what would mend it.
    pub(crate) what: String,
}

impl Fault {
    /// A fault in one part of an article.
    pub(crate) fn new(part: &'static str, what: impl fmt::Display) -> Self {
        Self { row: None, part, what: what.to_string() }
    }

    /// The same fault, of that row.
    pub(crate) fn at(self, row: usize) -> Self {
        Self { row: Some(row), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.row {
            write!(f, "row {row}, ")?;
        }
        write!(f, "{}: {}", self.part, self.what)
    }
}

impl From<Fault> for PyErr {
    fn from(fault: Fault) -> Self {
        PyValueError::new_err(fault.to_string())
    }
}
