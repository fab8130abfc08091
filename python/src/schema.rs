//! The tables by name, and their columns as Spark writes them.

use onrecord_export::{Holds, Table};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;

/// The names of the tables, in their order.
#[pyfunction]
pub(crate) fn table_names() -> Vec<&'static str> {
    Table::ALL.map(Table::name).to_vec()
}

/// The schema of a table in Spark's DDL: `article_id string, …`.
///
/// # Errors
/// There is no table of that name.
#[pyfunction]
pub(crate) fn spark_schema(table: &str) -> PyResult<String> {
    let table = named(table)?;
    // Some names, such as `end`, are words of SQL.
    let columns =
        table.columns().map(|column| format!("`{}` {}", column.name, spark_type(column.holds)));
    Ok(columns.collect::<Vec<_>>().join(", "))
}

/// The table of that name.
pub(crate) fn named(name: &str) -> PyResult<Table> {
    Table::named(name).ok_or_else(|| {
        let names = table_names().join(", ");
        PyKeyError::new_err(format!("there is no table `{name}`; the tables are {names}"))
    })
}

fn spark_type(holds: Holds) -> &'static str {
    match holds {
        Holds::Text => "string",
        Holds::Number => "bigint",
        Holds::Probability => "float",
        Holds::Degrees => "double",
        Holds::Flag => "boolean",
        Holds::Day => "date",
        Holds::Texts => "array<string>",
        Holds::Spans => "array<struct<`start`: bigint, `end`: bigint>>",
    }
}
