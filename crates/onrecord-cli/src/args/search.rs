//! What `onrecord search` takes.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, ValueHint};
use onrecord::record::{Stance, StatementKind, Status};

use super::{ColorChoice, ScopeArgs, statuses};

pub(super) const ABOUT: &str = "\
Search a store: statements, events, happenings, denials or articles, newest first.

WORDS are looked for in the contents of statements and the names of their sources; with --events or \
--happenings in the sentences of events and the names of their parties; with --articles in texts and titles. \
Several words must all be there. `\"two words\"` in quotation marks stand in a row, `ferr*` is any \
word that begins so, `ferry OR boat` is either, and `ferry -boat` leaves out. Letter case and accents \
do not count.

Names match whole words of a name, a role or a code: `--speaker holmvik`, `--speaker spokeswoman`, \
`--speaker NOR`, `--speaker Norway`. Of an option that is given twice one is enough; everything else \
must hold together. --type, --status, --actor and --recipient search events, --kind and --stance \
statements.

A happening is one event of the world with all reports of it. It is found if one of its reports \
matches; --place, --min-stories and --min-publishers search happenings.

--denials lists what one article denies and others claim, the surest claim of each. A denial is found \
if it, or a claim that it answers, matches WORDS, --speaker, --about and --publisher; --from and --to \
are the days of the denial.";

const EXAMPLES: &str = "\
Examples:
  onrecord search ferry strike                      statements with both words
  onrecord search --speaker Russia --about Ukraine  what Russians say of Ukraine
  onrecord search --stance deny --from 2024-06-01   who denied what since June
  onrecord search --type ASSAULT --status disputed  attacks that somebody disputes
  onrecord search --actor RUS --recipient UKR       who did what to whom
  onrecord search --happenings --min-publishers 3   events that three publishers report
  onrecord search --denials --speaker Russia        what Russians deny, or claim and others deny
  onrecord search ferry --once                      each story in one of its copies
  onrecord search '\"secret payments\" OR bribe*' --json

Exit status:
  0  done, also when nothing matches
  2  wrong usage, or the store cannot be read";

/// What `onrecord search` takes.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, group(ArgGroup::new("event").multiple(true)),
       group(ArgGroup::new("happening").multiple(true)))]
pub(crate) struct SearchArgs {
    /// Words to look for
    #[arg(value_name = "WORDS")]
    pub(crate) words: Vec<String>,

    /// The store
    #[arg(long = "in", value_name = "STORE", default_value = "record.db")]
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) store: PathBuf,

    /// Search events
    #[arg(long, conflicts_with_all = ["articles", "kind", "stance"])]
    pub(crate) events: bool,

    /// Search happenings: events of the world, each with all reports of it
    #[arg(long, conflicts_with_all = ["events", "articles", "kind", "stance"])]
    pub(crate) happenings: bool,

    /// Search denials in one article of what others tell
    #[arg(long, conflicts_with_all = ["events", "happenings", "articles", "event", "happening"])]
    #[arg(conflicts_with_all = ["kind", "stance"])]
    pub(crate) denials: bool,

    /// Search articles
    #[arg(long, conflicts_with_all = ["happening", "kind", "stance", "speaker", "about", "event"])]
    pub(crate) articles: bool,

    /// Who says it, or tells of the event
    #[arg(long, value_name = "WHO")]
    pub(crate) speaker: Vec<String>,

    /// Whom it mentions, or who takes part in the event
    #[arg(long, value_name = "WHO")]
    pub(crate) about: Vec<String>,

    /// Who did it
    #[arg(long, value_name = "WHO", group = "event")]
    pub(crate) actor: Vec<String>,

    /// To whom it was done
    #[arg(long, value_name = "WHO", group = "event")]
    pub(crate) recipient: Vec<String>,

    /// The event's type, as in `ASSAULT,COERCE`
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', ignore_case = true)]
    #[arg(group = "event", value_parser = types(), hide_possible_values = true)]
    pub(crate) types: Vec<String>,

    /// How whoever tells the event presents it, as in `fact,disputed`
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = statuses())]
    #[arg(group = "event", hide_possible_values = true)]
    pub(crate) status: Vec<Status>,

    /// Where the happening took place
    #[arg(long, value_name = "NAME", group = "happening", conflicts_with_all = ["events", "kind", "stance"])]
    pub(crate) place: Option<String>,

    /// So many stories tell the happening at least; copies of one text are one story
    #[arg(long, value_name = "N", group = "happening", conflicts_with_all = ["events", "kind", "stance"])]
    pub(crate) min_stories: Option<usize>,

    /// So many publishers report the happening at least
    #[arg(long, value_name = "N", group = "happening", conflicts_with_all = ["events", "kind", "stance"])]
    pub(crate) min_publishers: Option<usize>,

    /// How the statement is quoted: direct, mixed or indirect
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kinds())]
    #[arg(conflicts_with = "event", hide_possible_values = true)]
    pub(crate) kind: Vec<StatementKind>,

    /// How the source stands to the statement, as in `deny,possibility`
    #[arg(long, value_name = "STANCE", value_delimiter = ',', value_parser = stances())]
    #[arg(conflicts_with = "event", hide_possible_values = true)]
    pub(crate) stance: Vec<Stance>,

    /// Which articles
    #[command(flatten)]
    pub(crate) scope: ScopeArgs,

    /// Of a story that several articles carry, show the newest that matches alone
    #[arg(long, conflicts_with_all = ["happenings", "happening"])]
    pub(crate) once: bool,

    /// Show at most so many
    #[arg(short = 'n', long, value_name = "N", default_value = "20")]
    pub(crate) limit: usize,

    /// Print JSON, one match a line
    #[arg(long)]
    pub(crate) json: bool,

    /// When to use colour; `auto` is on a terminal, unless `NO_COLOR` is set
    #[arg(long, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub(crate) color: ColorChoice,
}

impl SearchArgs {
    /// Whether something is asked that only happenings have.
    pub(crate) fn asks_for_happenings(&self) -> bool {
        let least = self.min_stories.is_some() || self.min_publishers.is_some();
        self.happenings || self.place.is_some() || least
    }

    /// Whether something is asked that only events have.
    pub(crate) fn asks_for_events(&self) -> bool {
        let parties = self.actor.len() + self.recipient.len();
        self.events || parties + self.types.len() + self.status.len() > 0
    }
}

fn types() -> impl TypedValueParser<Value = String> {
    let mut names: Vec<&str> =
        onrecord_lexicon::event_codes().iter().map(|code| code.event).collect();
    names.dedup();
    PossibleValuesParser::new(names)
}

fn kinds() -> impl TypedValueParser<Value = StatementKind> {
    PossibleValuesParser::new(["direct", "mixed", "indirect"]).map(|name| match name.as_str() {
        "direct" => StatementKind::Direct,
        "mixed" => StatementKind::Mixed,
        _ => StatementKind::Indirect,
    })
}

fn stances() -> impl TypedValueParser<Value = Stance> {
    let names = Stance::NAMES.map(|(name, _)| name);
    PossibleValuesParser::new(names).map(|name| Stance::named(&name).unwrap_or(Stance::Assert))
}
