//! `onrecord code`: articles in, records out, in the order of the inputs.
//!
//! Articles are read and coded in chunks on all threads, and written as each chunk is done.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use onrecord::Article;
use onrecord::trace::Traced;
use onrecord_export::EventFormat;

use crate::args::{CodeArgs, Format};
use crate::cmd::export::{csv, events, parquet};
use crate::coding::Coding;
use crate::foreign::Foreign;
use crate::input::{self, Articles, Input};
use crate::output::{Form, Outlet, Rendered};
use crate::report::Reporter;
use crate::road::{Arrival, Made, Road};
use crate::settings::Settings;
use crate::status::Status;

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
    let mut articles = Articles::new(&found.inputs, &settings.reading);
    let single = found.single && articles.is_single();
    if settings.progress && !single {
        reporter.show_progress(found.inputs.iter().map(Input::size).sum());
    }
    let coding = Coding::start(settings.threads, &settings.coder)?;
    let road = Road::new(articles, &coding, &settings.reading, settings.language);
    let form = form(&settings, single);
    Work { coding: &coding, form, settings: &settings }.code(road, &mut reporter)
}

/// What is done to every article.
struct Work<'a> {
    settings: &'a Settings,
    coding: &'a Coding,
    form: Form,
}

impl Work<'_> {
    /// Codes and writes everything; an error is one of the output.
    fn code(&self, mut road: Road<'_>, reporter: &mut Reporter) -> Result<Status> {
        let mut outlet = Outlet::open(self.form, self.settings.output.as_deref())?;
        let mut foreign = Foreign::default();
        while let Some(arrivals) = road.next(reporter, |nth, article| self.render(nth, article)) {
            for Arrival { said, article } in arrivals {
                for (level, complaint) in &said {
                    reporter.say(*level, complaint);
                }
                match article.map(|article| article.made) {
                    Some(Made::Done(rendered)) => outlet.add(rendered)?,
                    Some(Made::Foreign(language)) => foreign.count(language),
                    None => {}
                }
            }
        }
        foreign.tell("left out", "--any-language", reporter);
        reporter.finish();
        let number = outlet.len();
        if number > 0 {
            outlet.finish()?;
        }
        Ok(Status::of(number, reporter.failed()))
    }

    fn render(&self, nth: usize, article: &Article) -> Result<Rendered> {
        let (record, trace) = if self.settings.trace {
            let Traced { record, trace } = self.coding.coder().trace(article);
            (record, Some(trace))
        } else {
            (self.coding.coder().code(article), None)
        };
        let record = self.settings.sieve.sift(record);
        let rendered = self.form.render(nth, article, &record, trace.as_deref())?;
        Ok(rendered.coded_by(Some(self.coding.version())))
    }
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
