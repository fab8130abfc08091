//! Articles as they were kept.

use onrecord::record::Record;
use onrecord_text::Article;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use serde::Serialize;

use crate::{ArticleId, Key};

/// An article of the store.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its key in this store.
    pub key: Key,
    /// Its id.
    pub id: ArticleId,
    /// The article, as it was first published.
    pub article: Article,
    /// Its record, as `onrecord code` prints it on one line; none where it was not coded.
    pub json: Option<String>,
    /// The version of the program that coded it.
    pub coded_by: Option<String>,
    /// Everywhere it was published, the first place first.
    pub publications: Vec<Publication>,
}

impl Kept {
    /// Its record; none where it was kept without one.
    ///
    /// # Errors
    /// When the record in the store is damaged.
    pub fn record(&self) -> serde_json::Result<Option<Record>> {
        self.json.as_deref().map(serde_json::from_str).transpose()
    }
}

/// A place where an article was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Publication {
    /// The name that it was kept under.
    pub name: String,
    /// Its address.
    pub url: Option<String>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// Its headline there.
    pub title: Option<String>,
    /// When it was published there.
    pub published: Option<String>,
}

impl Publication {
    /// Where an article says that it was published.
    pub(crate) fn of(article: &Article) -> Self {
        Self {
            name: article.id.clone(),
            url: article.url.clone(),
            publisher: article.publisher.clone(),
            title: article.title.clone(),
            published: article.published.as_ref().map(ToString::to_string),
        }
    }
}

/// All who published an article, in a row, each once.
pub(crate) fn publishers(publications: &[Publication]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in publications.iter().filter_map(|one| one.publisher.as_deref()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join("; ")
}

/// Which articles are meant.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Which<'a> {
    /// All.
    All,
    /// Those that another than this version has coded.
    NotCodedBy(&'a str),
    /// Those without a record.
    Uncoded,
}

/// The keys of these articles, in order.
pub(crate) fn keys(connection: &Connection, which: Which<'_>) -> rusqlite::Result<Vec<Key>> {
    let (condition, version) = match which {
        Which::All => ("TRUE", None),
        Which::NotCodedBy(version) => ("coded_by <> ?", Some(version)),
        Which::Uncoded => ("coded_by IS NULL", None),
    };
    let sql = format!("SELECT key FROM articles WHERE {condition} ORDER BY key");
    let mut select = connection.prepare_cached(&sql)?;
    select.query_map(params_from_iter(version), |row| row.get(0).map(Key))?.collect()
}

/// The article of a key.
pub(crate) fn by_key(connection: &Connection, key: Key) -> rusqlite::Result<Option<Kept>> {
    let sql = "SELECT sha256, name, url, publisher, title, published, language, text, record, \
               coded_by FROM articles WHERE key = ?1";
    let mut select = connection.prepare_cached(sql)?;
    let found = select.query_row([key.0], |row| kept(key, row)).optional()?;
    let Some(mut kept) = found else { return Ok(None) };
    kept.publications = publications(connection, key)?;
    Ok(Some(kept))
}

/// Where an article was published.
pub(crate) fn publications(
    connection: &Connection,
    key: Key,
) -> rusqlite::Result<Vec<Publication>> {
    let sql = "SELECT name, url, publisher, title, published FROM publications \
               WHERE article = ?1 ORDER BY nth";
    let mut select = connection.prepare_cached(sql)?;
    let publication = |row: &Row| {
        Ok(Publication {
            name: row.get(0)?,
            url: row.get(1)?,
            publisher: row.get(2)?,
            title: row.get(3)?,
            published: row.get(4)?,
        })
    };
    select.query_map([key.0], publication)?.collect()
}

fn kept(key: Key, row: &Row) -> rusqlite::Result<Kept> {
    let published: Option<String> = row.get(5)?;
    let published = published.map(|date| date.parse()).transpose().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(5, Type::Text, Box::new(error))
    })?;
    Ok(Kept {
        key,
        id: ArticleId::stored(row.get(0)?),
        article: Article {
            id: row.get(1)?,
            url: row.get(2)?,
            publisher: row.get(3)?,
            title: row.get(4)?,
            published,
            language: row.get(6)?,
            text: row.get(7)?,
        },
        json: row.get(8)?,
        coded_by: row.get(9)?,
        publications: Vec::new(),
    })
}
