//! `onrecord store`: verifying a store, and bringing its records up to date.

use std::fmt::Write;

use anyhow::Result;
use onrecord::Article;
use onrecord_store::{Kept, Key, Outcome, Store, StoreError};

use super::{groups, in_a_row, print};
use crate::args::{CheckArgs, GroupArgs, RecodeArgs, StoreArgs, StoreCommand};
use crate::coding::Coding;
use crate::output::count;
use crate::report::{Complaint, Level, Reporter};
use crate::status::Status;

/// So many articles are coded again at once.
const BATCH: usize = 64;

/// Does what the user asked for.
pub(crate) fn run(args: &StoreArgs) -> Result<Status> {
    match &args.command {
        StoreCommand::Check(args) => check(args),
        StoreCommand::Group(args) => group(args),
        StoreCommand::Recode(args) => recode(args),
    }
}

fn check(args: &CheckArgs) -> Result<Status> {
    let store = Store::open(&args.store)?;
    let mut reporter = Reporter::new(false);
    let checked = store.check(|fault| {
        reporter.say(Level::Error, &Complaint::new(&args.store, fault.to_string()));
    })?;
    reporter.finish();
    let articles = count(checked.articles, "article", "articles");
    if checked.faults > 0 {
        print(&format!("{articles} checked: {}\n", count(checked.faults, "fault", "faults")))?;
        return Ok(Status::SomeFailed);
    }
    let held = store.tally()?;
    let uncoded = without_record(held.uncoded);
    let mut text = format!("{articles}{uncoded} checked: all is sound\n");
    let (statements, events) = (held.statements, held.events);
    let _ = writeln!(
        text,
        "{}, {}",
        count(statements, "statement", "statements"),
        count(events, "event", "events")
    );
    print(&text)?;
    Ok(Status::Done)
}

fn group(args: &GroupArgs) -> Result<Status> {
    let mut store = Store::open(&args.store)?;
    let grouped = store.group()?;
    if !args.quiet {
        print(&groups::summary(&grouped))?;
    }
    Ok(if grouped.waiting > 0 { Status::SomeFailed } else { Status::Done })
}

/// How many of the articles just counted have no record, if any.
pub(super) fn without_record(uncoded: usize) -> String {
    if uncoded == 0 { String::new() } else { format!(" ({uncoded} without a record)") }
}

fn recode(args: &RecodeArgs) -> Result<Status> {
    let mut store = Store::open(&args.store)?;
    let coding = Coding::start(args.threads, &args.coder)?;
    let mut reporter = Reporter::new(args.quiet);
    let keys = keys(&store, args, coding.version())?;
    let mut done = 0;
    for keys in keys.chunks(BATCH) {
        done += recode_batch(&mut store, &coding, &mut reporter, keys)?;
    }
    groups::bring(&mut store, &args.store, &mut reporter)?;
    reporter.finish();
    if !args.quiet {
        let articles = count(done, "article", "articles");
        print(&format!("{articles} coded again, by version {}\n", coding.version()))?;
    }
    Ok(Status::of(done, reporter.failed()))
}

/// The articles to be coded again. Those that were kept without a record stay so unless all languages
/// are wanted.
fn keys(store: &Store, args: &RecodeArgs, version: &str) -> Result<Vec<Key>, StoreError> {
    let uncoded = store.uncoded()?;
    let mut keys = if args.all { store.keys()? } else { store.outdated(version)? };
    keys.retain(|key| uncoded.binary_search(key).is_err());
    if args.any_language {
        keys.extend(uncoded);
        keys.sort_unstable();
    }
    Ok(keys)
}

/// Codes these articles again; says how many.
fn recode_batch(
    store: &mut Store,
    coding: &Coding,
    reporter: &mut Reporter,
    keys: &[Key],
) -> Result<usize> {
    let mut kept: Vec<Kept> = Vec::new();
    for key in keys {
        kept.extend(store.kept(*key)?);
    }
    let articles: Vec<&Article> = kept.iter().map(|one| &one.article).collect();
    let coded = coding.code(&articles);
    let mut batch = Vec::new();
    for (kept, record) in kept.into_iter().zip(coded) {
        match record {
            Ok(record) => batch.push((kept, record)),
            Err(fault) => refuse(reporter, &kept, &fault),
        }
    }
    let outcomes = store.recode(&batch, coding.version())?;
    let mut done = 0;
    for (outcome, (kept, _)) in outcomes.into_iter().zip(&batch) {
        if let Outcome::Refused(faults) = outcome {
            refuse(reporter, kept, &in_a_row(&faults));
        } else {
            done += 1;
        }
    }
    Ok(done)
}

fn refuse(reporter: &mut Reporter, kept: &Kept, fault: &str) {
    let what = format!("cannot be coded again, by a fault of OnRecord: {fault}");
    let complaint = Complaint::new(std::path::Path::new(&kept.id.to_string()), what);
    reporter.say(Level::Error, &complaint.help("its old record stays; please report it"));
}
