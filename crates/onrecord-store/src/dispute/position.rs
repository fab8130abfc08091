//! What an article tells as a claim, and what somebody denies in it.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;

use onrecord::record::{CharSpan, Dispute, Event, Polarity, Record, Stance, Statement, Status};

use crate::happening::Party;
use crate::happening::days::days;
use crate::happening::telling::{Report, words};

/// On which side of a claim somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// Says that it is so.
    Asserts,
    /// Says that it is not.
    Denies,
}

/// One claim that an article tells, or that somebody denies in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// The article's id.
    pub article: String,
    /// The story that the article carries, by any number of the caller's.
    pub story: u64,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, as the record writes it; empty where that is unknown.
    pub published: String,
    /// Days from the first of January 1970 to its publication.
    pub day: Option<i32>,
    /// Asserted or denied.
    pub stand: Stand,
    /// Who asserts or denies it; nobody where the reporter does.
    pub who: BTreeSet<Party>,
    /// The statement that does so.
    pub statement: Option<String>,
    /// The event that is claimed or denied.
    pub event: Option<String>,
    /// PLOVER type of that event.
    pub kind: Option<String>,
    /// Who is said to have done it.
    pub actors: BTreeSet<Party>,
    /// To whom.
    pub recipients: BTreeSet<Party>,
    /// When it is said to have happened.
    pub days: Option<RangeInclusive<i32>>,
    /// Where.
    pub place: Option<String>,
    /// The stems of the words that claim or deny it, those of the claim that a denial answers among
    /// them.
    pub words: BTreeSet<String>,
    /// The names that the article tells of, in small letters.
    pub setting: Arc<BTreeSet<String>>,
}

/// The claims and denials of a record; `text` is the article's.
///
/// Events told as having happened and disputed claims are asserted; negated events, and what a dispute
/// or a statement denies, are denied. Each event and each statement gives one position of a kind.
pub fn positions(record: &Record, text: &str, story: u64) -> Vec<Position> {
    let report = Report::new(record, text);
    let mut found: Vec<Position> = Vec::new();
    for dispute in &record.disputes {
        found.extend(of_dispute(&report, dispute, story));
    }
    for event in &record.events {
        found.extend(of_event(&report, event, story));
    }
    for statement in record.statements.iter().filter(|one| one.stance == Stance::Deny) {
        found.push(of_denial(&report, statement, story));
    }
    let mut seen = BTreeSet::new();
    found.retain(|one| {
        let known = |id: &Option<String>| id.clone().map(|id| (one.stand, id));
        let (event, statement) = (known(&one.event), known(&one.statement));
        let new = event.as_ref().or(statement.as_ref()).is_some_and(|key| !seen.contains(key));
        seen.extend(event.into_iter().chain(statement.filter(|_| one.stand == Stand::Denies)));
        new
    });
    found
}

/// A position of which nothing is told yet.
fn blank(report: &Report, stand: Stand, story: u64) -> Position {
    let published = report.published();
    Position {
        article: report.record.article.id.clone(),
        story,
        publisher: report.record.article.publisher.clone(),
        day: days(&published).map(|days| *days.start()),
        published,
        stand,
        who: BTreeSet::new(),
        statement: None,
        event: None,
        kind: None,
        actors: BTreeSet::new(),
        recipients: BTreeSet::new(),
        days: None,
        place: None,
        words: BTreeSet::new(),
        setting: Arc::clone(&report.setting),
    }
}

impl Position {
    /// Adds what an event tells.
    fn about(mut self, report: &Report, event: Option<&Event>) -> Self {
        let Some(event) = event else { return self };
        self.event = Some(event.id.clone());
        self.kind = Some(event.kind.clone());
        self.actors = Party::of(report.record, &event.actors);
        self.recipients = Party::of(report.record, &event.recipients);
        self.days = event.date.as_deref().and_then(days);
        self.place.clone_from(&event.place);
        let told = event.evidence.iter().chain([&event.trigger]);
        self.words.extend(told.flat_map(|span| words(report.sentence(*span))));
        self
    }

    /// Adds words.
    fn saying(mut self, report: &Report, spans: &[CharSpan]) -> Self {
        self.words.extend(spans.iter().flat_map(|span| words(report.told(*span))));
        self
    }
}

/// Both sides of a dispute.
fn of_dispute(report: &Report, dispute: &Dispute, story: u64) -> Vec<Position> {
    let record = report.record;
    let event = find_event(record, dispute.claim.event.as_deref());
    let side = |stand, who: &[_], statement: Option<String>| Position {
        who: Party::of(record, who),
        statement,
        ..blank(report, stand, story).about(report, event).saying(report, &dispute.claim.spans)
    };
    let claim = dispute.claim.statement.clone();
    let denial = record
        .statements
        .iter()
        .find(|one| one.stance == Stance::Deny && claim.is_some() && one.restates == claim);
    let denied = side(Stand::Denies, &dispute.denied_by, denial.map(|one| one.id.clone()));
    vec![side(Stand::Asserts, &dispute.asserted_by, claim), denied]
}

/// An event told as having happened, or as not having happened.
fn of_event(report: &Report, event: &Event, story: u64) -> Option<Position> {
    let stand = match event.status {
        Status::Fact | Status::Presupposed | Status::Disputed => Stand::Asserts,
        Status::Negated => Stand::Denies,
        _ => return None,
    };
    Some(Position {
        who: report.tellers(event),
        statement: event.according_to.clone(),
        ..blank(report, stand, story).about(report, Some(event))
    })
}

/// A statement that denies: its words, those of the statement that it answers, and the event that
/// stands in either.
fn of_denial(report: &Report, denial: &Statement, story: u64) -> Position {
    let record = report.record;
    let answered = record.statements.iter().find(|one| Some(&one.id) == denial.restates.as_ref());
    let inside = |statement: &Statement| {
        record.events.iter().find(|one| one.according_to.as_ref() == Some(&statement.id))
    };
    let event = inside(denial).or_else(|| inside(answered?));
    let answered = answered.filter(|one| one.polarity != Polarity::Negative);
    let spans: Vec<CharSpan> =
        answered.into_iter().chain([denial]).flat_map(|one| one.content.spans.clone()).collect();
    Position {
        who: Party::called(record, &denial.source.actors),
        statement: Some(denial.id.clone()),
        ..blank(report, Stand::Denies, story).about(report, event).saying(report, &spans)
    }
}

fn find_event<'a>(record: &'a Record, id: Option<&str>) -> Option<&'a Event> {
    record.events.iter().find(|event| Some(event.id.as_str()) == id)
}
