//! Searches over a small store.

use onrecord::record::{Stance, StatementKind, Status};

use super::{Query, SearchError, Words};
use crate::Store;
use crate::sample::store;

fn words(words: &str) -> Query {
    Query { words: Some(words.parse::<Words>().unwrap()), ..Query::default() }
}

fn names(those: &[&str]) -> Vec<String> {
    those.iter().map(|name| (*name).to_owned()).collect()
}

fn contents(store: &Store, query: &Query) -> Vec<String> {
    store.statements(query).unwrap().into_iter().map(|hit| hit.content).collect()
}

#[test]
fn statements_are_found_by_words_of_their_content_and_source() {
    let (_place, store) = store();
    for (typed, expected) in [
        ("strait", "Denmark had closed the strait"),
        ("\"eleven of our boats\"", "They turned back"),
        ("turn* -strait", "They turned back"),
        ("iyambo", "strike on Monday"),
        ("ELEVEN OR nothing", "They turned back"),
    ] {
        let found = contents(&store, &words(typed));
        assert!(found.iter().any(|content| content.contains(expected)), "{typed}: {found:?}");
    }
    for typed in ["zebra", "\"boats eleven\"", "strait zebra"] {
        assert_eq!(contents(&store, &words(typed)), [""; 0], "{typed}");
    }
}

#[test]
fn a_hit_tells_where_it_stands() {
    let (_place, store) = store();
    let hit = store.statements(&words("boats")).unwrap().remove(0);
    let crate::Found::One { kept, .. } = store.find(&hit.id).unwrap() else { panic!("{}", hit.id) };
    let [start, end] = hit.spans[0];
    let text: String = kept.article.text.chars().skip(start).take(end - start).collect();
    assert_eq!(hit.content, text);
    assert!(hit.source.starts_with("Kari Holmvik"), "{}", hit.source);
    assert_eq!(
        (hit.kind.as_str(), hit.article.publisher.as_deref()),
        ("direct", Some("Coast News"))
    );
}

#[test]
fn filters_of_statements_narrow() {
    let (_place, store) = store();
    let all = Query { limit: 100, ..Query::default() };
    let total = store.statements(&all).unwrap().len();
    let narrowed = [
        Query { speaker: names(&["Holmvik"]), ..all.clone() },
        Query { speaker: names(&["NOR"]), ..all.clone() },
        Query { about: names(&["Denmark", "DNK"]), ..all.clone() },
        Query { kinds: vec![StatementKind::Direct], ..all.clone() },
        Query { stances: vec![Stance::Deny], ..all.clone() },
        Query { publisher: names(&["coast news"]), ..all.clone() },
        Query { from: Some("2024-06-01".parse().unwrap()), ..all.clone() },
        Query { to: Some("2024-05-10".parse().unwrap()), ..all.clone() },
    ];
    for query in narrowed {
        let found = store.statements(&query).unwrap().len();
        assert!(0 < found && found < total, "{found} of {total}: {query:?}");
    }
    let none = Query {
        from: Some("2024-05-11".parse().unwrap()),
        to: Some("2024-06-20".parse().unwrap()),
        ..all
    };
    assert!(store.statements(&none).unwrap().is_empty());
}

#[test]
fn the_newest_come_first_and_those_without_a_date_last() {
    let (_place, store) = store();
    let all = store.statements(&Query { limit: 100, ..Query::default() }).unwrap();
    let dates: Vec<_> = all.iter().map(|hit| hit.article.published.clone()).collect();
    assert!(dates.is_sorted_by(|one, next| one >= next), "{dates:?}");
    assert_eq!(dates.last(), Some(&None));
    let two = store.statements(&Query { limit: 2, ..Query::default() }).unwrap();
    assert_eq!(two, all[..2]);
}

#[test]
fn events_are_found_by_their_parties_and_codes() {
    let (_place, store) = store();
    let all = Query { limit: 100, ..Query::default() };
    let total = store.events(&all).unwrap();
    assert!(!total.is_empty());
    for event in &total {
        let status = Status::named(&event.status).unwrap();
        let query =
            Query { types: vec![event.kind.to_lowercase()], statuses: vec![status], ..all.clone() };
        let found = store.events(&query).unwrap();
        assert!(found.contains(event), "{event:?}");
        assert!(found.iter().all(|one| one.kind == event.kind && one.status == event.status));
    }
    let by = |query: Query| store.events(&query).unwrap();
    let denmark = by(Query { actor: names(&["DNK"]), ..all.clone() });
    assert!(denmark.iter().all(|event| event.actor.contains("DNK")) && !denmark.is_empty());
    let about = by(Query { about: names(&["Denmark"]), ..all.clone() });
    assert!(about.len() >= denmark.len());
    let nobody = by(Query { recipient: names(&["Zanzibar"]), ..all });
    assert!(nobody.is_empty());
}

#[test]
fn articles_are_found_by_text_and_title() {
    let (_place, store) = store();
    for typed in ["odds", "turned back", "geneva"] {
        let found = store.articles(&words(typed)).unwrap();
        assert_eq!(found.len(), 1, "{typed}");
        assert_eq!(found[0].article.name, "strait");
    }
    assert!(store.articles(&words("geneva")).unwrap()[0].snippet.contains("Geneva"));
    assert_eq!(store.articles(&Query::default()).unwrap().len(), 3);
}

#[test]
fn a_name_of_marks_alone_is_told() {
    let (_place, store) = store();
    let query = Query { speaker: names(&["?!"]), ..Query::default() };
    let error = store.statements(&query).unwrap_err();
    assert!(matches!(error, SearchError::NoLetters(_)), "{error}");
}
