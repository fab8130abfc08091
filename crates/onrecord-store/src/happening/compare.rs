//! What the reports of one happening agree on, and where they contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::record::Status;

use super::telling::{Party, Telling};

/// One detail of a happening, with what is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// `actors`, `recipients`, `place`, `day`, `status`, or what is counted: `killed`, `wounded`, ….
    pub name: String,
    /// What is told, the version of the most stories first.
    pub versions: Vec<Version>,
}

impl Detail {
    /// Whether stories contradict each other on it.
    pub fn contradicted(&self) -> bool {
        self.versions.len() > 1
    }
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
    let mut values: BTreeMap<&str, BTreeMap<String, BTreeSet<u64>>> = BTreeMap::new();
    for telling in told {
        for (name, value) in details(telling) {
            values.entry(name).or_default().entry(value).or_default().insert(telling.story);
        }
    }
    let detail = |(name, versions): (&str, BTreeMap<String, BTreeSet<u64>>)| {
        let stories: BTreeSet<u64> = versions.values().flatten().copied().collect();
        let mut versions: Vec<Version> =
            versions.into_iter().map(|(value, stories)| Version { value, stories }).collect();
        versions.sort_by_key(|version| usize::MAX - version.stories.len());
        (stories.len() > 1).then(|| Detail { name: name.to_owned(), versions })
    };
    values.into_iter().filter_map(detail).collect()
}

/// What one telling says, by the detail's name.
fn details(telling: &Telling) -> Vec<(&'static str, String)> {
    let mut found = vec![("status", standing(telling.status).to_owned())];
    found.extend(parties(&telling.actors).map(|value| ("actors", value)));
    found.extend(parties(&telling.recipients).map(|value| ("recipients", value)));
    found.extend(telling.place.clone().map(|value| ("place", value)));
    let day = telling.days.as_ref().filter(|days| telling.dated && days.start() == days.end());
    found.extend(day.map(|days| ("day", days.start().to_string())));
    for (name, numbers) in &telling.figures {
        let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
        found.push((name, numbers.join(" or ")));
    }
    found
}

/// Whether it happened, as far as contradictions go: that one report calls it disputed is none.
fn standing(status: Status) -> &'static str {
    match status {
        Status::Fact | Status::Presupposed | Status::Habitual | Status::Disputed => "happened",
        Status::Negated => "did not happen",
        Status::Future | Status::Conditional | Status::Hypothetical => "may happen",
        Status::Unknown => "unknown",
    }
}

/// Those who take part, by country where it is known.
fn parties(parties: &BTreeSet<Party>) -> Option<String> {
    let names: BTreeSet<&str> =
        parties.iter().map(|party| party.country.as_deref().unwrap_or(&party.name)).collect();
    (!names.is_empty()).then(|| names.into_iter().collect::<Vec<_>>().join(", "))
}
