//! Who acts and who suffers, in cooperation and in conflict: a corpus in which one side does all the
//! harm teaches that it does.

use std::collections::BTreeMap;
use std::fmt::Write;

use onrecord_corpus::{ExpectedActor, Passage};
use onrecord_lexicon::{Quad, event_code};

/// What somebody is to an event: as actor or recipient, in each of PLOVER's four classes.
type Counts = [usize; 8];

const COLUMNS: [&str; 8] =
    ["does:v.coop", "m.coop", "v.conf", "m.conf", "gets:v.coop", "m.coop", "v.conf", "m.conf"];

/// How often a country must occur to be listed by itself.
const LISTED: usize = 10;

/// A table: its name, and the row that an actor in a passage belongs to.
type Group = (&'static str, fn(&Passage, &ExpectedActor) -> String);

const GROUPS: [Group; 3] = [
    ("by sector", |_, actor| actor.sectors.first().map_or("(none)", String::as_str).to_owned()),
    ("by the passage's region", |passage, _| {
        passage.headers.region.clone().unwrap_or_else(|| "(none)".to_owned())
    }),
    ("by country", |_, actor| actor.country.clone().unwrap_or_else(|| "(none)".to_owned())),
];

/// Prints a table for each way to group the actors.
#[expect(clippy::print_stdout, reason = "a program for the terminal")]
pub(super) fn print(passages: &[&Passage]) {
    for (title, key) in GROUPS {
        println!("{:<24} {}", title, COLUMNS.join(" "));
        let mut rare: Counts = [0; 8];
        for (name, counts) in rows(passages, key) {
            if title == "by country" && counts.iter().sum::<usize>() < LISTED {
                rare.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            } else {
                println!("{}", line(&name, &counts));
            }
        }
        if rare != [0; 8] {
            println!("{}", line("(fewer than ten each)", &rare));
        }
        println!();
    }
}

fn rows(
    passages: &[&Passage],
    key: fn(&Passage, &ExpectedActor) -> String,
) -> BTreeMap<String, Counts> {
    let mut rows: BTreeMap<String, Counts> = BTreeMap::new();
    for passage in passages {
        for event in &passage.events {
            let Some(code) = event_code(&event.kind, None) else { continue };
            for (first, ids) in [(0, &event.actors), (4, &event.recipients)] {
                for actor in ids.iter().filter_map(|id| passage.actor(id)) {
                    rows.entry(key(passage, actor)).or_default()[first + column(code.quad)] += 1;
                }
            }
        }
    }
    rows
}

fn column(quad: Quad) -> usize {
    usize::from(quad.number()) - 1
}

fn line(name: &str, counts: &Counts) -> String {
    let mut line = format!("{name:<24.24}");
    for (count, column) in counts.iter().zip(COLUMNS) {
        let _ = write!(line, " {count:>width$}", width = column.len());
    }
    line
}
