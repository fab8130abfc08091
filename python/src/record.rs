//! A record in JSON, exactly as the program writes it.

use onrecord::json::{Told, line, pretty};
use onrecord::record::Record;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// A record read from JSON and written again: on one line, or indented as `onrecord code --format
/// json` does.
///
/// # Errors
/// It is no record: what is missing or wrong in it.
#[pyfunction]
#[pyo3(signature = (json, indented))]
pub(crate) fn written(json: &str, indented: bool) -> PyResult<String> {
    let no_record =
        |error: serde_json::Error| PyValueError::new_err(format!("this is no record: {error}"));
    let record: Record = serde_json::from_str(json).map_err(no_record)?;
    as_json(&record, indented)
}

/// A record in JSON.
pub(crate) fn as_json(record: &Record, indented: bool) -> PyResult<String> {
    let told = Told { record, trace: None };
    let json = if indented { pretty(&told) } else { line(&told) };
    json.map_err(|error| PyValueError::new_err(error.to_string()))
}
