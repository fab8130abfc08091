//! A record taken apart into rows.

use onrecord::record::{CharSpan, Event, Participant, Record, Statement};
use onrecord_text::Document;
use rusqlite::types::Value;
use serde::Serialize;

use crate::described::{Described, tidy};
use crate::table::{self, Row, Table};

/// The rows of a record; `publishers` lists all who published its article.
pub(crate) fn rows(text: &str, record: &Record, publishers: &str) -> Vec<Row> {
    let document = Document::new(text);
    let described = Described::new(text, record);
    let mut rows = Rows { text, record, publishers, document, described, made: Vec::new() };
    rows.actors();
    for (nth, statement) in record.statements.iter().enumerate() {
        rows.statement(nth, statement);
    }
    for (nth, event) in record.events.iter().enumerate() {
        rows.event(nth, event);
    }
    rows.disputes();
    rows.scene();
    rows.made
}

struct Rows<'a> {
    text: &'a str,
    record: &'a Record,
    publishers: &'a str,
    document: Document,
    described: Described<'a>,
    made: Vec<Row>,
}

impl Rows<'_> {
    fn add<const N: usize>(&mut self, table: &'static Table, values: [Value; N]) {
        self.made.push(Row { table, values: values.into() });
    }

    fn actors(&mut self) {
        for (nth, actor) in self.record.actors.iter().enumerate() {
            self.add(
                &table::ACTORS,
                [
                    text(&actor.id),
                    number(nth),
                    text(&actor.name),
                    code(actor.kind),
                    maybe(actor.country.as_ref()),
                    maybe(actor.sector.as_ref()),
                    maybe(actor.role.as_ref()),
                    maybe(actor.wikidata.as_ref()),
                ],
            );
            for (nth, [start, end]) in actor.mentions.iter().enumerate() {
                let place = [text(&actor.id), number(nth), number(*start), number(*end)];
                self.add(&table::MENTIONS, place);
            }
        }
    }

    fn statement(&mut self, nth: usize, said: &Statement) {
        let about = self.about(said);
        let codes = [
            format!("kind={}", name(said.kind)),
            format!("stance={}", name(said.stance)),
            format!("polarity={}", name(said.polarity)),
        ];
        self.add(
            &table::STATEMENTS,
            [
                text(&said.id),
                number(nth),
                code(said.kind),
                code(said.stance),
                code(said.polarity),
                maybe(said.parent.as_ref()),
                maybe(said.restates.as_ref()),
                text(&self.described.source(said)),
                text(&self.described.words(&said.content.spans)),
                text(&self.described.listed(&about)),
                text(self.publishers),
                text(&codes.join(" ")),
                spans(&said.source.spans),
                spans(&said.cue.spans),
                spans(&said.content.spans),
                spans(&said.addressee),
                spans(&said.medium),
                maybe(said.date.as_ref()),
                maybe(said.place.as_ref()),
                probability(said.confidence),
            ],
        );
        for (part, actors) in [("source", &said.source.actors), ("about", &about)] {
            for (nth, actor) in actors.iter().enumerate() {
                let values = [text(&said.id), text(part), number(nth), text(actor)];
                self.add(&table::STATEMENT_ACTORS, values);
            }
        }
    }

    /// The actors that a statement's content mentions. Who speaks of himself ("we", "I") does not
    /// make the statement one about him.
    fn about(&self, said: &Statement) -> Vec<String> {
        let inside = |&[start, end]: &CharSpan| {
            said.content.spans.iter().any(|content| content[0] <= start && end <= content[1])
        };
        let others =
            self.record.actors.iter().filter(|actor| !said.source.actors.contains(&actor.id));
        let mentioned = others.filter(|actor| actor.mentions.iter().any(inside));
        mentioned.map(|actor| actor.id.clone()).collect()
    }

    fn event(&mut self, nth: usize, event: &Event) {
        let [start, end] = event.trigger;
        let teller = event
            .according_to
            .as_ref()
            .and_then(|id| self.record.statements.iter().find(|statement| statement.id == *id));
        self.add(
            &table::EVENTS,
            [
                text(&event.id),
                number(nth),
                text(&event.kind),
                text(&event.modes.join(" ")),
                text(&event.contexts.join(" ")),
                text(event.status.name()),
                text(&self.described.participants(&event.actors)),
                text(&self.described.participants(&event.recipients)),
                text(&teller.map(|said| self.described.source(said)).unwrap_or_default()),
                text(&self.sentence(event.trigger)),
                text(self.publishers),
                text(&codes(event)),
                maybe(event.according_to.as_ref()),
                number(start),
                number(end),
                spans(&event.evidence),
                maybe(event.date.as_ref()),
                maybe(event.place.as_ref()),
                probability(event.confidence),
            ],
        );
        for (part, those) in [("actor", &event.actors), ("recipient", &event.recipients)] {
            for (nth, one) in those.iter().enumerate() {
                let values = [text(&event.id), text(part), number(nth), text(&one.id)];
                self.add(&table::EVENT_PARTICIPANTS, values);
            }
        }
    }

    /// The sentence that a trigger stands in, or the trigger alone where it stands in none.
    fn sentence(&self, trigger: CharSpan) -> String {
        let byte = self.described.points().byte(trigger[0]).unwrap_or_default();
        match self.document.sentence_at(byte) {
            Some((_, sentence)) => tidy(sentence.of(self.text)),
            None => self.described.words(&[trigger]),
        }
    }

    fn disputes(&mut self) {
        for (nth, dispute) in self.record.disputes.iter().enumerate() {
            let claim = &dispute.claim;
            self.add(
                &table::DISPUTES,
                [
                    number(nth),
                    maybe(claim.statement.as_ref()),
                    maybe(claim.event.as_ref()),
                    text(&self.described.words(&claim.spans)),
                    spans(&claim.spans),
                ],
            );
            self.side(nth, "asserts", &dispute.asserted_by);
            self.side(nth, "denies", &dispute.denied_by);
        }
    }

    fn side(&mut self, dispute: usize, side: &str, those: &[Participant]) {
        for (nth, one) in those.iter().enumerate() {
            let values = [number(dispute), text(side), number(nth), text(&one.id)];
            self.add(&table::DISPUTE_PARTIES, values);
        }
    }

    fn scene(&mut self) {
        for (nth, date) in self.record.dates.iter().enumerate() {
            let [start, end] = date.span.map(number);
            let (value, grain) = (maybe(date.value.as_ref()), maybe(date.grain.as_ref()));
            self.add(&table::DATES, [number(nth), start, end, value, grain]);
        }
        for (nth, place) in self.record.places.iter().enumerate() {
            let [start, end] = place.span.map(number);
            self.add(
                &table::PLACES,
                [
                    number(nth),
                    start,
                    end,
                    text(&place.name),
                    maybe(place.country.as_ref()),
                    Value::from(place.latitude),
                    Value::from(place.longitude),
                    Value::from(place.geonames.map(i64::from)),
                ],
            );
        }
    }
}

