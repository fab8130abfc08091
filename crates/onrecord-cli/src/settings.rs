//! What `onrecord code` is to do, checked: nothing deeper reads the command line.

use std::env;
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use terminal_size::Width;

use crate::args::{CodeArgs, CoderArgs, ColorChoice, Format};
use crate::export_args::TableArgs;
use crate::input::{self, Options};
use crate::output::Look;
use crate::sieve::Sieve;

/// The width of the readable view where there is no terminal to ask.
const USUAL_WIDTH: usize = 80;
/// Beyond this width lines are hard to read; below the other there is no room for a word.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=100;

/// Everything that coding needs to know.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// What the user named.
    pub(crate) paths: Vec<PathBuf>,
    /// How records are printed.
    pub(crate) format: Format,
    /// The file to write, if it is not standard output.
    pub(crate) output: Option<PathBuf>,
    /// How the inputs are read.
    pub(crate) reading: Options,
    /// The language whose articles are coded; none for all.
    pub(crate) language: Option<&'static str>,
    /// What the coder knows beside what is in the program.
    pub(crate) coder: CoderArgs,
    /// Whether to tell why each mention is that actor.
    pub(crate) trace: bool,
    /// What of the records is shown or written.
    pub(crate) sieve: Sieve,
    /// How tables and events are handed on.
    pub(crate) tables: TableArgs,
    /// How many threads to use; none for one a core.
    pub(crate) threads: Option<NonZeroUsize>,
    /// Whether to say errors only.
    pub(crate) quiet: bool,
    /// How the readable view looks.
    pub(crate) look: Look,
    /// Whether a progress bar has a place to be shown: a terminal that the output does not fill.
    pub(crate) progress: bool,
}

impl Settings {
    /// What was typed, checked.
    pub(crate) fn check(args: CodeArgs) -> Result<Self> {
        input::check_standard_input(&args.files)?;
        let output = args.output.filter(|path| path.as_os_str() != "-");
        let format = args.format.unwrap_or_else(|| format_of(output.as_deref()));
        if let Some(output) = &output {
            check_output(output, format)?;
        }
        if args.trace && format == Format::Html {
            bail!("--trace has no place on a page: print it as text, json or jsonl");
        }
        if args.trace && !matches!(format, Format::Text | Format::Json | Format::Jsonl) {
            bail!("--trace has no place in tables: print it as text, json or jsonl");
        }
        let fills_terminal = output.is_none() && io::stdout().is_terminal();
        Ok(Self {
            format,
            language: args.reading.language(),
            reading: args.reading.options(args.published),
            coder: args.coder,
            trace: args.trace,
            sieve: Sieve { statuses: args.status, confidence: args.min_confidence },
            tables: args.tables,
            threads: args.threads,
            quiet: args.quiet,
            look: look(args.color, fills_terminal),
            progress: !args.quiet && !fills_terminal && io::stderr().is_terminal(),
            paths: args.files,
            output,
        })
    }
}

fn check_output(output: &Path, format: Format) -> Result<()> {
    let ending = output.extension().unwrap_or_default();
    if format == Format::Text && (ending == "csv" || ending == "parquet") {
        let format = ending.display();
        bail!("{}: give --format; {format} is a folder of tables", output.display());
    }
    let is_tables = matches!(format, Format::Csv | Format::Parquet);
    if output.is_dir() && !is_tables {
        bail!("{}: this is a folder; name a file in it with --output", output.display());
    }
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        bail!("{}: no such folder to write {} in", folder.display(), output.display());
    }
    Ok(())
}

fn format_of(output: Option<&Path>) -> Format {
    let ending = output.and_then(Path::extension).unwrap_or_default();
    match ending.to_string_lossy().to_ascii_lowercase().as_str() {
        "json" => Format::Json,
        "jsonl" | "ndjson" => Format::Jsonl,
        "html" | "htm" => Format::Html,
        _ => Format::Text,
    }
}

/// How text looks on a terminal, or where there is none.
pub(crate) fn look(choice: ColorChoice, is_terminal: bool) -> Look {
    Look { color: color(choice, is_terminal), width: width(is_terminal) }
}

fn color(choice: ColorChoice, is_terminal: bool) -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            is_terminal && !is_set("NO_COLOR") && env::var_os("TERM").is_none_or(|t| t != "dumb")
        }
    }
}

fn width(is_terminal: bool) -> usize {
    let asked = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || {
        let (Width(width), _) = terminal_size::terminal_size().filter(|_| is_terminal)?;
        Some(usize::from(width))
    };
    let width = terminal().or(asked).unwrap_or(USUAL_WIDTH);
    width.clamp(*WIDTHS.start(), *WIDTHS.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_the_output_says_the_format() {
        for (path, format) in [
            ("a.json", Format::Json),
            ("a.JSONL", Format::Jsonl),
            ("a.html", Format::Html),
            ("a", Format::Text),
        ] {
            assert_eq!(format_of(Some(Path::new(path))), format, "{path}");
        }
        assert_eq!(format_of(None), Format::Text);
    }

    #[test]
    fn a_choice_of_color_goes_before_the_terminal() {
        assert!(color(ColorChoice::Always, false));
        assert!(!color(ColorChoice::Never, true));
        assert!(!color(ColorChoice::Auto, false));
    }

    #[test]
    fn an_output_in_no_folder_is_refused() {
        let error = check_output(Path::new("no-such-folder/a.json"), Format::Json).unwrap_err();
        assert!(error.to_string().contains("no-such-folder: no such folder"), "{error}");
        assert!(check_output(Path::new("a.json"), Format::Json).is_ok());
        let error = check_output(Path::new("a.csv"), Format::Text).unwrap_err();
        assert!(error.to_string().contains("csv is a folder of tables"), "{error}");
        assert!(check_output(Path::new("."), Format::Parquet).is_ok());
    }
}
