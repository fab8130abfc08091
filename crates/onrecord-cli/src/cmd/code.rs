//! `onrecord code`: articles in, records out, in the order of the inputs.
//!
//! Articles are taken out of the inputs one by one, read and coded in chunks on all threads, and
//! written as each chunk is done: memory stays the same however many there are, in one file or in
//! many, and the output is the same with any number of threads.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use onrecord::trace::Traced;
use onrecord::{Actors, Article, Coder};
use onrecord_export::EventFormat;
use onrecord_read::Raw;
use rayon::prelude::*;

use crate::args::{CodeArgs, Format};
use crate::cmd::export::{csv, events, parquet};
use crate::input::{self, Articles, Input, Next, Size};
use crate::output::{Form, Outlet, Rendered};
use crate::report::{Complaint, Level, Reporter};
use crate::settings::Settings;
use crate::status::Status;

/// A chunk ends after so many articles or so many bytes, whichever comes first.
const CHUNK_ARTICLES: usize = 64;
const CHUNK_BYTES: usize = 16 << 20;

/// The largest table of actors: rows are found by 32 bits.
const TABLE: Size = Size(4 << 30);

/// Codes what the user named.
pub(crate) fn run(args: CodeArgs) -> Result<Status> {
    let settings = Settings::check(args)?;
    let mut reporter = Reporter::new(settings.quiet);
    let found = input::find(&settings.paths);
    for (level, complaint) in &found.remarks {
        reporter.say(*level, complaint);
    }
    if found.inputs.is_empty() {
        reporter.finish();
        return Ok(Status::of(0, reporter.failed()));
    }
    if let Some(output) = &settings.output {
        spare_inputs(output, &found.inputs)?;
    }
    let threads = rayon::ThreadPoolBuilder::new().num_threads(settings.threads).build();
    let threads = threads.context("the threads cannot be started; try --threads 1")?;
    keep_panics_quiet();
    let mut articles = Articles::new(&found.inputs, &settings.reading);
    let single = found.single && articles.is_single();
    if settings.progress && !single {
        reporter.show_progress(found.inputs.iter().map(Input::size).sum());
    }
    let work =
        Work { coder: coder(&settings)?, form: form(&settings, single), settings: &settings };
    threads.install(|| work.code(articles, &mut reporter))
}

/// The coder, with the user's own actors if there are any.
fn coder(settings: &Settings) -> Result<Coder> {
    let Some(path) = &settings.actors else { return Ok(Coder::new()) };
    let table = input::text(path, TABLE).map_err(|complaint| anyhow!("{complaint}"))?;
    let actors = Actors::built_in().with_csv(&path.display().to_string(), &table)?;
    Ok(Coder::with_actors(actors))
}

/// What is done to every article.
struct Work<'a> {
    settings: &'a Settings,
    coder: Coder,
    form: Form,
}

/// What became of an article.
struct Done {
    said: Vec<(Level, Complaint)>,
    outcome: Outcome,
}

enum Outcome {
    Coded(Box<Rendered>),
    /// Not in the language that is coded, but in this one.
    Foreign(String),
    /// It failed, or there was only something to say.
    Nothing,
}

impl Work<'_> {
    /// Codes and writes everything; an error is one of the output.
    fn code(&self, mut articles: Articles<'_>, reporter: &mut Reporter) -> Result<Status> {
        let mut outlet = Outlet::open(self.form, self.settings.output.as_deref())?;
        let mut foreign = BTreeMap::new();
        let mut first = 0;
        loop {
            let chunk = chunk(&mut articles);
            if chunk.is_empty() {
                break;
            }
            let count = chunk.len();
            let work = chunk.into_par_iter().enumerate();
            let done: Vec<Done> =
                work.map(|(nth, next)| self.one(first + nth, next, reporter)).collect();
            first += count;
            for done in done {
                write(&mut outlet, done, &mut foreign, reporter)?;
            }
        }
        tell_foreign(&foreign, reporter);
        reporter.finish();
        let number = outlet.len();
        outlet.finish()?;
        Ok(Status::of(number, reporter.failed()))
    }

    fn one(&self, nth: usize, next: Next, reporter: &Reporter) -> Done {
        match next {
            Next::Say(level, complaint) => {
                Done { said: vec![(level, complaint)], outcome: Outcome::Nothing }
            }
            Next::Article(raw, position) => {
                let done = self.article(nth, *raw);
                reporter.advance(position);
                done
            }
        }
    }

    fn article(&self, nth: usize, raw: Raw) -> Done {
        let place = PathBuf::from(raw.place().to_string());
        let failed = |complaint| (Level::Error, complaint);
        let (article, mut said) = match input::read(raw, &self.settings.reading) {
            Ok(read) => read,
            Err(complaint) => {
                return Done { said: vec![failed(complaint)], outcome: Outcome::Nothing };
            }
        };
        // An article whose language nobody knows may be in the right one.
        if let (Some(wanted), Some(language)) = (self.settings.language, &article.language)
            && language != wanted
        {
            return Done { said, outcome: Outcome::Foreign(language.clone()) };
        }
        let outcome = match guarded(&place, || self.render(nth, &article)) {
            Ok(rendered) => Outcome::Coded(Box::new(rendered)),
            Err(complaint) => {
                said.push(failed(complaint));
                Outcome::Nothing
            }
        };
        Done { said, outcome }
    }

    fn render(&self, nth: usize, article: &Article) -> Result<Rendered> {
        let (record, trace) = if self.settings.trace {
            let Traced { record, trace } = self.coder.trace(article);
            (record, Some(trace))
        } else {
            (self.coder.code(article), None)
        };
        let record = self.settings.sieve.sift(record);
        self.form.render(nth, article, &record, trace.as_deref())
    }
}

