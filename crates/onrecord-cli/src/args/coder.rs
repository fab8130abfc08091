//! What codes, as the user types it: what the commands that code articles share.

use std::path::PathBuf;

use clap::ValueHint;

/// What the coder knows beside what is in the program.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct CoderArgs {
    /// Know the actors of this table in CSV before those in the program
    ///
    /// The first line names its columns: `name`, and any of `aliases` (with `;` between them),
    /// `country`, `sector`, `kind`, `role`, `start`, `end` and `wikidata`.
    #[arg(long, value_name = "CSV", value_hint = ValueHint::FilePath)]
    pub(crate) actors: Option<PathBuf>,

    /// Read with a network of your own in place of the one in the program
    ///
    /// The file is as `training/export.py` writes it. Each record names the file by its SHA-256, in
    /// the field `model`, and in a store so does what coded it.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) weights: Option<PathBuf>,
}
