//! A record against a passage in which every layer is annotated.

use std::path::Path;

use onrecord::record::{ActorKind, Participant, Record, Status};
use onrecord_corpus::{Aspect, Passage, compare, parse};

const FILE: &str = "## A

> LIMA, May 3 - Police arrested Ana Ruiz on Monday. \"They beat me,\" Ana said. Police deny it.
>
> (Reporting by our desk)

```record
layers: all
published: 2021-05-04
s1 direct: `[Ana] said` / `said` / `They beat me,` ; by \"Ana Ruiz\"
s2 indirect deny negative: `[Police] deny` / `deny` / `it` ; restates s1
a1 \"police\" organisation PER COP: `Police [arrested]` + `They` + `[Police] deny`
a2 \"Ana Ruiz\" person PER CVL+LAB: `Ana Ruiz` + `[Ana] said` + `me` ; role \"miner\"
  ; wikidata Q1
e1 COERCE-arrest (human-rights) fact: a1 > a2 / `arrested` ; date 2021-05-03 ; place \"Lima\"
e2 ASSAULT-beat disputed: a1 > a2 / `beat` ; in s1
e3 REJECT hypothetical: a1 > - / `deny` ; optional
d1: s1 e2 / a2 / a1 ; by s2
t1 2021-05-03 day: `May 3` + `Monday`
p1 \"Lima\" PER: `LIMA` ; dateline
b1: `(Reporting by our desk)`
```
";

fn passage() -> Passage {
    passage_about("")
}

/// The passage with a header more.
fn passage_about(header: &str) -> Passage {
    let file = FILE.replace("`Police [arrested]`", "`[Police] arrested`");
    let file = file.replace("layers: all\n", &format!("layers: all\n{header}"));
    parse(Path::new("tests/spec/a.md"), &file).expect("the passage is sound").remove(0)
}

fn differences(change: impl FnOnce(&mut Record)) -> Vec<String> {
    differences_about("", change)
}

fn differences_about(header: &str, change: impl FnOnce(&mut Record)) -> Vec<String> {
    let mut record = passage().record();
    change(&mut record);
    compare(&passage_about(header), &record).iter().map(ToString::to_string).collect()
}

fn set_country(participants: &mut [Participant], country: &str) {
    participants[0].country = Some(country.to_owned());
}

#[test]
fn its_own_record_has_no_difference_with_or_without_what_is_optional() {
    assert_eq!(differences(|_| ()), [""; 0]);
    assert_eq!(differences(|record| drop(record.events.remove(2))), [""; 0]);
}

