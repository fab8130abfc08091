//! Damage that a check must name.

use crate::sample::{german, store, uncoded};

/// What a check says after this change was made behind the store's back.
fn said_after(change: &str) -> Vec<String> {
    let (_place, mut store) = store();
    store.keep(&[uncoded(german())], "1").unwrap();
    store.connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    store.connection.execute_batch(change).unwrap();
    let mut said = Vec::new();
    let checked = store.check(|fault| said.push(fault.to_string())).unwrap();
    assert_eq!(checked.faults, said.len());
    said
}

#[test]
fn every_damage_is_named() {
    for (change, named) in [
        ("UPDATE articles SET text = text || 'x' WHERE name = 'strait'", ": its text has changed"),
        (
            "UPDATE articles SET record = '{}' WHERE name = 'strait'",
            ": its record cannot be read: ",
        ),
        (
            "UPDATE articles SET record = replace(record, '\"length\":', '\"length\":1') WHERE name = 'bare'",
            ": the record says that the text has 1",
        ),
        (
            "UPDATE statements SET content = 'They lied' WHERE id = 's1'",
            "the rows of `statements` are not",
        ),
        ("UPDATE mentions SET begins = begins + 1", "the rows of `mentions` are not"),
        ("DELETE FROM dates", "the rows of `dates` are not"),
        ("DELETE FROM actors WHERE id = 'a1'", "a row of `mentions` points at a row of `actors`"),
        (
            "UPDATE publications SET address = 'x'||address WHERE url IS NOT NULL",
            ": where it was published",
        ),
        ("UPDATE articles SET published = '2020-01-01' WHERE name = 'faehre'", ": where it was"),
        (
            "INSERT INTO dates SELECT key, 0, 1, 2, NULL, NULL FROM articles WHERE name = 'faehre'",
            "the rows of `dates` are not",
        ),
        ("DELETE FROM publications", ": where it was published"),
        ("UPDATE articles SET published = NULL WHERE name = 'strait'", ": where it was published"),
        (
            "DELETE FROM statement_words WHERE rowid IN (SELECT key FROM statements LIMIT 1)",
            "the full-text index `statement_words` is out of step",
        ),
        (
            "INSERT INTO article_words(article_words) VALUES('delete-all')",
            "the full-text index `article_words` is out of step",
        ),
        (
            "INSERT INTO event_words (rowid, sentence) VALUES (7, 'x')",
            "the full-text index `event_words` is out of step",
        ),
    ] {
        let said = said_after(change);
        assert!(said.iter().any(|fault| fault.contains(named)), "{change}: {said:?}");
    }
}

#[test]
fn a_damaged_page_is_named_and_the_rest_is_checked() {
    use std::io::{Seek, SeekFrom, Write};
    let (place, store) = store();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'mentions'";
    let page: u64 = store.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap() as u64;
    store.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(store);
    let mut file = std::fs::File::options().write(true).open(&place.path).unwrap();
    file.seek(SeekFrom::Start((page - 1) * 4096)).unwrap();
    file.write_all(&[0xAB; 4096]).unwrap();
    drop(file);
    let store = crate::Store::open(&place.path).unwrap();
    let mut said = Vec::new();
    let checked = store.check(|fault| said.push(fault.to_string())).unwrap();
    assert!(said.iter().any(|fault| fault.starts_with("the file is damaged: ")), "{said:?}");
    assert_eq!(checked.articles, 3);
}
