//! Stories, happenings and disputes as a store keeps them.

use std::collections::HashMap;
use std::sync::OnceLock;

use onrecord::Article;
use proptest::prelude::*;

use crate::happening::{Telling, days::days, happenings, tellings};
use crate::sample::{Place, coded};
use crate::story::{Copy, Sketch, Stories};
use crate::{Entry, Query, Store, Told};

const MARKET: &str = "Rebels of the Northern Front shelled the fish market in Port Elvin on Monday, \
    killing 14 people, police said. Ambulances from three districts took the wounded to the harbour \
    hospital, where doctors asked the public to give blood.\n\nThe market, which feeds half of the \
    town, will stay closed until the roof is mended, the mayor, Tobias Iyambo, told reporters.";
const OTHER: &str = "Rebels of the Northern Front shelled the fish market in Port Elvin on Monday, \
    killing 19 people, the army said. A second shell fell into the water and sank two boats.";
const CLAIM: &str = "The Northern Front shelled the fish market in Port Elvin on Monday and killed many \
    people, the army of Namibia said. Nobody has seen the town burn like this since the great fire.";
const DENIAL: &str = "The Northern Front denied on Tuesday that its rebels had shelled the fish market \
    in Port Elvin. “We did not shell the market,” a spokesman for the Northern Front, Jon Doe, said.";
const RAIN: &str = "Rain washed away the road to Vesk, the roads office said. It will take eleven days \
    to build a bridge, and lorries wait at both ends of the gap until then, drivers said on Thursday.";

fn article(id: &str, day: &str, publisher: &str, text: &str) -> Entry {
    let mut entry = coded(Article {
        id: id.to_owned(),
        publisher: Some(publisher.to_owned()),
        published: Some(format!("2024-03-{day}").parse().unwrap()),
        ..Article::new(text)
    });
    // No gazetteer knows the town.
    for event in entry.record.iter_mut().flat_map(|record| &mut record.events) {
        event.place = text.contains("Port Elvin").then(|| "Port Elvin".to_owned());
    }
    entry
}

/// A report, its copies, another report of the same, a denial of the day after, something else.
fn wire() -> Vec<Entry> {
    static WIRE: OnceLock<Vec<Entry>> = OnceLock::new();
    let made = || {
        let cut = MARKET.split("\n\n").next().unwrap();
        vec![
            article("market", "05", "Wire", MARKET),
            article("cut", "04", "Coast News", cut),
            article("edited", "06", "Herald", &MARKET.replace("harbour hospital", "hospital")),
            article("other", "05", "Radio", OTHER),
            article("claim", "05", "Radio", CLAIM),
            article("denial", "06", "Radio", DENIAL),
            article("rain", "05", "Herald", RAIN),
        ]
    };
    WIRE.get_or_init(made).clone()
}

fn grouped(entries: &[Entry]) -> (Place, Store) {
    let place = Place::new();
    let mut store = Store::create(&place.path).unwrap();
    store.keep(entries, "1").unwrap();
    store.group().unwrap();
    (place, store)
}

/// Every row of the tables of groups; articles by their texts, whose keys differ between stores.
fn groups(store: &Store) -> Vec<String> {
    let keys = store.keys().unwrap().into_iter();
    let names: HashMap<i64, String> =
        keys.map(|key| (key.0, store.kept(key).unwrap().unwrap().id.to_string())).collect();
    let mut lines = Vec::new();
    for table in [
        "ungrouped",
        "stories",
        "story_copies",
        "happenings",
        "happening_reports",
        "happening_details",
        "happening_detail_stories",
        "denials",
        "denied_claims",
    ] {
        let mut select = store.connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let width = select.column_count();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let value = |nth| match row.get(nth).unwrap() {
                rusqlite::types::Value::Integer(key) if names.contains_key(&key) => {
                    names[&key].clone()
                }
                value => format!("{value:?}"),
            };
            lines.push(format!("{table} {:?}", (0..width).map(value).collect::<Vec<_>>()));
        }
    }
    lines.sort_unstable();
    lines
}

