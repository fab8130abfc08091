//! `onrecord import`: articles in, coded on all threads, kept in the order in which they came.
//!
//! All that an import knows is in the store: it asks the store what it lacks, codes that, and keeps
//! batch after batch. So it can be stopped at any moment and run again.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::Result;
use onrecord::Article;
use onrecord_store::{Entry, Outcome, Store};

use super::{groups, print};
use crate::args::ImportArgs;
use crate::coding::Coding;
use crate::foreign::{Foreign, other_language};
use crate::input::{self, Articles, Input, Next, Options};
use crate::output::count;
use crate::report::{Complaint, Level, Reporter};
use crate::status::Status;

/// A batch ends after so many articles or so many bytes of text, whichever comes first.
const BATCH_ARTICLES: usize = 64;
const BATCH_BYTES: usize = 16 << 20;

/// An article as it comes in.
struct Incoming {
    article: Article,
    /// Where it comes from, to be named when something is wrong with it.
    origin: PathBuf,
    /// How much of the inputs had been read then, in bytes.
    position: u64,
}

/// Codes and keeps what the user named.
pub(crate) fn run(args: &ImportArgs) -> Result<Status> {
    input::check_standard_input(&args.files)?;
    let mut reporter = Reporter::new(args.quiet);
    let found = input::find(&args.files);
    for (level, complaint) in &found.remarks {
        reporter.say(*level, complaint);
    }
    if found.inputs.is_empty() {
        reporter.finish();
        return Ok(Status::of(0, reporter.failed()));
    }
    let store = Store::create(&args.into)?;
    let coding = Coding::start(args.threads, args.actors.as_deref())?;
    if !args.quiet && io::stderr().is_terminal() {
        reporter.show_progress(found.inputs.iter().map(Input::size).sum());
    }
    let reading = args.reading.options(args.published.clone());
    let language = args.reading.language();
    let mut import = Import {
        store,
        coding,
        reporter,
        language,
        foreign: Foreign::default(),
        tally: Tally::default(),
    };
    let done = import.all(Articles::new(&found.inputs, &reading), &reading);
    import.foreign.tell(&mut import.reporter);
    if done.is_ok() && !args.no_groups {
        groups::bring(&mut import.store, &args.into, &mut import.reporter)?;
    }
    import.reporter.finish();
    if !args.quiet {
        print(&import.summary(args)?)?;
    }
    done.map(|()| Status::of(import.tally.kept(), import.reporter.failed()))
}

struct Import {
    store: Store,
    coding: Coding,
    reporter: Reporter,
    /// The language whose articles are kept; none for all.
    language: Option<&'static str>,
    /// How many articles in other languages were left out.
    foreign: Foreign,
    tally: Tally,
}

/// How many articles came to what.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    new: usize,
    known: usize,
    republished: usize,
    changed: usize,
}

impl Tally {
    fn kept(self) -> usize {
        self.new + self.known + self.republished + self.changed
    }
}

impl Import {
    /// Keeps everything that comes; an error is one of the store, and what was kept stays.
    fn all(&mut self, articles: Articles<'_>, reading: &Options) -> Result<()> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        for next in articles {
            if let Some(incoming) = self.incoming(next, reading) {
                bytes += incoming.article.text.len();
                batch.push(incoming);
            }
            if batch.len() >= BATCH_ARTICLES || bytes >= BATCH_BYTES {
                self.keep(std::mem::take(&mut batch))?;
                bytes = 0;
            }
        }
        self.keep(batch)
    }

    /// The next article, if it can be read and is in the language that is kept.
    fn incoming(&mut self, next: Next, reading: &Options) -> Option<Incoming> {
        let (raw, position) = match next {
            Next::Article(raw, position) => (raw, position),
            Next::Say(level, complaint) => {
                self.reporter.say(level, &complaint);
                return None;
            }
        };
        let origin = PathBuf::from(raw.place().to_string());
        let (article, said) = match input::read(*raw, reading) {
            Ok(read) => read,
            Err(complaint) => {
                self.reporter.say(Level::Error, &complaint);
                return None;
            }
        };
        for (level, complaint) in &said {
            self.reporter.say(*level, complaint);
        }
        if let Some(language) = other_language(self.language, &article) {
            self.foreign.count(language.to_owned());
            return None;
        }
        Some(Incoming { article, origin, position })
    }

    fn keep(&mut self, batch: Vec<Incoming>) -> Result<()> {
        let mut lacking = Vec::new();
        for (nth, incoming) in batch.iter().enumerate() {
            if self.store.lacks(&incoming.article)? {
                lacking.push(nth);
            }
        }
        let to_code: Vec<&Article> = lacking.iter().map(|nth| &batch[*nth].article).collect();
        let mut coded = self.coding.code(&to_code).into_iter();
        let mut lacking = lacking.into_iter().peekable();
        let (mut entries, mut origins) = (Vec::new(), Vec::new());
        for (nth, Incoming { article, origin, position }) in batch.into_iter().enumerate() {
            self.reporter.advance(position);
            let record = lacking.next_if_eq(&nth).and_then(|_| coded.next()).transpose();
            match record {
                Ok(record) => {
                    entries.push(Entry { article, record });
                    origins.push(origin);
                }
                Err(fault) => self.refuse(&origin, &fault),
            }
        }
        let outcomes = self.store.keep(&entries, self.coding.version())?;
        for ((outcome, entry), origin) in outcomes.into_iter().zip(&entries).zip(&origins) {
            self.count(outcome, &entry.article, origin);
        }
        Ok(())
    }

    fn count(&mut self, outcome: Outcome, article: &Article, origin: &Path) {
        match outcome {
            Outcome::New(_) => self.tally.new += 1,
            Outcome::Known(_) => self.tally.known += 1,
            Outcome::Republished(_) => self.tally.republished += 1,
            Outcome::Changed(first) => {
                self.tally.changed += 1;
                let address = article.url.as_deref().unwrap_or_default();
                let what = format!("{address} is kept already with another text, {first}");
                let complaint = Complaint::new(origin, what);
                self.reporter.say(Level::Warning, &complaint.help("the first text stays"));
            }
            Outcome::Refused(faults) => {
                let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
                self.refuse(origin, &faults.join("; "));
            }
            Outcome::Uncoded => self.refuse(origin, "it came without a record"),
        }
    }

    fn refuse(&mut self, origin: &Path, fault: &str) {
        let what = format!("cannot be kept, by a fault of OnRecord: {fault}");
        let complaint = Complaint::new(origin, what).help("please report it with the file");
        self.reporter.say(Level::Error, &complaint);
    }

    /// What came in, and what is in the store now.
    fn summary(&self, args: &ImportArgs) -> Result<String> {
        let Tally { new, known, republished, changed } = self.tally;
        let mut parts = Vec::new();
        for (number, what) in [
            (new, "new"),
            (known, "there already"),
            (republished, "there already from elsewhere"),
            (changed, "with a text that is not the first at its address"),
            (self.reporter.failed(), "failed"),
        ] {
            if number > 0 {
                parts.push(format!("{number} {what}"));
            }
        }
        let all = count(self.tally.kept() + self.reporter.failed(), "article", "articles");
        let held = self.store.tally()?;
        Ok(format!(
            "{all}: {}\n{}: {}, {}, {}\n",
            parts.join(", "),
            args.into.display(),
            count(held.articles, "article", "articles"),
            count(held.statements, "statement", "statements"),
            count(held.events, "event", "events"),
        ))
    }
}
