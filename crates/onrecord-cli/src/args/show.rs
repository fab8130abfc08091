//! What `onrecord show` takes.

use std::path::PathBuf;

use clap::ValueHint;

use super::ColorChoice;

pub(super) const ABOUT: &str = "\
Show an article of a store, a statement or event with its passage, a story, a happening or a denial.

ID is what `onrecord search` prints: an article's id, of which four digits are enough, with `/s3` or \
`/e2` behind it for a statement or an event. The article's address or the name that it was kept \
under do as well. `happening-…` and `story-…` show who reports an event, what the reports agree on \
and where they contradict each other, and who carries a text; `denial-…` shows who denies what, and who \
claims it.

The words of a statement or an event are shown in their paragraph, coloured on a terminal and in \
⟦double brackets⟧ elsewhere.";

const EXAMPLES: &str = "\
Examples:
  onrecord show 6f1e2d3c4b5a6978/s3
  onrecord show https://example.org/report
  onrecord show 6f1e --json
  onrecord show happening-0b5c6d7e8f901234

Exit status:
  0  done
  1  some were not found: each is named, and the rest was shown
  2  wrong usage, or nothing could be shown";

/// What `onrecord show` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ShowArgs {
    /// What to show: an id, an address or a name
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,

    /// The store
    #[arg(long = "in", value_name = "STORE", default_value = "record.db")]
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) store: PathBuf,

    /// Print JSON: an article's record, or the entry of what is shown
    #[arg(long)]
    pub(crate) json: bool,

    /// When to use colour; `auto` is on a terminal, unless `NO_COLOR` is set
    #[arg(long, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub(crate) color: ColorChoice,
}
