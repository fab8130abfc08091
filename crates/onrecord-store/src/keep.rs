//! Keeping: each text once, whatever its address; a batch whole or not at all.

use std::collections::HashMap;

use onrecord::record::Record;
use onrecord_text::Article;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::kept::{Publication, publications, publishers};
use crate::row::rows;
use crate::table::{self, Row};
use crate::{ArticleId, Entry, Key, Outcome, RecordFault, Store, StoreError, address, fit};

impl Store {
    /// Whether an article needs a record to be kept: neither its text nor its address is there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn lacks(&self, article: &Article) -> Result<bool, StoreError> {
        let id = ArticleId::of(&article.text);
        let standing =
            standing(&self.connection, article, &id).map_err(|error| self.told(&error))?;
        Ok(standing == Standing::New)
    }

    /// Keeps articles with their records, coded by the version of the program that is told, in one
    /// transaction; says of each what became of it.
    ///
    /// Keeping the same again changes nothing, so that an import which was stopped at any moment
    /// is completed by running it once more. The order of the articles decides which publication
    /// of a text is its first.
    ///
    /// # Errors
    /// When the file cannot be written: then nothing of this batch was kept.
    pub fn keep(&mut self, batch: &[Entry], coded_by: &str) -> Result<Vec<Outcome>, StoreError> {
        let path = self.path.clone();
        keep(&mut self.connection, batch, coded_by).map_err(|error| StoreError::told(&path, &error))
    }
}

fn keep(
    connection: &mut Connection,
    batch: &[Entry],
    coded_by: &str,
) -> rusqlite::Result<Vec<Outcome>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let one = |entry| keep_one(&transaction, entry, coded_by);
    let outcomes = batch.iter().map(one).collect::<rusqlite::Result<_>>()?;
    transaction.commit()?;
    Ok(outcomes)
}

fn keep_one(connection: &Connection, entry: &Entry, coded_by: &str) -> rusqlite::Result<Outcome> {
    let article = &entry.article;
    let id = ArticleId::of(&article.text);
    Ok(match standing(connection, article, &id)? {
        Standing::Known => Outcome::Known(id),
        Standing::Changed(first) => Outcome::Changed(first),
        Standing::Elsewhere(key) => {
            republish(connection, key, article)?;
            Outcome::Republished(id)
        }
        Standing::New => match &entry.record {
            None => {
                add(connection, article, &id, None)?;
                Outcome::Uncoded(id)
            }
            Some(record) => match faults(article, record) {
                faults if faults.is_empty() => {
                    add(connection, article, &id, Some((record, coded_by)))?;
                    Outcome::New(id)
                }
                faults => Outcome::Refused(faults),
            },
        },
    })
}

/// How an article stands to what is in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    /// Neither its text nor its address is there.
    New,
    /// Its text is there, published where it is.
    Known,
    /// Its text is there, published elsewhere.
    Elsewhere(Key),
    /// Its address is there with another text.
    Changed(ArticleId),
}

fn standing(
    connection: &Connection,
    article: &Article,
    id: &ArticleId,
) -> rusqlite::Result<Standing> {
    let address = article.url.as_deref().and_then(address::canonical);
    if let Some(address) = &address
        && let Some(there) = at_address(connection, address)?
    {
        return Ok(if there == *id { Standing::Known } else { Standing::Changed(there) });
    }
    let sql = "SELECT key FROM articles WHERE sha256 = ?1";
    let mut select = connection.prepare_cached(sql)?;
    let key = select.query_row([id.sha256()], |row| row.get(0).map(Key)).optional()?;
    let Some(key) = key else { return Ok(Standing::New) };
    let told = Publication::of(article);
    let is_known = address.is_none()
        && (told.publisher.is_none()
            || publications(connection, key)?
                .iter()
                .any(|one| one.publisher == told.publisher && one.published == told.published));
    Ok(if is_known { Standing::Known } else { Standing::Elsewhere(key) })
}

/// The article at a canonical address.
fn at_address(connection: &Connection, address: &str) -> rusqlite::Result<Option<ArticleId>> {
    let sql = "SELECT sha256 FROM publications JOIN articles ON key = article WHERE address = ?1";
    let mut select = connection.prepare_cached(sql)?;
    select.query_row([address], |row| row.get(0).map(ArticleId::stored)).optional()
}

