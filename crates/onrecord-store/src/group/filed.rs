//! Reading the articles of a store one after another, no more than one in memory.

use onrecord::record::Record;
use rusqlite::Connection;

use crate::Key;
use crate::kept;

/// An article as far as groups tell of it.
pub(super) struct Filed {
    /// Its key.
    pub(super) key: Key,
    /// All digits of its id.
    pub(super) sha256: String,
    /// When it was published, the earliest and the latest time; empty where that is unknown.
    pub(super) published: [String; 2],
    /// Who published it first, by date and then by name.
    pub(super) first: Option<String>,
    /// All who did, in the order of the alphabet, each once.
    pub(super) publishers: Vec<String>,
    /// The number of its story.
    pub(super) story: usize,
    /// The name of its story.
    pub(super) story_id: String,
}

/// Gives each article with its text, in the order of their keys.
pub(super) fn texts(
    connection: &Connection,
    mut take: impl FnMut(Filed, &str),
) -> rusqlite::Result<()> {
    let mut select = connection.prepare("SELECT key, sha256, text FROM articles ORDER BY key")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let filed = filed(connection, Key(row.get(0)?), row.get(1)?)?;
        take(filed, row.get_ref(2)?.as_str()?);
    }
    Ok(())
}

fn filed(connection: &Connection, key: Key, sha256: String) -> rusqlite::Result<Filed> {
    let mut places: Vec<(String, Option<String>)> = kept::publications(connection, key)?
        .into_iter()
        .map(|one| (one.published.unwrap_or_default(), one.publisher))
        .collect();
    // What has no date stands last, and so does what has no publisher.
    places.sort_by(|one, two| {
        let order = |(date, name): &(String, Option<String>)| (date.is_empty(), name.is_none());
        let [left, right] = [one, two].map(order);
        (left.0, &one.0, left.1, &one.1).cmp(&(right.0, &two.0, right.1, &two.1))
    });
    let dates = || places.iter().map(|(date, _)| date).filter(|date| !date.is_empty());
    let published =
        [dates().next(), dates().next_back()].map(|date| date.cloned().unwrap_or_default());
    let first = places.first().and_then(|(_, publisher)| publisher.clone());
    let mut publishers: Vec<String> = places.into_iter().filter_map(|(_, name)| name).collect();
    publishers.sort_unstable();
    publishers.dedup();
    Ok(Filed { key, sha256, published, first, publishers, story: 0, story_id: String::new() })
}

/// Gives each record with the number of its article and the text. A record that cannot be read tells
/// nothing; a check of the store names it.
pub(super) fn records(
    connection: &Connection,
    filed: &[Filed],
    mut take: impl FnMut(usize, &Record, &str),
) -> rusqlite::Result<()> {
    let sql = "SELECT record, text FROM articles WHERE key = ?1";
    let mut select = connection.prepare(sql)?;
    for (number, article) in filed.iter().enumerate() {
        let mut rows = select.query([article.key.0])?;
        if let Some(row) = rows.next()?
            && let Ok(record) = serde_json::from_str(row.get_ref(0)?.as_str()?)
        {
            take(number, &record, row.get_ref(1)?.as_str()?);
        }
    }
    Ok(())
}
