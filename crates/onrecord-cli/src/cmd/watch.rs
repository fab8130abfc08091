//! `onrecord watch`: follows feeds, politely, and codes what is new in them.
//!
//! `list` gathers the feeds that were named, `extract` makes articles of pages; `keeping` codes and
//! keeps them in a store, `desk` appends their records to a file.

mod desk;
mod extract;
mod keeping;
mod list;

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::ValueHint;
use onrecord_store::Store;
use onrecord_watch::{
    Clock, Desk, Journal, Options, Private, Subscription, SystemClock, Visit, Watcher, describe,
    parse_interval, user_agent,
};

use super::{groups, print};
use crate::args::CoderArgs;
use crate::coding::keep_panics_quiet;
use crate::output::visible;
use crate::report::Reporter;
use crate::status::Status;
use desk::JsonLines;
use keeping::InStore;

/// What `onrecord watch` does, for its help.
pub(crate) const ABOUT: &str = "\
Follow feeds: code what is new in them.

Each FEEDS is the address of a feed, or a file that lists feeds: one address a line, with `#` \
before comments, or OPML as feed readers export it. After an address in a file may stand `every=1h` \
and `publisher=\"Example Wire\"`.

Servers are treated with care: robots.txt is obeyed, a host is asked for one thing at a time, feeds \
are sent again only if they have changed, and a server that fails or asks for time is left alone \
longer. Machines of your own network are not reached unless you allow it.

It may be stopped or killed at any moment: an item counts as seen once its record is kept, and is \
met again otherwise.";

/// Examples, for its help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  onrecord watch feeds.txt --into record.db
      follows the feeds listed in feeds.txt until it is stopped

  onrecord watch https://example.org/rss --jsonl news.jsonl --once
      asks once and ends, as a cron job does

  onrecord watch --health --jsonl news.jsonl
      prints how each feed stands

Exit status, with --once:
  0  every feed was had
  1  some were not: each is named, and the rest was done
  2  wrong usage, or nothing could be done";

/// What `onrecord watch` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct WatchArgs {
    /// Addresses of feeds, or files that list them
    #[arg(value_name = "FEEDS", required_unless_present = "health")]
    feeds: Vec<String>,

    /// Keep the articles with their records in this store
    #[arg(long, value_name = "STORE", value_hint = ValueHint::FilePath)]
    into: Option<PathBuf>,

    /// Append the records to this file, one a line
    #[arg(long, value_name = "PATH", value_hint = ValueHint::FilePath, conflicts_with = "into")]
    jsonl: Option<PathBuf>,

    /// Where to remember what was seen [default: the path of --into or --jsonl with `.state` behind
    /// it]
    #[arg(long, value_name = "PATH", value_hint = ValueHint::FilePath)]
    state: Option<PathBuf>,

    /// What the coder knows
    #[command(flatten)]
    coder: CoderArgs,

    /// Ask each feed once and end, instead of going on until stopped
    #[arg(long)]
    once: bool,

    /// Print how each feed stands, and end without asking any
    #[arg(long, conflicts_with = "once")]
    health: bool,

    /// How often to ask a feed whose line and whose own wish say nothing, as in `5m` or `2h`
    #[arg(long, value_name = "TIME", default_value = "15m", value_parser = parse_interval)]
    every: Duration,

    /// How to reach you: an address that servers are told, as in `desk@example.org`
    #[arg(long, value_name = "ADDRESS")]
    contact: Option<String>,

    /// Reach this host though it is not on the public internet; without HOST, any
    #[arg(long, value_name = "HOST", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "*")]
    allow_private: Vec<String>,

    /// How many hosts to ask at the same time
    #[arg(long, value_name = "N", default_value = "8")]
    fetchers: NonZeroUsize,

    /// Say nothing but errors
    #[arg(short, long)]
    quiet: bool,
}

