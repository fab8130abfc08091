//! What the reports of one happening agree on, and where they contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::record::Status;

use super::party::{Match, Party, matched};
use super::party_set::Parties;
use super::telling::Telling;
use super::tokens::Tokens;

/// One detail of a happening, with what is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// `actors`, `recipients`, `place`, `day`, `status`, or what is counted: `killed`, `wounded`, ….
    pub name: String,
    /// What is told, the version of the most stories first, equals in the order of the alphabet.
    pub versions: Vec<Version>,
    /// Whether two stories contradict each other on it. Versions may differ without: "gunmen" and
    /// "rebels", or 14 dead and "14 dead, two of them children".
    pub contradicted: bool,
}

/// One version of a detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// What is told.
    pub value: String,
    /// The stories that tell it so.
    pub stories: BTreeSet<u64>,
}

/// The details that more than one story tells.
pub(super) fn compare(told: &[&Telling]) -> Vec<Detail> {
    let mut tellers: BTreeMap<&str, Vec<(&Telling, String)>> = BTreeMap::new();
    for telling in told {
        for (name, value) in details(telling) {
            tellers.entry(name).or_default().push((telling, value));
        }
    }
    tellers.into_iter().filter_map(|(name, told)| detail(name, &told)).collect()
}

fn detail(name: &str, told: &[(&Telling, String)]) -> Option<Detail> {
    let stories: BTreeSet<u64> = told.iter().map(|(telling, _)| telling.story).collect();
    if stories.len() < 2 {
        return None;
    }
    let mut values: BTreeMap<&String, Version> = BTreeMap::new();
    let mut speakers: Vec<&Telling> = Vec::new();
    for (telling, value) in told {
        let version = values.entry(value).or_insert_with(|| {
            speakers.push(telling);
            Version { value: value.clone(), stories: BTreeSet::new() }
        });
        version.stories.insert(telling.story);
    }
    let mut versions: Vec<Version> = values.into_values().collect();
    versions.sort_by_key(|version| usize::MAX - version.stories.len());
    let contradicted = speakers.iter().enumerate().any(|(nth, one)| {
        speakers[nth + 1..].iter().any(|two| one.story != two.story && contradict(name, one, two))
    });
    Some(Detail { name: name.to_owned(), versions, contradicted })
}

/// Whether what two stories tell of a detail cannot both be so.
fn contradict(name: &str, one: &Telling, two: &Telling) -> bool {
    match name {
        "actors" => blamed(&one.actors, &two.actors),
        "recipients" => matched(&one.recipients, &two.recipients) == Match::Other,
        "place" => one
            .place
            .as_ref()
            .zip(two.place.as_ref())
            .is_some_and(|(one, two)| Tokens::told(one).shared(&Tokens::told(two)) == 0),
        "day" => one.days != two.days,
        "status" => standing(one.status) != standing(two.status),
        counted => match (one.figures.get(counted), two.figures.get(counted)) {
            (Some(one), Some(two)) => one.is_disjoint(two),
            _ => false,
        },
    }
}

/// Whether two stories name others as those who did it: of other countries, or by other names.
fn blamed(one: &Parties, two: &Parties) -> bool {
    let named = |of: &Parties| of.iter().all(Party::has_name);
    match matched(one, two) {
        Match::Other => true,
        Match::Open => named(one) && named(two),
        _ => false,
    }
}

/// What one telling says, by the detail's name.
fn details(telling: &Telling) -> Vec<(&'static str, String)> {
    let mut found = vec![("status", standing(telling.status).to_owned())];
    found.extend(parties(&telling.actors).map(|value| ("actors", value)));
    found.extend(parties(&telling.recipients).map(|value| ("recipients", value)));
    found.extend(telling.place.clone().map(|value| ("place", value)));
    let day = telling.days.as_ref().filter(|days| telling.dated && days.start() == days.end());
    found.extend(day.map(|days| ("day", super::days::written(*days.start()))));
    for (name, numbers) in &telling.figures {
        let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
        found.push((name, numbers.join(" or ")));
    }
    found
}

/// Whether it happened, as far as contradictions go.
fn standing(status: Status) -> &'static str {
    match status {
        Status::Fact | Status::Presupposed | Status::Habitual => "happened",
        Status::Disputed => "disputed",
        Status::Negated => "did not happen",
        Status::Future | Status::Conditional | Status::Hypothetical => "may happen",
        Status::Unknown => "unknown",
    }
}

/// Those who take part, states by their country.
pub(crate) fn parties(parties: &Parties) -> Option<String> {
    let name = |party: &Party| match &party.country {
        Some(country) if party.state => country.clone(),
        Some(country) => format!("{} ({country})", party.name),
        None => party.name.clone(),
    };
    let names: BTreeSet<String> = parties.iter().map(name).collect();
    (!names.is_empty()).then(|| names.into_iter().collect::<Vec<_>>().join(", "))
}
