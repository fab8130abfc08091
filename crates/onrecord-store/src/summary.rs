//! What is told of a happening in short.

use rusqlite::Row;
use serde::Serialize;

/// What is told of a happening in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HappeningSummary {
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
    /// How many stories tell it: copies of one text count once.
    pub stories: usize,
    /// How many articles.
    pub articles: usize,
    /// How many publishers.
    pub publishers: usize,
    /// When it was reported first.
    pub earliest: Option<String>,
    /// When it was reported last.
    pub latest: Option<String>,
    /// The details that stories contradict each other on.
    pub contradicted: Vec<String>,
}

impl HappeningSummary {
    /// The summary in a row that has the columns of `happenings`.
    pub(crate) fn read(row: &Row) -> rusqlite::Result<Self> {
        let number = |column| row.get::<_, i64>(column).map(|number| number as usize);
        let contradicted: String = row.get("contradicted")?;
        Ok(Self {
            kind: row.get("type")?,
            status: row.get("status")?,
            actor: row.get("actor")?,
            recipient: row.get("recipient")?,
            date: row.get("date")?,
            place: row.get("place")?,
            stories: number("stories")?,
            articles: number("articles")?,
            publishers: number("publishers")?,
            earliest: row.get("earliest")?,
            latest: row.get("latest")?,
            contradicted: contradicted.split_whitespace().map(str::to_owned).collect(),
        })
    }
}
