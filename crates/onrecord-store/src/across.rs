//! Everything that a store tells across articles, row by row, as it is handed on.

use rusqlite::Row;
use serde::Serialize;

use crate::{Reading, StoreError};

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

/// A happening: one event of the world with all reports of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HappeningRow {
    /// Its id: `happening-0b5c6d7e8f901234`.
    pub happening_id: String,
    /// PLOVER type.
    #[serde(rename = "type")]
    pub kind: String,
    /// How most reports present it.
    pub status: String,
    /// Who did it, as most reports say.
    pub actor: String,
    /// To whom.
    pub recipient: String,
    /// When, as most of those say that date it.
    pub date: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// How many stories tell it.
    pub stories: i64,
    /// How many articles.
    pub articles: i64,
    /// How many publishers.
    pub publishers: i64,
    /// When it was reported first.
    pub earliest: Option<String>,
    /// When it was reported last.
    pub latest: Option<String>,
    /// The details that stories contradict each other on.
    pub contradicted: Vec<String>,
}

/// That an event reports a happening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HappeningEventRow {
    /// The happening.
    pub happening_id: String,
    /// The report's place among the reports, the first published being 0.
    pub ordinal: i64,
    /// The article.
    pub article_id: String,
    /// Its address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// The event in it.
    pub event_id: String,
}

/// That an article denies what another tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DenialRow {
    /// The article that denies.
    pub denial_article_id: String,
    /// Its address.
    pub denial_url: Option<String>,
    /// When it was published.
    pub denial_published: Option<String>,
    /// The statement that denies.
    pub denial_statement_id: Option<String>,
    /// The event that is told as denied.
    pub denial_event_id: Option<String>,
    /// Who denies.
    pub denial_speaker: Option<String>,
    /// The article that tells the claim.
    pub claim_article_id: String,
    /// Its address.
    pub claim_url: Option<String>,
    /// When it was published.
    pub claim_published: Option<String>,
    /// The statement that claims it.
    pub claim_statement_id: Option<String>,
    /// The event that is claimed.
    pub claim_event_id: Option<String>,
    /// Who claims it.
    pub claim_speaker: Option<String>,
    /// How sure the link is, in thousandths: from 1300 up.
    pub score: i64,
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

const HAPPENINGS: &str = "SELECT * FROM happenings ORDER BY id";

const HAPPENING_EVENTS: &str = "\
SELECT r.happening, r.nth, a.name, a.url, a.published, r.event FROM happening_reports AS r \
JOIN articles AS a ON a.key = r.article ORDER BY r.happening, r.nth";

/// Of the denial first, of the claim then.
const DENIALS: &str = "\
SELECT da.name, da.url, da.published, d.statement, d.event, ds.source, \
    ca.name, ca.url, ca.published, c.statement, c.event, cs.source, c.score \
FROM denials AS d JOIN denied_claims AS c ON c.denial = d.id \
JOIN articles AS da ON da.key = d.article JOIN articles AS ca ON ca.key = c.article \
LEFT JOIN statements AS ds ON ds.article = d.article AND ds.id = d.statement \
LEFT JOIN statements AS cs ON cs.article = c.article AND cs.id = c.statement \
ORDER BY d.id, c.nth";

/// Rows of one kind that a store hands out one after the other, by their ids.
pub trait AcrossRow: Sized {
    /// The query that finds them.
    #[doc(hidden)]
    const SQL: &'static str;

    /// Reads one.
    #[doc(hidden)]
    fn read(row: &Row) -> rusqlite::Result<Self>;
}

impl Reading<'_> {
    /// Hands out every row of a kind, in an order that does not depend on the import.
    ///
    /// # Errors
    /// When the file cannot be read, or `take` fails, which ends it.
    pub fn across<R: AcrossRow, E: From<StoreError>>(
        &self,
        mut take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let told = |error| E::from(self.told(&error));
        let mut select = self.connection.prepare(R::SQL).map_err(told)?;
        let mut rows = select.query([]).map_err(told)?;
        while let Some(row) = rows.next().map_err(told)? {
            take(R::read(row).map_err(told)?)?;
        }
        Ok(())
    }
}

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

impl AcrossRow for HappeningRow {
    const SQL: &'static str = HAPPENINGS;

    fn read(row: &Row) -> rusqlite::Result<Self> {
        let contradicted: String = row.get("contradicted")?;
        Ok(Self {
            happening_id: row.get("id")?,
            kind: row.get("type")?,
            status: row.get("status")?,
            actor: row.get("actor")?,
            recipient: row.get("recipient")?,
            date: row.get("date")?,
            place: row.get("place")?,
            stories: row.get("stories")?,
            articles: row.get("articles")?,
            publishers: row.get("publishers")?,
            earliest: row.get("earliest")?,
            latest: row.get("latest")?,
            contradicted: contradicted.split_whitespace().map(str::to_owned).collect(),
        })
    }
}

impl AcrossRow for HappeningEventRow {
    const SQL: &'static str = HAPPENING_EVENTS;

    fn read(row: &Row) -> rusqlite::Result<Self> {
        Ok(Self {
            happening_id: row.get(0)?,
            ordinal: row.get(1)?,
            article_id: row.get(2)?,
            url: row.get(3)?,
            published: row.get(4)?,
            event_id: row.get(5)?,
        })
    }
}

impl AcrossRow for DenialRow {
    const SQL: &'static str = DENIALS;

    fn read(row: &Row) -> rusqlite::Result<Self> {
        Ok(Self {
            denial_article_id: row.get(0)?,
            denial_url: row.get(1)?,
            denial_published: row.get(2)?,
            denial_statement_id: row.get(3)?,
            denial_event_id: row.get(4)?,
            denial_speaker: row.get(5)?,
            claim_article_id: row.get(6)?,
            claim_url: row.get(7)?,
            claim_published: row.get(8)?,
            claim_statement_id: row.get(9)?,
            claim_event_id: row.get(10)?,
            claim_speaker: row.get(11)?,
            score: row.get(12)?,
        })
    }
}
