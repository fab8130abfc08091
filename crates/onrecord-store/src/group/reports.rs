//! Tellings joined to happenings, and the rows that tell of them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row, params};

use super::id::{self, STORY};
use super::made::Table;
use super::shelf::written;
use crate::happening::{Happening, Telling, days, happenings, parties};
use crate::ties::Ties;

pub(super) static HAPPENINGS: Table = Table {
    name: "happenings",
    columns: &[
        "id",
        "type",
        "status",
        "actor",
        "recipient",
        "date",
        "place",
        "stories",
        "articles",
        "publishers",
        "earliest",
        "latest",
        "contradicted",
    ],
    key: 1,
};

pub(super) static REPORTS: Table =
    Table { name: "happening_reports", columns: &["article", "event", "happening", "nth"], key: 2 };

pub(super) static DETAILS: Table = Table {
    name: "happening_details",
    columns: &["happening", "detail", "nth", "value", "contradicted"],
    key: 3,
};

pub(super) static DETAIL_STORIES: Table = Table {
    name: "happening_detail_stories",
    columns: &["happening", "detail", "nth", "story"],
    key: 4,
};

/// Makes the rows of all happenings, of one set of tellings that stand together after another.
pub(super) fn make(connection: &Connection, ties: &Ties) -> rusqlite::Result<()> {
    let numbers = ties.in_groups();
    for together in numbers.chunk_by(|&one, &two| ties.root(one) == ties.root(two)) {
        let reports = Reports::read(connection, together)?;
        for happening in happenings(&reports.tellings) {
            reports.add(&happening)?;
        }
    }
    Ok(())
}

/// Tellings that stand together, with an article for each.
struct Reports<'a> {
    connection: &'a Connection,
    tellings: Vec<Telling>,
    articles: Vec<Article>,
}

/// An article as far as the rows of its happenings tell of it.
struct Article {
    key: i64,
    latest: Option<String>,
    publishers: Vec<String>,
}

impl<'a> Reports<'a> {
    fn read(connection: &'a Connection, numbers: &[u32]) -> rusqlite::Result<Self> {
        let mut select = connection.prepare_cached(
            "SELECT t.value, f.key, f.latest FROM temp.told AS t \
             JOIN temp.filed AS f ON f.number = t.article WHERE t.number = ?1",
        )?;
        let (mut tellings, mut articles) = (Vec::new(), Vec::new());
        for number in numbers {
            let row = |row: &Row| Ok((written(row, 0)?, row.get(1)?, row.get(2)?));
            let (telling, key, latest) = select.query_row([number], row)?;
            tellings.push(telling);
            articles.push(Article { key, latest, publishers: publishers(connection, key)? });
        }
        Ok(Self { connection, tellings, articles })
    }

    /// Makes the rows of one of their happenings.
    fn add(&self, happening: &Happening) -> rusqlite::Result<()> {
        let first = &self.tellings[happening.tellings[0]];
        let id = id::happening(&first.article, &first.event);
        self.add_happening(&id, happening)?;
        for (nth, &at) in happening.tellings.iter().enumerate() {
            let event = &self.tellings[at].event;
            REPORTS.add(self.connection, params![self.articles[at].key, event, id, nth as i64])?;
        }
        add_details(self.connection, &id, happening)
    }

    fn add_happening(&self, id: &str, happening: &Happening) -> rusqlite::Result<()> {
        let told = || happening.tellings.iter().map(|&at| &self.tellings[at]);
        let articles = || happening.tellings.iter().map(|&at| &self.articles[at]);
        let publishers: BTreeSet<&String> = articles().flat_map(|one| &one.publishers).collect();
        let contradicted = happening.details.iter().filter(|one| one.contradicted);
        let contradicted: Vec<&str> = contradicted.map(|one| one.name.as_str()).collect();
        HAPPENINGS.add(
            self.connection,
            params![
                id,
                happening.kind,
                most(told().map(|one| one.status.name().to_owned())),
                most(told().filter_map(|one| parties(&one.actors))).unwrap_or_default(),
                most(told().filter_map(|one| parties(&one.recipients))).unwrap_or_default(),
                most(told().filter_map(date)),
                most(told().filter_map(|one| one.place.clone())),
                happening.stories as i64,
                happening.articles as i64,
                publishers.len() as i64,
                Some(&happening.published.0).filter(|date| !date.is_empty()),
                articles().filter_map(|one| one.latest.as_ref()).max(),
                contradicted.join(" "),
            ],
        )
    }
}

fn publishers(connection: &Connection, article: i64) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT DISTINCT publisher FROM main.publications \
               WHERE article = ?1 AND publisher IS NOT NULL";
    let mut select = connection.prepare_cached(sql)?;
    select.query_map([article], |row| row.get(0))?.collect()
}

fn add_details(connection: &Connection, id: &str, happening: &Happening) -> rusqlite::Result<()> {
    let sql = format!("SELECT {STORY} FROM temp.filed AS f WHERE f.number = ?1");
    for detail in &happening.details {
        for (nth, version) in detail.versions.iter().enumerate() {
            let (name, nth) = (&detail.name, nth as i64);
            DETAILS.add(connection, params![id, name, nth, version.value, detail.contradicted])?;
            for story in &version.stories {
                let mut select = connection.prepare_cached(&sql)?;
                let story: String = select.query_row([*story as i64], |row| row.get(0))?;
                DETAIL_STORIES.add(connection, params![id, name, nth, story])?;
            }
        }
    }
    Ok(())
}

/// When a report says that it happened, if its text does.
fn date(telling: &Telling) -> Option<String> {
    let days = telling.days.as_ref().filter(|_| telling.dated)?;
    let (first, last) = (days::written(*days.start()), days::written(*days.end()));
    Some(if first == last { first } else { format!("{first}/{last}") })
}

/// What comes most often, equals in the order of the alphabet.
fn most(all: impl Iterator<Item = String>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(one, _)| one)
}