/// Follows what the user named.
pub(crate) fn run(args: &WatchArgs) -> Result<Status> {
    let mut reporter = Reporter::new(args.quiet);
    let feeds = list::gather(&args.feeds, &mut reporter);
    let state = state(args)?;
    if args.health {
        return health(&state, &feeds, reporter.failed());
    }
    if feeds.is_empty() {
        bail!("nothing to follow: name the address of a feed, or a file that lists some");
    }
    keep_panics_quiet();
    let journal = Journal::open(&state).with_context(|| state.display().to_string())?;
    let mut desk = desk(args)?;
    // The program may be killed at any moment, so it need not listen for a wish to stop.
    let never = AtomicBool::new(false);
    let watcher = Watcher::new(options(args), &journal, &SystemClock, &never);
    if !args.once {
        watcher.follow(&feeds, &mut *desk, &|visit| tell(visit, args.quiet))?;
        return Ok(Status::Done);
    }
    let (had, failed) = (AtomicUsize::new(0), AtomicUsize::new(reporter.failed()));
    watcher.once(&feeds, &mut *desk, &|visit| {
        tell(visit, args.quiet);
        let count = if visit.standing.error.is_some() { &failed } else { &had };
        count.fetch_add(1, Ordering::Relaxed);
    })?;
    if let Some(store) = &args.into {
        groups::bring(&mut Store::open(store)?, store, &mut reporter)?;
    }
    Ok(Status::of(had.into_inner(), failed.into_inner()))
}

/// Where articles go.
fn desk(args: &WatchArgs) -> Result<Box<dyn Desk>> {
    Ok(match (&args.into, &args.jsonl) {
        (Some(store), _) => Box::new(InStore::open(store, &args.coder)?),
        (None, Some(output)) => Box::new(JsonLines::open(output, &args.coder)?),
        (None, None) => bail!("say where the records go, with --into or --jsonl"),
    })
}

/// Where to remember what was seen.
fn state(args: &WatchArgs) -> Result<PathBuf> {
    let beside = |output: &PathBuf| {
        let mut name = output.clone().into_os_string();
        name.push(".state");
        PathBuf::from(name)
    };
    let state =
        args.state.clone().or_else(|| args.into.as_ref().or(args.jsonl.as_ref()).map(beside));
    state.context("say where the records go, with --into or --jsonl")
}

fn options(args: &WatchArgs) -> Options {
    let private = if args.allow_private.iter().any(|host| host == "*") {
        Private::Allowed
    } else {
        Private::Hosts(args.allow_private.clone())
    };
    Options {
        every: args.every,
        private,
        user_agent: user_agent(args.contact.as_deref()),
        fetchers: args.fetchers.get(),
        ..Options::default()
    }
}

/// Says what came of a visit: a line for the feed, and one for each item that is worth a word.
fn tell(visit: &Visit, quiet: bool) {
    if quiet && visit.standing.error.is_none() {
        return;
    }
    let standing = line(&visit.feed, &describe(&visit.standing, SystemClock.now()));
    let remarks = visit.remarks.iter().map(|remark| format!("  {}\n", visible(remark)));
    let lines: String = std::iter::once(standing).chain(remarks).collect();
    // Nobody is left to tell if standard error is closed.
    let _ = io::stderr().write_all(lines.as_bytes());
}

/// Prints how the feeds stand: those named, or all that are known.
fn health(state: &Path, feeds: &[Subscription], failed: usize) -> Result<Status> {
    if !state.exists() {
        bail!("{}: no such file; nothing was followed with it yet", state.display());
    }
    let known = Journal::standings(state).with_context(|| state.display().to_string())?;
    let mut names: Vec<&str> = feeds.iter().map(|feed| feed.feed.as_str()).collect();
    if names.is_empty() {
        names.extend(known.keys().map(String::as_str));
        names.sort_unstable();
    }
    let now = SystemClock.now();
    let standing = |name: &str| known.get(name).cloned().unwrap_or_default();
    let lines: String =
        names.into_iter().map(|name| line(name, &describe(&standing(name), now))).collect();
    print(&lines)?;
    Ok(Status::of(1, failed))
}

fn line(feed: &str, words: &str) -> String {
    format!("{}\n  {}\n", visible(feed), visible(words))
}
