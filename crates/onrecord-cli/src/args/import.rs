//! What `onrecord import` takes.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::ValueHint;
use onrecord::Published;
use onrecord_read::Format as InputFormat;

use super::input_formats;
use crate::input::{Charset, Columns, Size};

pub(super) const ABOUT: &str = "\
Code articles and keep them in a store, each once.

FILEs are as for `onrecord code`. An article that the store has, by its text or by its address, is \
not coded again: a text that was published elsewhere too is kept once with all its places, and an \
address keeps the text that it had first. An import that was stopped at any moment, even by \
pulling the plug, is completed by running it again, and ends with the same store.

The store is one file, made if it is not there. Several programs may read and write it at once.";

const EXAMPLES: &str = "\
Examples:
  onrecord import reports/ --into record.db
  onrecord import article.txt --into record.db --published 2024-06-21
  onrecord search ferry --in record.db

Exit status:
  0  done
  1  some inputs failed: each is named, and the rest was kept
  2  wrong usage, or nothing could be done; what was kept before is safe";

/// What `onrecord import` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ImportArgs {
    /// Articles as `onrecord code` takes them, folders of them, or `-` for standard input
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::AnyPath)]
    pub(crate) files: Vec<PathBuf>,

    /// The store to keep them in
    #[arg(long, value_name = "STORE", value_hint = ValueHint::FilePath)]
    pub(crate) into: PathBuf,

    /// When the articles were published: `2024-06-21` or `2024-06-21T08:30:00Z`
    #[arg(short, long, value_name = "DATE")]
    pub(crate) published: Option<Published>,

    /// Know the actors of this table in CSV before those in the program
    #[arg(long, value_name = "CSV", value_hint = ValueHint::FilePath)]
    pub(crate) actors: Option<PathBuf>,

    /// Read the files in this encoding instead of detecting it, as in `windows-1252`
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<Charset>,

    /// Take the inputs for this format instead of looking into them
    #[arg(long, value_name = "FORMAT", value_parser = input_formats())]
    pub(crate) input_format: Option<InputFormat>,

    /// Which columns or fields of a table are what, as in `text=body,title=headline`
    #[arg(long, value_name = "PART=COLUMN,…")]
    pub(crate) columns: Option<Columns>,

    /// Keep articles in other languages than English too, coded as if they were English
    #[arg(long)]
    pub(crate) any_language: bool,

    /// Refuse articles above this size, as in `500M`
    #[arg(long, value_name = "SIZE", default_value = "64M")]
    pub(crate) max_bytes: Size,

    /// Use this many threads [default: one for each core]
    ///
    /// The store is the same with any number.
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,

    /// Say nothing but errors: no progress, no notes, no summary
    #[arg(short, long)]
    pub(crate) quiet: bool,
}
