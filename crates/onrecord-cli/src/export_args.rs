//! How records are handed on, as the user types it: `onrecord export`, and what `onrecord code` shares.

use std::path::PathBuf;

use clap::{ValueEnum, ValueHint};
use onrecord::record::Status;

use crate::args::{ScopeArgs, probability, statuses};

pub(crate) const ABOUT: &str = "\
Hand records on: tables for Parquet and CSV, events for GDELT's and POLECAT's readers.

Each RECORDS is a store, or a file of records, one a line. A store hands its articles on by day of \
publication, and within a day in an order that does not depend on the order in which they were \
imported. Memory stays the same, however many there are.

The tables hold every event with its status and with who tells it; `gdelt` and `polecat` hold only what \
the articles tell as fact in their own voice, unless --status or --claims widens it.";

const EXAMPLES: &str = "\
Examples:
  onrecord export record.db --format parquet --output tables/
      a Parquet file for each table, to read with DuckDB, pandas, polars or Spark

  onrecord export record.db --format csv --csv-safe --output tables/
      the same for a spreadsheet

  onrecord export record.db --from 2024-06-01 --to 2024-06-30 --format gdelt --output events.export.CSV
      what the articles of June tell as fact in their own voice, in the columns of GDELT 2.0

  onrecord export records.jsonl --texts articles/ --format parquet --output tables/
      records kept as lines, with the words that their texts hold

Exit status:
  0  done
  1  some records could not be handed on: each is named, and the rest was
  2  wrong usage, or nothing could be done";

/// What `onrecord export` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ExportArgs {
    /// A store, or records as `onrecord code --format jsonl` writes them, or `-` for standard input
    #[arg(value_name = "RECORDS", required = true, value_hint = ValueHint::AnyPath)]
    pub(crate) files: Vec<PathBuf>,

    /// What to write
    #[arg(short, long, value_enum)]
    pub(crate) format: ExportFormat,

    /// Write to this folder, for `csv` and `parquet`, or to this file instead of standard output
    ///
    /// A folder must be new or empty. Nothing is there before all of it is.
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(crate) output: Option<PathBuf>,

    /// Which articles of a store
    #[command(flatten)]
    pub(crate) scope: ScopeArgs,

    /// Keep only events with these statuses, as in `fact,disputed`
    ///
    /// Without it, `gdelt` and `polecat` hold facts only, and the other formats all events.
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = statuses())]
    pub(crate) status: Vec<Status>,

    /// How tables and events are handed on
    #[command(flatten)]
    pub(crate) tables: TableArgs,

    /// The folder of the texts that records.jsonl is about, each in a file named after its id
    ///
    /// With them the tables hold the words themselves, as they do from a store, which has its texts.
    /// A text that is not the one that was coded, by its SHA-256, is named and not used.
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) texts: Option<PathBuf>,

    /// Keep only events and statements with at least this probability, from 0 to 1
    #[arg(long, value_name = "X", default_value = "0", value_parser = probability)]
    #[arg(hide_default_value = true)]
    pub(crate) min_confidence: f32,

    /// Say nothing but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// What records can be handed on as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// JSON Lines: one record a line, as they are
    Jsonl,
    /// A folder of tables in CSV
    Csv,
    /// A folder of tables in Parquet
    Parquet,
    /// Events in the columns of GDELT 2.0; of a grouped store one report an event of the world
    Gdelt,
    /// Events in the columns of POLECAT
    Polecat,
}

/// How tables and events are handed on.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(crate) struct TableArgs {
    /// With `gdelt` and `polecat`: also what somebody in the text tells, and not the article itself
    ///
    /// These columns have no place for who says so: what is claimed looks like what is known.
    #[arg(long)]
    pub(crate) claims: bool,

    /// With `csv`: write cells that a spreadsheet would take for formulas with an apostrophe before them
    #[arg(long)]
    pub(crate) csv_safe: bool,

    /// With `parquet`: a folder for each month of publication
    #[arg(long, value_enum, value_name = "BY")]
    pub(crate) partition: Option<Partition>,
}

/// What Parquet files are kept apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Partition {
    /// The month of publication
    Month,
}
