//! Ids of events: each event has one of its own in the whole of an export, and the same in any other.

use std::collections::HashSet;

use arrow::array::{AsArray, Int64Array};
use arrow::datatypes::Int64Type;
use onrecord::record::{Record, Status};
use onrecord_export::{EventFormat, Selection, Table, tables};
use proptest::prelude::*;

use crate::made::several;

/// The ids of each kind, in the order of the records.
#[derive(Debug, Default, PartialEq)]
struct Ids {
    /// `global_id` of the table of events.
    global: Vec<i64>,
    /// `GlobalEventID` of GDELT.
    gdelt: Vec<i64>,
    /// `Event ID` of POLECAT.
    polecat: Vec<String>,
}

fn ids(records: &[Record], text: Option<&str>) -> Ids {
    let everything = Selection::of(&Status::NAMES.map(|(_, status)| status), true);
    let batches = tables(records).unwrap();
    let global: &Int64Array =
        batches.get(Table::Events).column_by_name("global_id").unwrap().as_primitive::<Int64Type>();
    let mut ids = Ids { global: global.values().to_vec(), ..Ids::default() };
    for record in records {
        let first = |line: &str| line.split('\t').next().unwrap().to_owned();
        let lines = EventFormat::Gdelt.lines(record, text, &everything);
        ids.gdelt.extend(lines.lines().map(|line| first(line).parse::<i64>().unwrap()));
        let lines = EventFormat::Polecat.lines(record, text, &everything);
        ids.polecat.extend(lines.lines().map(first));
    }
    ids
}

fn all_differ<T: Eq + std::hash::Hash>(ids: &[T]) -> bool {
    ids.iter().collect::<HashSet<_>>().len() == ids.len()
}

/// Records of texts that differ, whatever else of them is the same.
fn collection() -> impl Strategy<Value = Vec<Record>> {
    several().prop_map(|mut records| {
        for (nth, record) in records.iter_mut().enumerate() {
            record.article.sha256.push_str(&nth.to_string());
        }
        records
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_two_events_of_an_export_share_an_id(made in collection()) {
        let ids = ids(&made, None);
        prop_assert!(all_differ(&ids.global) && all_differ(&ids.gdelt) && all_differ(&ids.polecat));
        prop_assert!(ids.global.iter().chain(&ids.gdelt).all(|id| *id > 0));
        for id in &ids.polecat {
            let (event, _pair) = id.split_once('-').unwrap();
            prop_assert!(ids.global.contains(&event.parse().unwrap()), "{id}");
        }
    }

    #[test]
    fn an_event_has_the_same_id_in_whatever_export(made in collection(), text in any::<String>()) {
        let whole = ids(&made, None);
        prop_assert_eq!(&ids(&made, Some(&text)), &whole);
        let mut one_by_one = Ids::default();
        for record in &made {
            // Under another name and with what another version might find besides.
            let mut other = record.clone();
            if other.article.url.is_some() {
                other.article.id.push('x');
            }
            other.statements.clear();
            let mut ids = ids(&[other], None);
            one_by_one.global.append(&mut ids.global);
            one_by_one.gdelt.append(&mut ids.gdelt);
            one_by_one.polecat.append(&mut ids.polecat);
        }
        prop_assert_eq!(one_by_one, whole);
    }
}

#[test]
fn ids_stay_the_same_from_version_to_version() {
    let record: Record = serde_json::from_str(include_str!("record.json")).unwrap();
    let ids = ids(&[record], None);
    assert_eq!(ids.global[0], 7_540_831_791_722_027_222);
    assert_eq!(ids.gdelt[..2], [8_482_937_322_776_471_187, 6_708_635_071_847_539_003]);
    assert_eq!(ids.polecat[0], format!("{}-1", ids.global[0]));
}
