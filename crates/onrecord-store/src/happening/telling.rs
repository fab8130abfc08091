//! What one report says of one event.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use onrecord::record::{ActorKind, CharSpan, Event, Record, Status};
use onrecord_text::{CodePoints, Document};
use serde::{Deserialize, Serialize};

use super::days::days;
use super::figures::{self, figures};
use super::party::Party;
use super::party_set::Parties;
use super::tokens::Tokens;

/// A report of the day tells of what happened on it or in the days before.
const BEFORE: i32 = 3;

/// What one report says of one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Telling {
    /// The article's id.
    pub article: String,
    /// The event's id in the article's record.
    pub event: String,
    /// The story that the article carries, by any number of the caller's.
    pub story: u64,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, as the record writes it; empty where that is unknown.
    pub published: String,
    /// PLOVER type.
    pub kind: String,
    /// PLOVER modes.
    pub modes: BTreeSet<String>,
    /// How it is presented.
    pub status: Status,
    /// Who tells it; nobody where the reporter does.
    pub tellers: Parties,
    /// Who did it.
    pub actors: Parties,
    /// To whom.
    pub recipients: Parties,
    /// When it happened: days from the first of January 1970.
    pub days: Option<RangeInclusive<i32>>,
    /// Whether the text dates it; else it is taken to be of the days before the report.
    pub dated: bool,
    /// Where.
    pub place: Option<String>,
    /// How many were killed, wounded, detained, missing, in the sentences that tell it.
    #[serde(deserialize_with = "figures::read")]
    pub figures: BTreeMap<&'static str, BTreeSet<u64>>,
    /// The stems of the words that tell it: "shelle", "attack".
    pub triggers: Tokens,
    /// The stems of the words of weight in the sentences that tell it.
    pub words: Tokens,
    /// The names that the article tells of.
    pub setting: Tokens,
}

/// The events of a record, as one report's tellings; `text` is the article's.
pub fn tellings(record: &Record, text: &str, story: u64) -> Vec<Telling> {
    let report = Report::new(record, text);
    record.events.iter().map(|event| report.telling(event, story)).collect()
}

/// An article taken apart, to read its events in.
pub(crate) struct Report<'a> {
    pub(crate) record: &'a Record,
    text: &'a str,
    document: Document,
    points: CodePoints<'a>,
    pub(crate) setting: Tokens,
}

impl<'a> Report<'a> {
    pub(crate) fn new(record: &'a Record, text: &'a str) -> Self {
        let document = Document::new(text);
        let points = CodePoints::new(text);
        Self { record, text, document, points, setting: setting(record) }
    }

    /// The words of a span.
    pub(crate) fn told(&self, span: CharSpan) -> &'a str {
        self.text.get(self.byte(span[0])..self.byte(span[1])).unwrap_or_default()
    }

    /// The sentence in which a span begins.
    pub(crate) fn sentence(&self, span: CharSpan) -> &'a str {
        self.document
            .sentence_at(self.byte(span[0]))
            .map_or("", |(_, sentence)| sentence.of(self.text))
    }

    /// Where a code point begins; the end of the text for one beyond it.
    fn byte(&self, point: usize) -> usize {
        self.points.byte(point).unwrap_or(self.text.len())
    }

    /// When it was published, as the record writes it; empty where that is unknown.
    pub(crate) fn published(&self) -> String {
        self.record.article.published.clone().unwrap_or_default()
    }

    /// The days in which something happened that a report tells without a date.
    pub(crate) fn lately(&self) -> Option<RangeInclusive<i32>> {
        days(&self.published()).map(|day| day.start() - BEFORE..=*day.end())
    }

    fn telling(&self, event: &Event, story: u64) -> Telling {
        let record = self.record;
        let dated = event.date.as_deref().and_then(days);
        let spans = || event.evidence.iter().chain([&event.trigger]).copied();
        let sentences: BTreeSet<&str> = spans().map(|span| self.sentence(span)).collect();
        let told = sentences.into_iter().collect::<Vec<_>>().join(" ");
        Telling {
            article: record.article.id.clone(),
            event: event.id.clone(),
            story,
            publisher: record.article.publisher.clone(),
            published: self.published(),
            kind: event.kind.clone(),
            modes: event.modes.iter().cloned().collect(),
            status: event.status,
            tellers: self.tellers(event),
            actors: Party::of(record, &event.actors),
            recipients: Party::of(record, &event.recipients),
            dated: dated.is_some(),
            days: dated.or_else(|| self.lately()),
            place: event.place.clone(),
            figures: figures(&told),
            triggers: spans()
                .fold(Tokens::default(), |so_far, span| so_far.and(&Tokens::told(self.told(span)))),
            words: Tokens::told(&told),
            setting: self.setting.clone(),
        }
    }

    /// The sources of the statement that an event is told in.
    pub(crate) fn tellers(&self, event: &Event) -> Parties {
        let record = self.record;
        let statement =
            record.statements.iter().find(|one| Some(&one.id) == event.according_to.as_ref());
        statement.map_or_else(Parties::default, |one| Party::called(record, &one.source.actors))
    }
}

/// The names of persons, bodies and places in a record; states say too little.
fn setting(record: &Record) -> Tokens {
    let is_told = |kind: ActorKind| {
        matches!(kind, ActorKind::Person | ActorKind::Organisation | ActorKind::ArmedGroup)
    };
    let actors = record.actors.iter().filter(|actor| is_told(actor.kind)).map(|actor| &actor.name);
    let names = actors.filter(|name| name.starts_with(char::is_uppercase));
    let places = record.places.iter().map(|place| &place.name);
    let names: Vec<String> = names.chain(places).map(|name| name.to_lowercase()).collect();
    Tokens::of(names.iter().map(String::as_str))
}
