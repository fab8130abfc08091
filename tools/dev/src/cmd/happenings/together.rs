//! How well happenings are found among all passages of the corpus.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Result, ensure};
use onrecord::record::CharSpan;
use onrecord_corpus::Split;
use onrecord_store::happening::{Telling, happenings, tellings};

use super::corpus::{Report, stories_of};
use super::gold::Gold;
use super::score::{Item, Table, print};

/// Adds the scores of the groups, by split, and says how many happenings join what cannot belong
/// together.
pub(super) fn measure(
    table: &mut Table,
    name: &str,
    reports: &[Report],
    gold: &Gold,
) -> Result<()> {
    let stories = stories_of(reports);
    let told: Vec<Telling> = told(reports, &stories);
    let group_of = groups(&told);
    let mut items: BTreeMap<&str, Vec<Item<String, String>>> = BTreeMap::new();
    let mut named = 0;
    for (report, story) in reports.iter().zip(&stories) {
        let split = if report.split == Split::Dev { "dev" } else { "train" };
        if report.happening.is_none() {
            continue;
        }
        for event in &report.gold.events {
            let own = format!("{} {}", report.id(), event.id);
            let gold = gold.get(&(report.id().to_owned(), event.id.clone()));
            named += usize::from(gold.is_some());
            let coded = report.record.events.iter().find(|one| meets(one.trigger, event.trigger));
            let found = coded.and_then(|one| group_of.get(&(report.id(), one.id.as_str())));
            let gold = gold.cloned().unwrap_or_else(|| own.clone());
            let found = found.map_or(own, usize::to_string);
            items.entry(split).or_default().push(Item { gold, found, story: *story });
        }
    }
    ensure!(named == gold.len(), "{} named events are not there", gold.len() - named);
    for (split, items) in items.iter().rev() {
        table.add(&format!("{name}, {split}"), items);
    }
    print(&wrong(name, reports, &told));
    Ok(())
}

/// The tellings of all reports.
pub(super) fn told(reports: &[Report], stories: &[u64]) -> Vec<Telling> {
    let each = reports.iter().zip(stories);
    each.flat_map(|(report, story)| tellings(&report.record, &report.text, *story)).collect()
}

/// The number of the happening of each telling, by article and event.
pub(super) fn groups(told: &[Telling]) -> HashMap<(&str, &str), usize> {
    let mut group_of = HashMap::new();
    for (number, one) in happenings(told).iter().enumerate() {
        for &at in &one.tellings {
            group_of.insert((told[at].article.as_str(), told[at].event.as_str()), number);
        }
    }
    group_of
}

fn meets(one: CharSpan, two: CharSpan) -> bool {
    one[0] < two[1] && two[0] < one[1]
}

/// Happenings that hold reports of different families.
pub(super) fn wrong(name: &str, reports: &[Report], told: &[Telling]) -> String {
    let families: HashMap<&str, &str> =
        reports.iter().map(|report| (report.id(), report.family.as_str())).collect();
    let found = happenings(told);
    let joined: Vec<_> = found.iter().filter(|one| one.articles > 1).collect();
    let mixed = joined.iter().filter(|one| {
        let of = |at: &usize| families[told[*at].article.as_str()];
        one.tellings.iter().map(of).collect::<BTreeSet<_>>().len() > 1
    });
    let mixed: Vec<_> = mixed.collect();
    if std::env::var("SHOW").is_ok() {
        for one in &mixed {
            for &at in &one.tellings {
                let t = &told[at];
                print(&format!(
                    "  {} | {} | {} {:?} {:?} {:?} {:?}",
                    t.article, t.event, t.kind, t.triggers, t.days, t.place, t.words
                ));
            }
            print("");
        }
    }
    format!(
        "\n{name}: {} events, {} happenings of several articles, of which {} join different families.",
        told.len(),
        joined.len(),
        mixed.len()
    )
}
