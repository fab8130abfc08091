//! Reports of one event joined, and their details compared.

use std::collections::BTreeSet;

use onrecord::record::Status;
use proptest::prelude::*;

use super::*;
use crate::happening::figures::figures;
use crate::happening::tokens::Tokens;
use crate::happening::{Parties, Party, Telling};

fn party(name: &str) -> Parties {
    let country = Some(name[..3].to_uppercase());
    [Party::new(name, country, None, false)].into()
}

/// A report of an assault by Arnia on Brask at Port Elvin, told in one sentence.
fn report(article: &str, story: u64, day: i32, told: &str) -> Telling {
    Telling {
        article: article.to_owned(),
        event: "e1".to_owned(),
        story,
        publisher: Some(format!("paper {story}")),
        published: format!("2024-03-{day:02}"),
        kind: "ASSAULT".to_owned(),
        modes: BTreeSet::new(),
        status: Status::Fact,
        tellers: Parties::default(),
        actors: party("Arnia"),
        recipients: party("Brask"),
        days: Some(day..=day),
        dated: true,
        place: Some("Port Elvin".to_owned()),
        figures: figures(told),
        triggers: Tokens::told(told.split(' ').next().unwrap_or_default()),
        words: Tokens::told(told),
        setting: Tokens::of(["port elvin"]),
    }
}

fn reports() -> Vec<Telling> {
    vec![
        report("a", 1, 4, "shells killed 14 people at the fish market"),
        report("b", 1, 4, "shells killed 14 people at the fish market"),
        report("c", 2, 4, "shelling of the market killed 19 people"),
        report("d", 3, 9, "shells killed 3 people at the fish market"),
    ]
}

fn detail<'a>(happening: &'a Happening, name: &str) -> &'a Detail {
    happening.details.iter().find(|detail| detail.name == name).unwrap()
}

#[test]
fn reports_of_one_event_are_joined_and_copies_count_once() {
    let found = happenings(&reports());
    assert_eq!(found.iter().map(|one| one.articles).collect::<Vec<_>>(), [3, 1]);
    assert_eq!((found[0].stories, found[0].publishers.len()), (2, 2));
    assert_eq!(found[0].published, ("2024-03-04".to_owned(), "2024-03-04".to_owned()));
}

#[test]
fn what_reports_agree_on_and_where_they_contradict_is_told() {
    let found = happenings(&reports());
    let killed = detail(&found[0], "killed");
    let values: Vec<&str> = killed.versions.iter().map(|one| one.value.as_str()).collect();
    assert_eq!(values, ["14", "19"]);
    let against: Vec<&str> = found[0]
        .details
        .iter()
        .filter(|one| one.contradicted)
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(against, ["killed"]);
    assert_eq!(found[1].details, [], "one story alone contradicts nobody");
}

#[test]
fn another_party_blamed_is_a_contradiction_and_a_vaguer_word_is_none() {
    for (blamed, contradicted) in [("Corvia", true), ("gunmen", false)] {
        let mut told = reports();
        told.truncate(3);
        let country = (blamed == "Corvia").then(|| "COR".to_owned());
        told[2].actors = [Party::new(blamed, country, None, false)].into();
        let found = happenings(&told);
        assert_eq!(detail(&found[0], "actors").contradicted, contradicted, "{blamed}");
    }
}

#[test]
fn a_report_that_it_did_not_happen_is_a_contradiction() {
    let mut told = reports();
    told[2].status = Status::Negated;
    let found = happenings(&told);
    assert_eq!(found[0].articles, 3);
    assert!(detail(&found[0], "status").contradicted);
}

#[test]
fn other_days_places_parties_types_and_footings_are_other_events() {
    let first = reports().remove(0);
    let mut all = vec![first.clone()];
    for change in 0..6 {
        let mut one = report(&format!("z{change}"), 9, 4, "riders attacked two barns");
        one.triggers = first.triggers.clone();
        match change {
            0 => one.place = Some("Vesk".to_owned()),
            1 => (one.actors, one.recipients) = (party("Corvia"), party("Durn")),
            2 => one.kind = "AID".to_owned(),
            3 => one.status = Status::Hypothetical,
            4 => one.days = Some(11..=11),
            _ => one.article = first.article.clone(),
        }
        one.event = format!("e{}", change + 1);
        all.push(one);
    }
    for one in &all[1..] {
        assert_eq!(happenings(&[first.clone(), one.clone()]).len(), 2, "{one:?}");
    }
}

#[test]
fn an_article_tells_an_event_once() {
    let mut told = reports();
    told.truncate(1);
    told.push(Telling { event: "e2".to_owned(), ..told[0].clone() });
    told.push(report("c", 2, 4, "shells killed 14 people at the fish market"));
    let sizes: Vec<usize> = happenings(&told).iter().map(|one| one.tellings.len()).collect();
    assert_eq!(sizes, [2, 1]);
}

/// Who stands with whom, by article and event.
fn named(tellings: &[Telling]) -> Vec<Vec<String>> {
    let name = |&at: &usize| format!("{} {}", tellings[at].article, tellings[at].event);
    let names = |one: &Happening| one.tellings.iter().map(name).collect();
    happenings(tellings).iter().map(names).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_order_of_the_reports_makes_no_difference(
        drawn in prop::collection::vec((0_usize..4, 3..6_i32, 0..4_usize), 1..12),
        turn in 0_usize..12,
    ) {
        let told = [
            "shells killed 14 people at the fish market",
            "shelling of the market killed 19 people",
            "riders burned huts and stalls near the market",
            "people at the market fled as shells fell",
        ];
        let reports: Vec<Telling> = drawn
            .iter()
            .enumerate()
            .map(|(at, &(text, day, kind))| {
                let mut one = report(&format!("a{}", at / 2), at as u64, day, told[text]);
                one.event = format!("e{at}");
                one.kind = ["ASSAULT", "ASSAULT", "COERCE", "AID"][kind].to_owned();
                one
            })
            .collect();
        let mut turned = reports.clone();
        turned.rotate_left(turn % reports.len());
        turned.reverse();
        prop_assert_eq!(named(&turned), named(&reports));
    }
}
