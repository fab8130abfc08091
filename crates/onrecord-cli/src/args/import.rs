//! What `onrecord import` takes.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::ValueHint;
use onrecord::Published;

use super::{CoderArgs, ReadingArgs};

pub(super) const ABOUT: &str = "\
Code articles and keep them in a store, each once.

FILEs are as for `onrecord code`. An article that the store has, by its text or by its address, is \
not coded again: a text that was published elsewhere too is kept once with all its places, and an \
address keeps the text that it had first. At the end stories, happenings and disputes across articles \
are brought up to date. An import that was stopped at any moment, even by \
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

    /// What codes
    #[command(flatten)]
    pub(crate) coder: CoderArgs,

    /// How the inputs are read
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    /// Leave stories and happenings as they are, for `onrecord store group` to bring up to date
    #[arg(long)]
    pub(crate) no_groups: bool,

    /// Use this many threads [default: one for each core]
    ///
    /// The store is the same with any number.
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,

    /// Say nothing but errors: no progress, no notes, no summary
    #[arg(short, long)]
    pub(crate) quiet: bool,
}
