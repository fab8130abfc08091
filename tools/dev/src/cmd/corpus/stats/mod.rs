//! `cargo dev corpus stats`: what the passages hold, what they still lack, and who does what to whom
//! in them.

mod balance;
mod coverage;
mod statements;

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::read_sound;

pub(crate) fn run(root: &Path, paths: &[PathBuf]) -> Result<()> {
    let passages = read_sound(root, paths)?;
    statements::print(&passages);
    let full: Vec<_> = passages.iter().filter(|passage| passage.is_full()).collect();
    if !full.is_empty() {
        coverage::print(&passages);
        balance::print(&full);
    }
    Ok(())
}
