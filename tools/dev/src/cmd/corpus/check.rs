//! `cargo dev corpus check`: every reference resolves, every statement is sound.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{counted, read_sound};

#[expect(clippy::print_stdout, reason = "a program for the terminal")]
pub(crate) fn run(root: &Path, paths: &[PathBuf]) -> Result<()> {
    let passages = read_sound(root, paths)?;
    let statements: usize = passages.iter().map(|passage| passage.statements.len()).sum();
    println!(
        "{} with {}: sound",
        counted(passages.len(), "passage"),
        counted(statements, "statement")
    );
    Ok(())
}
