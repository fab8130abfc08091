//! What the corpus holds of everything that it should teach, and what is short of the aim.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::record::{StatementKind, Status};
use onrecord_corpus::{ExpectedEvent, Passage, Split};
use onrecord_lexicon::{contexts, event_codes};

/// How many events of each type there should be.
const EACH_TYPE: usize = 250;
/// How many events of each mode there should be.
const EACH_MODE: usize = 30;
/// How many events of each context there should be.
const EACH_CONTEXT: usize = 25;
/// How many events of each status there should be.
const EACH_STATUS: usize = 150;

/// One thing that is counted.
struct Row {
    name: String,
    count: usize,
    aim: Option<usize>,
}

impl Row {
    fn new(name: impl Into<String>, count: usize, aim: Option<usize>) -> Self {
        Self { name: name.into(), count, aim }
    }

    fn short(&self) -> usize {
        self.aim.map_or(0, |aim| aim.saturating_sub(self.count))
    }
}

/// Prints the tables and a list of what is short; the specification is no part of the corpus.
#[expect(clippy::print_stdout, reason = "a program for the terminal")]
pub(super) fn print(passages: &[Passage]) {
    let passages: Vec<_> =
        passages.iter().filter(|passage| passage.split() != Split::Spec).collect();
    let full: Vec<_> = passages.iter().copied().filter(|passage| passage.is_full()).collect();
    let events: Vec<_> = full.iter().flat_map(|passage| &passage.events).collect();
    let tables = [
        ("the whole", whole(&passages, &full)),
        ("statements", kinds(&passages)),
        ("events by type", by_type(&events)),
        ("events by mode", by_mode(&events)),
        ("events by context", by_context(&events)),
        ("events by status", by_status(&events)),
        ("passages by region", by_header(&full, |passage| passage.headers.region.as_ref())),
        ("passages by style", by_header(&full, |passage| passage.headers.style.as_ref())),
    ];
    for (title, rows) in &tables {
        println!("{title:<36} {:>6} {:>6} {:>6}", "count", "aim", "short");
        for row in rows {
            let aim = row.aim.map_or_else(String::new, |aim| aim.to_string());
            let short = match row.short() {
                0 => String::new(),
                short => short.to_string(),
            };
            println!("{:<36} {:>6} {aim:>6} {short:>6}", row.name, row.count);
        }
        println!();
    }
    let rows = || tables.iter().flat_map(|(_, rows)| rows);
    let aims = rows().filter(|row| row.aim.is_some()).count();
    println!(
        "{} of {aims} aims are not reached yet\n",
        rows().filter(|row| row.short() > 0).count()
    );
}

fn whole(passages: &[&Passage], full: &[&Passage]) -> Vec<Row> {
    let articles = full.iter().filter(|passage| passage.headers.article).count();
    let quiet = full.iter().filter(|passage| passage.events.is_empty()).count();
    let happenings: BTreeSet<_> =
        full.iter().filter_map(|passage| passage.headers.happening.as_ref()).collect();
    let families: BTreeSet<_> =
        full.iter().filter_map(|passage| passage.headers.family.as_ref()).collect();
    let told_in = |event: &&ExpectedEvent| event.statement.is_some();
    let events = || full.iter().flat_map(|passage| &passage.events);
    let statements = || passages.iter().flat_map(|passage| &passage.statements);
    let nested = statements().filter(|one| one.parent.is_some()).count();
    let sum = |count: fn(&Passage) -> usize| full.iter().map(|passage| count(passage)).sum();
    let dev = full.iter().filter(|passage| passage.split() == Split::Dev).count();
    vec![
        Row::new("passages, statements only", passages.len() - full.len(), None),
        Row::new("passages, all layers", full.len(), Some(1000)),
        Row::new("of these for measuring", dev, None),
        Row::new("families", families.len(), None),
        Row::new("articles", articles, Some(60)),
        Row::new("happenings", happenings.len(), None),
        Row::new("passages without event", quiet, Some(150)),
        Row::new("statements", statements().count(), Some(5000)),
        Row::new("statements inside statements", nested, Some(500)),
        Row::new("events", events().count(), None),
        Row::new("events inside statements", events().filter(told_in).count(), Some(1500)),
        Row::new("disputes", sum(|passage| passage.disputes.len()), Some(300)),
        Row::new("actors", sum(|passage| passage.actors.len()), None),
        Row::new(
            "mentions",
            sum(|passage| passage.actors.iter().map(|actor| actor.mentions.len()).sum()),
            None,
        ),
        Row::new("dates", sum(|passage| passage.dates.len()), None),
        Row::new("places", sum(|passage| passage.places.len()), None),
    ]
}

fn kinds(passages: &[&Passage]) -> Vec<Row> {
    let kinds = [
        ("direct", StatementKind::Direct),
        ("mixed", StatementKind::Mixed),
        ("indirect", StatementKind::Indirect),
    ];
    let count = |kind| {
        let statements = passages.iter().flat_map(|passage| &passage.statements);
        statements.filter(|statement| statement.kind == kind).count()
    };
    kinds.into_iter().map(|(name, kind)| Row::new(name, count(kind), None)).collect()
}

fn by_type(events: &[&ExpectedEvent]) -> Vec<Row> {
    let types = event_codes().iter().filter(|code| code.mode.is_none());
    let count = |kind: &str| events.iter().filter(|event| event.kind == kind).count();
    types.map(|code| Row::new(code.event, count(code.event), Some(EACH_TYPE))).collect()
}

fn by_mode(events: &[&ExpectedEvent]) -> Vec<Row> {
    let modes = event_codes().iter().filter_map(|code| Some((code.event, code.mode?)));
    let count = |kind: &str, mode: &str| {
        let of_type = events.iter().filter(|event| event.kind == kind);
        of_type.filter(|event| event.modes.iter().any(|one| one == mode)).count()
    };
    modes
        .map(|(kind, mode)| Row::new(format!("{kind}-{mode}"), count(kind, mode), Some(EACH_MODE)))
        .collect()
}

fn by_context(events: &[&ExpectedEvent]) -> Vec<Row> {
    let count = |code: &str| {
        events.iter().filter(|event| event.contexts.iter().any(|one| one == code)).count()
    };
    let all = contexts().iter().map(|one| Row::new(one.code, count(one.code), Some(EACH_CONTEXT)));
    all.collect()
}

fn by_status(events: &[&ExpectedEvent]) -> Vec<Row> {
    let count = |status| events.iter().filter(|event| event.status == status).count();
    let all =
        Status::NAMES.iter().map(|&(name, one)| Row::new(name, count(one), Some(EACH_STATUS)));
    all.collect()
}

fn by_header(full: &[&Passage], header: fn(&Passage) -> Option<&String>) -> Vec<Row> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for passage in full {
        *counts.entry(header(passage).map_or("(none)", String::as_str)).or_default() += 1;
    }
    counts.into_iter().map(|(name, count)| Row::new(name, count, None)).collect()
}
