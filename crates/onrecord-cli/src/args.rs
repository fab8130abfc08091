//! The command line as the user types it; nothing here is checked beyond its form.

mod coder;
mod import;
mod reading;
mod scope;
mod search;
mod show;
mod store;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use onrecord::Published;
use onrecord::record::Status;
use onrecord_read::Format as InputFormat;

use crate::cmd::watch::{self, WatchArgs};
use crate::export_args::{self, ExportArgs, TableArgs};
pub(crate) use coder::CoderArgs;
pub(crate) use import::ImportArgs;
pub(crate) use reading::ReadingArgs;
pub(crate) use scope::ScopeArgs;
pub(crate) use search::SearchArgs;
pub(crate) use show::ShowArgs;
pub(crate) use store::{CheckArgs, GroupArgs, RecodeArgs, StoreArgs, StoreCommand};

const EXAMPLES: &str = "\
Examples:
  onrecord code article.txt                    who said what, to read
  onrecord code article.txt -o article.html    the article with its statements marked
  onrecord code reports/ -o reports.jsonl      a folder, one record a line
  onrecord code news.csv -o records.jsonl      a table, one record a row
  onrecord import reports/ --into record.db    the same, kept in a store
  onrecord search ferry --speaker minister     who said what of it, in that store
  onrecord explain deny                        what a code in the record means

Exit status:
  0  done
  1  some inputs failed: each is named, and the rest was done
  2  wrong usage, or nothing could be done";

const CODE_EXAMPLES: &str = "\
Examples:
  onrecord code article.txt
      prints who said what, with where it stands in the text

  onrecord code --published 2024-06-21 article.txt
      lets \"on Thursday\" be resolved to a date

  curl -s https://example.org/report.txt | onrecord code - --format json
      codes what comes in on standard input

  onrecord code reports/ --output reports.jsonl
      codes every file of a kind that is read under a folder, one record a line

  onrecord code page.html
      finds the article on a saved web page, with its title, date and publisher

  onrecord code news.csv.gz --columns text=body,published=day --output records.jsonl
      codes a table, a row at a time

  onrecord code 'crawl/*.warc.gz' --output records.jsonl
      codes the pages of web archives

  onrecord code article.txt --output article.html
      writes one page with the statements marked, to open in a browser

Exit status:
  0  done
  1  some inputs failed: each is named, and the rest was done
  2  wrong usage, or nothing could be done";

const CODE_ABOUT: &str = "\
Code articles: print who said what, with the words that support it.

Each FILE is an article in plain text or on a web page (HTML), or holds many: JSON Lines, JSON, \
CSV or TSV, Parquet, a web archive (WARC), or a feed (RSS, Atom). Any of them may be packed (.gz, \
.zst). What a file is is told by its content first and by its name's ending second, or by \
--input-format. A folder stands for every file of these kinds in it and in the folders under it, in \
the order of their names; hidden files are left out. A pattern in quotation marks, as in \
'news/**/*.html', stands for the files that fit. A single dash stands for standard input.

An article's id in the record is its file name without its ending, or for a file found in a \
folder, its path inside that folder without its ending; for an article among many, what its id \
column says, or the file's id with the number of its row, as in news#7. Where two inputs would have \
the same id, each has the path as given.

Columns of tables and fields of JSON objects are found by their names, such as body, headline, \
date, link, source; a note says which, and --columns names others.

A file or a row that cannot be read is named on standard error, and the rest goes on. Text is read \
as UTF-8, or as a byte order mark, a page's own declaration or --encoding says; what is neither is \
detected, and a note says as what it was read. A file with NUL bytes is taken to be binary and \
refused, unless it is UTF-16 or UTF-32 or --encoding names its encoding.

Articles in other languages than English are left out and counted.";

const EVAL_ABOUT: &str = "\
Score records against your own annotations.

Both are written in the record's format, one a line, and belong together by the article's id. An \
annotation may leave out what is not scored, such as confidence; an entry with `\"optional\": true` \
is neither missed nor extra.

A statement is found where half of its content's characters and a character of its source are \
shared; an event where its type is the same and its trigger overlaps or, with --texts, stands in \
the same sentence; a dispute where half of its claim is shared, with a country on each side; a date \
where its words overlap and its value is the same; a place where half of its name is shared and its \
country is the same; a mention where half of its characters are shared.";