/// The next articles, with what is to be said between them.
fn chunk(articles: &mut Articles<'_>) -> Vec<Next> {
    let (mut chunk, mut bytes) = (Vec::new(), 0);
    while chunk.len() < CHUNK_ARTICLES && bytes < CHUNK_BYTES {
        let Some(next) = articles.next() else { break };
        if let Next::Article(raw, _) = &next {
            bytes += raw.size();
        }
        chunk.push(next);
    }
    chunk
}

fn write(
    outlet: &mut Outlet,
    done: Done,
    foreign: &mut BTreeMap<String, usize>,
    reporter: &mut Reporter,
) -> Result<()> {
    for (level, complaint) in &done.said {
        reporter.say(*level, complaint);
    }
    match done.outcome {
        Outcome::Coded(rendered) => {
            outlet.add(*rendered)?;
        }
        Outcome::Foreign(language) => *foreign.entry(language).or_default() += 1,
        Outcome::Nothing => {}
    }
    Ok(())
}

/// Says how many articles were left out for their language.
pub(super) fn tell_foreign(foreign: &BTreeMap<String, usize>, reporter: &mut Reporter) {
    let count: usize = foreign.values().sum();
    let languages: Vec<String> =
        foreign.iter().map(|(language, count)| format!("{language} {count}")).collect();
    let languages = languages.join(", ");
    let left_out = match count {
        0 => return,
        1 => format!("1 article is not in English and was left out ({languages})"),
        _ => format!("{count} articles are not in English and were left out ({languages})"),
    };
    reporter.note(&format!("{left_out}; --any-language codes them all the same"));
}

/// One article that brings out a fault in the coder must not take ten thousand others with it.
pub(super) fn guarded<T>(place: &Path, work: impl FnOnce() -> Result<T>) -> Result<T, Complaint> {
    let outcome = panic::catch_unwind(AssertUnwindSafe(work));
    let fault = match outcome {
        Ok(Ok(done)) => return Ok(done),
        Ok(Err(error)) => error.to_string(),
        Err(_) => PANIC.take(),
    };
    let complaint =
        Complaint::new(place, format!("cannot be coded, by a fault of OnRecord: {fault}"));
    Err(complaint.help("please report it with the file"))
}

thread_local! {
    /// Where the last panic on this thread came from, and what it said.
    static PANIC: Cell<String> = const { Cell::new(String::new()) };
}

/// A panic is told with the file that caused it, and not by itself.
pub(super) fn keep_panics_quiet() {
    panic::set_hook(Box::new(|info| PANIC.set(info.to_string())));
}

/// A file that is both read and written would end as something else than it was.
fn spare_inputs(output: &Path, inputs: &[Input]) -> Result<()> {
    let Ok(output) = output.canonicalize() else { return Ok(()) };
    let same = |input: &&Input| input.path.canonicalize().is_ok_and(|path: PathBuf| path == output);
    if let Some(input) = inputs.iter().find(same) {
        bail!("{}: this is an input; write to another file", input.path.display());
    }
    Ok(())
}

fn form(settings: &Settings, single: bool) -> Form {
    match settings.format {
        Format::Text => Form::Text(settings.look),
        Format::Json => Form::Json { single },
        Format::Jsonl => Form::JsonLines,
        Format::Html => Form::Html { single },
        Format::Csv => csv(settings.tables),
        Format::Parquet => parquet(settings.tables),
        Format::Gdelt => events(EventFormat::Gdelt, &settings.sieve, settings.tables),
        Format::Polecat => events(EventFormat::Polecat, &settings.sieve, settings.tables),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_coder_is_told_with_the_file() {
        let path = Path::new("a.txt");
        PANIC.set("no such span".to_owned());
        let panicking = guarded::<()>(path, || std::panic::resume_unwind(Box::new("no such span")));
        let failing = guarded::<()>(path, || bail!("no such span"));
        for outcome in [panicking, failing] {
            let said = outcome.unwrap_err().to_string();
            assert!(said.starts_with("a.txt: cannot be coded, by a fault"), "{said}");
            assert!(said.contains("no such span"), "{said}");
        }
        assert_eq!(guarded(path, || Ok(1)), Ok(1));
    }

    #[test]
    fn a_chunk_ends_after_so_many_articles_or_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let lengths = |text: &str, count: usize| -> Vec<usize> {
            std::fs::write(&path, format!("{{\"text\": \"{text}\"}}\n").repeat(count)).unwrap();
            let inputs = [Input { path: path.clone(), id: "a".to_owned() }];
            let options = onrecord_read::Options::default();
            let mut articles = Articles::new(&inputs, &options);
            let chunks = std::iter::from_fn(|| Some(chunk(&mut articles).len()));
            chunks.take_while(|length| *length > 0).collect()
        };
        assert_eq!(lengths("short", 100), [CHUNK_ARTICLES, 100 - CHUNK_ARTICLES]);
        assert_eq!(lengths(&"x".repeat(CHUNK_BYTES / 2), 3), [2, 1]);
    }

    #[test]
    fn articles_in_other_languages_are_counted() {
        let mut reporter = Reporter::new(true);
        tell_foreign(&BTreeMap::new(), &mut reporter);
        tell_foreign(&BTreeMap::from([("de".to_owned(), 2)]), &mut reporter);
        assert_eq!(reporter.failed(), 0);
    }
}
