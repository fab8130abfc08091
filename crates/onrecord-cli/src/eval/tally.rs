//! Counting: what is right, extra and missed, and what is right about what was paired.

use std::collections::{BTreeMap, HashSet};

use onrecord::record::CharSpan;
use serde_json::{Value, json};

use super::pairing::Pairing;

/// What is found or not found, in the order it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Task {
    Statements,
    EventsType,
    EventsTypeActors,
    EventsFull,
    Disputes,
    DisputesClaim,
    Dates,
    DatesSpan,
    Places,
    PlacesSpan,
    Mentions,
    MentionsCountry,
}

impl Task {
    pub(crate) const ALL: [(Self, &'static str, &'static str); 12] = [
        (Self::Statements, "statements", "statements"),
        (Self::EventsType, "events_type", "events: type"),
        (Self::EventsTypeActors, "events_type_actors", "events: type and actors"),
        (Self::EventsFull, "events_full", "events: and recipients"),
        (Self::Disputes, "disputes", "disputes"),
        (Self::DisputesClaim, "disputes_claim", "disputes: claim only"),
        (Self::Dates, "dates", "dates"),
        (Self::DatesSpan, "dates_span", "dates: words only"),
        (Self::Places, "places", "places"),
        (Self::PlacesSpan, "places_span", "places: words only"),
        (Self::Mentions, "mentions", "mentions"),
        (Self::MentionsCountry, "mentions_country", "mentions: and country"),
    ];
}

/// What is right or wrong about a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Detail {
    Kind,
    Stance,
    SourceCountry,
    SourcePerson,
    Status,
    Attribution,
}

impl Detail {
    pub(crate) const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Kind, "statement_kind", "statement: kind"),
        (Self::Stance, "statement_stance", "statement: stance"),
        (Self::SourceCountry, "source_country", "statement: source's country"),
        (Self::SourcePerson, "source_person", "statement: source's name"),
        (Self::Status, "event_status", "event: status"),
        (Self::Attribution, "event_attribution", "event: according to whom"),
    ];
}

/// How many are right, extra and missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) right: usize,
    pub(crate) extra: usize,
    pub(crate) missed: usize,
}

impl Counts {
    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.right + self.extra)
    }

    pub(crate) fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    pub(crate) fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.extra + self.missed)
    }
}

/// How many are right of how many.
pub(crate) fn share(right: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { right as f64 / of as f64 }
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) at: CharSpan,
    pub(crate) what: String,
}

/// The numbers of one article, or of several.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    counts: BTreeMap<Task, Counts>,
    details: BTreeMap<Detail, (usize, usize)>,
    pub(crate) faults: Vec<Fault>,
}

/// One that is annotated or found, as far as counting goes.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) optional: bool,
    pub(super) at: CharSpan,
    pub(super) name: String,
}

impl Score {
    pub(crate) fn counts(&self, task: Task) -> Counts {
        self.counts.get(&task).copied().unwrap_or_default()
    }

    /// How many are right of how many.
    pub(crate) fn detail(&self, detail: Detail) -> (usize, usize) {
        self.details.get(&detail).copied().unwrap_or_default()
    }

    /// Counts a pair's detail; what is wrong is told.
    pub(super) fn check(&mut self, detail: Detail, right: bool, fault: impl FnOnce() -> Fault) {
        let (rights, of) = self.details.entry(detail).or_default();
        *rights += usize::from(right);
        *of += 1;
        if !right {
            self.faults.push(fault());
        }
    }

    /// Counts a task: optional ones are not missed, forgiven ones not extra. What is wrong is told
    /// where `told` says so.
    pub(super) fn settle(
        &mut self,
        task: Task,
        (gold, found): (&[Item], &[Item]),
        pairing: &Pairing,
        forgiven: &HashSet<usize>,
        told: bool,
    ) {
        let counts = self.counts.entry(task).or_default();
        let mut faults = Vec::new();
        for (nth, item) in gold.iter().enumerate().filter(|(_, item)| !item.optional) {
            if pairing.found(nth).is_some() {
                counts.right += 1;
            } else {
                counts.missed += 1;
                faults.push(Fault { at: item.at, what: format!("missed {}", item.name) });
            }
        }
        for (nth, item) in found.iter().enumerate() {
            if !pairing.takes(nth) && !forgiven.contains(&nth) {
                counts.extra += 1;
                faults.push(Fault { at: item.at, what: format!("extra {}", item.name) });
            }
        }
        if told {
            self.faults.extend(faults);
        }
    }

    /// Adds the numbers of another article; its faults stay with it.
    pub(crate) fn add(&mut self, other: &Self) {
        for (task, more) in &other.counts {
            let counts = self.counts.entry(*task).or_default();
            counts.right += more.right;
            counts.extra += more.extra;
            counts.missed += more.missed;
        }
        for (detail, (right, of)) in &other.details {
            let sum = self.details.entry(*detail).or_default();
            *sum = (sum.0 + right, sum.1 + of);
        }
    }

    /// The numbers as JSON.
    pub(crate) fn json(&self) -> Value {
        let tasks = Task::ALL.map(|(task, name, _)| {
            let counts = self.counts(task);
            let Counts { right, extra, missed } = counts;
            let value = json!({
                "precision": counts.precision(), "recall": counts.recall(), "f1": counts.f1(),
                "right": right, "extra": extra, "missed": missed,
            });
            (name.to_owned(), value)
        });
        let details = Detail::ALL.map(|(detail, name, _)| {
            let (right, of) = self.detail(detail);
            (name.to_owned(), json!({"accuracy": share(right, of), "right": right, "of": of}))
        });
        Value::Object(tasks.into_iter().chain(details).collect())
    }
}
