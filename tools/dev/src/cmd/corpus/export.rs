//! `cargo dev corpus export`: the passages for training, as records, and as gold.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use onrecord_corpus::Passage;

use super::{Selection, counted, write_lines};

/// What to write, and of which passages.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// JSON Lines for training: text, headers and every layer, spans in code points.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// JSON Lines of the records that the program should make.
    #[arg(long, value_name = "FILE")]
    records: Option<PathBuf>,
    /// A folder for gold, one JSON file a passage, to score records against.
    #[arg(long, value_name = "FOLDER")]
    gold: Option<PathBuf>,
    #[command(flatten)]
    selection: Selection,
}

pub(crate) fn run(root: &Path, arguments: &Arguments) -> Result<()> {
    let asked = [&arguments.out, &arguments.records, &arguments.gold];
    ensure!(asked.iter().any(|out| out.is_some()), "say what to write: --out, --records or --gold");
    let passages = arguments.selection.read(root)?;
    if let Some(out) = &arguments.out {
        write_lines(out, passages.iter().map(|one| Ok(one.training_line()?)), "passage")?;
    }
    if let Some(out) = &arguments.records {
        let records = passages.iter().map(|one| Ok(serde_json::to_string(&one.record())?));
        write_lines(out, records, "record")?;
    }
    if let Some(folder) = &arguments.gold {
        write_gold(folder, &passages)?;
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a program for the terminal")]
fn write_gold(folder: &Path, passages: &[Passage]) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (number, passage) in passages.iter().enumerate() {
        let file = folder.join(format!("{number:05}.json"));
        let text = serde_json::to_string_pretty(&passage.gold())?;
        fs::write(&file, text + "\n")
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    println!("{} in {}", counted(passages.len(), "gold file"), folder.display());
    Ok(())
}