fn names(told: &crate::StoryTold) -> Vec<&str> {
    told.copies.iter().map(|copy| copy.name.as_str()).collect()
}

#[test]
fn copies_are_one_story_with_its_first_publisher_and_all_others() {
    let (_place, store) = grouped(&wire());
    let crate::Found::One { kept, .. } = store.find("market").unwrap() else { panic!("market") };
    let told = store.story_of(kept.key).unwrap().unwrap();
    assert_eq!(names(&told), ["cut", "market", "edited"]);
    assert_eq!(told.publisher.as_deref(), Some("Coast News"));
    assert_eq!(told.publishers, ["Coast News", "Herald", "Wire"]);
    assert_eq!(told.id, format!("story-{}", told.copies[0].id));
    assert_eq!(store.told_of(&told.id[..12]).unwrap(), Some(Told::Story(told)));
}

#[test]
fn a_copy_without_a_date_stands_last_and_an_earlier_place_of_publication_counts() {
    let mut entries: Vec<Entry> = wire().drain(..3).collect();
    entries[1].article.published = None;
    entries[1].record.as_mut().unwrap().article.published = None;
    // The wire's own text, printed the week before by another.
    entries.push(article("before", "01", "Gazette", MARKET));
    let (_place, store) = grouped(&entries);
    let crate::Found::One { kept, .. } = store.find("edited").unwrap() else { panic!("edited") };
    let told = store.story_of(kept.key).unwrap().unwrap();
    assert_eq!(names(&told), ["market", "edited", "cut"]);
    assert_eq!(told.publisher.as_deref(), Some("Gazette"));
    assert_eq!(told.publishers, ["Coast News", "Gazette", "Herald", "Wire"]);
    let days = [told.earliest.as_deref(), told.latest.as_deref()];
    assert_eq!(days, [Some("2024-03-01"), Some("2024-03-06")]);
}

