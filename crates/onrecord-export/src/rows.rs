//! The rows that one record adds to each table, cell by cell in the order of the columns.

use std::collections::HashMap;

use onrecord::Published;
use onrecord::period::Period;
use onrecord::record::{
    Actor, CharSpan, DateMention, Dispute, Event, Participant, PlaceMention, Record, Statement,
};

use crate::cell::Cell;
use crate::code;
use crate::excerpts::Excerpts;
use crate::identity;
use crate::known::Known;
use crate::selection::is_fact;
use crate::table::Table;
use crate::tables::Tables;

/// Adds the rows of a record.
pub(crate) fn add(tables: &mut Tables, record: &Record, known: Known) {
    let names = record.actors.iter().map(|actor| (actor.id.as_str(), actor.name.as_str()));
    let mut rows = Rows {
        tables,
        record,
        words: Excerpts::new(known.text),
        coded_by: known.coded_by,
        names: names.collect(),
        next: [0; 10],
    };
    rows.article();
    record.actors.iter().for_each(|actor| rows.actor(actor));
    record.statements.iter().for_each(|statement| rows.statement(statement));
    record.events.iter().for_each(|event| rows.event(event));
    record.disputes.iter().enumerate().for_each(|(nth, dispute)| rows.dispute(nth, dispute));
    record.dates.iter().for_each(|date| rows.date(date));
    record.places.iter().for_each(|place| rows.place(place));
}

struct Rows<'t, 'a> {
    tables: &'t mut Tables,
    record: &'a Record,
    words: Excerpts<'a>,
    coded_by: Option<&'a str>,
    /// Names by the actors' ids.
    names: HashMap<&'a str, &'a str>,
    /// The ordinal of the next row of each table.
    next: [i64; Table::ALL.len()],
}

