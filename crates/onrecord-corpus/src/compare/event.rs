//! Events of a record against those of its passage: paired by the words that tell them.

use onrecord::record::{Event, Record};

use super::{Comparison, Difference, Part, best, overlap, show_id};
use crate::about::Aspect;
use crate::code_points;
use crate::line::event::ExpectedEvent;
use crate::passage::Passage;

/// For each expected event the index of the record's whose trigger is the same or overlaps; one of
/// the same type comes first.
fn pairs(passage: &Passage, record: &Record) -> Vec<Option<usize>> {
    let mut scored = Vec::new();
    for (index, expected) in passage.events.iter().enumerate() {
        let trigger = code_points::of(&passage.text, &[expected.trigger]);
        let also = code_points::of(&passage.text, &expected.also);
        for (other, found) in record.events.iter().enumerate() {
            let told = overlap(&trigger, &[found.trigger]) + 0.5 * overlap(&also, &[found.trigger]);
            if told > 0.0 {
                let same = if expected.kind == found.kind { 1.0 } else { 0.0 };
                scored.push((told + same, index, other));
            }
        }
    }
    best(scored, passage.events.len())
}

impl Comparison<'_> {
    /// What is different about the events.
    pub(super) fn events(&self) -> Vec<Difference> {
        let pairs = pairs(self.passage, self.record);
        let mut differences = Vec::new();
        for (expected, pair) in self.passage.events.iter().zip(&pairs) {
            let whats = match pair {
                Some(found) => self.event(expected, &self.record.events[*found]),
                None if expected.optional => Vec::new(),
                None => vec![self.missing_event(expected)],
            };
            differences.extend(whats.into_iter().map(|what| self.at(expected.line, what)));
        }
        for (index, found) in self.record.events.iter().enumerate() {
            if !pairs.contains(&Some(index)) {
                let trigger = self.show(&[found.trigger]);
                let what =
                    format!("found an event too many, {}: {} {trigger}", found.id, found.kind);
                differences.push(self.at(self.passage.line, what));
            }
        }
        differences
    }

    fn event(&self, expected: &ExpectedEvent, found: &Event) -> Vec<String> {
        let mut parts = vec![
            ("type", expected.kind.clone(), found.kind.clone()),
            ("status", expected.status.name().to_owned(), found.status.name().to_owned()),
            self.party("actors", &expected.actors, &found.actors),
            self.party("recipients", &expected.recipients, &found.recipients),
            (
                "according to",
                self.link(expected.statement.as_ref()),
                show_id(found.according_to.as_ref()),
            ),
        ];
        for (part, wanted, got) in
            [("date", &expected.date, &found.date), ("place", &expected.place, &found.place)]
        {
            if wanted.is_some() {
                parts.push((part, show_id(wanted.as_ref()), show_id(got.as_ref())));
            }
        }
        parts.extend(self.modes(expected, found));
        parts
            .into_iter()
            .filter(|(_, wanted, got)| wanted != got)
            .map(|(part, wanted, got)| {
                format!("{} {part}: expected {wanted}, found {got}", expected.id)
            })
            .collect()
    }

    /// A mode that is left out is a difference only where modes are what the passage is about.
    fn modes(&self, expected: &ExpectedEvent, found: &Event) -> Option<Part> {
        let may_lack = !self.passage.specifies(Aspect::Modes);
        let among = found.modes.iter().all(|mode| expected.modes.contains(mode));
        (!(may_lack && among)).then(|| ("modes", set(&expected.modes), set(&found.modes)))
    }

    fn missing_event(&self, expected: &ExpectedEvent) -> String {
        let trigger = code_points::of(&self.passage.text, &[expected.trigger]);
        format!("{} is missing: {} {}", expected.id, expected.kind, self.show(&trigger))
    }
}

fn set(names: &[String]) -> String {
    let mut names = names.to_vec();
    names.sort();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