/// `type=COERCE mode=restrict context=maritime status=disputed`.
fn codes(event: &Event) -> String {
    let mut codes = vec![format!("type={}", event.kind)];
    codes.extend(event.modes.iter().map(|mode| format!("mode={mode}")));
    codes.extend(event.contexts.iter().map(|context| format!("context={context}")));
    codes.push(format!("status={}", event.status.name()));
    codes.join(" ")
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

fn maybe(words: Option<&String>) -> Value {
    words.cloned().map_or(Value::Null, Value::Text)
}

fn number(number: usize) -> Value {
    Value::Integer(number as i64)
}

fn code(of: impl Serialize) -> Value {
    Value::Text(name(of))
}

/// The name of an enum's value, as the record writes it.
fn name(of: impl Serialize) -> String {
    match serde_json::to_value(of) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

fn spans(spans: &[CharSpan]) -> Value {
    let pairs: Vec<String> = spans.iter().map(|[start, end]| format!("[{start},{end}]")).collect();
    Value::Text(format!("[{}]", pairs.join(",")))
}

/// The number that the record prints, and not the nearest one to it of 32 bits.
fn probability(number: f32) -> Value {
    let printed = number.to_string().parse().ok().filter(|number: &f64| number.is_finite());
    Value::Real(printed.unwrap_or_default())
}