/// Everything in which a record does not fit an article.
fn faults(article: &Article, record: &Record) -> Vec<RecordFault> {
    let (about, told) = (&record.article, Publication::of(article));
    let differs = [
        ("id", about.id != told.name),
        ("url", about.url != told.url),
        ("publisher", about.publisher != told.publisher),
        ("title", about.title != told.title),
        ("published", about.published != told.published),
        ("language", about.language != article.language),
    ];
    let headings = differs.into_iter().filter(|(_, differs)| *differs);
    let mut faults: Vec<_> = headings.map(|(name, _)| RecordFault::Heading(name)).collect();
    faults.extend(fit::faults(&article.text, record));
    faults
}

/// Adds an article, with its record and the version that coded it if it has one.
fn add(
    connection: &Connection,
    article: &Article,
    id: &ArticleId,
    coded: Option<(&Record, &str)>,
) -> rusqlite::Result<()> {
    let Publication { name, url, publisher, title, published } = Publication::of(article);
    let key = Key::new(published.as_deref(), take(connection, "article", 1)?);
    let publishers = publisher.clone().unwrap_or_default();
    connection
        .prepare_cached(
            "INSERT INTO articles (key, sha256, name, url, publisher, publishers, title, published, \
             language, length, text, record, coded_by) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            key.0,
            id.sha256(),
            name,
            url,
            publisher,
            publishers,
            title,
            published,
            article.language,
            article.text.chars().count() as i64,
            article.text,
            coded.map(|(record, _)| json(record)).transpose()?,
            coded.map(|(_, version)| version),
        ])?;
    publish(connection, key, 0, article)?;
    coded
        .map_or(Ok(()), |(record, _)| add_rows(connection, key, &article.text, record, &publishers))
}

/// A record on one line, as it is printed everywhere.
pub(crate) fn json(record: &Record) -> rusqlite::Result<String> {
    serde_json::to_string(record)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Adds the rows that are made of a record; those that have a key get one of the article's day.
pub(crate) fn add_rows(
    connection: &Connection,
    article: Key,
    text: &str,
    record: &Record,
    publishers: &str,
) -> rusqlite::Result<()> {
    let published = record.article.published.as_deref();
    let rows = rows(text, record, publishers);
    let mut next = HashMap::new();
    for table in table::ALL {
        if let Some(counter) = table.counter {
            let count = rows.iter().filter(|row| row.table == table).count();
            next.insert(counter, take(connection, counter, count)?);
        }
    }
    for Row { table, values } in rows {
        let number = table.counter.and_then(|counter| next.get_mut(counter));
        let key = number.map(|number| {
            *number += 1;
            Key::new(published, *number - 1).0
        });
        table.insert(connection, key, article.0, values)?;
    }
    Ok(())
}

/// Takes so many numbers of a counter, and gives the first.
fn take(connection: &Connection, counter: &str, count: usize) -> rusqlite::Result<i64> {
    let sql = "UPDATE counters SET next = next + ?2 WHERE name = ?1 RETURNING next - ?2";
    connection.prepare_cached(sql)?.query_row(params![counter, count as i64], |row| row.get(0))
}

fn publish(
    connection: &Connection,
    key: Key,
    nth: usize,
    article: &Article,
) -> rusqlite::Result<()> {
    let Publication { name, url, publisher, title, published } = Publication::of(article);
    let address = url.as_deref().and_then(address::canonical);
    connection
        .prepare_cached("INSERT INTO publications VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?
        .execute(params![key.0, nth as i64, address, name, url, publisher, title, published])
        .map(drop)
}

/// Adds a place of publication to an article; whoever searches for the publisher finds its
/// statements and events too.
fn republish(connection: &Connection, key: Key, article: &Article) -> rusqlite::Result<()> {
    let before = publications(connection, key)?;
    publish(connection, key, before.len(), article)?;
    let after = publications(connection, key)?;
    let (before, after) = (publishers(&before), publishers(&after));
    if before != after {
        for (table, article) in
            [("articles", "key"), ("statements", "article"), ("events", "article")]
        {
            let sql = format!("UPDATE {table} SET publishers = ?2 WHERE {article} = ?1");
            connection.prepare_cached(&sql)?.execute(params![key.0, after])?;
        }
    }
    Ok(())
}