#[test]
fn other_ids_are_no_difference() {
    let found = differences(|record| {
        let json = serde_json::to_string(record).unwrap();
        let json = json.replace("\"a1\"", "\"x\"").replace("\"s1\"", "\"y\"");
        *record = serde_json::from_str(&json).unwrap();
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn each_part_that_differs_is_told() {
    type Change = fn(&mut Record);
    let cases: [(Change, &str); 26] = [
        (|r| drop(r.actors.remove(0)), "a1 is missing: police"),
        (|r| r.actors[1].country = None, "a2 country: expected PER, found none"),
        (|r| r.actors[0].kind = ActorKind::State, "a1 kind: expected organisation, found state"),
        (|r| r.actors[0].sector = None, "a1 sector: expected COP, found none"),
        (|r| r.actors[1].role = None, "a2 role: expected miner, found none"),
        (|r| r.actors[1].wikidata = None, "a2 wikidata: expected Q1, found none"),
        (|r| r.actors[0].mentions.truncate(2), "a1: `Police` [76, 82] is no mention of police"),
        (|r| r.events[0].kind = "AID".to_owned(), "e1 type: expected COERCE, found AID"),
        (
            |r| r.events[0].modes.push("seize".to_owned()),
            "e1 modes: expected arrest, found arrest, seize",
        ),
        (|r| r.events[1].status = Status::Fact, "e2 status: expected disputed, found fact"),
        (|r| r.events[1].according_to = None, "e2 according to: expected s1, found none"),
        (
            |r| r.events[1].recipients.clear(),
            "e2 recipients: expected Ana Ruiz (PER), found nobody",
        ),
        (
            |r| set_country(&mut r.events[1].recipients, "BOL"),
            "e2 recipients: expected Ana Ruiz (PER), found Ana Ruiz (BOL)",
        ),
        (
            |r| r.events[0].actors = r.events[0].recipients.clone(),
            "e1 actors: expected police (PER), found Ana Ruiz (PER)",
        ),
        (|r| r.events[0].date = None, "e1 date: expected 2021-05-03, found none"),
        (|r| r.events[0].place = None, "e1 place: expected Lima, found none"),
        (|r| drop(r.events.remove(0)), "e1 is missing: COERCE `arrested`"),
        (|r| r.disputes[0].denied_by.clear(), "d1 denied by: expected police (PER), found nobody"),
        (
            |r| r.disputes[0].asserted_by.clear(),
            "d1 asserted by: expected Ana Ruiz (PER), found nobody",
        ),
        (|r| r.disputes.clear(), "d1 is missing: `They beat me`"),
        (|r| r.dates[1].value = None, "date: expected `Monday` [42, 48] 2021-05-03, found"),
        (|r| drop(r.dates.remove(0)), "date `May 3` [6, 11] 2021-05-03 is missing"),
        (|r| r.places[0].country = None, "found `LIMA` [0, 4] Lima, no country"),
        (|r| r.places.push(r.places[0].clone()), "found a place too many: `LIMA`"),
        (|r| r.article.dateline = None, "dateline: expected `LIMA` [0, 4], found none"),
        (|r| r.boilerplate.clear(), "boilerplate: expected `(Reporting by our desk)`"),
    ];
    for (change, expected) in cases {
        let found = differences(change);
        assert!(found.len() == 1 && found[0].contains(expected), "{expected}: {found:#?}");
    }
}

#[test]
fn what_readers_word_in_several_ways_is_no_difference() {
    type Change = fn(&mut Record);
    let changes: [Change; 8] = [
        |r| r.events[0].modes.clear(),
        |r| r.events[0].contexts.clear(),
        |r| r.events[0].trigger[1] += 4,
        |r| r.events[1].date = Some("2021".to_owned()),
        |r| r.actors[0].name = "the police of Lima".to_owned(),
        |r| r.actors[0].mentions[1][1] += 3,
        |r| r.actors[1].role = Some("The Miner".to_owned()),
        |r| r.article.dateline.as_mut().unwrap().span[1] += 5,
    ];
    for (index, change) in changes.into_iter().enumerate() {
        assert_eq!(differences(change), [""; 0], "change {index}");
    }
}

#[test]
fn who_takes_part_is_known_by_name_or_by_a_mention() {
    let renamed = |record: &mut Record| record.events[0].actors[0].name = "officers".to_owned();
    assert_eq!(differences(renamed), [""; 0]);
    let elsewhere = |record: &mut Record| record.events[0].actors[0].id = "a9".to_owned();
    assert_eq!(differences(elsewhere), [""; 0]);
    let found = differences(|record| {
        renamed(record);
        elsewhere(record);
    });
    assert!(found.len() == 1 && found[0].contains("expected police (PER), found officers (PER)"));
}

#[test]
fn a_proper_name_is_compared() {
    let found = differences_about("about: actors\n", |r| r.actors[1].name = "Eva".to_owned());
    assert!(found.len() == 1 && found[0].contains("a2 name: expected Ana Ruiz, found Eva"));
}

#[test]
fn with_about_modes_each_mode_must_be_found() {
    let found = differences_about("about: modes\n", |record| record.events[0].modes.clear());
    assert!(found.len() == 1 && found[0].contains("e1 modes: expected arrest, found none"));
}

#[test]
fn only_what_the_passage_is_about_is_compared() {
    let empty = |record: &mut Record| {
        record.statements.clear();
        record.actors.clear();
        record.events.clear();
        record.disputes.clear();
        record.dates.clear();
        record.places.clear();
        record.article.dateline = None;
        record.boilerplate.clear();
    };
    let cases: [(&str, &[&str]); 7] = [
        ("statements", &["s1 is missing", "s2 is missing"]),
        ("actors", &["a1 is missing", "a2 is missing"]),
        ("events", &["e1 is missing", "e2 is missing"]),
        ("modes", &["e1 is missing", "e2 is missing"]),
        ("disputes", &["d1 is missing"]),
        ("dates places", &["date `May 3`", "date `Monday`", "place `LIMA`", "dateline: expected"]),
        ("places disputes", &["d1 is missing", "place `LIMA`", "dateline: expected"]),
    ];
    for (about, expected) in cases {
        let found = differences_about(&format!("about: {about}\n"), empty);
        assert_eq!(found.len(), expected.len(), "{about}: {found:#?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.contains(expected), "{about}: {found}");
        }
    }
}

#[test]
fn a_passage_about_one_thing_need_not_have_every_layer() {
    let file = "## A\n\n> It rained on May 3, 2021.\n\n```record\nabout: dates\n\
                t1 2021-05-03 day: `May 3, 2021`\n```\n";
    let passage = parse(Path::new("tests/spec/a.md"), file).expect("it is sound").remove(0);
    assert_eq!(passage.headers.about, [Aspect::Dates]);
    let mut record = passage.record();
    assert_eq!(compare(&passage, &record), []);
    record.dates.clear();
    assert_eq!(compare(&passage, &record).len(), 1);
}

#[test]
fn what_is_too_many_is_told() {
    let found = differences(|record| {
        let mut event = record.events[0].clone();
        event.trigger = [0, 4];
        record.events.push(event);
        let mut actor = record.actors[0].clone();
        actor.mentions = vec![[50, 52]];
        record.actors.push(actor);
        record.disputes.push(record.disputes[0].clone());
    });
    assert_eq!(found.len(), 3, "{found:#?}");
    for (what, expected) in found.iter().zip(["an actor", "an event", "a dispute"]) {
        assert!(what.contains(&format!("found {expected} too many")), "{found:#?}");
    }
}
