//! Stores of every format that was ever released open, and hold what they held.
//!
//! `ONRECORD_BLESS=1 cargo test -p onrecord-store old_stores` writes the file of the latest format,
//! once, when there is none yet: a file that was released stays as it is.

use std::fs;
use std::path::{Path, PathBuf};

use crate::sample::{Place, entries, german, uncoded};
use crate::{Query, Store, schema};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/stores")
}

/// A store of the first format.
pub(super) fn old_store() -> PathBuf {
    folder().join("1.db")
}

fn bless(path: &Path) {
    let mut store = Store::create(path).unwrap();
    store.keep(&entries(), "0.1.0").unwrap();
    store.keep(&[uncoded(german())], "0.1.0").unwrap();
    store.group().unwrap();
    // One file, without a log beside it.
    store.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); VACUUM").unwrap();
}

#[test]
fn a_store_of_every_format_is_brought_up_to_date_and_sound() {
    for format in 1..=schema::FORMAT {
        let path = folder().join(format!("{format}.db"));
        if !path.exists() && std::env::var_os("ONRECORD_BLESS").is_some() {
            bless(&path);
        }
        let place = Place::new();
        fs::copy(&path, &place.path).unwrap();
        let mut store = Store::open(&place.path).unwrap();
        store.check(|fault| panic!("{format}: {fault}")).unwrap();
        let tally = store.tally().unwrap();
        // The first format had no articles without a record.
        assert_eq!(
            (tally.articles - tally.uncoded, tally.uncoded),
            (3, format.min(2) as usize - 1)
        );
        let query = Query { words: Some("ferries".parse().unwrap()), ..Query::default() };
        assert!(!store.statements(&query).unwrap().is_empty(), "{format}");
        store.keep(&entries(), "0.1.0").unwrap();
        assert_eq!(store.tally().unwrap(), tally, "{format}: the same texts are known");
        store.keep(&[uncoded(german())], "0.1.0").unwrap();
        assert_eq!(store.tally().unwrap().uncoded, 1, "{format}");
        let grouped = store.group().unwrap();
        assert_eq!((grouped.stories, grouped.waiting), (4, 0), "{format}");
        store.check(|fault| panic!("{format}, grouped: {fault}")).unwrap();
    }
}