#[test]
fn the_happenings_kept_are_those_of_all_articles_at_once() {
    let (_place, store) = grouped(&wire());
    let mut stories = Stories::default();
    let keys = store.keys().unwrap();
    let kept: Vec<crate::Kept> =
        keys.iter().map(|key| store.kept(*key).unwrap().unwrap()).collect();
    for one in &kept {
        let published = one.article.published.as_ref().unwrap().to_string();
        let day = days(&published).map(|days| *days.start());
        let copy = Copy { published, id: one.id.sha256().to_owned(), publisher: None, day };
        stories.add(copy, Sketch::of(&one.article.text));
    }
    let mut told = Vec::new();
    for (number, one) in kept.iter().enumerate() {
        let first = &stories.story_of(number).id;
        let place = kept.iter().position(|one| one.id.sha256() == first).unwrap() as u64;
        let of_one = tellings(&one.record().unwrap().unwrap(), &one.article.text, place);
        let article = one.id.sha256().to_owned();
        told.extend(of_one.into_iter().map(|one| Telling { article: article.clone(), ..one }));
    }
    let digest = |event: &str, article: &str| format!("{} {event}", &article[..16]);
    let mut expected: Vec<Vec<String>> = happenings(&told)
        .iter()
        .map(|one| one.tellings.iter().map(|&at| digest(&told[at].event, &told[at].article)))
        .map(Iterator::collect)
        .collect();
    expected.sort_unstable();
    let mut found: Vec<Vec<String>> = Vec::new();
    for hit in store.happenings(&Query { limit: 100, ..Query::default() }).unwrap() {
        let Some(Told::Happening(told)) = store.told_of(&hit.id).unwrap() else { panic!() };
        let name = |one: &crate::ReportTold| {
            let (article, event) = one.id.split_once('/').unwrap();
            digest(event, article)
        };
        found.push(told.reports.iter().map(name).collect());
    }
    found.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn reports_of_one_event_are_one_happening_with_what_they_contradict_each_other_on() {
    let (_place, store) = grouped(&wire());
    let query = Query { min_stories: 2, types: vec!["ASSAULT".to_owned()], ..Query::default() };
    let found = store.happenings(&query).unwrap();
    let killed =
        |one: &&crate::HappeningHit| one.summary.contradicted.contains(&"killed".to_owned());
    let Some(found) = found.iter().find(killed) else { panic!("{found:#?}") };
    let told = store.told_of(&found.id).unwrap();
    let Some(Told::Happening(told)) = told else { panic!("{told:?}") };
    assert_eq!(told.reports.len(), told.happening.summary.articles);
    let killed = told.details.iter().find(|one| one.detail == "killed").unwrap();
    let values: Vec<&str> = killed.versions.iter().map(|one| one.value.as_str()).collect();
    assert!(killed.contradicted && values == ["14", "19"], "{killed:?}");
    assert_eq!(&told.happening, found);
    for (query, finds) in [
        (Query { place: Some("port elvin".to_owned()), ..query.clone() }, true),
        (Query { place: Some("Vesk".to_owned()), ..query.clone() }, false),
        (Query { min_stories: 9, ..query.clone() }, false),
        (Query { min_publishers: 4, ..query.clone() }, true),
        (Query { min_publishers: 5, ..query.clone() }, false),
        (Query { actor: vec!["Northern Front".to_owned()], ..query.clone() }, true),
        (Query { types: vec!["AID".to_owned()], ..query.clone() }, false),
    ] {
        assert_eq!(!store.happenings(&query).unwrap().is_empty(), finds, "{query:?}");
    }
}

#[test]
fn the_reports_of_a_happening_come_in_order_and_days_and_publishers_choose_them() {
    let (_place, store) = grouped(&wire());
    let query = Query { min_stories: 2, types: vec!["ASSAULT".to_owned()], ..Query::default() };
    let most = store.happenings(&query).unwrap().into_iter().max_by_key(|one| one.summary.articles);
    let id = most.unwrap().id;
    let Some(Told::Happening(told)) = store.told_of(&id).unwrap() else { panic!("{id}") };
    let reports = |query: &Query| -> Vec<String> {
        let reports = store.reports(&id, query).unwrap().into_iter();
        let article = |key| store.kept(key).unwrap().unwrap();
        reports.map(|one| format!("{}/{}", article(one.article).id, one.event)).collect()
    };
    let expected = |chosen: fn(&crate::ReportTold) -> bool| -> Vec<String> {
        told.reports.iter().filter(|one| chosen(one)).map(|one| one.id.clone()).collect()
    };
    assert_eq!(reports(&Query::default()), expected(|_| true));
    let from = Query { from: "2024-03-05".parse().ok(), ..Query::default() };
    assert_eq!(reports(&from), expected(|one| one.article.name != "cut"));
    let radio = Query { publisher: vec!["radio".to_owned()], ..Query::default() };
    assert_eq!(reports(&radio), expected(|one| one.publishers == "Radio"));
    assert!(!reports(&radio).is_empty() && reports(&from).len() < told.reports.len());
}

#[test]
fn a_denial_is_linked_with_the_claim_of_another_article() {
    let (_place, store) = grouped(&wire());
    let key = |name: &str| match store.find(name).unwrap() {
        crate::Found::One { kept, .. } => kept.key,
        other => panic!("{name}: {other:?}"),
    };
    let links = store.denials_of(key("denial")).unwrap();
    assert!(!links.is_empty(), "{:#?}", groups(&store));
    let of_claim = store.denials_of(key("claim")).unwrap();
    assert!(of_claim.iter().all(|link| links.contains(link)) && !of_claim.is_empty());
    for claim in links.iter().flat_map(|link| &link.claims) {
        assert!(claim.score >= 1300 && !claim.claim.words.is_empty(), "{claim:?}");
    }
    assert_eq!(store.denials_of(key("rain")).unwrap(), []);
}

#[test]
fn a_denial_is_found_by_either_side_and_told_with_both() {
    let (_place, store) = grouped(&wire());
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let day = |day: &str| Some(day.parse().unwrap());
    let all = store.denials(&Query::default()).unwrap();
    assert!(!all.is_empty());
    for told in &all {
        assert_eq!(told.denial.article.name, "denial");
        assert!(told.claims.iter().all(|one| one.claim.article.name != "denial"), "{told:?}");
        let found = store.told_of(&told.id[..12]).unwrap();
        assert_eq!(found, Some(Told::Denial(Box::new(told.clone()))));
    }
    let of_army = |told: &crate::DenialTold| {
        let speakers = told.claims.iter().filter_map(|one| one.claim.speaker.as_deref());
        speakers.into_iter().any(|speaker| speaker.contains("army"))
    };
    assert!(all.iter().any(of_army), "{all:#?}");
    for (query, finds) in [
        (Query { words: Some("shell*".parse().unwrap()), ..Query::default() }, true),
        (Query { words: Some("ambulances".parse().unwrap()), ..Query::default() }, false),
        (Query { speaker: names(&["Northern Front"]), ..Query::default() }, true),
        (Query { speaker: names(&["army"]), ..Query::default() }, true),
        (Query { speaker: names(&["roads office"]), ..Query::default() }, false),
        (Query { publisher: names(&["radio"]), ..Query::default() }, true),
        (Query { publisher: names(&["gazette"]), ..Query::default() }, false),
        (Query { from: day("2024-03-06"), to: day("2024-03-06"), ..Query::default() }, true),
        (Query { to: day("2024-03-05"), ..Query::default() }, false),
        (Query { limit: 0, ..Query::default() }, false),
    ] {
        assert_eq!(!store.denials(&query).unwrap().is_empty(), finds, "{query:?}");
    }
    let nothing = Query { speaker: names(&["?!"]), ..Query::default() };
    assert!(store.denials(&nothing).is_err());
}

#[test]
fn the_denials_handed_on_are_those_that_are_shown() {
    let (_place, store) = grouped(&wire());
    let mut handed_on = Vec::new();
    let take = |row: crate::DenialRow| {
        handed_on.push([Some(row.denial_id), row.denial_speaker, row.claim_speaker]);
        Ok::<(), crate::StoreError>(())
    };
    store.reading().unwrap().across(take).unwrap();
    let mut shown = Vec::new();
    for told in store.denials(&Query::default()).unwrap() {
        let speakers = told.claims.into_iter().map(|one| one.claim.speaker);
        let denied = told.denial.speaker;
        shown.extend(speakers.map(|claimed| [Some(told.id.clone()), denied.clone(), claimed]));
    }
    handed_on.sort();
    shown.sort();
    assert_eq!(handed_on, shown);
    assert!(!shown.is_empty());
}

#[test]
fn a_denial_whose_claims_are_gone_is_not_told() {
    let (_place, store) = grouped(&wire());
    store.connection.execute("DELETE FROM denied_claims", []).unwrap();
    assert_eq!(store.denials(&Query::default()).unwrap(), []);
}

#[test]
fn a_story_is_shown_once_if_asked() {
    let (_place, store) = grouped(&wire());
    let query = Query { words: Some("ambulances".parse().unwrap()), ..Query::default() };
    assert_eq!(store.articles(&query).unwrap().len(), 3);
    let once = store.articles(&Query { once: true, ..query }).unwrap();
    assert_eq!(once.len(), 1);
    assert_eq!(once[0].article.name, "edited", "the newest");
}

#[test]
fn of_a_denial_in_several_copies_one_is_listed_if_asked() {
    let copy = DENIAL.replace("a spokesman for", "spokesman for");
    let (_place, store) =
        grouped(&[wire(), vec![article("copy", "07", "Gazette", &copy)]].concat());
    let names = |once| -> std::collections::BTreeSet<String> {
        let query = Query { once, ..Query::default() };
        let denials = store.denials(&query).unwrap().into_iter();
        denials.map(|told| told.denial.article.name).collect()
    };
    assert_eq!(names(false).into_iter().collect::<Vec<_>>(), ["copy", "denial"]);
    assert_eq!(names(true).into_iter().collect::<Vec<_>>(), ["copy"], "the newest");
}

#[test]
fn recoding_leaves_right_groups() {
    let (_place, mut store) = grouped(&wire());
    let before = groups(&store);
    let recode = |store: &mut Store, without_events: bool| {
        let keys = store.outdated("2").unwrap();
        for key in keys {
            let kept = store.kept(key).unwrap().unwrap();
            let mut record = kept.record().unwrap().unwrap();
            if without_events {
                (record.events, record.disputes) = (Vec::new(), Vec::new());
            }
            store.recode(&[(kept, record)], "2").unwrap();
        }
    };
    recode(&mut store, true);
    assert_eq!(store.ungrouped().unwrap(), 7);
    store.check(|fault| panic!("while it waits: {fault}")).unwrap();
    let grouped = store.group().unwrap();
    assert_eq!((grouped.happenings, grouped.waiting), (0, 0));
    store.check(|fault| panic!("{fault}")).unwrap();
    assert_ne!(groups(&store), before);
    store.recode(&[], "2").unwrap();
    for entry in wire() {
        let crate::Found::One { kept, .. } = store.find(&entry.article.id).unwrap() else {
            panic!()
        };
        store.recode(&[(*kept, entry.record.unwrap())], "3").unwrap();
    }
    store.group().unwrap();
    assert_eq!(groups(&store), before);
}

#[test]
fn every_damage_to_the_groups_is_named() {
    for (change, table) in [
        ("UPDATE stories SET publishers = 'x'", "stories"),
        ("UPDATE story_copies SET nth = nth + 1", "story_copies"),
        ("DELETE FROM story_copies", "story_copies"),
        ("UPDATE happenings SET stories = 9", "happenings"),
        ("DELETE FROM happening_reports", "happening_reports"),
        ("UPDATE happening_details SET value = 'x'", "happening_details"),
        ("DELETE FROM happening_detail_stories", "happening_detail_stories"),
        ("DELETE FROM denied_claims", "denied_claims"),
        ("UPDATE denials SET article = 7", "denials"),
    ] {
        let (_place, mut store) = grouped(&wire());
        store.connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        store.connection.execute_batch(change).unwrap();
        let mut said = Vec::new();
        store.check(|fault| said.push(fault.to_string())).unwrap();
        let named = format!("the rows of `{table}` are not what the articles say");
        assert!(said.iter().any(|fault| fault.starts_with(&named)), "{change}: {said:?}");
        store.group().unwrap();
        store.check(|fault| panic!("{change}: {fault}")).unwrap();
    }
}

#[test]
fn grouping_while_another_program_writes_ends_right() {
    let (_whole, whole) = grouped(&wire());
    let place = Place::new();
    Store::create(&place.path).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut store = Store::open(&place.path).unwrap();
            for entry in wire() {
                store.keep(&[entry], "1").unwrap();
            }
        });
        let mut store = Store::open(&place.path).unwrap();
        for _ in 0..8 {
            store.group().unwrap();
        }
    });
    let mut store = Store::open(&place.path).unwrap();
    store.check(|fault| panic!("{fault}")).unwrap();
    assert_eq!(store.group().unwrap().waiting, 0);
    assert_eq!(groups(&store), groups(&whole));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn order_and_interruptions_of_imports_do_not_show(
        order in Just((0..7_usize).collect::<Vec<_>>()).prop_shuffle(),
        cuts in prop::collection::vec(0..8_usize, 0..3),
        again in any::<bool>(),
    ) {
        let wire = wire();
        let (_place, whole) = grouped(&wire);
        let shuffled: Vec<Entry> = order.iter().map(|&at| wire[at].clone()).collect();
        let place = Place::new();
        for cut in cuts.into_iter().chain([7]) {
            // Each time the store is opened anew and everything up to here comes again.
            let mut store = Store::create(&place.path).unwrap();
            store.keep(&shuffled[..cut], "1").unwrap();
            if again || cut == 7 {
                store.group().unwrap();
            }
        }
        prop_assert_eq!(groups(&Store::open(&place.path).unwrap()), groups(&whole));
    }
}
