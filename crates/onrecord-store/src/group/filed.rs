//! The articles that are filed, and their records one after another, no more than one in memory.

use onrecord::record::Record;
use rusqlite::{Connection, Row};

/// An article as far as groups tell of it.
pub(super) struct Filed {
    /// Its number among all.
    pub(super) number: u32,
    /// Its place among all, by date of publication and id.
    pub(super) place: u32,
    /// All digits of its id.
    pub(super) sha256: String,
    /// When it was published first.
    pub(super) earliest: Option<String>,
    /// The number of its story: that of the story's first copy.
    pub(super) story: u32,
}

/// Gives each article with its record and its text, in the order of the days of publication. An article
/// without a record tells nothing, nor does a record that cannot be read; a check of the store names
/// those.
pub(super) fn records(
    connection: &Connection,
    mut take: impl FnMut(&Filed, &Record, &str) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut select = connection.prepare(
        "SELECT f.number, f.place, f.sha256, f.earliest, f.story, a.record, a.text \
         FROM main.articles AS a CROSS JOIN temp.filed AS f ON f.key = a.key ORDER BY a.key",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(json) = row.get_ref(5)?.as_str_or_null()?
            && let Ok(record) = serde_json::from_str(json)
        {
            take(&filed(row)?, &record, row.get_ref(6)?.as_str()?)?;
        }
    }
    Ok(())
}

fn filed(row: &Row) -> rusqlite::Result<Filed> {
    Ok(Filed {
        number: row.get(0)?,
        place: row.get(1)?,
        sha256: row.get(2)?,
        earliest: row.get(3)?,
        story: row.get(4)?,
    })
}
