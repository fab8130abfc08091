//! Coding many articles: portions of the source in, Arrow tables out, in the source's order.
//!
//! The threads live as long as the call. Nothing of them is left behind for a process that forks
//! from this one later, which is how Spark and `multiprocessing` start their workers.

use onrecord::Coder;
use onrecord::record::Record;
use onrecord_export::{Batches, Table as Kind, Tables};
use pyo3::exceptions::{PyOSError, PyRuntimeError};
use pyo3::prelude::*;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::columns::Names;
use crate::fault::Fault;
use crate::guard;
use crate::source::{Row, Source};
use crate::table::Table;

/// So many articles a thread are coded between two looks at Python's signals.
const PORTION: usize = 16;

/// A batch of a table ends after so many rows: texts in it are then far below Arrow's two gigabytes.
const BATCH_ROWS: usize = 1 << 17;

/// What became of a batch.
pub(crate) struct Coded {
    parts: Vec<Batches>,
    /// The rows that have no record.
    pub(crate) faults: Vec<Fault>,
}

impl Coded {
    /// The tables, in their order.
    pub(crate) fn tables(&self) -> Vec<Table> {
        let of = |kind: Kind| {
            let batches = self.parts.iter().map(|part| part.get(kind).clone());
            Table::new(kind.schema(), batches.collect())
        };
        Kind::ALL.into_iter().map(of).collect()
    }
}

/// Codes everything that a source has. With `strict`, the first row that cannot be coded ends it.
pub(crate) fn code<'py>(
    py: Python<'py>,
    coder: &Coder,
    mut source: Source<'py>,
    names: &Names,
    threads: usize,
    strict: bool,
) -> PyResult<Coded> {
    let pool = pool(threads)?;
    let mut tables = Tables::new();
    let mut coded = Coded { parts: Vec::new(), faults: Vec::new() };
    let mut first = 0;
    loop {
        let rows = source.next(py, names, first, PORTION * threads)?;
        if rows.is_empty() {
            break;
        }
        if strict && let Some(fault) = rows.iter().find_map(|row| row.as_ref().err()) {
            return Err(fault.clone().into());
        }
        let numbered: Vec<(usize, Row)> = (first..).zip(rows).collect();
        first += numbered.len();
        for done in py.detach(|| all(coder, pool.as_ref(), numbered)) {
            match done {
                Ok((text, record)) => tables.push(&record, Some(&text)).map_err(broken)?,
                Err(fault) if strict => return Err(fault.into()),
                Err(fault) => coded.faults.push(fault),
            }
            if tables.rows() >= BATCH_ROWS {
                coded.parts.push(tables.finish().map_err(broken)?);
            }
        }
        py.check_signals()?;
    }
    if tables.rows() > 0 {
        coded.parts.push(tables.finish().map_err(broken)?);
    }
    Ok(coded)
}

type Done = Result<(String, Record), Fault>;

/// Codes a portion, on the threads if there are several.
fn all(coder: &Coder, pool: Option<&ThreadPool>, rows: Vec<(usize, Row)>) -> Vec<Done> {
    let one = |(number, row): (usize, Row)| {
        let article = row?;
        let record = guard::code(coder, &article).map_err(|fault| fault.at(number))?;
        Ok((article.text, record))
    };
    match pool {
        Some(pool) => pool.install(|| rows.into_par_iter().map(one).collect()),
        None => rows.into_iter().map(one).collect(),
    }
}

/// The threads; none where one is enough, which is the one that calls.
fn pool(threads: usize) -> PyResult<Option<ThreadPool>> {
    if threads == 1 {
        return Ok(None);
    }
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads)
        .thread_name(|number| format!("onrecord-{number}"))
        .build();
    pool.map(Some).map_err(|error| {
        PyOSError::new_err(format!("{threads} threads cannot be started ({error}); try threads=1"))
    })
}

fn broken(error: impl std::error::Error) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}