impl<'a> Rows<'_, 'a> {
    fn add<const N: usize>(&mut self, table: Table, cells: [Cell<'a>; N]) {
        let article = &self.record.article;
        let keys: [Cell; 3] =
            [(&article.id).into(), (&article.url).into(), (&article.published).into()];
        let next = &mut self.next[table as usize];
        let ordinal = (table != Table::Articles).then_some(Cell::from(*next));
        *next += 1;
        self.tables.add(table, keys.into_iter().chain(ordinal).chain(cells));
    }

    fn article(&mut self) {
        let article = &self.record.article;
        let day = article.published.as_deref().and_then(|published| published.parse().ok());
        let dateline = article.dateline.as_ref();
        let edge = |end: usize| Cell::Number(dateline.map(|dateline| number(dateline.span[end])));
        self.add(
            Table::Articles,
            [
                Cell::Day(day.map(|published: Published| published.day())),
                (&article.publisher).into(),
                (&article.title).into(),
                (&article.language).into(),
                (&article.sha256).into(),
                number(article.length).into(),
                Cell::Text(dateline.and_then(|dateline| dateline.place.as_deref())),
                Cell::Text(dateline.and_then(|dateline| dateline.country.as_deref())),
                edge(0),
                edge(1),
                (&self.record.boilerplate).into(),
                (&self.record.onrecord).into(),
                (&self.record.model).into(),
                Cell::Text(self.coded_by),
            ],
        );
    }

    fn actor(&mut self, actor: &'a Actor) {
        self.add(
            Table::Actors,
            [
                (&actor.id).into(),
                (&actor.name).into(),
                Some(code::written(actor.kind)).into(),
                (&actor.country).into(),
                (&actor.sector).into(),
                (&actor.role).into(),
                (&actor.wikidata).into(),
            ],
        );
        for mention in &actor.mentions {
            let [start, end, words] = self.excerpt(*mention);
            self.add(Table::Mentions, [(&actor.id).into(), start, end, words]);
        }
    }

    fn statement(&mut self, statement: &'a Statement) {
        let Statement { source, cue, content, .. } = statement;
        let names = source.actors.iter().map(|id| self.names.get(id.as_str()).copied());
        let names = names.map(Option::unwrap_or_default).collect();
        let words =
            [&source.spans, &cue.spans, &content.spans].map(|spans| self.words.joined(spans));
        let [source_words, cue_words, content_words] = words;
        self.add(
            Table::Statements,
            [
                (&statement.id).into(),
                Some(code::written(statement.kind)).into(),
                (&statement.parent).into(),
                (&statement.restates).into(),
                (&source.actors).into(),
                Cell::Texts(names),
                source_words.into(),
                cue_words.into(),
                content_words.into(),
                Some(code::written(statement.stance)).into(),
                Some(code::written(statement.polarity)).into(),
                (&source.spans).into(),
                (&cue.spans).into(),
                (&content.spans).into(),
                (&statement.addressee).into(),
                (&statement.medium).into(),
                (&statement.date).into(),
                (&statement.place).into(),
                Cell::Probability(statement.confidence),
            ],
        );
    }

    fn event(&mut self, event: &'a Event) {
        let [start, end, trigger] = self.excerpt(event.trigger);
        let first_day = event.date.as_deref().and_then(Period::read).map(|period| period.first);
        self.add(
            Table::Events,
            [
                (&event.id).into(),
                identity::of_event(self.record, event).into(),
                (&event.kind).into(),
                (&event.modes).into(),
                (&event.contexts).into(),
                names(&event.actors),
                names(&event.recipients),
                Cell::Flag(is_fact(event)),
                Cell::Text(Some(event.status.name())),
                (&event.according_to).into(),
                (&event.date).into(),
                Cell::Day(first_day),
                (&event.place).into(),
                trigger,
                start,
                end,
                (&event.evidence).into(),
                Cell::Probability(event.confidence),
            ],
        );
        for (part, parties) in [("actor", &event.actors), ("recipient", &event.recipients)] {
            for party in parties {
                self.party(Table::EventParties, (&event.id).into(), part, party);
            }
        }
    }

    fn dispute(&mut self, nth: usize, dispute: &'a Dispute) {
        let id = || Cell::Made(Some(format!("d{}", nth + 1)));
        self.add(
            Table::Disputes,
            [
                id(),
                (&dispute.claim.statement).into(),
                (&dispute.claim.event).into(),
                names(&dispute.asserted_by),
                names(&dispute.denied_by),
                (&dispute.claim.spans).into(),
            ],
        );
        for (part, parties) in [("asserts", &dispute.asserted_by), ("denies", &dispute.denied_by)] {
            for party in parties {
                self.party(Table::DisputeParties, id(), part, party);
            }
        }
    }

    fn party(&mut self, table: Table, whose: Cell<'a>, part: &'a str, party: &'a Participant) {
        let Participant { id, name, country, sector } = party;
        self.add(
            table,
            [whose, part.into(), id.into(), name.into(), country.into(), sector.into()],
        );
    }

    fn date(&mut self, date: &'a DateMention) {
        let [start, end, words] = self.excerpt(date.span);
        self.add(Table::Dates, [start, end, words, (&date.value).into(), (&date.grain).into()]);
    }

    fn place(&mut self, place: &'a PlaceMention) {
        let [start, end, words] = self.excerpt(place.span);
        self.add(
            Table::Places,
            [
                start,
                end,
                words,
                (&place.name).into(),
                (&place.country).into(),
                Cell::Degrees(place.latitude),
                Cell::Degrees(place.longitude),
                Cell::Number(place.geonames.map(i64::from)),
            ],
        );
    }

    /// A span's start, its end, and its words.
    fn excerpt(&self, span: CharSpan) -> [Cell<'a>; 3] {
        [number(span[0]).into(), number(span[1]).into(), Cell::Text(self.words.words(span))]
    }
}

fn names(parties: &[Participant]) -> Cell<'_> {
    Cell::Texts(parties.iter().map(|party| party.name.as_str()).collect())
}

/// Offsets were checked to fit.
fn number(offset: usize) -> i64 {
    offset as i64
}
