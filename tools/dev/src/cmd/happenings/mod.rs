//! `cargo dev happenings`: how well stories, happenings and disputes across articles are found, on
//! the corpus' groups of reports, on reports written to be measured on, and on made copies and traps.

mod corpus;
mod denials;
mod gold;
mod made;
mod scale;
mod score;
mod stored;
mod stories;
mod together;
mod trap;
mod written;

use std::path::{Path, PathBuf};

use anyhow::Result;

use corpus::Report;
use score::Table;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Measure these parts alone.
    #[arg(value_enum)]
    parts: Vec<Part>,
    /// Records that the program made, of `cargo dev corpus code --full`, to measure besides the gold.
    #[arg(long, value_name = "FILE")]
    records: Option<PathBuf>,
    /// Measure time and memory instead, over this many made articles.
    #[arg(long, value_name = "ARTICLES")]
    scale: Option<usize>,
}

/// One part of the measure.
#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Part {
    /// Copies of one text.
    Stories,
    /// The corpus' groups of reports.
    Groups,
    /// Made reports that must not be joined.
    Traps,
    /// Reports written to be measured on.
    Written,
    /// Denials of what other articles claim.
    Disputes,
}

/// Measures, and prints the figures as Markdown tables.
pub(crate) fn run(root: &Path, arguments: &Arguments) -> Result<()> {
    let reports = corpus::read(root)?;
    if let Some(articles) = arguments.scale {
        // The peak of memory is that of the store as long as it comes first.
        stored::measure(&reports, articles)?;
        scale::measure(&reports, articles);
        return Ok(());
    }
    let wanted = |part| arguments.parts.is_empty() || arguments.parts.contains(&part);
    if wanted(Part::Stories) {
        stories::measure(&reports);
    }
    if wanted(Part::Groups) {
        groups(root, &reports, arguments.records.as_deref())?;
    }
    if wanted(Part::Traps) {
        trap::measure(&reports);
    }
    if wanted(Part::Written) {
        written::measure(&written::read(&root.join("bench/happenings/written.md"))?);
    }
    if wanted(Part::Disputes) {
        denials::measure(&reports);
    }
    Ok(())
}

/// The corpus' groups, from gold records and from those of a file.
fn groups(root: &Path, reports: &[Report], records: Option<&Path>) -> Result<()> {
    let gold = gold::read(&root.join("bench/happenings/corpus.tsv"))?;
    let mut table = Table::new("happenings: the corpus' groups among all its passages");
    together::measure(&mut table, "gold records", reports, &gold)?;
    if let Some(file) = records {
        let coded = corpus::coded(reports, file)?;
        together::measure(&mut table, "program's records", &coded, &gold)?;
    }
    table.print();
    Ok(())
}
