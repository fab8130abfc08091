//! Which events of the corpus are one happening, as written down by hand.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::tree;

/// The happening's name of an event, by article and event.
pub(super) type Gold = HashMap<(String, String), String>;

/// Reads `corpus.tsv`.
pub(super) fn read(path: &Path) -> Result<Gold> {
    let text = tree::read(path)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')).skip(1);
    let mut gold = Gold::new();
    for (number, line) in lines {
        let mut cells = line.split('\t').map(str::to_owned);
        let row = cells.next().zip(cells.next()).zip(cells.next());
        let ((name, article), event) = row.with_context(|| {
            format!("{}, line {}: three cells are needed", path.display(), number + 1)
        })?;
        let first = gold.insert((article, event), name).is_none();
        ensure!(first, "{}, line {}: an event named twice", path.display(), number + 1);
    }
    Ok(gold)
}
