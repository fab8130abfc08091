//! A record against a passage in which every layer is annotated.

use std::path::Path;

use onrecord::record::{Record, Status};
use onrecord_corpus::{Passage, compare, parse};

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
a2 \"Ana Ruiz\" person PER CVL: `Ana Ruiz` + `[Ana] said` + `me`
e1 COERCE-arrest (human-rights) fact: a1 > a2 / `arrested` ; date 2021-05-03
e2 ASSAULT-beat disputed: a1 > a2 / `beat` ; in s1
e3 REJECT hypothetical: a1 > - / `deny` ; optional
d1: s1 e2 / a2 / a1 ; by s2
t1 2021-05-03 day: `May 3` + `Monday`
p1 \"Lima\" PER: `LIMA` ; dateline
b1: `(Reporting by our desk)`
```
";

fn passage() -> Passage {
    let file = FILE.replace("`Police [arrested]`", "`[Police] arrested`");
    parse(Path::new("tests/spec/a.md"), &file).expect("the passage is sound").remove(0)
}

fn differences(change: impl FnOnce(&mut Record)) -> Vec<String> {
    let mut record = passage().record();
    change(&mut record);
    compare(&passage(), &record).iter().map(ToString::to_string).collect()
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
    let cases: [(Change, &str); 17] = [
        (|r| r.actors[1].country = None, "a2 country: expected PER, found none"),
        (|r| r.actors[0].sector = None, "a1 sector: expected COP, found none"),
        (|r| r.actors[0].mentions.truncate(2), "a1 mentions: expected `Police` [14, 20] + `They`"),
        (|r| r.events[0].kind = "AID".to_owned(), "e1 type: expected COERCE, found AID"),
        (|r| r.events[0].modes.clear(), "e1 modes: expected arrest, found none"),
        (|r| r.events[1].status = Status::Fact, "e2 status: expected disputed, found fact"),
        (|r| r.events[1].according_to = None, "e2 according to: expected s1, found none"),
        (|r| r.events[1].recipients.clear(), "e2 recipients: expected a2, found nobody"),
        (|r| r.events[0].date = None, "e1 date: expected 2021-05-03, found none"),
        (|r| drop(r.events.remove(0)), "e1 is missing: COERCE `arrested`"),
        (|r| r.disputes[0].denied_by.clear(), "d1 denied by: expected a1, found nobody"),
        (|r| r.disputes.clear(), "d1 is missing: `They beat me`"),
        (|r| r.dates[1].value = None, "date: expected `Monday` [42, 48] 2021-05-03, found"),
        (|r| drop(r.dates.remove(0)), "date `May 3` [6, 11] 2021-05-03 is missing"),
        (|r| r.places[0].country = None, "found `LIMA` [0, 4] Lima, no country"),
        (|r| r.places.push(r.places[0].clone()), "found a place too many: `LIMA`"),
        (|r| r.boilerplate.clear(), "boilerplate: expected `(Reporting by our desk)`"),
    ];
    for (change, expected) in cases {
        let found = differences(change);
        assert!(found.len() == 1 && found[0].contains(expected), "{expected}: {found:#?}");
    }
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
