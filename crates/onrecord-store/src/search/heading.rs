//! What is told of an article above what was found in it.

use rusqlite::Row;
use serde::Serialize;

use crate::ArticleId;

/// The columns of `articles` (as `a`) that a heading is read from.
pub(crate) const COLUMNS: &str = "a.sha256, a.name, a.url, a.publisher, a.title, a.published";

/// An article, as it was first published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// Its id.
    pub id: ArticleId,
    /// The name that it was kept under.
    pub name: String,
    /// Its address.
    pub url: Option<String>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<String>,
}

impl Heading {
    /// The heading in a row whose first columns are [`COLUMNS`].
    pub(crate) fn read(row: &Row) -> rusqlite::Result<Self> {
        Ok(Self {
            id: ArticleId::stored(row.get(0)?),
            name: row.get(1)?,
            url: row.get(2)?,
            publisher: row.get(3)?,
            title: row.get(4)?,
            published: row.get(5)?,
        })
    }
}
