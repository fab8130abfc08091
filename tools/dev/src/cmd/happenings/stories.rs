//! How well stories are found.

use std::collections::BTreeMap;

use onrecord_corpus::Relation;
use onrecord_store::story::Sketch;

use super::corpus::{Report, stories_of};
use super::made::{COPIES, mould};
use super::score::{Item, Table, print};

/// Reports with fewer words say too little to be told from others.
const LEAST_WORDS: usize = 50;

pub(super) fn measure(reports: &[Report]) {
    let found = stories_of(reports);
    let mut table = Table::new("stories: the corpus' originals and copies among their groups");
    let grouped = reports.iter().zip(&found).filter(|(report, _)| report.happening.is_some());
    let items: Vec<_> = grouped
        .map(|(report, &found)| {
            let copied = matches!(report.relation, Some(Relation::Original | Relation::Copy));
            let own = if copied { "copied" } else { report.id() };
            let gold = (report.happening.as_deref(), own.to_owned());
            Item { gold, found, story: 0 }
        })
        .collect();
    table.add("groups", &items);
    table.print();
    print(&wrong(reports, &found));
    made(reports);
}

/// Reports of different families that stand in one story.
fn wrong(reports: &[Report], found: &[u64]) -> String {
    let mut stories: BTreeMap<u64, Vec<&Report>> = BTreeMap::new();
    for (report, story) in reports.iter().zip(found) {
        stories.entry(*story).or_default().push(report);
    }
    let strange =
        |members: &&Vec<&Report>| members.iter().any(|one| one.family != members[0].family);
    let (wrong, all) = (stories.values().filter(strange).count(), reports.len());
    format!("\nOf {all} passages, {wrong} stories join some of different families.")
}

/// Copies made of each report, and reports from its mould.
fn made(reports: &[Report]) {
    let long = |report: &&Report| report.text.split_whitespace().count() >= LEAST_WORDS;
    let reports: Vec<&Report> = reports.iter().filter(long).collect();
    let mut rows =
        vec![format!("\nmade copies of {} passages\n\n| | joined |\n|---|---:|", reports.len())];
    let share = |count: usize| count as f64 / reports.len().max(1) as f64;
    for (name, change) in COPIES {
        let joined = reports.iter().enumerate().filter(|(at, report)| {
            joins(&report.text, &change(report, reports[(at + 1) % reports.len()]))
        });
        rows.push(format!("| {name} | {:.4} |", share(joined.count())));
    }
    let trapped = reports.iter().filter(|report| joins(&report.text, &mould(report).text));
    rows.push(format!("| no copy: other names, places, figures | {:.4} |", share(trapped.count())));
    print(&rows.join("\n"));
}

/// Whether two texts would be joined: found by a key, and told to be copies.
fn joins(one: &str, two: &str) -> bool {
    let (one, two) = (Sketch::of(one), Sketch::of(two));
    let keys = one.keys().zip(two.keys());
    keys.is_some_and(|(left, right)| left.iter().zip(&right).any(|(left, right)| left == right))
        && one.same_copy(&two)
}
