//! `onrecord code`: articles in, records out, in the order of the inputs.
//!
//! Articles are taken out of the inputs one by one, read and coded in chunks on all threads, and
//! written as each chunk is done: memory stays the same however many there are, in one file or in
//! many, and the output is the same with any number of threads.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use onrecord::trace::Traced;
use onrecord::{Article, Coder};
use onrecord_export::EventFormat;
use onrecord_read::Raw;
use rayon::prelude::*;

use crate::args::{CodeArgs, Format};
use crate::cmd::export::{csv, events, parquet};
use crate::coding::{self, guarded};
use crate::foreign::{Foreign, other_language};
use crate::input::{self, Articles, Input, Next};
use crate::output::{Form, Outlet, Rendered};
use crate::report::{Complaint, Level, Reporter};
use crate::settings::Settings;
use crate::status::Status;

/// A chunk ends after so many articles or so many bytes, whichever comes first.
const CHUNK_ARTICLES: usize = 64;
const CHUNK_BYTES: usize = 16 << 20;

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
    let threads = coding::threads(settings.threads)?;
    coding::keep_panics_quiet();
    let mut articles = Articles::new(&found.inputs, &settings.reading);
    let single = found.single && articles.is_single();
    if settings.progress && !single {
        reporter.show_progress(found.inputs.iter().map(Input::size).sum());
    }
    let coder = coding::coder(settings.actors.as_deref())?;
    let work = Work { coder, form: form(&settings, single), settings: &settings };
    threads.install(|| work.code(articles, &mut reporter))
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
        let mut foreign = Foreign::default();
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
        foreign.tell(reporter);
        reporter.finish();
        let number = outlet.len();
        if number > 0 {
            outlet.finish()?;
        }
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
        if let Some(language) = other_language(self.settings.language, &article) {
            return Done { said, outcome: Outcome::Foreign(language.to_owned()) };
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
    foreign: &mut Foreign,
    reporter: &mut Reporter,
) -> Result<()> {
    for (level, complaint) in &done.said {
        reporter.say(*level, complaint);
    }
    match done.outcome {
        Outcome::Coded(rendered) => {
            outlet.add(*rendered)?;
        }
        Outcome::Foreign(language) => foreign.count(language),
        Outcome::Nothing => {}
    }
    Ok(())
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
}
