//! `cargo dev happenings`: how well stories, happenings and disputes across articles are found, on
//! the corpus' groups of reports, on reports written to be measured on, and on made copies and traps.

mod corpus;
mod denials;
mod gold;
mod made;
mod scale;
mod score;
mod stories;
mod together;
mod trap;
mod written;

use std::path::{Path, PathBuf};

use anyhow::Result;

use score::Table;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Records that the program made, of `cargo dev corpus code --full`, to measure besides the gold.
    #[arg(long, value_name = "FILE")]
    records: Option<PathBuf>,
    /// Measure time and memory instead, over this many made articles.
    #[arg(long, value_name = "ARTICLES")]
    scale: Option<usize>,
}

/// Measures, and prints the figures as Markdown tables.
pub(crate) fn run(root: &Path, arguments: &Arguments) -> Result<()> {
    let reports = corpus::read(root)?;
    if let Some(articles) = arguments.scale {
        scale::measure(&reports, articles);
        return Ok(());
    }
    stories::measure(&reports);
    let gold = gold::read(&root.join("bench/happenings/corpus.tsv"))?;
    let mut table = Table::new("happenings: the corpus' groups among all its passages");
    together::measure(&mut table, "gold records", &reports, &gold)?;
    if let Some(file) = &arguments.records {
        let coded = corpus::coded(&reports, file)?;
        together::measure(&mut table, "program's records", &coded, &gold)?;
    }
    table.print();
    trap::measure(&reports);
    let written = written::read(&root.join("bench/happenings/written.md"))?;
    written::measure(&written);
    denials::measure(&reports);
    Ok(())
}
