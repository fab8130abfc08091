//! Stores of every format that was ever released open, and hold what they held.
//!
//! `ONRECORD_BLESS=1 cargo test -p onrecord-store old_stores` writes the file of the latest format,
//! once, when there is none yet: a file that was released stays as it is.

use std::fs;
use std::path::{Path, PathBuf};

use crate::sample::{Place, entries};
use crate::{Query, Store, schema};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/stores")
}

fn bless(path: &Path) {
    let mut store = Store::create(path).unwrap();
    store.keep(&entries(), "0.1.0").unwrap();
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
        assert_eq!(store.check(|fault| panic!("{format}: {fault}")).unwrap().articles, 3);
        let query = Query { words: Some("ferries".parse().unwrap()), ..Query::default() };
        assert!(!store.statements(&query).unwrap().is_empty(), "{format}");
        store.keep(&entries(), "0.1.0").unwrap();
        assert_eq!(store.tally().unwrap().articles, 3, "{format}: the same texts are known");
        let grouped = store.group().unwrap();
        assert_eq!((grouped.stories, grouped.waiting), (3, 0), "{format}");
        store.check(|fault| panic!("{format}, grouped: {fault}")).unwrap();
    }
}
