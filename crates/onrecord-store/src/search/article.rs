//! Articles that match.

use rusqlite::Row;
use serde::Serialize;

use super::heading::{self, Heading};
use super::{Query, SearchError};
use crate::Store;
use crate::described::tidy;

/// Words around the first match, with dots where the text goes on.
const SNIPPET: &str = "snippet(article_words, 1, '', '', ' … ', 24)";

/// What else is read of an article.
const REST: &str = "a.language, a.coded_by IS NOT NULL";

/// An article that matches.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleHit {
    /// The article; its id is what `onrecord show` calls it.
    #[serde(flatten)]
    pub article: Heading,
    /// Words of the text around a match.
    pub snippet: String,
    /// Its language, where that is known.
    pub language: Option<String>,
    /// Whether it has a record; articles in a language that is not coded have none.
    pub coded: bool,
}

impl Store {
    /// The articles whose text or title matches, newest first. Of the query, words, publisher and
    /// days count.
    ///
    /// # Errors
    /// When a name has nothing to look for, or the file cannot be read.
    pub fn articles(&self, query: &Query) -> Result<Vec<ArticleHit>, SearchError> {
        let expression = query.of_articles()?;
        let heading = heading::COLUMNS;
        let sql = if expression.is_some() {
            format!(
                "SELECT {heading}, {SNIPPET}, {REST} FROM article_words \
                 CROSS JOIN articles AS a ON a.key = article_words.rowid \
                 WHERE article_words MATCH ?1 AND article_words.rowid BETWEEN ?2 AND ?3 \
                 ORDER BY article_words.rowid DESC LIMIT ?4"
            )
        } else {
            format!(
                "SELECT {heading}, substr(a.text, 1, 160), {REST} FROM articles AS a \
                 WHERE ?1 IS NULL AND a.key BETWEEN ?2 AND ?3 ORDER BY a.key DESC LIMIT ?4"
            )
        };
        self.hits(&sql, expression.as_deref(), query, hit)
    }
}

fn hit(row: &Row) -> rusqlite::Result<ArticleHit> {
    Ok(ArticleHit {
        article: Heading::read(row)?,
        snippet: tidy(&row.get::<_, String>(6)?),
        language: row.get(7)?,
        coded: row.get(8)?,
    })
}
