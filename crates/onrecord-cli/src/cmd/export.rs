//! `onrecord export`: records in, tables or events out, in the order they come and in constant memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use anyhow::Result;
use onrecord::record::Record;
use onrecord_export::{EventFormat, FileFormat, JsonLines, Selection};

use crate::export_args::{ExportArgs, ExportFormat, Partition, TableArgs};
use crate::output::{Form, Outlet};
use crate::report::{Complaint, Level, Reporter};
use crate::sieve::Sieve;
use crate::status::Status;

/// A record to hand on, with its article's text where that is at hand.
pub(crate) struct Coded {
    /// The record.
    pub(crate) record: Record,
    /// The text that its spans point into.
    pub(crate) text: Option<String>,
}

/// Hands on the records that the user named.
pub(crate) fn run(args: ExportArgs) -> Result<Status> {
    let sieve = Sieve { statuses: args.status, confidence: args.min_confidence };
    let form = form(args.format, &sieve, args.tables);
    let output = args.output.filter(|path| path.as_os_str() != "-");
    let mut outlet = Outlet::open(form, output.as_deref())?;
    let mut reporter = Reporter::new(args.quiet);
    let coded = args.files.into_iter().flat_map(|path| read(&path));
    let done = hand_on(coded, form, &sieve, &mut outlet, &mut reporter)?;
    outlet.finish()?;
    reporter.finish();
    Ok(Status::of(done, reporter.failed()))
}

/// Writes each record; says what cannot be read and goes on. How many were written.
pub(crate) fn hand_on(
    coded: impl Iterator<Item = Result<Coded, Complaint>>,
    form: Form,
    sieve: &Sieve,
    outlet: &mut Outlet,
    reporter: &mut Reporter,
) -> Result<usize> {
    let mut done = 0;
    for coded in coded {
        match coded {
            Ok(Coded { record, text }) => {
                outlet.add(form.hand_on(&sieve.sift(record), text.as_deref())?)?;
                done += 1;
            }
            Err(complaint) => reporter.say(Level::Error, &complaint),
        }
    }
    Ok(done)
}

/// The records of a file or of standard input, without their texts.
fn read(path: &Path) -> Box<dyn Iterator<Item = Result<Coded, Complaint>>> {
    if path.as_os_str() == "-" {
        return Box::new(lines(Path::new("standard input"), io::stdin().lock()));
    }
    match File::open(path) {
        Ok(file) => Box::new(lines(path, BufReader::new(file))),
        Err(error) => {
            let complaint = Complaint::new(path, format!("cannot be read: {error}"));
            Box::new(std::iter::once(Err(complaint)))
        }
    }
}

fn lines<R: BufRead>(
    path: &Path,
    from: R,
) -> impl Iterator<Item = Result<Coded, Complaint>> + use<R> {
    let path = path.to_owned();
    JsonLines::new(from).map(move |record| {
        let record = record.map_err(|error| {
            let complaint = Complaint::new(&path, error.to_string());
            complaint.help("make records with onrecord code --format jsonl")
        });
        Ok(Coded { record: record?, text: None })
    })
}

fn form(format: ExportFormat, sieve: &Sieve, tables: TableArgs) -> Form {
    match format {
        ExportFormat::Jsonl => Form::JsonLines,
        ExportFormat::Csv => csv(tables),
        ExportFormat::Parquet => parquet(tables),
        ExportFormat::Gdelt => events(EventFormat::Gdelt, sieve, tables),
        ExportFormat::Polecat => events(EventFormat::Polecat, sieve, tables),
    }
}

/// A folder of tables in CSV.
pub(crate) fn csv(tables: TableArgs) -> Form {
    Form::Tables(FileFormat::Csv { safe: tables.csv_safe })
}

/// A folder of tables in Parquet.
pub(crate) fn parquet(tables: TableArgs) -> Form {
    Form::Tables(FileFormat::Parquet { by_month: tables.partition == Some(Partition::Month) })
}

/// Events in another project's columns: facts, unless other statuses are asked for.
pub(crate) fn events(format: EventFormat, sieve: &Sieve, tables: TableArgs) -> Form {
    Form::Events(format, Selection::of(&sieve.statuses, tables.claims))
}
