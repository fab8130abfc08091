//! The rules, one row each: an annotation, what was found, and what is counted.

use serde_json::{Value, json};

use super::tally::{Counts, Detail, Task};
use super::*;

const TEXT: &str = "Norland says Sudland sank a ferry in May. Sudland denies it. A ferry was sunk.";

fn base() -> Value {
    json!({
        "article": {"id": "ferry"},
        "actors": [
            {"id": "a1", "name": "Norland", "kind": "state", "country": "NOR", "mentions": [[0, 7]]},
            {"id": "a2", "name": "Sudland", "kind": "state", "country": "SDN",
             "mentions": [[13, 20], [42, 49]]}],
        "statements": [
            {"id": "s1", "kind": "indirect", "source": {"spans": [[0, 7]], "actors": ["a1"]},
             "cue": {"spans": [[8, 12]]}, "content": {"spans": [[13, 40]]}, "stance": "assert"}],
        "events": [
            {"id": "e1", "type": "ASSAULT", "actors": [{"country": "SDN"}], "recipients": [],
             "trigger": [21, 25], "status": "disputed", "according_to": "s1"}],
        "disputes": [
            {"claim": {"statement": "s1", "spans": [[13, 40]]},
             "asserted_by": [{"country": "NOR"}], "denied_by": [{"country": "SDN"}]}],
        "dates": [{"span": [37, 40], "value": "2024-05"}],
        "places": [{"span": [28, 33], "country": "NOR"}],
    })
}

/// The base with something else at a place.
fn with(place: &str, value: Value) -> Value {
    let mut changed = base();
    *changed.pointer_mut(place).unwrap() = value;
    changed
}

fn scored(gold: Value, found: Value) -> Score {
    let read = |value| serde_json::from_value::<Annotation>(value).unwrap();
    score(&read(gold), &read(found), &Sentences::of(TEXT))
}

fn counts(right: usize, extra: usize, missed: usize) -> Counts {
    Counts { right, extra, missed }
}

#[test]
fn an_annotation_agrees_with_itself() {
    let score = scored(base(), base());
    for (task, name, _) in Task::ALL {
        assert_eq!(score.counts(task).f1().to_bits(), 1.0_f64.to_bits(), "{name}");
    }
    for detail in [Detail::Kind, Detail::Stance, Detail::Status, Detail::Attribution] {
        assert_eq!(score.detail(detail), (1, 1));
    }
    assert_eq!(score.faults, []);
}

#[test]
fn each_rule_counts_what_it_says() {
    for (place, value, task, expected) in [
        ("/statements/0/content/spans", json!([[13, 27]]), Task::Statements, counts(1, 0, 0)),
        ("/statements/0/content/spans", json!([[13, 20]]), Task::Statements, counts(0, 1, 1)),
        ("/statements/0/source/spans", json!([[42, 49]]), Task::Statements, counts(0, 1, 1)),
        ("/events/0/type", json!("COERCE"), Task::EventsType, counts(0, 1, 1)),
        ("/events/0/trigger", json!([34, 36]), Task::EventsType, counts(1, 0, 0)),
        ("/events/0/trigger", json!([73, 77]), Task::EventsType, counts(0, 1, 1)),
        ("/events/0/actors", json!([]), Task::EventsTypeActors, counts(0, 1, 1)),
        (
            "/events/0/recipients",
            json!([{"country": "NOR"}]),
            Task::EventsTypeActors,
            counts(1, 0, 0),
        ),
        ("/events/0/recipients", json!([{"country": "NOR"}]), Task::EventsFull, counts(0, 1, 1)),
        ("/disputes/0/denied_by", json!([]), Task::Disputes, counts(0, 1, 1)),
        ("/disputes/0/denied_by", json!([]), Task::DisputesClaim, counts(1, 0, 0)),
        ("/dates/0/value", json!("2023-05"), Task::Dates, counts(0, 1, 1)),
        ("/dates/0/value", json!("2023-05"), Task::DatesSpan, counts(1, 0, 0)),
        ("/places/0/country", json!("SDN"), Task::Places, counts(0, 1, 1)),
        ("/places/0/country", json!("SDN"), Task::PlacesSpan, counts(1, 0, 0)),
        ("/actors/1/country", Value::Null, Task::Mentions, counts(3, 0, 0)),
        ("/actors/1/country", Value::Null, Task::MentionsCountry, counts(1, 2, 2)),
    ] {
        let score = scored(base(), with(place, value));
        assert_eq!(score.counts(task), expected, "{place} {task:?}");
    }
}

#[test]
fn what_is_optional_is_neither_missed_nor_extra() {
    let mut gold = base();
    for list in ["statements", "events", "disputes", "dates", "places"] {
        gold[list][0]["optional"] = json!(true);
    }
    for found in [base(), json!({"article": {"id": "ferry"}})] {
        let score = scored(gold.clone(), found);
        for task in [Task::Statements, Task::EventsFull, Task::Disputes, Task::Dates, Task::Places]
        {
            assert_eq!(score.counts(task), counts(0, 0, 0), "{task:?}");
        }
    }
}

#[test]
fn a_matched_event_told_again_elsewhere_is_no_error() {
    let mut gold = base();
    gold["events"][0]["evidence"] = json!([[21, 25], [73, 77]]);
    let mut found = base();
    let mut again = found["events"][0].clone();
    again["id"] = json!("e2");
    again["trigger"] = json!([73, 77]);
    found["events"].as_array_mut().unwrap().push(again.clone());
    assert_eq!(scored(gold.clone(), found.clone()).counts(Task::EventsFull), counts(1, 0, 0));
    found["events"][1]["trigger"] = json!([34, 36]);
    assert_eq!(scored(gold, found).counts(Task::EventsFull), counts(1, 1, 0), "in one sentence");
}

#[test]
fn whoever_tells_an_event_must_be_the_annotated_one() {
    let score = scored(base(), with("/events/0/according_to", Value::Null));
    assert_eq!(score.detail(Detail::Attribution), (0, 1));
    let told = "e1 is told by the reporter (as found) and not by s1";
    assert_eq!(score.faults[0].what, told);
}
