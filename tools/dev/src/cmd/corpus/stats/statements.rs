//! How many statements of each kind the passages hold, by split, style and region.

use std::collections::BTreeMap;
use std::fmt::Write;

use onrecord::record::{Stance, StatementKind};
use onrecord_corpus::{ExpectedStatement, Passage, words};

/// A column: its name, and whether a statement counts in it.
type Column = (&'static str, fn(&ExpectedStatement) -> bool);

const COLUMNS: [Column; 18] = [
    ("statements", |_| true),
    ("direct", |one| one.kind == StatementKind::Direct),
    ("mixed", |one| one.kind == StatementKind::Mixed),
    ("indirect", |one| one.kind == StatementKind::Indirect),
    ("nested", |one| one.parent.is_some()),
    ("sourceless", |one| one.source.is_empty()),
    ("cueless", |one| one.cue.is_empty()),
    ("addressee", |one| !one.addressee.is_empty()),
    ("medium", |one| !one.medium.is_empty()),
    ("restates", |one| one.restates.is_some()),
    ("deny", |one| one.stance == Stance::Deny),
    ("possibility", |one| one.stance == Stance::Possibility),
    ("conditional", |one| one.stance == Stance::Conditional),
    ("question", |one| one.stance == Stance::Question),
    ("hope", |one| one.stance == Stance::Hope),
    ("belief", |one| one.stance == Stance::Belief),
    ("intention", |one| one.stance == Stance::Intention),
    ("demand", |one| one.stance == Stance::Demand),
];

/// A table: its name, and the row that a passage belongs to.
type Group = (&'static str, fn(&Passage) -> String);

const GROUPS: [Group; 4] = [
    ("split", |passage| passage.split().name().to_owned()),
    ("style", |passage| or_none(passage.headers.style.as_ref())),
    ("region", |passage| or_none(passage.headers.region.as_ref())),
    ("all", |_| "all".to_owned()),
];

/// What some passages hold.
#[derive(Default)]
struct Row {
    passages: usize,
    words: usize,
    columns: [usize; COLUMNS.len()],
}

impl Row {
    fn take(&mut self, passage: &Passage) {
        self.passages += 1;
        self.words += words(&passage.text).len();
        for (count, (_, holds)) in self.columns.iter_mut().zip(COLUMNS) {
            *count += passage.statements.iter().filter(|one| holds(one)).count();
        }
    }

    fn line(&self, name: &str) -> String {
        let mut line = format!("{name:<28.28} {:>8} {:>6}", self.passages, self.words);
        for (count, (column, _)) in self.columns.iter().zip(COLUMNS) {
            let _ = write!(line, " {count:>width$}", width = column.len());
        }
        line
    }
}

/// Prints a table for each way to group the passages.
#[expect(clippy::print_stdout, reason = "a program for the terminal")]
pub(super) fn print(passages: &[Passage]) {
    for (name, key) in GROUPS {
        println!("{}", head(name));
        let mut rows: BTreeMap<String, Row> = BTreeMap::new();
        for passage in passages {
            rows.entry(key(passage)).or_default().take(passage);
        }
        for (name, row) in rows {
            println!("{}", row.line(&name));
        }
        println!();
    }
}

fn or_none(value: Option<&String>) -> String {
    value.map_or_else(|| "(none)".to_owned(), Clone::clone)
}

fn head(name: &str) -> String {
    let columns: Vec<_> = COLUMNS.iter().map(|(column, _)| *column).collect();
    format!("{name:<28} passages  words {}", columns.join(" "))
}
