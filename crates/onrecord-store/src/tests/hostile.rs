//! Texts, names and questions that mean harm.

use onrecord::Article;
use proptest::prelude::*;

use crate::sample::{Place, coded, coder};
use crate::{Entry, Found, Outcome, Query, Store};

const HARM: [&str; 6] = [
    "'; DROP TABLE articles; --",
    "\" OR 1=1 --",
    "Robert\"); DELETE FROM statements;--",
    "NUL \0 inside",
    "%_* ^ NEAR(a b) {content} : -x",
    "\u{202E}\u{FEFF}\u{0}👩‍👩‍👧 x﷽",
];

/// An article with harm in every field that a text or a page can set, and in its record too.
fn harmful(harm: &str) -> Entry {
    let article = Article {
        id: harm.to_owned(),
        url: Some(format!("https://x.example/{harm}")),
        publisher: Some(harm.to_owned()),
        title: Some(harm.to_owned()),
        language: Some(harm.to_owned()),
        ..Article::new(format!(
            "{harm}\n\nKari Holmvik said {harm} was attacked by Denmark. {harm}"
        ))
    };
    let mut record = coder().code(&article);
    for actor in &mut record.actors {
        harm.clone_into(&mut actor.name);
        actor.role = Some(harm.to_owned());
        actor.country = Some(harm.to_owned());
    }
    for event in &mut record.events {
        harm.clone_into(&mut event.kind);
        event.modes = vec![harm.to_owned()];
        event.place = Some(harm.to_owned());
    }
    for statement in &mut record.statements {
        statement.date = Some(harm.to_owned());
    }
    Entry { article, record: Some(record) }
}

#[test]
fn harm_in_every_field_is_only_text() {
    let place = Place::new();
    let mut store = Store::create(&place.path).unwrap();
    let batch = HARM.map(harmful);
    let outcomes = store.keep(&batch, HARM[0]).unwrap();
    assert!(outcomes.iter().all(|one| matches!(one, Outcome::New(_))), "{outcomes:?}");
    assert_eq!(store.keep(&batch, HARM[0]).unwrap().len(), HARM.len());
    for (entry, harm) in batch.iter().zip(HARM) {
        let Found::One { kept, .. } = store.find(harm).unwrap() else { panic!("{harm:?}") };
        assert_eq!(kept.article, entry.article);
        let record = serde_json::to_string(entry.record.as_ref().unwrap()).unwrap();
        assert_eq!(kept.json, Some(record));
    }
    assert_eq!(store.tally().unwrap().articles, HARM.len());
    store.check(|fault| panic!("{fault}")).unwrap();
}

#[test]
fn harm_in_a_question_finds_its_text_and_nothing_else() {
    let place = Place::new();
    let mut store = Store::create(&place.path).unwrap();
    store.keep(&HARM.map(harmful), "1").unwrap();
    for harm in HARM {
        let query = Query { publisher: vec![harm.to_owned()], ..Query::default() };
        let found = store.articles(&query).unwrap();
        assert!(found.iter().any(|hit| hit.article.publisher.as_deref() == Some(harm)), "{harm:?}");
        let query = Query { speaker: vec![harm.to_owned()], types: vec![harm.to_owned()], ..query };
        store.statements(&query).unwrap();
        store.events(&query).unwrap();
    }
    assert_eq!(store.tally().unwrap().articles, HARM.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_is_kept_and_checked(text in "(\\PC|\\x00|\n|said |“|”|'){0,80}", name in "\\PC{0,10}") {
        let place = Place::new();
        let mut store = Store::create(&place.path).unwrap();
        let article = Article { id: name.clone(), title: Some(name), ..Article::new(text) };
        let outcomes = store.keep(&[coded(article)], "1").unwrap();
        prop_assert!(matches!(outcomes[0], Outcome::New(_)));
        let mut faults = Vec::new();
        store.check(|fault| faults.push(fault.to_string())).unwrap();
        prop_assert_eq!(faults, Vec::<String>::new());
    }
}
