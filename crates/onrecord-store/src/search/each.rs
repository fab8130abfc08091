//! Going through everything that matches, in an order that the articles alone decide.

use rusqlite::{Connection, params};

use super::{Query, SearchError};
use crate::key::NUMBER_BITS;
use crate::{Kept, Key, Reading, StoreError, kept};

impl Reading<'_> {
    /// Hands out every article that matches, one after the other: by day of publication, those
    /// without one first, and within a day by the SHA-256 of their texts.
    ///
    /// In which order they were kept does not show, and two stores of the same articles hand them
    /// out alike. Memory stays the same, however many they are. Of the query, words, publisher and days
    /// count. An article that cannot be read is handed out as the reason why.
    ///
    /// # Errors
    /// When a name has nothing to look for, the file cannot be read, or `take` fails, which ends it.
    pub fn each<E: From<SearchError>>(
        &self,
        query: &Query,
        mut take: impl FnMut(Result<Kept, StoreError>) -> Result<(), E>,
    ) -> Result<(), E> {
        let expression = query.of_articles()?;
        let told = |error| E::from(SearchError::from(self.told(&error)));
        let mut select = self.connection.prepare(sql(expression.is_some())).map_err(told)?;
        let (first, last) = query.keys();
        let mut rows = select.query(params![expression, first, last, NUMBER_BITS]).map_err(told)?;
        while let Some(row) = rows.next().map_err(told)? {
            let key = Key(row.get(0).map_err(told)?);
            take(one(&self.connection, key).map_err(|error| self.told(&error)))?;
        }
        Ok(())
    }
}

/// ?1 is the expression, ?2 and ?3 the range of keys, ?4 how far left the day stands in a key.
fn sql(asks: bool) -> &'static str {
    if asks {
        "SELECT a.key FROM article_words CROSS JOIN articles AS a ON a.key = article_words.rowid \
         WHERE article_words MATCH ?1 AND article_words.rowid BETWEEN ?2 AND ?3 \
         ORDER BY a.key >> ?4, a.sha256"
    } else {
        "SELECT key FROM articles WHERE ?1 IS NULL AND key BETWEEN ?2 AND ?3 \
         ORDER BY key >> ?4, sha256"
    }
}

fn one(connection: &Connection, key: Key) -> rusqlite::Result<Kept> {
    kept::by_key(connection, key)?.ok_or(rusqlite::Error::QueryReturnedNoRows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Store;
    use crate::sample::{Place, bare, coded, entries, store, strait, strike};

    fn names(store: &Store, query: &Query) -> Vec<String> {
        let mut names = Vec::new();
        let take = |kept: Result<Kept, StoreError>| {
            names.push(kept?.article.id);
            Ok::<(), SearchError>(())
        };
        store.reading().unwrap().each(query, take).unwrap();
        names
    }

    /// Three articles of the strike's day, so that the order inside a day shows.
    fn crowd() -> Vec<crate::Entry> {
        let more = (0..3).map(|nth| onrecord::Article {
            id: format!("rain {nth}"),
            ..onrecord::Article { text: format!("It rained {nth} times."), ..strike() }
        });
        entries().into_iter().chain(more.map(coded)).collect()
    }

    #[test]
    fn the_order_of_keeping_does_not_show() {
        let mut batch = crowd();
        let mut orders = Vec::new();
        for _ in 0..batch.len() {
            batch.rotate_left(1);
            let place = Place::new();
            let mut store = Store::create(&place.path).unwrap();
            store.keep(&batch, "1").unwrap();
            orders.push(names(&store, &Query::default()));
        }
        assert!(orders.iter().all(|order| *order == orders[0]), "{orders:?}");
        assert_eq!(orders[0][..2], ["bare", "strait"], "by day, what has none first");
        assert_eq!(orders[0].len(), batch.len());
    }

    #[test]
    fn days_and_publishers_narrow_it() {
        let (_place, store) = store();
        let day = |day: &str| Some(day.parse().unwrap());
        let (strait, strike, bare) = (strait().id, strike().id, bare().id);
        let query = |from, to, publisher: &[&str]| Query {
            from,
            to,
            publisher: publisher.iter().map(|name| (*name).to_owned()).collect(),
            limit: 1,
            ..Query::default()
        };
        for (query, expected) in [
            (query(None, None, &[]), vec![&bare, &strait, &strike]),
            (query(day("2024-05-11"), None, &[]), vec![&strike]),
            (query(None, day("2024-05-10"), &[]), vec![&strait]),
            (query(None, None, &["coast news"]), vec![&strait]),
            (query(None, None, &["nobody", "Coast"]), vec![&strait]),
            (query(day("2024-05-11"), None, &["coast"]), vec![]),
        ] {
            assert_eq!(names(&store, &query).iter().collect::<Vec<_>>(), expected, "{query:?}");
        }
        let error = store
            .reading()
            .unwrap()
            .each(&query(None, None, &["?!"]), |_| Ok::<(), SearchError>(()));
        assert!(matches!(error, Err(SearchError::NoLetters(_))), "{error:?}");
    }

    #[test]
    fn what_is_written_meanwhile_is_not_handed_out() {
        let (place, store) = store();
        let mut count = 0;
        let take = |kept: Result<Kept, StoreError>| {
            kept?;
            count += 1;
            let other = onrecord::Article::new(format!("It rained {count} times."));
            Store::open(&place.path)?.keep(&[coded(other)], "1")?;
            Ok::<(), SearchError>(())
        };
        store.reading().unwrap().each(&Query::default(), take).unwrap();
        assert_eq!((count, store.tally().unwrap().articles), (3, 6));
    }

    #[test]
    fn an_article_that_cannot_be_read_does_not_end_it() {
        let (_place, store) = store();
        let sql = "UPDATE articles SET published = 'no date' WHERE name = 'strait'";
        store.connection.execute(sql, []).unwrap();
        let (mut good, mut bad) = (0, Vec::new());
        let take = |kept: Result<Kept, StoreError>| {
            match kept {
                Ok(_) => good += 1,
                Err(error) => bad.push(error.to_string()),
            }
            Ok::<(), SearchError>(())
        };
        store.reading().unwrap().each(&Query::default(), take).unwrap();
        assert_eq!((good, bad.len()), (2, 1));
        assert!(bad[0].contains("`no date` is no date"), "{bad:?}");
    }
}
