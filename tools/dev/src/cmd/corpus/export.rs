//! `cargo dev corpus export`: the passages as JSON Lines, which training reads.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::{counted, read_sound};

#[expect(clippy::print_stdout, reason = "a program for the terminal")]
pub(crate) fn run(root: &Path, paths: &[PathBuf], out: &Path) -> Result<()> {
    let mut passages = read_sound(root, paths)?;
    passages.sort_by_key(|passage| (passage.split(), passage.id()));
    let mut ids = HashSet::new();
    let mut lines = String::new();
    for passage in &passages {
        let id = passage.id();
        ensure!(ids.insert(id.clone()), "two passages are called {id}; rename one, or its file");
        lines += &passage.training_line()?;
        lines.push('\n');
    }
    fs::write(out, lines).with_context(|| format!("cannot write {}", out.display()))?;
    println!("{} in {}", counted(passages.len(), "passage"), out.display());
    Ok(())
}
