//! `onrecord code`: articles in, records out, in the order of the inputs.
//!
//! Inputs are coded in chunks on all threads and written as each chunk is done, so that memory
//! stays the same however many there are, and the output is the same with any number of threads.

use std::cell::Cell;
use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use onrecord::trace::Traced;
use onrecord::{Actors, Article, Coder};
use rayon::prelude::*;

use crate::args::{CodeArgs, Format};
use crate::input::{self, Found, Input, Size};
use crate::output::{Document, Form, Rendered, Sink};
use crate::report::{Complaint, Level, Reporter};
use crate::settings::Settings;
use crate::status::Status;

/// A chunk ends after so many inputs or so many bytes, whichever comes first.
const CHUNK_INPUTS: usize = 64;
const CHUNK_BYTES: u64 = 16 << 20;

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
    if settings.progress && found.inputs.len() > 1 {
        reporter.show(bar(found.inputs.len()));
    }
    let coder = coder(&settings)?;
    threads.install(|| code(&settings, &coder, &found, &mut reporter))
}

/// The coder, with the user's own actors if there are any.
fn coder(settings: &Settings) -> Result<Coder> {
    let Some(path) = &settings.actors else { return Ok(Coder::new()) };
    let table = Input { path: path.clone(), id: String::new() };
    let table = table.text(TABLE, None).map_err(|complaint| anyhow!("{complaint}"))?;
    let actors = Actors::built_in().with_csv(&path.display().to_string(), &table.text)?;
    Ok(Coder::with_actors(actors))
}

/// Codes and writes everything; an error is one of the output.
fn code(
    settings: &Settings,
    coder: &Coder,
    found: &Found,
    reporter: &mut Reporter,
) -> Result<Status> {
    let form = form(settings, found.single);
    let mut document = Document::new(form, Sink::open(settings.output.as_deref())?);
    let mut rest = &found.inputs[..];
    while !rest.is_empty() {
        let (chunk, later) = rest.split_at(chunk_length(rest));
        let first = found.inputs.len() - rest.len();
        let work = chunk.par_iter().enumerate().map(|(nth, input)| {
            let done = one(settings, form, coder, first + nth, input);
            reporter.advance();
            done
        });
        let done: Vec<Done> = work.collect();
        for done in done {
            write(&mut document, done, reporter)?;
        }
        rest = later;
    }
    reporter.finish();
    let number = document.len();
    let (written, sink) = document.finish();
    if number > 0 {
        written.with_context(|| sink.fault())?;
        sink.commit()?;
    }
    Ok(Status::of(number, reporter.failed()))
}

/// What became of one input.
struct Done {
    remark: Option<(Level, Complaint)>,
    rendered: Option<Rendered>,
}

fn write(document: &mut Document<Sink>, done: Done, reporter: &mut Reporter) -> Result<()> {
    if let Some((level, complaint)) = &done.remark {
        reporter.say(*level, complaint);
    }
    let Some(rendered) = done.rendered else { return Ok(()) };
    document.add(rendered).with_context(|| document.out().fault())
}

fn one(settings: &Settings, form: Form, coder: &Coder, nth: usize, input: &Input) -> Done {
    match record(settings, form, coder, nth, input) {
        Ok((rendered, remark)) => Done { remark, rendered: Some(rendered) },
        Err(complaint) => Done { remark: Some((Level::Error, complaint)), rendered: None },
    }
}

type Remarked = (Rendered, Option<(Level, Complaint)>);

fn record(
    settings: &Settings,
    form: Form,
    coder: &Coder,
    nth: usize,
    input: &Input,
) -> Result<Remarked, Complaint> {
    let decoded = input.text(settings.limit, settings.charset)?;
    let article = Article {
        id: input.id.clone(),
        published: settings.published.clone(),
        ..Article::new(decoded.text)
    };
    let rendered = guarded(&input.path, || {
        let (record, trace) = if settings.trace {
            let Traced { record, trace } = coder.trace(&article);
            (record, Some(trace))
        } else {
            (coder.code(&article), None)
        };
        form.render(nth, &article, &settings.sieve.sift(record), trace.as_deref())
    })?;
    Ok((rendered, decoded.remark))
}

/// One article that brings out a fault in the coder must not take ten thousand others with it.
pub(super) fn guarded<T>(path: &Path, work: impl FnOnce() -> Result<T>) -> Result<T, Complaint> {
    let outcome = panic::catch_unwind(AssertUnwindSafe(work));
    let fault = match outcome {
        Ok(Ok(done)) => return Ok(done),
        Ok(Err(error)) => error.to_string(),
        Err(_) => PANIC.take(),
    };
    let complaint =
        Complaint::new(path, format!("cannot be coded, by a fault of OnRecord: {fault}"));
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
    }
}

fn chunk_length(inputs: &[Input]) -> usize {
    let mut bytes = 0_u64;
    let fits = |input: &&Input| {
        bytes = bytes.saturating_add(input.size());
        bytes <= CHUNK_BYTES
    };
    inputs.iter().take(CHUNK_INPUTS).take_while(fits).count().max(1)
}

fn bar(length: usize) -> ProgressBar {
    let template = "{bar:30} {human_pos}/{human_len} articles, {rate}/s, {eta} left";
    let style = ProgressStyle::with_template(template).unwrap_or(ProgressStyle::default_bar());
    let style = style.with_key("rate", |state: &ProgressState, out: &mut dyn fmt::Write| {
        // Digits behind the point would flicker where there are hundreds a second.
        let rate = state.per_sec();
        let digits = usize::from(rate < 10.0);
        let _ = write!(out, "{rate:.digits$}");
    });
    ProgressBar::new(length as u64).with_style(style)
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
    fn a_chunk_takes_at_least_one_input() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::File::create(&path).unwrap().set_len(CHUNK_BYTES + 1).unwrap();
        let large = Input { path, id: String::new() };
        let small = Input { path: PathBuf::from("no such file"), id: String::new() };
        assert_eq!(chunk_length(&[large.clone(), small.clone()]), 1);
        assert_eq!(chunk_length(&[small.clone(), large]), 1);
        assert_eq!(chunk_length(&vec![small; 100]), CHUNK_INPUTS);
    }
}
