//! `cargo dev corpus duplicates`: no mould is used for more than three passages.

use std::path::Path;

use anyhow::{Result, bail};
use onrecord_corpus::duplicates;

use super::{counted, read_sound};

/// In how many passages a sequence of words may stand.
const LIMIT: usize = 3;

#[expect(clippy::print_stderr, reason = "a program for the terminal")]
pub(crate) fn run(root: &Path) -> Result<()> {
    let found = duplicates(&read_sound(root, &[])?, LIMIT);
    for duplicate in &found {
        eprintln!("`{}` stands in {} passages:", duplicate.words, duplicate.passages.len());
        for passage in &duplicate.passages {
            eprintln!("    {passage}");
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    bail!("{}; write all but {LIMIT} of each another way", counted(found.len(), "mould"))
}
