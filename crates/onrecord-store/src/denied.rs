//! Denials across articles, from the side of either article.

use rusqlite::Row;
use serde::Serialize;

use crate::{ArticleId, Key, Store, StoreError};

/// A claim that one article tells and another denies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DenialLink {
    /// The denial.
    pub denial: DenialSide,
    /// The claim.
    pub claim: DenialSide,
    /// How sure the link is, in thousandths: from 1300 up.
    pub score: i64,
}

/// One side of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DenialSide {
    /// The article.
    pub article: ArticleId,
    /// Its statement, or its event where it is told in none: `s3`.
    pub part: String,
    /// What is said, or the sentence that tells the event.
    pub words: String,
}

/// The links: id, part and words of the denial and of the claim, and the score.
const LINKS: &str = "\
SELECT da.sha256, coalesce(d.statement, d.event), coalesce(ds.content, de.sentence), \
    ca.sha256, coalesce(c.statement, c.event), coalesce(cs.content, ce.sentence), c.score \
FROM denials AS d JOIN denied_claims AS c ON c.denial = d.id \
JOIN articles AS da ON da.key = d.article JOIN articles AS ca ON ca.key = c.article \
LEFT JOIN statements AS ds ON ds.article = d.article AND ds.id = d.statement \
LEFT JOIN events AS de ON de.article = d.article AND de.id = d.event \
LEFT JOIN statements AS cs ON cs.article = c.article AND cs.id = c.statement \
LEFT JOIN events AS ce ON ce.article = c.article AND ce.id = c.event";

impl Store {
    /// What an article denies of what others tell, and what others deny of it, the surest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn denials_of(&self, article: Key) -> Result<Vec<DenialLink>, StoreError> {
        let links = |side: &str| {
            let sql =
                format!("{LINKS} WHERE {side}.article = ?1 ORDER BY c.score DESC, d.id, c.nth");
            let mut select = self.connection.prepare_cached(&sql)?;
            select.query_map([article.0], link)?.collect::<rusqlite::Result<Vec<_>>>()
        };
        let both = links("d").and_then(|mut all| {
            all.extend(links("c")?);
            Ok(all)
        });
        both.map_err(|error: rusqlite::Error| self.told(&error))
    }
}

fn link(row: &Row) -> rusqlite::Result<DenialLink> {
    let side = |at: usize| {
        Ok::<_, rusqlite::Error>(DenialSide {
            article: ArticleId::stored(row.get(at)?),
            part: row.get(at + 1)?,
            words: row.get(at + 2)?,
        })
    };
    Ok(DenialLink { denial: side(0)?, claim: side(3)?, score: row.get(6)? })
}
