//! Actors of a record against those of its passage: paired by the mentions that they share.

use onrecord::record::Actor;

use super::party::shared;
use super::{Comparison, Difference, Part, best, overlap};
use crate::code_points;
use crate::line::actor::{ExpectedActor, kind_name};
use crate::name::{same_name, without_article};

impl Comparison<'_> {
    /// What is different about the actors.
    pub(super) fn actors(&self) -> Vec<Difference> {
        let pairs = self.actor_pairs();
        let mut differences = Vec::new();
        for (expected, pair) in self.passage.actors.iter().zip(&pairs) {
            let whats = match pair {
                Some(found) => self.actor(expected, &self.record.actors[*found]),
                None if expected.optional => Vec::new(),
                None => vec![format!("{} is missing: {}", expected.id, expected.name)],
            };
            differences.extend(whats.into_iter().map(|what| self.at(expected.line, what)));
        }
        for (index, found) in self.record.actors.iter().enumerate() {
            // Somebody who only stands beside the report, with no mention, does no harm.
            if !pairs.contains(&Some(index)) && !found.mentions.is_empty() {
                let mentions = self.show(&found.mentions);
                let what =
                    format!("found an actor too many, {} {}: {mentions}", found.id, found.name);
                differences.push(self.at(self.passage.line, what));
            }
        }
        differences
    }

    /// For each expected actor the index of the record's that shares most mentions with it.
    fn actor_pairs(&self) -> Vec<Option<usize>> {
        let mut scored = Vec::new();
        for (index, expected) in self.passage.actors.iter().enumerate() {
            let mentions = code_points::of(&self.passage.text, &expected.mentions);
            for (other, found) in self.record.actors.iter().enumerate() {
                let score = shared(&mentions, &found.mentions);
                if score > 0.0 {
                    scored.push((score, index, other));
                }
            }
        }
        best(scored, self.passage.actors.len())
    }

    fn actor(&self, expected: &ExpectedActor, found: &Actor) -> Vec<String> {
        let mut whats: Vec<_> = actor_parts(expected, found)
            .into_iter()
            .filter(|(_, wanted, got)| wanted != got)
            .map(|(part, wanted, got)| {
                format!("{} {part}: expected {wanted}, found {got}", expected.id)
            })
            .collect();
        for mention in code_points::of(&self.passage.text, &expected.mentions) {
            if !found.mentions.iter().any(|one| overlap(&[mention], &[*one]) > 0.0) {
                let words = self.show(&[mention]);
                let whose = &found.name;
                whats.push(format!("{}: {words} is no mention of {whose}", expected.id));
            }
        }
        whats
    }
}

fn actor_parts(expected: &ExpectedActor, found: &Actor) -> Vec<Part> {
    let or_none = |value: Option<&String>| value.map_or("none", String::as_str).to_owned();
    let kinds = [expected.kind, found.kind].map(|kind| kind_name(kind).to_owned());
    let [wanted_kind, found_kind] = kinds;
    let mut parts = vec![
        ("kind", wanted_kind, found_kind),
        ("country", or_none(expected.country.as_ref()), or_none(found.country.as_ref())),
    ];
    if is_proper(&expected.name) && !same_name(&expected.name, &found.name) {
        parts.push(("name", expected.name.clone(), found.name.clone()));
    }
    let same_role = |wanted: &String| found.role.as_ref().is_some_and(|got| same_name(wanted, got));
    if let Some(role) = expected.role.as_ref().filter(|role| !same_role(role)) {
        parts.push(("role", role.clone(), or_none(found.role.as_ref())));
    }
    let in_sectors = found.sector.as_ref().is_some_and(|one| expected.sectors.contains(one));
    if !expected.sectors.is_empty() && !in_sectors {
        parts.push(("sector", expected.sectors.join(" or "), or_none(found.sector.as_ref())));
    }
    if expected.wikidata.is_some() {
        parts.push((
            "wikidata",
            or_none(expected.wikidata.as_ref()),
            or_none(found.wikidata.as_ref()),
        ));
    }
    parts
}

/// Whether it is a name ("Ana Ruiz") and not a description ("two ministries"), which can be worded
/// in several ways.
fn is_proper(name: &str) -> bool {
    without_article(name).starts_with(char::is_uppercase)
}
