//! `onrecord export`: records in, tables or events out, in constant memory.
//!
//! `origin` tells a store from a file of lines, `spread` counts who else tells of an event and says which
//! report stands for all, `groups` hands on stories, happenings and denials, and this hands on what there
//! is.

mod groups;
mod origin;
mod spread;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use onrecord::record::{Event, Record};
use onrecord_export::{EventFormat, FileFormat, Known, Reach, Selection};
use onrecord_store::{Kept, Query, Reading, SearchError, Store, StoreError};

use crate::export_args::{ExportArgs, ExportFormat, Partition, TableArgs};
use crate::input;
use crate::output::{Form, Outlet, count};
use crate::report::{Complaint, Level, Reporter};
use crate::sieve::Sieve;
use crate::status::Status;
use origin::{Origin, lines, origin, same_text};
use spread::{Chosen, Reaches, Spreads};

/// Hands on the records that the user named.
pub(crate) fn run(args: ExportArgs) -> Result<Status> {
    input::check_standard_input(&args.files)?;
    let query = args.scope.query()?;
    let files: Vec<(PathBuf, Origin)> =
        args.files.into_iter().map(|path| (path.clone(), origin(&path))).collect();
    let no_store = files.iter().find(|(_, origin)| *origin == Origin::Lines);
    if let Some((path, _)) = no_store.filter(|_| !args.scope.is_all()) {
        let path = path.display();
        bail!(
            "{path}: this is no store; --publisher, --from and --to choose among a store's articles"
        );
    }
    let sieve = Sieve { statuses: args.status, confidence: args.min_confidence };
    let form = form(args.format, &sieve, args.tables);
    let output = args.output.filter(|path| path.as_os_str() != "-");
    let outlet = Outlet::open(form, output.as_deref())?;
    let reporter = Reporter::new(args.quiet);
    let mut export = Export { form, sieve, texts: args.texts, outlet, reporter };
    for (path, origin) in &files {
        match origin {
            Origin::Store => export.store(path, &query)?,
            Origin::Lines => export.lines(path)?,
        }
    }
    export.finish()
}

/// Records on their way from where they are kept to where they are handed on.
struct Export {
    form: Form,
    sieve: Sieve,
    /// The folder of the texts of records that come as lines.
    texts: Option<PathBuf>,
    outlet: Outlet,
    reporter: Reporter,
}

/// What ends an export: what the store says is about one input, and what the output says about all.
enum End {
    Store(SearchError),
    Output(anyhow::Error),
}

impl From<SearchError> for End {
    fn from(error: SearchError) -> Self {
        Self::Store(error)
    }
}

impl From<StoreError> for End {
    fn from(error: StoreError) -> Self {
        Self::Store(error.into())
    }
}

impl Export {
    /// Hands on what a store holds; an error is one of the output, or of what was asked for.
    fn store(&mut self, path: &Path, query: &Query) -> Result<()> {
        let store = Store::open(path).map_err(End::from);
        match store.and_then(|store| self.state(path, &store.reading()?, query)) {
            Ok(()) => Ok(()),
            Err(End::Store(SearchError::Store(error))) => {
                self.refuse(path, &error);
                Ok(())
            }
            Err(End::Store(error)) => Err(error.into()),
            Err(End::Output(error)) => Err(error),
        }
    }

    /// Hands on the articles of one state of a store, and what is told across them.
    fn state(&mut self, path: &Path, store: &Reading, query: &Query) -> Result<(), End> {
        if self.tells_groups() {
            self.tell_ungrouped(path, store.ungrouped()?);
        }
        let mut spreads = self.chosen(query).map(|chosen| Spreads::new(store, chosen));
        store.each(query, |kept| {
            let kept = kept.map_err(SearchError::from).and_then(|kept| {
                Ok((spreads.as_mut().map(|spreads| spreads.of(&kept)).transpose()?, kept))
            });
            self.kept(path, kept).map_err(End::Output)
        })?;
        self.groups(store).map_err(End::Output)
    }

