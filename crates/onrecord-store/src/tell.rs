//! Looks up what a reference means and what a store tells of it.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};

use crate::denied::denial;
use crate::search::{FIRST, HAPPENING, HEADING, happening_hit, spans};
use crate::told::{DetailTold, HappeningTold, ReportTold, StoryTold, Told, VersionTold};
use crate::{Heading, Key, Store, StoreError};

impl Store {
    /// The story, happening or denial that a reference means: its id, of which four digits are enough.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn told_of(&self, reference: &str) -> Result<Option<Told>, StoreError> {
        let reference = reference.trim();
        told_of(&self.connection, reference).map_err(|error| self.told(&error))
    }

    /// The story that an article carries; none where it was not grouped yet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn story_of(&self, article: Key) -> Result<Option<StoryTold>, StoreError> {
        let sql = "SELECT story FROM story_copies WHERE article = ?1";
        let id = self.connection.query_row(sql, [article.0], |row| row.get::<_, String>(0));
        let told = |id: Option<String>| id.map(|id| story(&self.connection, &id)).transpose();
        id.optional().and_then(told).map_err(|error| self.told(&error))
    }
}

fn told_of(connection: &Connection, reference: &str) -> rusqlite::Result<Option<Told>> {
    let table = match reference.split_once('-') {
        Some(("story", _)) => "stories",
        Some(("happening", _)) => "happenings",
        Some(("denial", _)) => "denials",
        _ => return Ok(None),
    };
    let Some(id) = called(connection, table, reference)? else { return Ok(None) };
    Ok(match table {
        "stories" => Some(Told::Story(story(connection, &id)?)),
        "happenings" => happening(connection, &id)?.map(|told| Told::Happening(Box::new(told))),
        _ => denial(connection, &id)?.map(|told| Told::Denial(Box::new(told))),
    })
}

/// The one id of a table that begins so.
fn called(
    connection: &Connection,
    table: &str,
    reference: &str,
) -> rusqlite::Result<Option<String>> {
    let digits = reference.rsplit('-').next().unwrap_or_default();
    if digits.len() < 4 {
        return Ok(None);
    }
    let sql = format!("SELECT id FROM {table} WHERE id BETWEEN ?1 AND ?1 || 'g' LIMIT 2");
    let mut select = connection.prepare_cached(&sql)?;
    let ids = select.query_map([reference.to_ascii_lowercase()], |row| row.get(0))?;
    let mut ids = ids.collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(if ids.len() == 1 { ids.pop() } else { None })
}

fn story(connection: &Connection, id: &str) -> rusqlite::Result<StoryTold> {
    let sql = "SELECT publisher, earliest, latest FROM stories WHERE id = ?1";
    let (publisher, earliest, latest) =
        connection.query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let sql = format!(
        "SELECT {HEADING} FROM story_copies AS c JOIN articles AS a ON a.key = c.article \
         WHERE c.story = ?1 ORDER BY c.nth"
    );
    let copies =
        connection.prepare(&sql)?.query_map([id], Heading::read)?.collect::<Result<_, _>>()?;
    let publishers = publishers(connection, "story_copies WHERE story = ?1", id)?;
    Ok(StoryTold { id: id.to_owned(), publisher, publishers, earliest, latest, copies })
}

/// All who published the articles of a group.
fn publishers(connection: &Connection, of: &str, id: &str) -> rusqlite::Result<Vec<String>> {
    let sql = format!(
        "SELECT DISTINCT publisher FROM publications WHERE publisher IS NOT NULL \
         AND article IN (SELECT article FROM {of}) ORDER BY publisher"
    );
    connection.prepare(&sql)?.query_map([id], |row| row.get(0))?.collect()
}

fn happening(connection: &Connection, id: &str) -> rusqlite::Result<Option<HappeningTold>> {
    let sql = format!("SELECT {HEADING}, {HAPPENING} FROM happenings AS h {FIRST} WHERE h.id = ?1");
    let Some(happening) = connection.query_row(&sql, [id], happening_hit).optional()? else {
        return Ok(None);
    };
    Ok(Some(HappeningTold {
        happening,
        published_by: publishers(connection, "happening_reports WHERE happening = ?1", id)?,
        details: details(connection, id)?,
        reports: reports(connection, id)?,
    }))
}

fn details(connection: &Connection, id: &str) -> rusqlite::Result<Vec<DetailTold>> {
    let sql = "SELECT d.detail, d.contradicted, d.value, s.story FROM happening_details AS d \
               JOIN happening_detail_stories AS s USING (happening, detail, nth) \
               WHERE d.happening = ?1 ORDER BY d.detail, d.nth, s.story";
    let mut select = connection.prepare(sql)?;
    let mut rows = select.query([id])?;
    let mut details: BTreeMap<String, DetailTold> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (detail, contradicted): (String, bool) = (row.get(0)?, row.get(1)?);
        let (value, story): (String, String) = (row.get(2)?, row.get(3)?);
        let told = details.entry(detail.clone()).or_insert_with(|| DetailTold {
            detail,
            contradicted,
            versions: Vec::new(),
        });
        match told.versions.last_mut().filter(|last| last.value == value) {
            Some(version) => version.stories.push(story),
            None => told.versions.push(VersionTold { value, stories: vec![story] }),
        }
    }
    Ok(details.into_values().collect())
}

fn reports(connection: &Connection, id: &str) -> rusqlite::Result<Vec<ReportTold>> {
    let sql = format!(
        "SELECT {HEADING}, e.id, c.story, e.publishers, e.status, e.teller, e.sentence, \
         e.evidence_spans FROM happening_reports AS r \
         JOIN events AS e ON e.article = r.article AND e.id = r.event \
         JOIN articles AS a ON a.key = r.article JOIN story_copies AS c ON c.article = r.article \
         WHERE r.happening = ?1 ORDER BY r.nth"
    );
    let mut select = connection.prepare(&sql)?;
    let reports = select.query_map([id], |row| {
        let article = Heading::read(row)?;
        Ok(ReportTold {
            id: format!("{}/{}", article.id, row.get::<_, String>(6)?),
            story: row.get(7)?,
            article,
            publishers: row.get(8)?,
            status: row.get(9)?,
            teller: row.get(10)?,
            sentence: row.get(11)?,
            spans: spans(row, 12)?,
        })
    })?;
    reports.collect()
}
