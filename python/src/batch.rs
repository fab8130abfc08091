//! Coding many articles: portions of the source in, Arrow tables out, in the source's order.
//!
//! The threads live as long as the call. Nothing of them is left behind for a process that forks
//! from this one later, which is how Spark and `multiprocessing` start their workers.

use onrecord::record::Record;
use onrecord::{Article, Coder};
use onrecord_export::{Batches, Table as Kind, Tables};
use pyo3::exceptions::{PyOSError, PyRuntimeError};
use pyo3::prelude::*;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::columns::Names;
use crate::fault::Fault;
use crate::one::{self, Left};
use crate::source::{Row, Source};
use crate::table::Table;

/// So many articles a thread are coded between two looks at Python's signals.
const PORTION: usize = 16;

/// A batch of a table ends after so many rows: texts in it are then far below Arrow's two gigabytes.
const BATCH_ROWS: usize = 1 << 17;

/// What is done to every article.
pub(crate) struct Work<'a> {
    /// What codes them.
    pub(crate) coder: &'a Coder,
    /// Whether articles in other languages are coded too.
    pub(crate) any_language: bool,
    /// Whether the first row that cannot be coded ends it.
    pub(crate) strict: bool,
}

/// What became of a batch.
#[derive(Default)]
pub(crate) struct Coded {
    parts: Vec<Batches>,
    /// The rows in other languages than the one that is coded, and which.
    pub(crate) foreign: Vec<(usize, String)>,
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

/// Codes everything that a source has.
pub(crate) fn code<'py>(
    py: Python<'py>,
    work: &Work,
    mut source: Source<'py>,
    names: &Names,
    threads: usize,
) -> PyResult<Coded> {
    let pool = pool(threads)?;
    let mut tables = Tables::new();
    let mut coded = Coded::default();
    let mut first = 0;
    loop {
        let rows = source.next(py, names, first, PORTION * threads)?;
        if rows.is_empty() {
            break;
        }
        if work.strict
            && let Some(fault) = rows.iter().find_map(|row| row.as_ref().err())
        {
            return Err(fault.clone().into());
        }
        let count = rows.len();
        let done = py.detach(|| all(work, pool.as_ref(), rows));
        for (number, done) in (first..).zip(done) {
            match done {
                Ok((article, record)) => {
                    tables.push(&record, Some(article.text.as_str())).map_err(broken)?;
                }
                Err(Left::Foreign(language)) => coded.foreign.push((number, language)),
                Err(Left::Fault(fault)) if work.strict => return Err(fault.at(number).into()),
                Err(Left::Fault(fault)) => coded.faults.push(fault.at(number)),
            }
            if tables.rows() >= BATCH_ROWS {
                coded.parts.push(tables.finish().map_err(broken)?);
            }
        }
        first += count;
        py.check_signals()?;
    }
    if tables.rows() > 0 {
        coded.parts.push(tables.finish().map_err(broken)?);
    }
    Ok(coded)
}

type Done = Result<(Article, Record), Left>;

/// Codes a portion, on the threads if there are several.
fn all(work: &Work, pool: Option<&ThreadPool>, rows: Vec<Row>) -> Vec<Done> {
    let one = |row: Row| one::code(work.coder, row.map_err(Left::Fault)?, work.any_language);
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
