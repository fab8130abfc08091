//! `cargo dev corpus code`: what the program itself makes of the passages, as JSON Lines of records
//! with the passages' ids, to be scored against the gold of `export --gold`.

use std::path::{Path, PathBuf};

use anyhow::Result;
use onrecord::Coder;

use super::{Selection, write_lines};

/// Where to write, and of which passages.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    selection: Selection,
}

pub(crate) fn run(root: &Path, arguments: &Arguments) -> Result<()> {
    let passages = arguments.selection.read(root)?;
    let coder = Coder::new();
    let records =
        passages.iter().map(|passage| Ok(serde_json::to_string(&coder.code(&passage.article()))?));
    write_lines(&arguments.out, records, "record")
}
