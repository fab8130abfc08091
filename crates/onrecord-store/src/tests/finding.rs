//! What a reference leads to.

use crate::sample::{coded, store, strait};
use crate::{ArticleId, Found};

#[test]
fn an_article_is_found_by_id_address_and_name() {
    let (_place, store) = store();
    let id = ArticleId::of(&strait().text);
    for (reference, expected) in [
        (id.to_string(), None),
        (id.sha256().to_uppercase(), None),
        (id.to_string()[..4].to_owned(), None),
        (format!("{id}/s2"), Some("s2")),
        ("strait".to_owned(), None),
        ("strait/e1".to_owned(), Some("e1")),
        (" https://NEWS.example/strait?utm_source=x ".to_owned(), None),
        ("https://news.example/strait/s3".to_owned(), Some("s3")),
    ] {
        let Found::One { kept, part } = store.find(&reference).unwrap() else {
            panic!("{reference}")
        };
        assert_eq!((&kept.id, part.as_deref()), (&id, expected), "{reference}");
    }
}

#[test]
fn what_leads_nowhere_or_to_several_is_said() {
    let (_place, mut store) = store();
    let other =
        onrecord::Article { id: "strait".to_owned(), ..onrecord::Article::new("It rains.") };
    store.keep(&[coded(other)], "1").unwrap();
    for nothing in
        ["", "/", "s1", "nowhere", "abcdef/s1", "strike/x1", "https://news.example/", "abc"]
    {
        assert_eq!(store.find(nothing).unwrap(), Found::Nothing, "{nothing}");
    }
    let Found::Several(some) = store.find("strait").unwrap() else { panic!("two have this name") };
    assert_eq!(some.len(), 2);
}
