//! The columns of GDELT and POLECAT: what is in them, and what never is.

use std::collections::HashSet;

use onrecord::record::{Event, Record, Status};
use onrecord_export::{EventFormat, Reach, Selection, is_fact};
use proptest::prelude::*;

use crate::made::record;

const FORMATS: [EventFormat; 2] = [EventFormat::Gdelt, EventFormat::Polecat];

fn one() -> Record {
    serde_json::from_str(include_str!("record.json")).unwrap()
}

fn everything() -> Selection {
    Selection::of(&Status::NAMES.map(|(_, status)| status), true)
}

fn rows(format: EventFormat, record: &Record, wanted: &Selection) -> Vec<Vec<String>> {
    let lines = format.lines(record, None, wanted);
    lines.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// A column of every row.
fn column(format: EventFormat, rows: &[Vec<String>], name: &str) -> Vec<String> {
    let at = format.columns().iter().position(|column| *column == name).unwrap();
    rows.iter().map(|row| row[at].clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_text_breaks_a_row(record in record(), text in any::<String>()) {
        for format in FORMATS {
            let lines = format.lines(&record, Some(&text), &everything());
            prop_assert!(lines.is_empty() || lines.ends_with('\n'));
            for line in lines.split_terminator('\n') {
                prop_assert_eq!(line.split('\t').count(), format.columns().len());
                let bad = |letter: char| letter == '"' || letter != '\t' && letter.is_control();
                prop_assert!(!line.contains(bad) && !line.contains(['\u{2028}', '\u{2029}']), "{line:?}");
            }
            prop_assert!(lines.split_terminator('\n').count() >= record.events.len());
        }
    }

    #[test]
    fn ids_are_positive_and_each_row_has_its_own(record in record()) {
        for format in FORMATS {
            let rows = rows(format, &record, &everything());
            let ids: HashSet<&String> = rows.iter().map(|row| &row[0]).collect();
            prop_assert_eq!(ids.len(), rows.len());
        }
        for row in rows(EventFormat::Gdelt, &record, &everything()) {
            prop_assert!(row[0].parse::<i64>().unwrap() > 0);
        }
    }

    #[test]
    fn by_default_only_facts_of_the_record_come_out(record in record()) {
        let mut facts = record.clone();
        facts.events.retain(is_fact);
        for format in FORMATS {
            let default = rows(format, &record, &Selection::default());
            prop_assert_eq!(default, rows(format, &facts, &everything()));
        }
    }
}

#[test]
fn a_meeting_goes_both_ways_and_a_strike_against_two_has_two_rows() {
    let rows = rows(EventFormat::Gdelt, &one(), &Selection::default());
    let of = |name| column(EventFormat::Gdelt, &rows, name);
    assert_eq!(of("EventCode"), ["042", "042", "143", "143"]);
    assert_eq!(of("Actor1Code"), ["KENGOV", "UGAGOV", "KENLAB", "KENLAB"]);
    assert_eq!(of("Actor2Code"), ["UGAGOV", "KENGOV", "KENGOV", "KENBUS"]);
    assert_eq!(of("Actor1Name")[2], "DOCKERS' UNION");
}

#[test]
fn talk_does_not_come_out_as_deeds() {
    // Of the five events, e2 is disputed and e3 told as fact by the union alone; e5 is to come.
    let polecat = |statuses: &[Status], claims| {
        let wanted = Selection::of(statuses, claims);
        let rows = rows(EventFormat::Polecat, &one(), &wanted);
        let mut types = column(EventFormat::Polecat, &rows, "Event Type");
        types.dedup();
        types
    };
    assert_eq!(polecat(&[Status::Fact], false), ["CONSULT", "PROTEST"]);
    assert_eq!(polecat(&[Status::Fact], true), ["CONSULT", "ASSAULT", "PROTEST"]);
    assert_eq!(polecat(&[Status::Disputed], false), ["COERCE"]);
    assert_eq!(polecat(&[Status::Future], false), ["AGREE"]);
    assert_eq!(polecat(&[Status::Presupposed], false), [""; 0]);
    assert_eq!(Selection::default(), Selection::of(&[], false));
}

#[test]
fn gdelt_is_filled_as_documented() {
    let lines = EventFormat::Gdelt.lines(&one(), None, &Selection::default());
    let first: Vec<&str> = lines.lines().next().unwrap().split('\t').collect();
    let actor = |code, name, country| [code, name, country, "", "", "", "", "GOV", "", ""];
    assert_eq!(first[1..5], ["20240620", "202406", "2024", "2024.4658"]);
    assert_eq!(first[5..15], actor("KENGOV", "KENYA", "KEN"));
    assert_eq!(first[15..25], actor("UGAGOV", "UGANDA", "UGA"));
    assert_eq!(first[25..35], ["0", "042", "042", "04", "1", "1.9", "2", "1", "1", "NaN"]);
    let nowhere = ["0", "", "", "", "", "", "", ""];
    assert_eq!((&first[35..43], &first[43..51]), (&nowhere[..], &nowhere[..]));
    assert_eq!(first[51], "4");
    assert!(first[52].starts_with("Mombasa") && first[52].ends_with("Kenya"), "{}", first[52]);
    assert_eq!(first[53..59], ["KE", "", "", "-4.0547", "39.6636", ""]);
    assert_eq!(first[59..], ["20240621000000", "https://news.example/harbour"]);
    assert_eq!(EventFormat::Gdelt.header(), "");
}

#[test]
fn a_date_without_a_day_counts_from_its_first_and_none_from_publication() {
    let mut record = one();
    record.events[0].date = None;
    let rows = rows(EventFormat::Gdelt, &record, &Selection::default());
    assert_eq!(
        column(EventFormat::Gdelt, &rows, "Day"),
        ["20240621", "20240621", "20240601", "20240601"]
    );
}

#[test]
fn an_event_without_any_date_has_none() {
    let mut record = one();
    (record.article.published, record.events[0].date) = (None, None);
    let rows = rows(EventFormat::Gdelt, &record, &Selection::default());
    assert_eq!(rows[0][1..5], ["", "", "", ""]);
    assert_eq!(rows[0][59], "");
}

#[test]
fn polecat_is_filled_as_documented() {
    let lines = EventFormat::Polecat.lines(&one(), None, &Selection::default());
    let all: Vec<Vec<&str>> = lines.lines().map(|line| line.split('\t').collect()).collect();
    let first = &all[0];
    let (id, number) = first[0].split_once('-').unwrap();
    assert!(id.parse::<i64>().unwrap() > 0 && number == "1");
    assert_eq!(all[1][0], format!("{id}-2"));
    assert_eq!(
        first[1..7],
        ["2024-06-20", "CONSULT", "visit", "4.0", "VERBAL COOPERATION", "diplomatic; executive"]
    );
    assert_eq!(first[7..15], ["Kenya", "KEN", "501", "GOV", "GOV", "None", "None", "None"]);
    assert_eq!(first[15..23], ["Uganda", "UGA", "500", "GOV", "GOV", "None", "None", "None"]);
    assert_eq!(first[23..26], ["Mombasa", "Mombasa", "None"]);
    assert_eq!(first[27..33], ["KEN", "-4.0547", "39.6636", "186301", "Mombasa", "PPL"]);
    assert_eq!(
        first[33..39],
        [
            "Coast Wire; https://news.example/harbour",
            "2024-06-21",
            "Grace Wanjiru",
            "Dockers' Union; Coast Terminals",
            "Mombasa",
            "en"
        ]
    );
    assert!(first[39].starts_with("OnRecord "));
    assert_eq!(EventFormat::Polecat.header().split('\t').count(), 40);
}

#[test]
fn ids_are_the_same_every_time_and_another_articles_are_others() {
    let ids = |record: &Record| {
        column(
            EventFormat::Gdelt,
            &rows(EventFormat::Gdelt, record, &everything()),
            "GlobalEventID",
        )
    };
    let mut elsewhere = one();
    elsewhere.article.url = Some("https://other.example/harbour".to_owned());
    assert_eq!(ids(&one()), ids(&one()));
    let both: HashSet<String> = ids(&one()).into_iter().chain(ids(&elsewhere)).collect();
    assert_eq!(both.len(), 2 * ids(&one()).len());
}

#[test]
fn an_event_in_the_first_paragraph_is_a_root_event() {
    let text = "MOMBASA, June 21 - Kenya and Uganda met in Mombasa on Thursday, the ministry said.\n\n\
                Dockers walked out.\n";
    let mut record = one();
    let at = text.find("walked").unwrap();
    record.events[3].trigger = [at, at + 6];
    let lines = EventFormat::Gdelt.lines(&record, Some(text), &Selection::default());
    let roots: Vec<&str> = lines.lines().map(|line| line.split('\t').nth(25).unwrap()).collect();
    assert_eq!(roots, ["1", "1", "0", "0"]);
}

#[test]
fn gdelt_counts_what_is_known_of_other_reports() {
    let reach = |_: &_| Some(Reach { mentions: 7, sources: 3, articles: 5 });
    let lines = EventFormat::Gdelt.lines_with(&one(), None, &Selection::default(), reach);
    assert!(lines.lines().count() > 1);
    for line in lines.lines() {
        assert_eq!(line.split('\t').collect::<Vec<_>>()[31..34], ["7", "3", "5"]);
    }
}

#[test]
fn an_event_that_another_row_tells_of_has_none() {
    let reach = |event: &Event| (event.kind == "PROTEST").then(|| Reach::alone(event));
    let lines = EventFormat::Gdelt.lines_with(&one(), None, &Selection::default(), reach);
    let all = EventFormat::Gdelt.lines(&one(), None, &Selection::default());
    let protests = all.lines().filter(|line| line.split('\t').nth(28) == Some("14"));
    assert_eq!(lines.lines().collect::<Vec<_>>(), protests.collect::<Vec<_>>());
    assert!(!lines.is_empty() && lines.len() < all.len());
}
