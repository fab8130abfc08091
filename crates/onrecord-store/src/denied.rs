//! Denials across articles, with the claims of others that they answer.

use onrecord::record::CharSpan;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use crate::search::{HEADING, spans};
use crate::{Heading, Key, Store, StoreError};

/// A denial in one article of what others tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DenialTold {
    /// What `onrecord show` calls it: `denial-0b5c6d7e8f901234`.
    pub id: String,
    /// The denial.
    pub denial: DenialSide,
    /// The claims that it answers, the surest first.
    pub claims: Vec<ClaimTold>,
}

/// A claim that a denial answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimTold {
    /// The claim.
    #[serde(flatten)]
    pub claim: DenialSide,
    /// How sure the link is, in thousandths: from 1300 up.
    pub score: i64,
}

/// One side of it: a statement, or an event where it is told in none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DenialSide {
    /// What `onrecord show` calls it: `6f1e2d3c4b5a6978/s3`.
    pub id: String,
    /// Its article.
    pub article: Heading,
    /// Who says it, with role, country and sector; empty where nobody is named, absent where the
    /// article itself does.
    pub speaker: Option<String>,
    /// What is said, or the sentence that tells the event.
    pub words: String,
    /// Where the text tells it.
    pub spans: Vec<CharSpan>,
}

/// Who says a side, in SQL, by the names that its statement and its event have there: empty where nobody is
/// named, NULL where the article itself does.
macro_rules! speaker {
    ($statement:literal, $event:literal) => {
        concat!(
            "coalesce(",
            $statement,
            ".source, CASE WHEN ",
            $event,
            ".according_to IS NOT NULL THEN ",
            $event,
            ".teller END)"
        )
    };
}
pub(crate) use speaker;

/// What is read of the sides in a table, called `t`.
fn sides(table: &str, more: &str) -> String {
    let speaker = speaker!("s", "e");
    format!(
        "SELECT {HEADING}, coalesce(t.statement, t.event), \
         {speaker}, \
         coalesce(s.content, e.sentence), coalesce(s.content_spans, e.evidence_spans), {more} \
         FROM {table} AS t JOIN articles AS a ON a.key = t.article \
         LEFT JOIN statements AS s ON s.article = t.article AND s.id = t.statement \
         LEFT JOIN events AS e ON e.article = t.article AND e.id = t.event"
    )
}

impl Store {
    /// The denials in an article of what others tell, and those in others of what it tells, the
    /// surest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn denials_of(&self, article: Key) -> Result<Vec<DenialTold>, StoreError> {
        denials_of(&self.connection, article).map_err(|error| self.told(&error))
    }
}

fn denials_of(connection: &Connection, article: Key) -> rusqlite::Result<Vec<DenialTold>> {
    let sql = "SELECT id FROM denials WHERE article = ?1 \
               UNION SELECT denial FROM denied_claims WHERE article = ?1";
    let mut select = connection.prepare_cached(sql)?;
    let mut rows = select.query([article.0])?;
    let mut denials = Vec::new();
    while let Some(row) = rows.next()? {
        denials.extend(denial(connection, row.get_ref(0)?.as_str()?)?);
    }
    denials.sort_by_key(|one| std::cmp::Reverse(one.claims[0].score));
    Ok(denials)
}

/// The denial of an id; nothing where none of the claims that it answers is there any more.
pub(crate) fn denial(connection: &Connection, id: &str) -> rusqlite::Result<Option<DenialTold>> {
    let sql = sides("denied_claims", "t.score") + " WHERE t.denial = ?1 ORDER BY t.nth";
    let mut select = connection.prepare_cached(&sql)?;
    let claim = |row: &Row| Ok(ClaimTold { claim: side(row)?, score: row.get(10)? });
    let claims = select.query_map([id], claim)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let sql = sides("denials", "NULL") + " WHERE t.id = ?1";
    let denial = connection.prepare_cached(&sql)?.query_row([id], side).optional()?;
    let denial = denial.filter(|_| !claims.is_empty());
    Ok(denial.map(|denial| DenialTold { id: id.to_owned(), denial, claims }))
}

fn side(row: &Row) -> rusqlite::Result<DenialSide> {
    let article = Heading::read(row)?;
    Ok(DenialSide {
        id: format!("{}/{}", article.id, row.get::<_, String>(6)?),
        article,
        speaker: row.get(7)?,
        words: row.get(8)?,
        spans: spans(row, 9)?,
    })
}
