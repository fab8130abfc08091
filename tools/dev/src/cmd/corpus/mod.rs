//! `cargo dev corpus …`: the annotated passages of `corpus/` and `tests/spec/`.

mod check;
mod duplicates;
mod export;
mod stats;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Subcommand;
use onrecord_corpus::{Error, Passage, straddling};

use crate::tree;

/// What to do with the passages.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Say what is wrong in the passages.
    Check {
        /// Files or folders; by default corpus and tests/spec.
        paths: Vec<PathBuf>,
    },
    /// Count passages and statements, by split, style and region.
    Stats {
        /// Files or folders; by default corpus and tests/spec.
        paths: Vec<PathBuf>,
    },
    /// Fail where passages are written from one mould: eight words in more than three of them.
    Duplicates,
    /// Write the passages as JSON Lines for training.
    Export {
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Files or folders; by default corpus and tests/spec.
        paths: Vec<PathBuf>,
    },
}

/// Runs one of the commands.
pub(crate) fn run(root: &Path, command: &Command) -> Result<()> {
    match command {
        Command::Check { paths } => check::run(root, paths),
        Command::Stats { paths } => stats::run(root, paths),
        Command::Duplicates => duplicates::run(root),
        Command::Export { out, paths } => export::run(root, paths, out),
    }
}

/// The passages of all files under `paths`, by default of `corpus` and `tests/spec`, and what is
/// wrong with them.
fn read(root: &Path, paths: &[PathBuf]) -> Result<(Vec<Passage>, Vec<Error>)> {
    let defaults = [root.join("corpus"), root.join("tests/spec")];
    let paths = if paths.is_empty() { &defaults[..] } else { paths };
    let (mut passages, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        for file in tree::files(path, "md")? {
            let text = tree::read(&file)?;
            match onrecord_corpus::parse(tree::shown(root, &file), &text) {
                Ok(found) => passages.extend(found),
                Err(found) => errors.extend(found),
            }
        }
    }
    errors.extend(straddling(&passages));
    Ok((passages, errors))
}

/// The passages, where nothing is wrong with any of them.
#[expect(clippy::print_stderr, reason = "a program for the terminal")]
fn read_sound(root: &Path, paths: &[PathBuf]) -> Result<Vec<Passage>> {
    let (passages, errors) = read(root, paths)?;
    for error in &errors {
        eprintln!("{error}");
    }
    if errors.is_empty() {
        return Ok(passages);
    }
    bail!("{} in the passages", counted(errors.len(), "mistake"))
}

/// `1 mistake`, `2 mistakes`.
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
