//! What an article tells as a claim, and what somebody denies in it.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use onrecord::record::{CharSpan, Dispute, Event, Polarity, Record, Stance, Statement, Status};

use crate::happening::days::days;
use crate::happening::telling::Report;
use crate::happening::tokens::Tokens;
use crate::happening::{Parties, Party};

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
    pub who: Parties,
    /// The statement that does so.
    pub statement: Option<String>,
    /// The event that is claimed or denied.
    pub event: Option<String>,
    /// PLOVER type of that event.
    pub kind: Option<String>,
    /// Who is said to have done it.
    pub actors: Parties,
    /// To whom.
    pub recipients: Parties,
    /// When it is said to have happened.
    pub days: Option<RangeInclusive<i32>>,
    /// Where.
    pub place: Option<String>,
    /// The stems of the words that claim or deny it, those of the claim that a denial answers among
    /// them.
    pub words: Tokens,
    /// The names that the article tells of.
    pub setting: Tokens,
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
        who: Parties::default(),
        statement: None,
        event: None,
        kind: None,
        actors: Parties::default(),
        recipients: Parties::default(),
        days: None,
        place: None,
        words: Tokens::default(),
        setting: report.setting.clone(),
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
        let sentences: BTreeSet<&str> = told.map(|span| report.sentence(*span)).collect();
        self.adding(sentences)
    }

    /// Adds words.
    fn saying(self, report: &Report, spans: &[CharSpan]) -> Self {
        self.adding(spans.iter().map(|span| report.told(*span)))
    }

    fn adding<'a>(mut self, texts: impl IntoIterator<Item = &'a str>) -> Self {
        for text in texts {
            self.words = self.words.and(&Tokens::told(text));
        }
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

#[cfg(test)]
mod tests {
    use onrecord::record::{
        Actor, ActorKind, ArticleRecord, Claim, Participant, Source, StatementKind, VERSION, Words,
    };

    use super::*;

    const TEXT: &str = "The army said the Front shelled Vesk. The Front denied it. Rain fell.";

    /// The span of some words of the text.
    fn span(words: &str) -> CharSpan {
        let start = TEXT.find(words).unwrap();
        [start, start + words.len()]
    }

    fn actor(id: &str, name: &str) -> Actor {
        Actor {
            id: id.to_owned(),
            name: name.to_owned(),
            kind: ActorKind::ArmedGroup,
            country: None,
            sector: None,
            role: None,
            wikidata: None,
            mentions: Vec::new(),
        }
    }

    fn party(id: &str, name: &str) -> Participant {
        Participant { id: id.to_owned(), name: name.to_owned(), country: None, sector: None }
    }

    fn statement(id: &str, who: &str, content: &str, stance: Stance) -> Statement {
        Statement {
            id: id.to_owned(),
            kind: StatementKind::Indirect,
            parent: None,
            restates: (stance == Stance::Deny).then(|| "s1".to_owned()),
            source: Source { spans: Vec::new(), actors: vec![who.to_owned()] },
            cue: Words::default(),
            content: Words { spans: vec![span(content)] },
            stance,
            polarity: Polarity::Positive,
            addressee: Vec::new(),
            medium: Vec::new(),
            date: None,
            place: None,
            confidence: 1.0,
        }
    }

    fn shelling() -> Event {
        Event {
            id: "e1".to_owned(),
            kind: "ASSAULT".to_owned(),
            modes: Vec::new(),
            contexts: Vec::new(),
            actors: vec![party("a2", "the Front")],
            recipients: Vec::new(),
            trigger: span("shelled"),
            evidence: vec![span("shelled")],
            date: Some("2024-03-04".to_owned()),
            place: Some("Vesk".to_owned()),
            status: Status::Disputed,
            according_to: Some("s1".to_owned()),
            confidence: 1.0,
        }
    }

    fn record() -> Record {
        Record {
            onrecord: VERSION.to_owned(),
            article: ArticleRecord {
                id: "a".to_owned(),
                url: None,
                publisher: None,
                title: None,
                published: Some("2024-03-05".to_owned()),
                language: None,
                sha256: String::new(),
                length: TEXT.len(),
                dateline: None,
            },
            actors: vec![actor("a1", "the army"), actor("a2", "the Front")],
            statements: vec![
                statement("s1", "a1", "the Front shelled Vesk", Stance::Assert),
                statement("s2", "a2", "it", Stance::Deny),
            ],
            events: vec![shelling()],
            disputes: vec![Dispute {
                claim: Claim {
                    statement: Some("s1".to_owned()),
                    event: Some("e1".to_owned()),
                    spans: vec![span("the Front shelled Vesk")],
                },
                asserted_by: vec![party("a1", "the army")],
                denied_by: vec![party("a2", "the Front")],
            }],
            dates: Vec::new(),
            places: Vec::new(),
            boilerplate: Vec::new(),
            model: None,
        }
    }

    /// Who stands where, with the claim's words.
    fn told(record: &Record) -> Vec<(Stand, String, usize)> {
        let shelling = Tokens::told("shelled Vesk");
        let who = |one: &Position| one.who.iter().map(|party| party.name.clone()).collect();
        let told = positions(record, TEXT, 1);
        told.iter().map(|one| (one.stand, who(one), one.words.shared(&shelling))).collect()
    }

    #[test]
    fn both_sides_of_a_dispute_are_told_once_with_the_words_of_the_claim() {
        let expected = [
            (Stand::Asserts, "the army".to_owned(), 2),
            (Stand::Denies, "the Front".to_owned(), 2),
        ];
        assert_eq!(told(&record()), expected);
    }

    #[test]
    fn a_denial_without_a_dispute_has_the_words_of_what_it_answers() {
        let mut record = record();
        record.disputes.clear();
        assert_eq!(told(&record)[1], (Stand::Denies, "the Front".to_owned(), 2));
    }

    #[test]
    fn a_negated_event_is_denied_by_whoever_tells_it_and_a_planned_one_is_no_claim() {
        let mut record = record();
        record.disputes.clear();
        record.statements.truncate(1);
        record.events[0].status = Status::Negated;
        assert_eq!(told(&record), [(Stand::Denies, "the army".to_owned(), 2)]);
        record.events[0].status = Status::Future;
        assert_eq!(told(&record), []);
    }
}