/// Reads the news and keeps the record: who said what, with the words that support it.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, after_help = EXAMPLES, arg_required_else_help = true)]
#[command(disable_help_subcommand = true, max_term_width = 100)]
pub(crate) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Code articles: print who said what, with the words that support it
    #[command(long_about = CODE_ABOUT)]
    Code(CodeArgs),
    /// Code articles and keep them in a store, each once
    #[command(long_about = import::ABOUT)]
    Import(ImportArgs),
    /// Search a store: statements, events, happenings, denials or articles, newest first
    #[command(long_about = search::ABOUT)]
    Search(Box<SearchArgs>),
    /// Show an article of a store, or a statement or event with its passage
    #[command(long_about = show::ABOUT)]
    Show(ShowArgs),
    /// Verify a store, or bring its records up to date
    Store(StoreArgs),
    /// Follow feeds: code what is new in them
    #[command(long_about = watch::ABOUT, after_help = watch::EXAMPLES)]
    Watch(WatchArgs),
    /// Score records against your own annotations
    #[command(long_about = EVAL_ABOUT)]
    Eval(EvalArgs),
    /// Hand records on: tables for Parquet and CSV, events for GDELT's and POLECAT's readers
    #[command(long_about = export_args::ABOUT)]
    Export(ExportArgs),
    /// Say what a code in the record means, with an example
    Explain(ExplainArgs),
    /// Print the JSON Schema of the record
    Schema,
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page, or write all of them into a folder
    Man(ManArgs),
}

/// What `onrecord code` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = CODE_EXAMPLES)]
pub(crate) struct CodeArgs {
    /// Articles, files of many, folders, or `-` for standard input
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::AnyPath)]
    pub(crate) files: Vec<PathBuf>,

    /// How to print the records [default: as the ending of --output says, or text]
    ///
    /// `json` is one object for one file or for standard input, and an array for several files or
    /// a folder; `jsonl` is one record a line. `csv` and `parquet` are a file for each table, in the
    /// folder that --output names. `gdelt` and `polecat` are a line for each event.
    #[arg(short, long, value_enum)]
    pub(crate) format: Option<Format>,

    /// Write to this file instead of standard output
    ///
    /// The file is written beside its place and renamed when it is whole: if it cannot be written,
    /// or no input could be coded, what was there before stays as it was, and the exit status is 2.
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,

    /// When articles were published that do not say so: `2024-06-21` or `2024-06-21T08:30:00Z`
    ///
    /// Without a date, "on Thursday" stays unresolved: today's clock is never used.
    #[arg(short, long, value_name = "DATE")]
    pub(crate) published: Option<Published>,

    /// Keep only events with these statuses, as in `fact,disputed`; statements are all kept
    ///
    /// `onrecord explain` says what each means. Statuses do not tell who tells an event: that is
    /// `according_to` in the record.
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = statuses())]
    pub(crate) status: Vec<Status>,

    /// How tables and events are handed on
    #[command(flatten)]
    pub(crate) tables: TableArgs,

    /// Keep only events and statements with at least this probability, from 0 to 1
    ///
    /// A statement that a kept one stands in or restates, that a kept event is told in, or that is
    /// disputed, stays whatever its probability.
    #[arg(long, value_name = "X", default_value = "0", value_parser = probability)]
    #[arg(hide_default_value = true)]
    pub(crate) min_confidence: f32,

    /// Tell for each mention of an actor by which rules it became that actor
    ///
    /// The readable view ends with a line for each mention, JSON has the same as one more field,
    /// `trace`. `onrecord explain` says what each rule is.
    #[arg(long)]
    pub(crate) trace: bool,

    /// What codes
    #[command(flatten)]
    pub(crate) coder: CoderArgs,

    /// How the inputs are read
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    /// Use this many threads [default: one for each core]
    ///
    /// The output is the same with any number.
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<std::num::NonZeroUsize>,

    /// Say nothing but errors: no progress, no notes, no warnings
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// When to use colour; `auto` is on a terminal, unless `NO_COLOR` is set
    #[arg(long, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub(crate) color: ColorChoice,
}

/// The formats of inputs by their names.
fn input_formats() -> impl TypedValueParser<Value = InputFormat> {
    let names = InputFormat::NAMES.map(|(name, _)| name);
    PossibleValuesParser::new(names).map(|name| name.parse().unwrap_or(InputFormat::Text))
}

