//! How widely an event is told: over all reports of its happening, and all places of publication.

use rusqlite::{Connection, OptionalExtension};

use crate::{Key, Store, StoreError};

/// How widely a happening is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// How often it is told: every telling of every report, as often as that was published.
    pub mentions: usize,
    /// How many publishers tell it; all that are not named count as one.
    pub publishers: usize,
    /// How many articles tell it, a text that was published twice being two.
    pub articles: usize,
}

impl Store {
    /// The events of an article that report a happening, each with the id of that. There are none
    /// where the article was not grouped yet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn reported_by(&self, article: Key) -> Result<Vec<(String, String)>, StoreError> {
        reported_by(&self.connection, article).map_err(|error| self.told(&error))
    }

    /// How widely the happening of an id is told; nothing where there is none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn spread(&self, happening: &str) -> Result<Option<Spread>, StoreError> {
        spread(&self.connection, happening).map_err(|error| self.told(&error))
    }
}

fn reported_by(connection: &Connection, article: Key) -> rusqlite::Result<Vec<(String, String)>> {
    let sql = "SELECT event, happening FROM happening_reports WHERE article = ?1";
    let mut select = connection.prepare_cached(sql)?;
    select.query_map([article.0], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn spread(connection: &Connection, happening: &str) -> rusqlite::Result<Option<Spread>> {
    let sql = "\
        WITH reports AS (SELECT article, event FROM happening_reports WHERE happening = ?1),
        places AS (
            SELECT article, publisher FROM publications
            WHERE article IN (SELECT article FROM reports)
        ),
        tellings AS (
            SELECT max(1, json_array_length(e.evidence_spans))
                * (SELECT count(*) FROM places AS p WHERE p.article = r.article) AS number
            FROM reports AS r JOIN events AS e ON e.article = r.article AND e.id = r.event
        )
        SELECT (SELECT sum(number) FROM tellings), count(DISTINCT coalesce(publisher, '')), count(*)
        FROM places HAVING count(*) > 0";
    let mut select = connection.prepare_cached(sql)?;
    let number = |number: i64| number as usize;
    let read = |row: &rusqlite::Row| {
        Ok(Spread {
            mentions: number(row.get(0)?),
            publishers: number(row.get(1)?),
            articles: number(row.get(2)?),
        })
    };
    select.query_row([happening], read).optional()
}

#[cfg(test)]
mod tests {
    use onrecord::Article;

    use super::*;
    use crate::sample::{Place, coded, strait, strike};

    /// The report about the strait at two publishers, and edited at a third that is not named.
    fn wire() -> (Place, Store) {
        let elsewhere = |publisher: Option<&str>, article: Article| Article {
            id: "elsewhere".to_owned(),
            url: None,
            publisher: publisher.map(str::to_owned),
            published: Some("2024-05-11".parse().unwrap()),
            ..article
        };
        let edited = strait().text.replace("told reporters", "told the press");
        let edited = elsewhere(None, Article { text: edited, ..strait() });
        let same = elsewhere(Some("River Post"), strait());
        let entries = [strait(), same, edited, strike()].map(coded);
        let place = Place::new();
        let mut store = Store::create(&place.path).unwrap();
        store.keep(&entries, "1").unwrap();
        (place, store)
    }

    fn reported(store: &Store, name: &str) -> Vec<(String, String)> {
        let keys = store.keys().unwrap().into_iter();
        let mut kept = keys.filter_map(|key| store.kept(key).unwrap());
        let kept = kept.find(|kept| kept.article.id == name).unwrap();
        store.reported_by(kept.key).unwrap()
    }

    #[test]
    fn every_report_counts_wherever_it_was_published() {
        let (_place, mut store) = wire();
        assert_eq!(reported(&store, "strait"), []);
        store.group().unwrap();
        let closed = &reported(&store, "strait")[0];
        assert_eq!(closed, &reported(&store, "elsewhere")[0]);
        let record = &coded(strait()).record.unwrap();
        let event = record.events.iter().find(|event| event.id == closed.0).unwrap();
        let mentions = event.evidence.len().max(1) * 3;
        let expected = Spread { mentions, publishers: 3, articles: 3 };
        assert_eq!(store.spread(&closed.1).unwrap(), Some(expected));
    }

    #[test]
    fn what_one_article_tells_is_told_once() {
        let (_place, mut store) = wire();
        store.group().unwrap();
        for (_, happening) in reported(&store, "strike") {
            let spread = store.spread(&happening).unwrap().unwrap();
            assert_eq!((spread.publishers, spread.articles), (1, 1));
        }
        assert!(!reported(&store, "strike").is_empty());
        assert_eq!(store.spread("happening-0").unwrap(), None);
    }
}
