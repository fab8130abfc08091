//! Stories and the articles that carry them, as they are handed on.

use rusqlite::Row;
use serde::Serialize;

use super::AcrossRow;

/// A story: copies of one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoryRow {
    /// Its id: `story-6f1e2d3c4b5a6978`.
    pub story_id: String,
    /// Who published it first.
    pub publisher: Option<String>,
    /// All who did, in the order of the alphabet.
    pub publishers: Vec<String>,
    /// How many articles carry it.
    pub articles: i64,
    /// When it was published first.
    pub earliest: Option<String>,
    /// When it was published last.
    pub latest: Option<String>,
}

/// That an article carries a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoryArticleRow {
    /// The story.
    pub story_id: String,
    /// The article's place among the copies, the first published being 0.
    pub ordinal: i64,
    /// The article.
    pub article_id: String,
    /// Its address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<String>,
}

const STORIES: &str = "\
SELECT s.id, s.publisher, s.articles, s.earliest, s.latest, \
    (SELECT json_group_array(publisher) FROM (SELECT DISTINCT p.publisher FROM story_copies AS c \
        JOIN publications AS p ON p.article = c.article \
        WHERE c.story = s.id AND p.publisher IS NOT NULL ORDER BY p.publisher)) AS publishers \
FROM stories AS s ORDER BY s.id";

const STORY_ARTICLES: &str = "\
SELECT c.story, c.nth, a.name, a.url, a.published FROM story_copies AS c \
JOIN articles AS a ON a.key = c.article ORDER BY c.story, c.nth";

impl AcrossRow for StoryRow {
    const SQL: &'static str = STORIES;

    fn read(row: &Row) -> rusqlite::Result<Self> {
        let publishers: String = row.get(5)?;
        Ok(Self {
            story_id: row.get(0)?,
            publisher: row.get(1)?,
            // SQLite has just made the list.
            publishers: serde_json::from_str(&publishers).unwrap_or_default(),
            articles: row.get(2)?,
            earliest: row.get(3)?,
            latest: row.get(4)?,
        })
    }
}

impl AcrossRow for StoryArticleRow {
    const SQL: &'static str = STORY_ARTICLES;

    fn read(row: &Row) -> rusqlite::Result<Self> {
        Ok(Self {
            story_id: row.get(0)?,
            ordinal: row.get(1)?,
            article_id: row.get(2)?,
            url: row.get(3)?,
            published: row.get(4)?,
        })
    }
}
