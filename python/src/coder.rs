//! The coder, as Python calls it.

use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use onrecord::{Actors, Coder as Core};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::batch::Work;
use crate::columns::{Names, PARTS};
use crate::fault::Fault;
use crate::one::{self, Left};
use crate::source::Source;
use crate::table::Table;
use crate::{batch, record, row};

/// Codes articles. The Python class of that name stands before it.
#[pyclass(frozen, module = "onrecord._onrecord")]
pub(crate) struct Coder(Core);

/// A row in another language: its number, and which.
type Foreign = (usize, String);

/// A row that has no record: its number, what of it is wrong, and why.
type Told = (usize, &'static str, String);

#[pymethods]
impl Coder {
    /// A coder that knows a user's actors, in CSV, before those in the package.
    #[new]
    #[pyo3(signature = (actors=None))]
    fn new(py: Python<'_>, actors: Option<(String, String)>) -> PyResult<Self> {
        let coder = py.detach(|| match actors {
            None => Ok(Core::new()),
            Some((file, csv)) => Actors::built_in().with_csv(&file, &csv).map(Core::with_actors),
        });
        coder.map(Self).map_err(|error| PyValueError::new_err(error.to_string()))
    }

    /// The record of one article, given as a text or a mapping, in JSON; or the language that it is
    /// in, if that is not the one that is coded.
    #[pyo3(signature = (article, any_language))]
    fn code(
        &self,
        py: Python<'_>,
        article: &Bound<'_, PyAny>,
        any_language: bool,
    ) -> PyResult<(Option<String>, Option<String>)> {
        let article = row::article(article, &Names::default())??;
        match py.detach(|| one::code(&self.0, article, any_language)) {
            Ok((_, coded)) => Ok((Some(record::as_json(&coded, false)?), None)),
            Err(Left::Foreign(language)) => Ok((None, Some(language))),
            Err(Left::Fault(fault)) => Err(fault.into()),
        }
    }

    /// The tables of many articles, the rows that are in other languages, and the rows that have no
    /// record.
    #[pyo3(signature = (articles, columns, threads, strict, any_language))]
    fn code_batch(
        &self,
        py: Python<'_>,
        articles: &Bound<'_, PyAny>,
        columns: Vec<(String, String)>,
        threads: Option<usize>,
        strict: bool,
        any_language: bool,
    ) -> PyResult<(Vec<Table>, Vec<Foreign>, Vec<Told>)> {
        let names = names(columns)?;
        let threads = number(threads)?;
        let source = Source::new(articles, &names)?;
        let work = Work { coder: &self.0, any_language, strict };
        let coded = batch::code(py, &work, source, &names, threads)?;
        let told = |fault: &Fault| (fault.row.unwrap_or(0), fault.part, fault.what.clone());
        let faults = coded.faults.iter().map(told).collect();
        Ok((coded.tables(), coded.foreign, faults))
    }
}

fn names(columns: Vec<(String, String)>) -> PyResult<Names> {
    let unknown = columns.iter().find(|(part, _)| !PARTS.contains(&part.as_str()));
    if let Some((part, _)) = unknown {
        let parts = PARTS.join(", ");
        return Err(PyValueError::new_err(format!("columns: `{part}` is none of {parts}")));
    }
    Ok(Names(columns))
}

/// How many threads to code on: all cores unless a number is given.
fn number(threads: Option<usize>) -> PyResult<usize> {
    match threads {
        Some(0) => Err(PyValueError::new_err("threads: `0` is too few; give 1 or more, or None")),
        Some(number) => Ok(number),
        None => Ok(available_parallelism().map_or(1, NonZeroUsize::get)),
    }
}
