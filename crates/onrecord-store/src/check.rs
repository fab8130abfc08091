//! Verifying a whole store: the file, the texts, the records, the rows made of them, the indexes.

use onrecord::record::Record;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::ArticleId;
use crate::kept::{self, Publication, Which, publications, publishers};
use crate::row::rows;
use crate::{Fault, Kept, Key, Store, StoreError, address, fit, group, table};

/// The full-text indexes.
const INDEXES: [&str; 3] = ["article_words", "statement_words", "event_words"];

/// What a check went through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// How many articles.
    pub articles: usize,
    /// How many faults.
    pub faults: usize,
}

impl Store {
    /// Verifies everything: that the file is sound, every text the one that was kept, every offset
    /// inside it, every reference leads somewhere, every row is what the record says, the full-text
    /// indexes hold the words of their tables, and stories, happenings and disputes are what the
    /// articles make. Each fault is told as it is found; nothing is changed.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn check(&self, mut tell: impl FnMut(&Fault)) -> Result<Checked, StoreError> {
        let mut checked = Checked::default();
        let mut count = |fault: Fault| {
            checked.faults += 1;
            tell(&fault);
        };
        file(&self.connection, &mut count).map_err(|error| self.told(&error))?;
        let keys = match kept::keys(&self.connection, Which::All) {
            Ok(keys) => keys,
            Err(error) => {
                count(Fault::File(error.to_string()));
                Vec::new()
            }
        };
        for key in &keys {
            if let Err(error) = article(&self.connection, *key, &mut count) {
                count(Fault::File(error.to_string()));
            }
        }
        if let Err(error) = group::check(&self.connection, &mut count) {
            count(Fault::File(error.to_string()));
        }
        checked.articles = keys.len();
        Ok(checked)
    }
}

/// What SQLite can tell by itself.
fn file(connection: &Connection, tell: &mut impl FnMut(Fault)) -> rusqlite::Result<()> {
    let mut select = connection.prepare("PRAGMA integrity_check")?;
    for line in select.query_map([], |row| row.get::<_, String>(0))? {
        match line {
            Ok(line) if line == "ok" => {}
            Ok(line) => tell(Fault::File(line)),
            Err(error) => tell(Fault::File(error.to_string())),
        }
    }
    let mut select = connection.prepare("PRAGMA foreign_key_check")?;
    let pointers = select
        .query_map([], |row| Ok(Fault::Pointer { table: row.get(0)?, parent: row.get(2)? }))?;
    for pointer in pointers {
        tell(pointer.unwrap_or_else(|error| Fault::File(error.to_string())));
    }
    for index in INDEXES {
        // 1: compare with the table that the words come from.
        let sql = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        if let Err(error) = connection.execute(&sql, []) {
            tell(Fault::Index { index, what: error.to_string() });
        }
    }
    Ok(())
}

fn article(
    connection: &Connection,
    key: Key,
    tell: &mut impl FnMut(Fault),
) -> rusqlite::Result<()> {
    let Some(kept) = kept::by_key(connection, key)? else { return Ok(()) };
    let id = &kept.id;
    if ArticleId::of(&kept.article.text) != *id {
        tell(Fault::Text(id.clone()));
        return Ok(());
    }
    let record = match kept.record() {
        Ok(record) => record,
        Err(error) => {
            let what = error.to_string();
            tell(Fault::Unreadable { article: id.clone(), what });
            return Ok(());
        }
    };
    let (faults, expected) = record.as_ref().map_or_else(Default::default, |record| {
        let text = &kept.article.text;
        (fit::faults(text, record), rows(text, record, &publishers(&kept.publications)))
    });
    for fault in faults {
        tell(Fault::Record { article: id.clone(), fault });
    }
    if !is_published(connection, &kept)? || !is_headed(&kept, record.as_ref()) {
        tell(Fault::Publication(id.clone()));
    }
    for table in table::ALL {
        let of_table = expected.iter().filter(|row| row.table == table);
        let expected = sorted(of_table.map(|row| row.values.as_slice()));
        let found = table.rows(connection, key.0)?;
        if sorted(found.iter().map(Vec::as_slice)) != expected {
            tell(Fault::Rows { article: id.clone(), table: table.name });
        }
    }
    Ok(())
}

/// Rows in an order of their own.
fn sorted<'a>(rows: impl Iterator<Item = &'a [Value]>) -> Vec<String> {
    let mut rows: Vec<String> = rows.map(|values| format!("{values:?}")).collect();
    rows.sort_unstable();
    rows
}

/// Whether the first publication is what the article says, every address its canonical one, and
/// the key of the day.
fn is_published(connection: &Connection, kept: &Kept) -> rusqlite::Result<bool> {
    let sql = "SELECT url, address FROM publications WHERE article = ?1";
    let mut select = connection.prepare_cached(sql)?;
    let pairs = select.query_map([kept.key.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for pair in pairs {
        let (url, address): (Option<String>, Option<String>) = pair?;
        if url.as_deref().and_then(address::canonical) != address {
            return Ok(false);
        }
    }
    let first = publications(connection, kept.key)?.into_iter().next();
    let told = Publication::of(&kept.article);
    let day = Key::new(told.published.as_deref(), 0).day();
    Ok(first == Some(told) && kept.key.day() == day)
}

/// Whether the record is of the day of its article.
fn is_headed(kept: &Kept, record: Option<&Record>) -> bool {
    let told = |record: &Record| Key::new(record.article.published.as_deref(), 0).day();
    record.is_none_or(|record| told(record) == kept.key.day())
}
