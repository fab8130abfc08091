//! Names that are places here and something else there, and places that share a name.

use onrecord_text::Document;
use proptest::prelude::*;

use super::places;

/// The places of a text: each name with its country.
fn found(text: &str) -> Vec<(&str, Option<&'static str>)> {
    let document = Document::new(text);
    let places = places(text, &document);
    places.mentions.iter().map(|found| (found.span.of(text), found.country)).collect()
}

#[test]
fn names_that_are_also_something_else() {
    for (text, expected) in [
        ("The talks were held in Jordan on Monday.", &[("Jordan", Some("JOR"))][..]),
        ("Jordan Pickwell kept the goal, and Jordan was glad.", &[]),
        ("A bus from Chad crossed the border.", &[("Chad", Some("TCD"))]),
        ("Chad Brinkley owns the bus.", &[]),
        ("Georgia Maloney opened the shop on Monday.", &[]),
        (
            "Farmers in Georgia and Armenia grow tea.",
            &[("Georgia", Some("GEO")), ("Armenia", Some("ARM"))],
        ),
        (
            "A plant near Macon, Georgia, was sold.",
            &[("Macon", Some("USA")), ("Georgia", Some("USA"))],
        ),
        ("Victoria Police closed the road.", &[]),
        ("The Washington Post reported it first.", &[]),
        ("She moved to Chelsea United in May.", &[]),
        ("Nice weather brought out the boats.", &[]),
        ("The West Bank said it would wait.", &[("West Bank", Some("PSE"))]),
        ("A train from Paris to Nice was late.", &[("Paris", Some("FRA")), ("Nice", Some("FRA"))]),
        ("Reading is taught in the village school.", &[]),
        ("He was born in Reading, England.", &[("Reading", Some("GBR")), ("England", Some("GBR"))]),
        ("Mobile phones were sold out.", &[]),
        (
            "The ship lay at the docks of Mobile, Alabama.",
            &[("Mobile", Some("USA")), ("Alabama", Some("USA"))],
        ),
        ("SAN LUCIO, March 7 - Farmers met.", &[("SAN LUCIO", None)]),
        ("A clerk at the University of Nairobi found it.", &[]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn the_article_tells_which_place_is_meant() {
    for (text, name, country) in [
        ("Boats left Tripoli in Libya at dawn. Tripoli was dark.", "Tripoli", "LBY"),
        ("A shop in Tripoli, Lebanon, burned. Lebanese police came to Tripoli.", "Tripoli", "LBN"),
        ("The fair in Paris, Texas, was rained out.", "Paris", "USA"),
        ("The fair in Paris was rained out.", "Paris", "FRA"),
        (
            "They met in St. Petersburg, and Russian reporters came from Moscow.",
            "St. Petersburg",
            "RUS",
        ),
        ("A storm off Tampa, Florida, closed the pier in St. Petersburg.", "St. Petersburg", "USA"),
        ("Police in Birmingham and Manchester closed roads.", "Birmingham", "GBR"),
        ("Police in Birmingham, Alabama, closed a road.", "Birmingham", "USA"),
        (
            "The mayor of Hyderabad said trains to Karachi and Lahore would run in Pakistan.",
            "Karachi",
            "PAK",
        ),
    ] {
        let country_of = found(text).into_iter().find(|(found, _)| *found == name);
        assert_eq!(country_of, Some((name, Some(country))), "{text}");
    }
}

#[test]
fn regions_and_seas_may_lie_in_no_country() {
    let text = "Ships in the Black Sea and farms across the Sahel were hit.";
    assert_eq!(found(text), [("Black Sea", None), ("Sahel", None)]);
}

#[test]
fn a_dateline_is_a_place_with_its_country() {
    for (text, name, country) in [
        ("JAKARTA - Ferries sailed on Monday.", "Jakarta", "IDN"),
        ("READING, Pa. (AP) — Ferries sailed on Monday.", "Reading", "USA"),
        ("KYIV, Ukraine — Ferries sailed on Monday.", "Kyiv", "UKR"),
    ] {
        let document = Document::new(text);
        let dateline = places(text, &document).dateline.unwrap();
        assert_eq!((&*dateline.name, dateline.country), (name, Some(country)), "{text}");
    }
}

/// The sentences beside the words in the tables that tell places from other names.
#[test]
fn each_row_of_place_words_is_true_of_its_examples() {
    let table = include_str!("../../../onrecord-lexicon/data/place_words.tsv");
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let &[class, _, example, counterexample] = columns.as_slice() else { panic!("{row}") };
        let name = example.split(['[', ']']).nth(1).unwrap();
        let text = example.replace(['[', ']'], "");
        let names: Vec<&str> = found(&text).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, [name], "{class}: {text}");
        assert_eq!(found(counterexample), [], "{class}: {counterexample}");
    }
}

/// `[Name]` in a sentence is a place, `<Name>` those who act there.
#[test]
fn each_row_of_reading_words_is_true_of_its_examples() {
    let table = include_str!("../../../onrecord-lexicon/data/reading_words.tsv");
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        for marked in row.split('\t').skip(2) {
            let text = marked.replace(['[', ']', '<', '>'], "");
            let places = found(&text).len();
            assert_eq!(places, usize::from(marked.contains('[')), "{marked}");
        }
    }
}

const WORDS: [&str; 20] = [
    "Paris",
    "St.",
    "the",
    "West",
    ",",
    "in",
    "Texas",
    "(",
    "’s",
    "'s",
    "of",
    "—",
    "U.S.",
    "é\u{301}",
    "W.Va.",
    "our territory",
    "the war zone",
    "PARIS",
    "\n",
    "「",
];

proptest! {
    #[test]
    fn any_text_has_places_on_character_boundaries(
        text in prop_oneof![
            any::<String>(),
            prop::collection::vec(prop::sample::select(&WORDS[..]), 0..30)
                .prop_map(|words| words.join(" ")),
            prop::collection::vec(prop::sample::select(&WORDS[..]), 0..30)
                .prop_map(|words| words.concat()),
        ]
    ) {
        let document = Document::new(&text);
        let mut places = places(&text, &document);
        super::bridge(&text, &document, &mut places, &[]);
        let mut last = 0;
        for found in &places.mentions {
            prop_assert!(text.get(found.span.start..found.span.end).is_some_and(|name| !name.is_empty()));
            prop_assert!(last <= found.span.start, "they stand in order and apart");
            last = found.span.end;
        }
    }
}
