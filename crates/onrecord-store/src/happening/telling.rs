//! What one report says of one event.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use onrecord::record::{CharSpan, Event, Participant, Record, Status};
use onrecord_text::Document;

use super::days::days;
use super::figures::figures;

/// A report of the day tells of what happened on it or in the days before.
const BEFORE: i32 = 3;

/// One who takes part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// Its name, in small letters.
    pub name: String,
    /// Its country.
    pub country: Option<String>,
}

impl From<&Participant> for Party {
    fn from(one: &Participant) -> Self {
        Self { name: one.name.to_lowercase(), country: one.country.clone() }
    }
}

/// What one report says of one event.
#[derive(Clone, Debug, PartialEq)]
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
    /// How it is presented.
    pub status: Status,
    /// Who tells it; nobody where the reporter does.
    pub tellers: BTreeSet<Party>,
    /// Who did it.
    pub actors: BTreeSet<Party>,
    /// To whom.
    pub recipients: BTreeSet<Party>,
    /// When it happened: days from the first of January 1970.
    pub days: Option<RangeInclusive<i32>>,
    /// Whether the text dates it; else it is taken to be of the days before the report.
    pub dated: bool,
    /// Where.
    pub place: Option<String>,
    /// How many were killed, wounded, detained, missing, in the sentences that tell it.
    pub figures: BTreeMap<&'static str, BTreeSet<u64>>,
    /// The words of weight of the sentences that tell it, in small letters.
    pub words: BTreeSet<String>,
}

/// The events of a record, as one report's tellings; `text` is the article's.
pub fn tellings(record: &Record, text: &str, story: u64) -> Vec<Telling> {
    let document = Document::new(text);
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let sentence_of = |span: &CharSpan| {
        let start = places.get(span[0]).copied().unwrap_or(text.len());
        document.sentence_at(start).map_or("", |(_, sentence)| sentence.of(text))
    };
    let of_event = |event: &Event| {
        let told: BTreeSet<&str> =
            event.evidence.iter().chain([&event.trigger]).map(sentence_of).collect();
        let told = told.into_iter().collect::<Vec<_>>().join(" ");
        telling(record, event, &told, story)
    };
    record.events.iter().map(of_event).collect()
}

fn telling(record: &Record, event: &Event, told: &str, story: u64) -> Telling {
    let published = record.article.published.clone().unwrap_or_default();
    let dated = event.date.as_deref().and_then(days);
    let before = days(&published).map(|day| day.start() - BEFORE..=*day.end());
    let parties = |of: &[Participant]| of.iter().map(Party::from).collect();
    Telling {
        article: record.article.id.clone(),
        event: event.id.clone(),
        story,
        publisher: record.article.publisher.clone(),
        published,
        kind: event.kind.clone(),
        status: event.status,
        tellers: tellers(record, event),
        actors: parties(&event.actors),
        recipients: parties(&event.recipients),
        dated: dated.is_some(),
        days: dated.or(before),
        place: event.place.clone(),
        figures: figures(told),
        words: words(told),
    }
}

/// The sources of the statement that an event is told in.
fn tellers(record: &Record, event: &Event) -> BTreeSet<Party> {
    let statement =
        record.statements.iter().find(|one| Some(&one.id) == event.according_to.as_ref());
    let ids = statement.map_or(&[][..], |statement| &statement.source.actors);
    let named = record.actors.iter().filter(|actor| ids.contains(&actor.id));
    named
        .map(|actor| Party { name: actor.name.to_lowercase(), country: actor.country.clone() })
        .collect()
}

/// Words of four letters and more, cut to six, so that "shelled" and "shelling" meet.
fn words(told: &str) -> BTreeSet<String> {
    told.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .map(|word| word.to_lowercase().chars().take(6).collect())
        .collect()
}
