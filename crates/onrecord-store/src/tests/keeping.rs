//! What is kept, and what happens when the same comes again.

use onrecord::Article;

use crate::sample::{Place, bare, coded, entries, store, strait, uncoded};
use crate::{ArticleId, Outcome, Query, Store, Tally};

/// Every table of a store, row by row, but for the inner ones of the full-text indexes.
pub(super) fn dump(store: &Store) -> Vec<String> {
    let connection = &store.connection;
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_words%' \
               ESCAPE '\\' ORDER BY name";
    let mut tables = connection.prepare(sql).unwrap();
    let names = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let mut lines = Vec::new();
    for name in names {
        let name = name.unwrap();
        let mut select = connection.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let width = select.column_count();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<rusqlite::types::Value> =
                (0..width).map(|nth| row.get(nth).unwrap()).collect();
            lines.push(format!("{name} {values:?}"));
        }
    }
    lines.sort_unstable();
    lines
}

fn elsewhere(article: Article, url: Option<&str>, publisher: Option<&str>) -> Article {
    Article { url: url.map(str::to_owned), publisher: publisher.map(str::to_owned), ..article }
}

#[test]
fn what_is_kept_comes_back_as_it_was() {
    let (_place, store) = store();
    let keys = store.keys().unwrap();
    let kept: Vec<_> = keys.iter().map(|key| store.kept(*key).unwrap().unwrap()).collect();
    let names: Vec<&str> = kept.iter().map(|one| one.article.id.as_str()).collect();
    assert_eq!(names, ["bare", "strait", "strike"], "by day, those without one first");
    for entry in entries() {
        let one = kept.iter().find(|one| one.article.id == entry.article.id).unwrap();
        let record = entry.record.unwrap();
        assert_eq!(one.article, entry.article);
        assert_eq!(one.json, serde_json::to_string(&record).ok());
        assert_eq!((one.record().unwrap(), one.coded_by.as_deref()), (Some(record), Some("1")));
        assert_eq!(one.id, ArticleId::of(&entry.article.text));
    }
    assert_eq!(store.check(|fault| panic!("{fault}")).unwrap().articles, 3);
}

#[test]
fn the_same_again_changes_nothing() {
    let (_place, mut store) = store();
    let before = dump(&store);
    let outcomes = store.keep(&entries(), "2").unwrap();
    assert!(outcomes.iter().all(|one| matches!(one, Outcome::Known(_))), "{outcomes:?}");
    assert_eq!(dump(&store), before);
    assert!(entries().iter().all(|entry| !store.lacks(&entry.article).unwrap()));
}

#[test]
fn batches_and_interruptions_do_not_show() {
    let (_place, whole) = store();
    let place = Place::new();
    for size in [1, 2, 3] {
        // Each time the store is opened anew and everything comes again, as after a kill.
        let mut store = Store::create(&place.path).unwrap();
        for batch in entries()[..size].chunks(2) {
            store.keep(batch, "1").unwrap();
        }
    }
    assert_eq!(dump(&Store::open(&place.path).unwrap()), dump(&whole));
}

#[test]
fn the_same_text_at_another_address_is_another_publication() {
    let (_place, mut store) = store();
    let wire = elsewhere(strait(), Some("https://wire.example/7"), Some("Wire"));
    assert!(!store.lacks(&wire).unwrap());
    let outcomes = store.keep(&[uncoded(wire.clone()), uncoded(wire)], "1").unwrap();
    let id = ArticleId::of(&strait().text);
    assert_eq!(outcomes, [Outcome::Republished(id.clone()), Outcome::Known(id)]);
    let query = Query { publisher: vec!["wire".to_owned()], ..Query::default() };
    assert!(!store.statements(&query).unwrap().is_empty());
    assert!(!store.events(&query).unwrap().is_empty());
    let article = &store.articles(&query).unwrap()[0].article;
    assert_eq!(article.publisher.as_deref(), Some("Coast News"));
    assert_eq!(store.tally().unwrap().publications, 4);
    store.check(|fault| panic!("{fault}")).unwrap();
}

#[test]
fn without_an_address_publisher_and_date_tell_publications_apart() {
    let (_place, mut store) = store();
    let id = ArticleId::of(&bare().text);
    let (known, again) = (Outcome::Known(id.clone()), Outcome::Republished(id));
    for (publisher, expected) in [(None, &known), (Some("Wire"), &again), (Some("Wire"), &known)] {
        let article = elsewhere(Article { id: "other".to_owned(), ..bare() }, None, publisher);
        let outcome = store.keep(&[uncoded(article)], "1").unwrap().remove(0);
        assert_eq!(&outcome, expected);
    }
}

#[test]
fn an_address_keeps_its_first_text() {
    let (_place, mut store) = store();
    let before = dump(&store);
    let url = "HTTP://NEWS.example/strait?utm_source=x#top";
    let changed = elsewhere(Article::new("The report was withdrawn."), Some(url), None);
    assert!(!store.lacks(&changed).unwrap());
    let outcomes = store.keep(&[coded(changed)], "1").unwrap();
    assert_eq!(outcomes, [Outcome::Changed(ArticleId::of(&strait().text))]);
    assert_eq!(dump(&store), before);
}

#[test]
fn a_record_that_does_not_fit_is_refused_and_the_rest_is_kept() {
    let place = Place::new();
    let mut store = Store::create(&place.path).unwrap();
    let mut batch = entries();
    batch[0].record.as_mut().unwrap().statements[0].content.spans.push([0, 9999]);
    let outcomes = store.keep(&batch, "1").unwrap();
    assert!(matches!(&outcomes[0], Outcome::Refused(faults) if faults.len() == 1));
    assert!(outcomes[1..].iter().all(|one| matches!(one, Outcome::New(_))), "{outcomes:?}");
    let tally = store.tally().unwrap();
    assert_eq!(tally, Tally { articles: 2, publications: 2, ..tally });
}

#[test]
fn a_full_disk_keeps_what_was_there_and_the_rest_comes_later() {
    let place = Place::new();
    let mut store = Store::create(&place.path).unwrap();
    store.keep(&entries()[..1], "1").unwrap();
    let pages: i64 = store.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    store.connection.pragma_update(None, "max_page_count", pages).unwrap();
    let large = coded(Article::new("The mayor said the ferry is safe.\n".repeat(400)));
    let before = dump(&store);
    let error = store.keep(std::slice::from_ref(&large), "1").unwrap_err().to_string();
    assert!(error.contains("no room left on the disk; what was kept before is safe"), "{error}");
    assert_eq!(dump(&store), before);
    store.connection.pragma_update(None, "max_page_count", i64::from(i32::MAX)).unwrap();
    assert!(matches!(store.keep(&[large], "1").unwrap()[0], Outcome::New(_)));
    store.check(|fault| panic!("{fault}")).unwrap();
}
