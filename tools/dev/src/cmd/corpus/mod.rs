//! `cargo dev corpus …`: the annotated passages of `corpus/` and `tests/spec/`.

mod agreement;
mod check;
mod code;
mod duplicates;
mod export;
mod stats;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clap::Subcommand;
use onrecord_corpus::{Error, Passage, Split, straddling};

use crate::tree;

/// What to do with the passages.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Say what is wrong in the passages.
    Check {
        /// Files or folders; by default corpus and tests/spec.
        paths: Vec<PathBuf>,
    },
    /// Count what the passages hold, what is short of the aims, and who does what to whom.
    Stats {
        /// Files or folders; by default corpus and tests/spec.
        paths: Vec<PathBuf>,
    },
    /// Fail where passages are written from one mould: eight words in more than three of them.
    Duplicates,
    /// Say how far two people agree who annotated the same passages, as a Markdown table.
    Agreement {
        /// A file or folder of the one.
        first: PathBuf,
        /// A file or folder of the other.
        second: PathBuf,
    },
    /// Write the passages for training, as records, or as gold to score records against.
    Export(export::Arguments),
    /// Write the records that the program makes of the passages, to score them against the gold.
    Code(code::Arguments),
}

/// Runs one of the commands.
pub(crate) fn run(root: &Path, command: &Command) -> Result<()> {
    match command {
        Command::Check { paths } => check::run(root, paths),
        Command::Stats { paths } => stats::run(root, paths),
        Command::Duplicates => duplicates::run(root),
        Command::Agreement { first, second } => agreement::run(root, first, second),
        Command::Export(arguments) => export::run(root, arguments),
        Command::Code(arguments) => code::run(root, arguments),
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
pub(crate) fn read_sound(root: &Path, paths: &[PathBuf]) -> Result<Vec<Passage>> {
    let (passages, errors) = read(root, paths)?;
    for error in &errors {
        eprintln!("{error}");
    }
    if errors.is_empty() {
        return Ok(passages);
    }
    bail!("{} in the passages", counted(errors.len(), "mistake"))
}

/// Which of the passages are meant.
#[derive(clap::Args)]
pub(crate) struct Selection {
    /// Only passages of this split: train, dev or spec.
    #[arg(long, value_name = "SPLIT", value_parser = read_split)]
    split: Option<Split>,
    /// Only passages in which everything is annotated, and not their statements alone.
    #[arg(long)]
    full: bool,
    /// Files or folders; by default corpus and tests/spec.
    paths: Vec<PathBuf>,
}

impl Selection {
    /// The passages meant, by split and name, each with a name of its own.
    fn read(&self, root: &Path) -> Result<Vec<Passage>> {
        let mut passages = read_sound(root, &self.paths)?;
        passages.retain(|passage| self.split.is_none_or(|split| split == passage.split()));
        // A passage about one thing is annotated for that alone: nothing to learn from or score by.
        passages.retain(|passage| passage.headers.about.is_empty());
        passages.retain(|passage| !self.full || passage.is_full());
        passages.sort_by_key(|passage| (passage.split(), passage.id()));
        let mut ids = HashSet::new();
        for id in passages.iter().map(Passage::id) {
            ensure!(
                ids.insert(id.clone()),
                "two passages are called {id}; rename one, or its file"
            );
        }
        Ok(passages)
    }
}

fn read_split(name: &str) -> Result<Split, String> {
    Split::named(name).ok_or_else(|| "there are train, dev and spec".to_owned())
}

/// Writes `lines`, one a line, and says how many of what.
#[expect(clippy::print_stdout, reason = "a program for the terminal")]
fn write_lines(out: &Path, lines: impl Iterator<Item = Result<String>>, what: &str) -> Result<()> {
    let mut text = String::new();
    let mut count = 0;
    for line in lines {
        text += &line?;
        text.push('\n');
        count += 1;
    }
    fs::write(out, text).with_context(|| format!("cannot write {}", out.display()))?;
    println!("{} in {}", counted(count, what), out.display());
    Ok(())
}

/// `1 mistake`, `2 mistakes`.
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