    /// Hands on an article of a store, with how widely its events are told where that is counted.
    fn kept(
        &mut self,
        path: &Path,
        kept: Result<(Option<Reaches>, Kept), SearchError>,
    ) -> Result<()> {
        let (reaches, kept) = match kept {
            Ok(kept) => kept,
            Err(error) => {
                self.refuse(path, &error);
                return Ok(());
            }
        };
        let reach = |event: &Event| match &reaches {
            Some(reaches) => reaches.of(event),
            None => Some(Reach::alone(event)),
        };
        match kept.record() {
            Ok(Some(record)) => {
                let known =
                    Known { text: Some(&kept.article.text), coded_by: kept.coded_by.as_deref() };
                self.add(record, known, reach)
            }
            // An article in another language tells nothing that could be handed on.
            Ok(None) => Ok(()),
            Err(error) => {
                let what = format!("article {}: its record is damaged: {error}", kept.id);
                let help = "onrecord store recode makes it anew";
                self.reporter.say(Level::Error, &Complaint::new(path, what).help(help));
                Ok(())
            }
        }
    }

    /// Which reports are handed on, where all reports of a happening are told in one.
    fn chosen<'a>(&self, query: &'a Query) -> Option<Chosen<'a>> {
        let Form::Events(EventFormat::Gdelt, selection) = self.form else { return None };
        Some(Chosen { query, selection, confidence: self.sieve.confidence })
    }

    /// Whether what is told across articles has a place.
    fn tells_groups(&self) -> bool {
        matches!(self.form, Form::Events(EventFormat::Gdelt, _) | Form::Tables(_))
    }

    /// Hands on what a store tells across articles, where there are tables for it.
    fn groups(&mut self, store: &Reading) -> Result<()> {
        match &mut self.outlet {
            Outlet::Tables(folder) => groups::hand_on(store, folder),
            Outlet::Document(_) => Ok(()),
        }
    }

    /// Says of how many articles it is not known yet what they tell together with others.
    fn tell_ungrouped(&mut self, path: &Path, waiting: usize) {
        if waiting > 0 {
            let articles = count(waiting, "article waits", "articles wait");
            let what =
                format!("{articles} to be grouped: other reports of their events are not counted");
            let help = format!("onrecord store group {}", path.display());
            self.reporter.say(Level::Note, &Complaint::new(path, what).help(help));
        }
    }

    /// Says what a store says of itself, which names its file.
    fn refuse(&mut self, path: &Path, error: &impl ToString) {
        let said = error.to_string();
        let what = said.strip_prefix(&format!("{}: ", path.display())).unwrap_or(&said);
        self.reporter.say(Level::Error, &Complaint::new(path, what));
    }

    /// Hands on the records of a file; says what cannot be read and goes on.
    fn lines(&mut self, path: &Path) -> Result<()> {
        for record in lines(path) {
            match record {
                Ok(record) => {
                    let text = self.text(&record);
                    self.add(record, text.as_deref().into(), |event| Some(Reach::alone(event)))?;
                }
                Err(complaint) => self.reporter.say(Level::Error, &complaint),
            }
        }
        Ok(())
    }

    /// The text that a record is about, if the user has it.
    fn text(&mut self, record: &Record) -> Option<String> {
        let text = input::text_of(self.texts.as_deref()?, &record.article.id);
        match text.and_then(|text| same_text(text, record)) {
            Ok(text) => Some(text),
            Err(complaint) => {
                let complaint = complaint.help("the record is handed on without its words");
                self.reporter.say(Level::Warning, &complaint);
                None
            }
        }
    }

    fn add(
        &mut self,
        record: Record,
        known: Known,
        reach: impl Fn(&Event) -> Option<Reach>,
    ) -> Result<()> {
        let rendered = self.form.hand_on(&self.sieve.sift(record), known.text, reach)?;
        self.outlet.add(rendered.coded_by(known.coded_by))
    }

    /// Makes what was written count, unless nothing of what was asked for could be read.
    fn finish(mut self) -> Result<Status> {
        let (done, failed) = (self.outlet.len(), self.reporter.failed());
        if done > 0 || failed == 0 {
            self.outlet.finish()?;
        }
        if done == 0 && failed == 0 {
            self.reporter.note("no article matches, and nothing is in what was written");
        }
        self.reporter.finish();
        Ok(Status::of(done, failed))
    }
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
