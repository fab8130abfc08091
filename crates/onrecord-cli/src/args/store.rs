//! What `onrecord store` takes.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Subcommand, ValueHint};

use super::CoderArgs;

const CHECK: &str = "\
Verify a store: the file, every text and record, every offset and reference, the indexes.

Each fault is named; nothing is changed.";

const RECODE: &str = "\
Code again what another version of the program, other weights or another table of actors has coded.

Records are replaced in their place; ids of articles stay. It may be stopped at any moment and run \
again.";

const GROUP: &str = "\
Bring a store's stories, happenings and disputes across articles up to date.

`import`, `recode` and `watch` do so at their end; this does it after an import with --no-groups, or \
one that was stopped. Whatever order articles came in, the groups are the same.";

/// What `onrecord store` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct StoreArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: StoreCommand,
}

/// What can be done with a store.
#[derive(Debug, Subcommand)]
pub(crate) enum StoreCommand {
    /// Verify a store: the file, every text and record, every offset and reference, the indexes
    #[command(long_about = CHECK, after_help = "Example:\n  onrecord store check record.db\n\n\
        Exit status:\n  0  sound\n  1  faults were found\n  2  the store cannot be read")]
    Check(CheckArgs),
    /// Bring stories, happenings and disputes across articles up to date
    #[command(long_about = GROUP, after_help = "Example:\n  onrecord store group record.db")]
    Group(GroupArgs),
    /// Code again what another version of the program has coded
    #[command(long_about = RECODE, after_help = "Example:\n  onrecord store recode record.db")]
    Recode(RecodeArgs),
}

/// What `onrecord store check` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// The store
    #[arg(value_name = "STORE", value_hint = ValueHint::FilePath)]
    pub(crate) store: PathBuf,
}

/// What `onrecord store group` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct GroupArgs {
    /// The store
    #[arg(value_name = "STORE", value_hint = ValueHint::FilePath)]
    pub(crate) store: PathBuf,

    /// Say nothing but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// What `onrecord store recode` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct RecodeArgs {
    /// The store
    #[arg(value_name = "STORE", value_hint = ValueHint::FilePath)]
    pub(crate) store: PathBuf,

    /// Code all articles again, whoever coded them
    #[arg(long)]
    pub(crate) all: bool,

    /// Code the articles too that were kept without a record for their language
    #[arg(long)]
    pub(crate) any_language: bool,

    /// What codes
    #[command(flatten)]
    pub(crate) coder: CoderArgs,

    /// Use this many threads [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,

    /// Say nothing but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
}
