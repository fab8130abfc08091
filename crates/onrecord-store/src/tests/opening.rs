//! Files that are a store, and files that are not.

use std::fs;

use crate::sample::{Place, coded, entries, store};
use crate::{Store, StoreError};

fn refused(bytes: &[u8]) -> String {
    let place = Place::new();
    fs::write(&place.path, bytes).unwrap();
    let created = Store::create(&place.path).unwrap_err().to_string();
    assert_eq!(fs::read(&place.path).unwrap(), bytes, "a file of something else stays as it is");
    created
}

#[test]
fn a_file_of_something_else_is_refused_and_left_alone() {
    let text = "A text that is no store, and long enough not to be taken for the start of one. ";
    assert!(refused(text.repeat(20).as_bytes()).contains("this is no SQLite file"));
    let place = Place::new();
    let other = rusqlite::Connection::open(&place.path).unwrap();
    other.execute_batch("CREATE TABLE birds (name)").unwrap();
    drop(other);
    assert!(refused(&fs::read(&place.path).unwrap()).contains("a database of another program"));
}

#[test]
fn a_folder_or_nothing_is_no_store() {
    let place = Place::new();
    let error = Store::open(&place.path).unwrap_err().to_string();
    assert!(error.contains("record.db: no such store; `onrecord import FILE… --into "), "{error}");
    let folder = place.path.parent().unwrap();
    assert!(Store::create(folder).unwrap_err().to_string().contains("this is a folder"));
    let error = Store::create(&folder.join("no/such/record.db")).unwrap_err();
    assert!(matches!(error, StoreError::CannotOpen(_)), "{error}");
}

#[test]
fn a_newer_format_is_refused() {
    let latest = crate::schema::FORMAT;
    let (place, store) = store();
    store.connection.pragma_update(None, "user_version", 99).unwrap();
    drop(store);
    for error in [Store::open(&place.path).unwrap_err(), Store::create(&place.path).unwrap_err()] {
        let said = error.to_string();
        assert!(
            said.contains(&format!("has format 99, and this program knows formats up to {latest}")),
            "{said}"
        );
    }
}

#[test]
fn a_store_whose_making_was_interrupted_is_made_again() {
    let place = Place::new();
    fs::write(&place.path, "").unwrap();
    assert!(Store::open(&place.path).unwrap_err().to_string().contains("this is an empty file"));
    let connection = rusqlite::Connection::open(&place.path).unwrap();
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
    drop(connection);
    let mut store = Store::create(&place.path).unwrap();
    store.keep(&entries(), "1").unwrap();
}

#[test]
fn a_name_with_marks_in_it_is_a_file_like_any_other() {
    let place = Place::new();
    for name in ["a?mode=memory#x%20.db", "file:b.db", "c'd\".db"] {
        let path = place.path.with_file_name(name);
        Store::create(&path).unwrap().keep(&entries(), "1").unwrap();
        assert_eq!(Store::open(&path).unwrap().tally().unwrap().articles, 3, "{name}");
        assert!(path.is_file());
    }
}

#[test]
fn a_store_on_a_disk_that_cannot_be_written_is_read_and_not_written() {
    let (place, store) = store();
    drop(store);
    let mut store = Store::immutable(&place.path).unwrap();
    assert_eq!(store.tally().unwrap().articles, 3);
    let new = coded(onrecord::Article::new("It rains, the mayor said."));
    let error = store.keep(&[new], "1").unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly(_)), "{error}");
    // What another program has not yet put into the file cannot be seen this way.
    fs::write(super::super::store::wal(&place.path), "x").unwrap();
    assert!(matches!(Store::immutable(&place.path), Err(StoreError::ReadOnly(_))));
}
