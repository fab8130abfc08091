//! The commands, one to a file.

pub(crate) mod code;
pub(crate) mod completions;
pub(crate) mod eval;
pub(crate) mod explain;
pub(crate) mod export;
mod groups;
pub(crate) mod import;
pub(crate) mod man;
pub(crate) mod schema;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod store;
pub(crate) mod watch;

use std::io::{self, Write};

use anyhow::{Context, Result};
use onrecord_store::RecordFault;

/// Prints text on standard output.
fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("standard output")
}

/// The ways in which a record does not fit, in a row.
fn in_a_row(faults: &[RecordFault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
