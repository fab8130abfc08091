//! Actors of a record against those of its passage: paired by the mentions that they share.

use onrecord::record::{Actor, Record};

use super::{Comparison, Difference, best};
use crate::code_points;
use crate::line::actor::{ExpectedActor, kind_name};
use crate::name::without_article;
use crate::passage::Passage;

/// For each expected actor the index of the record's that shares most mentions with it.
pub(super) fn pairs(passage: &Passage, record: &Record) -> Vec<Option<usize>> {
    let mut scored = Vec::new();
    for (index, expected) in passage.actors.iter().enumerate() {
        let mentions = code_points::of(&passage.text, &expected.mentions);
        for (other, found) in record.actors.iter().enumerate() {
            let shared = mentions.iter().filter(|one| found.mentions.contains(one)).count();
            if shared > 0 {
                let all = mentions.len() + found.mentions.len() - shared;
                scored.push((shared as f64 / all as f64, index, other));
            }
        }
    }
    best(scored, passage.actors.len())
}

impl Comparison<'_> {
    /// What is different about the actors.
    pub(super) fn actors(&self, pairs: &[Option<usize>]) -> Vec<Difference> {
        let mut differences = Vec::new();
        for (expected, pair) in self.passage.actors.iter().zip(pairs) {
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

    fn actor(&self, expected: &ExpectedActor, found: &Actor) -> Vec<String> {
        let none = || "none".to_owned();
        let mentions = code_points::of(&self.passage.text, &expected.mentions);
        let mut parts = vec![
            ("name", without_article(&expected.name), without_article(&found.name).to_owned()),
            ("kind", kind_name(expected.kind), kind_name(found.kind).to_owned()),
            (
                "country",
                expected.country.as_deref().unwrap_or("none"),
                found.country.clone().unwrap_or_else(none),
            ),
        ];
        if let Some(sector) = expected.sectors.first() {
            parts.push(("sector", sector, found.sector.clone().unwrap_or_else(none)));
        }
        if let Some(role) = &expected.role {
            parts.push(("role", role, found.role.clone().unwrap_or_else(none)));
        }
        let mut whats = Vec::new();
        for (part, wanted, got) in parts {
            if wanted != got {
                whats.push(format!("{} {part}: expected {wanted}, found {got}", expected.id));
            }
        }
        let (wanted, got) = (self.show(&mentions), self.show(&found.mentions));
        if wanted != got {
            whats.push(format!("{} mentions: expected {wanted}, found {got}", expected.id));
        }
        whats
    }

    /// The record's ids for expected actors, in an order of their own.
    pub(super) fn actor_ids(&self, ids: &[String], pairs: &[Option<usize>]) -> String {
        let one = |id: &String| {
            let index = self.passage.actors.iter().position(|actor| actor.id == *id);
            match index.and_then(|index| pairs[index]) {
                Some(found) => self.record.actors[found].id.clone(),
                None => format!("{id}, which is missing"),
            }
        };
        joined(ids.iter().map(one).collect())
    }
}

/// Ids as a set: `a1 and a2`, or `nobody`.
pub(super) fn joined(mut ids: Vec<String>) -> String {
    ids.sort();
    ids.dedup();
    if ids.is_empty() { "nobody".to_owned() } else { ids.join(" and ") }
}
