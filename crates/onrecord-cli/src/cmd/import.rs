//! `onrecord import`: articles in, read and coded on all threads, kept in the order in which they
//! came.
//!
//! All that an import knows is in the store: it asks the store what it lacks, codes that, and keeps
//! batch after batch. So it can be stopped at any moment and run again.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use onrecord::record::Record;
use onrecord::{Article, Coder};
use onrecord_store::{Entry, Outcome, Store, StoreError};

use super::store::without_record;
use super::{groups, in_a_row, print};
use crate::args::ImportArgs;
use crate::coding::Coding;
use crate::foreign::Foreign;
use crate::input::{self, Articles, Input};
use crate::output::count;
use crate::report::{Complaint, Level, Reporter};
use crate::road::{Arrival, Arrived, Made, Road};
use crate::status::Status;

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
    let coding = Coding::start(args.threads, &args.coder)?;
    if !args.quiet && io::stderr().is_terminal() {
        reporter.show_progress(found.inputs.iter().map(Input::size).sum());
    }
    let reading = args.reading.options(args.published.clone());
    let articles = Articles::new(&found.inputs, &reading);
    let road = Road::new(articles, &coding, &reading, args.reading.language());
    let (foreign, tally) = (Foreign::default(), Tally::default());
    let mut import = Import { store, coding: &coding, reporter, foreign, tally };
    let done = import.all(road);
    import.tell_uncoded(args)?;
    if done.is_ok() && !args.no_groups {
        groups::bring(&mut import.store, &args.into, &mut import.reporter)?;
    }
    import.reporter.finish();
    if !args.quiet {
        print(&import.summary(args)?)?;
    }
    done.map(|()| Status::of(import.tally.kept(), import.reporter.failed()))
}

struct Import<'a> {
    store: Store,
    coding: &'a Coding,
    reporter: Reporter,
    /// How many articles in other languages came.
    foreign: Foreign,
    tally: Tally,
}

/// The record of an article if the store has use for one; an error is one of the store.
type Coded = Result<Option<Record>, StoreError>;

/// How many articles came to what.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    new: usize,
    uncoded: usize,
    known: usize,
    republished: usize,
    changed: usize,
}

impl Tally {
    fn kept(self) -> usize {
        self.new + self.uncoded + self.known + self.republished + self.changed
    }
}

impl Import<'_> {
    /// Keeps everything that comes; an error is one of the store, and what was kept stays.
    fn all(&mut self, mut road: Road<'_>) -> Result<()> {
        loop {
            let store = Mutex::new(&mut self.store);
            let coder = self.coding.coder();
            let arrivals = road.next(&self.reporter, |_, article| Ok(code(&store, coder, article)));
            let Some(arrivals) = arrivals else { return Ok(()) };
            self.keep(arrivals)?;
        }
    }

    fn keep(&mut self, arrivals: Vec<Arrival<Coded>>) -> Result<()> {
        let (mut entries, mut origins) = (Vec::new(), Vec::new());
        for Arrival { said, article } in arrivals {
            for (level, complaint) in &said {
                self.reporter.say(*level, complaint);
            }
            let Some(Arrived { article, origin, made }) = article else { continue };
            let record = match made {
                Made::Done(record) => record?,
                Made::Foreign(language) => {
                    self.foreign.count(language);
                    None
                }
            };
            entries.push(Entry { article, record });
            origins.push(origin);
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
            Outcome::Uncoded(_) => self.tally.uncoded += 1,
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
                self.refuse(origin, &in_a_row(&faults));
            }
        }
    }

    fn refuse(&mut self, origin: &Path, fault: &str) {
        let what = format!("cannot be kept, by a fault of OnRecord: {fault}");
        let complaint = Complaint::new(origin, what).help("please report it with the file");
        self.reporter.say(Level::Error, &complaint);
    }

    /// Says how many articles have no record, and what would give them one.
    fn tell_uncoded(&mut self, args: &ImportArgs) -> Result<()> {
        let mend = format!("`onrecord store recode {} --any-language`", args.into.display());
        self.foreign.tell("kept without a record", &mend, &mut self.reporter);
        let before = self.store.tally()?.uncoded;
        if args.reading.language().is_none() && before > 0 {
            let articles = count(before, "article", "articles");
            let what = format!("{articles} kept before without a record; {mend} codes all");
            self.reporter.note(&what);
        }
        Ok(())
    }

    /// What came in, and what is in the store now.
    fn summary(&self, args: &ImportArgs) -> Result<String> {
        let Tally { new, uncoded, known, republished, changed } = self.tally;
        let mut parts = Vec::new();
        for (number, what) in [
            (new, "new"),
            (uncoded, "new and not coded"),
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
            "{all}: {}\n{}: {}{}, {}, {}\n",
            parts.join(", "),
            args.into.display(),
            count(held.articles, "article", "articles"),
            without_record(held.uncoded),
            count(held.statements, "statement", "statements"),
            count(held.events, "event", "events"),
        ))
    }
}

/// The threads ask the store in turn; coding takes a hundred times as long.
fn code(store: &Mutex<&mut Store>, coder: &Coder, article: &Article) -> Coded {
    let lacks = store.lock().unwrap_or_else(PoisonError::into_inner).lacks(article)?;
    Ok(lacks.then(|| coder.code(article)))
}