/// The statuses by the names that the record writes.
pub(crate) fn statuses() -> impl TypedValueParser<Value = Status> {
    let names = Status::NAMES.map(|(name, _)| name);
    PossibleValuesParser::new(names).map(|name| Status::named(&name).unwrap_or(Status::Unknown))
}

/// A number from 0 to 1.
pub(crate) fn probability(value: &str) -> Result<f32, String> {
    let number = value.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| {
        format!("`{value}` is no probability: write a number from 0 to 1, as in 0.5")
    })
}

/// How records are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// To read: who, how, the words, where in the text
    Text,
    /// JSON, indented
    Json,
    /// JSON Lines: one record a line
    Jsonl,
    /// One self-contained page with the statements marked
    Html,
    /// A folder of tables in CSV
    Csv,
    /// A folder of tables in Parquet
    Parquet,
    /// Events in the columns of GDELT 2.0: only what the articles tell as fact in their own voice
    Gdelt,
    /// Events in the columns of POLECAT: only what the articles tell as fact in their own voice
    Polecat,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What `onrecord eval` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  onrecord eval gold.jsonl records.jsonl\n  \
    onrecord eval gold.jsonl --texts articles/ --errors")]
pub(crate) struct EvalArgs {
    /// The annotations, one record a line
    #[arg(value_name = "GOLD", value_hint = ValueHint::FilePath)]
    pub(crate) gold: PathBuf,

    /// The records to score, one a line; without them, the texts are coded
    #[arg(value_name = "RECORDS", value_hint = ValueHint::FilePath)]
    pub(crate) found: Option<PathBuf>,

    /// The folder of the articles' texts, each in a file named after its id, as in `ferry.txt`
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) texts: Option<PathBuf>,

    /// What codes the texts
    #[command(flatten)]
    pub(crate) coder: CoderArgs,

    /// List what is missed, extra or wrong, sentence by sentence
    #[arg(long)]
    pub(crate) errors: bool,

    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// What `onrecord explain` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// A code as it stands in a record, as in `deny`; without one, all are listed
    pub(crate) code: Option<String>,
}

/// What `onrecord completions` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  onrecord completions bash > \
    ~/.local/share/bash-completion/completions/onrecord")]
pub(crate) struct CompletionsArgs {
    /// The shell
    pub(crate) shell: Shell,
}

/// What `onrecord man` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  onrecord man | man -l -\n  onrecord man code | man -l -\n  \
    onrecord man --dir ~/.local/share/man/man1")]
pub(crate) struct ManArgs {
    /// The command whose page is wanted; without one, the program's
    #[arg(value_name = "COMMAND", conflicts_with = "dir")]
    pub(crate) command: Option<String>,

    /// Write every page into this folder instead
    #[arg(long, value_hint = ValueHint::DirPath)]
    pub(crate) dir: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    fn code(words: &str) -> Result<CodeArgs, String> {
        let words = format!("onrecord code {words} a.txt");
        match Args::try_parse_from(words.split(' ')).map_err(|error| error.to_string())?.command {
            Command::Code(args) => Ok(args),
            _ => unreachable!("`code` was typed"),
        }
    }

    #[test]
    fn every_status_can_be_asked_for() {
        let names = Status::NAMES.map(|(name, _)| name);
        let all = code(&format!("--status {}", names.join(","))).unwrap().status;
        assert_eq!(all.len(), names.len());
        let error = code("--status fact,rumour").unwrap_err();
        assert!(error.contains("'rumour'") && error.contains("presupposed"), "{error}");
    }

    #[test]
    fn a_probability_lies_between_nought_and_one() {
        for (typed, value) in [("0", Some(0.0)), ("0.5", Some(0.5)), ("1", Some(1.0))] {
            assert_eq!(probability(typed).ok(), value);
        }
        for typed in ["-1", "1.1", "NaN", "50%", ""] {
            let error = probability(typed).unwrap_err();
            assert!(error.contains("write a number from 0 to 1"), "{error}");
        }
    }

    #[test]
    fn a_date_that_is_none_is_named_with_its_mend() {
        let error = Args::try_parse_from(["onrecord", "code", "-p", "21 June", "a.txt"])
            .unwrap_err()
            .to_string();
        assert!(error.contains("`21 June` is no date: write a day as 2024-06-21"), "{error}");
    }
}
