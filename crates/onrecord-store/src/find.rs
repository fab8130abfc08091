//! Finding one article, statement or event by what a user calls it.

use rusqlite::{Connection, params};

use crate::{Kept, Key, Store, StoreError, address, kept};

/// The fewest digits that an id may be shortened to.
const FEWEST: usize = 4;

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// An article, or the statement or event of that id in it.
    One {
        /// The article.
        kept: Box<Kept>,
        /// The id in its record.
        part: Option<String>,
    },
    /// More than one article, of which these are some.
    Several(Vec<Kept>),
}

impl Store {
    /// What is meant by `6f1e2d`, `6f1e2d…/s3`, a web address, or the name that an article was
    /// kept under, with or without `/s3` behind it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn find(&self, reference: &str) -> Result<Found, StoreError> {
        find(&self.connection, reference.trim()).map_err(|error| self.told(&error))
    }
}

fn find(connection: &Connection, reference: &str) -> rusqlite::Result<Found> {
    let whole = articles(connection, reference)?;
    let (keys, part) = match reference.rsplit_once('/') {
        Some((article, part)) if whole.is_empty() && is_part(part) => {
            (articles(connection, article)?, Some(part.to_owned()))
        }
        _ => (whole, None),
    };
    let mut found = Vec::new();
    for key in keys {
        found.extend(kept::by_key(connection, key)?);
    }
    let one = if found.len() == 1 { found.pop() } else { None };
    Ok(match one {
        Some(kept) => Found::One { kept: Box::new(kept), part },
        None if found.is_empty() => Found::Nothing,
        None => Found::Several(found),
    })
}

/// A few of the articles that a reference may mean; what is surer goes before.
fn articles(connection: &Connection, reference: &str) -> rusqlite::Result<Vec<Key>> {
    let keys = |sql, value: &str, end: &str| -> rusqlite::Result<Vec<Key>> {
        let mut select = connection.prepare_cached(sql)?;
        select.query_map(params![value, end], |row| row.get(0).map(Key))?.collect()
    };
    let is_id = reference.len() >= FEWEST && reference.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_id {
        let digits = reference.to_ascii_lowercase();
        let sql = "SELECT key FROM articles WHERE sha256 BETWEEN ?1 AND ?2 LIMIT 5";
        let found = keys(sql, &digits, &format!("{digits}g"))?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    if let Some(address) = address::canonical(reference) {
        let sql = "SELECT article FROM publications WHERE address IN (?1, ?2)";
        let found = keys(sql, &address, reference)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    keys("SELECT key FROM articles WHERE name IN (?1, ?2) LIMIT 5", reference, reference)
}

/// Whether this is how a record calls a statement or an event.
fn is_part(id: &str) -> bool {
    let digits = id.strip_prefix(['s', 'e']);
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}
