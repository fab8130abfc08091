//! The part of the Python package that is in Rust: articles from Python or Arrow in, records as
//! JSON or as Arrow tables out.
//!
//! `row` reads an article from a Python object and `columns` from Arrow; `source` hands either out
//! in portions, `one` codes an article, `batch` these on all threads, and `table` gives the result to whoever speaks
//! Arrow. The classes a user meets are in Python, beside this.

mod batch;
mod coder;
mod columns;
mod fault;
mod one;
mod published;
mod record;
mod row;
mod schema;
mod source;
mod table;

use pyo3::prelude::*;

/// What the Python side of the package is built on.
#[pymodule]
mod _onrecord {
    #[pymodule_export]
    use super::coder::Coder;
    #[pymodule_export]
    use super::record::written;
    #[pymodule_export]
    use super::schema::{spark_schema, table_names};
    #[pymodule_export]
    use super::table::Table;

    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        onrecord::guard::keep_panics_quiet();
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
