//! Articles in a language that is not coded: kept, found and shown, but without a record.

use super::keeping::dump;
use crate::sample::{coder, german, store, uncoded};
use crate::{ArticleId, Found, Outcome, Query, Store};

fn holding() -> (crate::sample::Place, Store) {
    let (place, mut store) = store();
    let outcomes = store.keep(&[uncoded(german())], "1").unwrap();
    assert_eq!(outcomes, [Outcome::Uncoded(ArticleId::of(&german().text))]);
    (place, store)
}

#[test]
fn an_article_without_a_record_is_kept_once_and_found() {
    let (_place, mut store) = holding();
    let before = dump(&store);
    let again = store.keep(&[uncoded(german())], "2").unwrap();
    assert!(matches!(again[0], Outcome::Known(_)), "{again:?}");
    assert_eq!(dump(&store), before);
    assert!(!store.lacks(&german()).unwrap());
    let tally = store.tally().unwrap();
    assert_eq!((tally.articles, tally.uncoded), (4, 1));
    assert_eq!(store.check(|fault| panic!("{fault}")).unwrap().articles, 4);
    let Found::One { kept, .. } = store.find("faehre").unwrap() else { panic!("it is kept") };
    assert_eq!((&kept.article, kept.record().unwrap(), kept.coded_by), (&german(), None, None));
}

#[test]
fn a_search_for_articles_says_which_are_not_coded() {
    let (_place, store) = holding();
    let search = |words: &str| {
        let query = Query { words: Some(words.parse().unwrap()), ..Query::default() };
        store.articles(&query).unwrap().remove(0)
    };
    let hit = search("hafenbehorde");
    assert_eq!((hit.article.name.as_str(), hit.language.as_deref()), ("faehre", Some("de")));
    assert!(!hit.coded && search("geneva").coded);
}

#[test]
fn another_place_of_publication_is_added_to_it() {
    let (_place, mut store) = holding();
    let mut wire = german();
    (wire.url, wire.publisher) = (Some("https://wire.example/9".to_owned()), Some("Wire".into()));
    let outcomes = store.keep(&[uncoded(wire)], "1").unwrap();
    assert!(matches!(outcomes[0], Outcome::Republished(_)), "{outcomes:?}");
    let query = Query { publisher: vec!["wire".to_owned()], ..Query::default() };
    assert_eq!(store.articles(&query).unwrap().len(), 1);
    store.check(|fault| panic!("{fault}")).unwrap();
}

#[test]
fn coding_again_leaves_it_alone_until_it_is_asked_for() {
    let (_place, mut store) = holding();
    assert_eq!(store.outdated("2").unwrap().len(), 3);
    let keys = store.uncoded().unwrap();
    assert_eq!(keys.len(), 1);
    let kept = store.kept(keys[0]).unwrap().unwrap();
    let record = coder().code(&kept.article);
    store.recode(&[(kept, record)], "2").unwrap();
    assert_eq!((store.uncoded().unwrap().len(), store.tally().unwrap().uncoded), (0, 0));
    store.check(|fault| panic!("{fault}")).unwrap();
}

#[test]
fn a_record_and_who_coded_it_come_together() {
    let (_place, store) = holding();
    let change = "UPDATE articles SET coded_by = '1' WHERE name = 'faehre'";
    assert!(store.connection.execute(change, []).is_err());
}

#[test]
fn it_is_a_story_that_tells_no_happening() {
    let (_place, mut store) = holding();
    let grouped = store.group().unwrap();
    assert_eq!((grouped.stories, grouped.waiting), (4, 0));
    let told = |sql: &str| store.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let stories =
        "SELECT count(*) FROM story_copies JOIN articles ON key = article WHERE record IS NULL";
    let reports = "SELECT count(*) FROM happening_reports JOIN articles ON key = article WHERE record IS NULL";
    assert_eq!((told(stories), told(reports)), (1, 0));
    store.check(|fault| panic!("{fault}")).unwrap();
}
