//! Records replaced when the program has changed.

use onrecord::record::Record;

use super::keeping::dump;
use crate::sample::store;
use crate::{Kept, Outcome, Query, Store};

fn outdated(store: &Store, coded_by: &str) -> Vec<Kept> {
    let keys = store.outdated(coded_by).unwrap();
    keys.into_iter().map(|key| store.kept(key).unwrap().unwrap()).collect()
}

/// The record of an article with its first statement alone, and no events.
fn shorter(kept: &Kept) -> Record {
    let mut record = kept.record().unwrap().unwrap();
    record.statements.truncate(1);
    (record.events, record.disputes) = (Vec::new(), Vec::new());
    record
}

#[test]
fn a_record_is_replaced_with_its_rows_and_its_words() {
    let (_place, mut store) = store();
    let everything = Query { limit: 100, ..Query::default() };
    let batch: Vec<_> =
        outdated(&store, "2").into_iter().map(|kept| (shorter(&kept), kept)).collect();
    let batch: Vec<_> = batch.into_iter().map(|(record, kept)| (kept, record)).collect();
    assert_eq!(batch.len(), 3);
    store.recode(&batch, "2").unwrap();
    assert_eq!(store.statements(&everything).unwrap().len(), 3);
    assert!(store.events(&everything).unwrap().is_empty());
    assert!(outdated(&store, "2").is_empty());
    assert_eq!(outdated(&store, "1").len(), 3);
    store.check(|fault| panic!("{fault}")).unwrap();
}

#[test]
fn the_same_record_again_gives_the_same_export() {
    let (_place, mut store) = store();
    let export = |store: &Store| -> Vec<Option<String>> {
        let keys = store.keys().unwrap();
        keys.into_iter().map(|key| store.kept(key).unwrap().unwrap().json).collect()
    };
    let before = export(&store);
    let batch: Vec<_> = outdated(&store, "2")
        .into_iter()
        .map(|kept| (kept.record().unwrap().unwrap(), kept))
        .collect();
    for (record, kept) in batch {
        store.recode(&[(kept, record)], "2").unwrap();
    }
    assert_eq!(export(&store), before);
}

#[test]
fn a_new_record_that_does_not_fit_leaves_the_old_one() {
    let (_place, mut store) = store();
    let before = dump(&store);
    let kept = outdated(&store, "2").remove(0);
    let mut record = kept.record().unwrap().unwrap();
    record.article.length += 1;
    let outcomes = store.recode(&[(kept, record)], "2").unwrap();
    assert!(matches!(outcomes[0], Outcome::Refused(_)));
    assert_eq!(dump(&store), before);
}
