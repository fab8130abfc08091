//! The record that the program should make of a passage.

use std::fmt::Write;

use onrecord::record::{
    Actor, ArticleRecord, Claim, DateMention, Dateline, Dispute, Event, Participant, PlaceMention,
    Record, Source, Statement, VERSION, Words,
};
use onrecord_text::Span;
use sha2::{Digest, Sha256};

use super::mentions;
use super::speaker::speakers;
use crate::code_points;
use crate::line::actor::ExpectedActor;
use crate::line::dispute::ExpectedDispute;
use crate::line::event::ExpectedEvent;
use crate::passage::{ExpectedStatement, Passage};

impl Passage {
    /// The record that the program should make of it, in the order of the lines and with their ids.
    ///
    /// What the notation does not know, such as where a place lies, is left open.
    pub fn record(&self) -> Record {
        let text = &self.text;
        let furniture = self.boilerplate.iter().flat_map(|one| one.spans.iter().copied());
        Record {
            onrecord: VERSION.to_owned(),
            article: self.article_record(),
            actors: self.actors.iter().map(|actor| self.actor_record(actor)).collect(),
            statements: self.statements.iter().map(|one| self.statement_record(one)).collect(),
            events: self.events.iter().map(|one| self.event_record(one)).collect(),
            disputes: self.disputes.iter().map(|one| self.dispute_record(one)).collect(),
            dates: self.date_records(),
            places: self.place_records(),
            boilerplate: code_points::of(text, &furniture.collect::<Vec<_>>()),
            model: None,
        }
    }

    fn article_record(&self) -> ArticleRecord {
        let article = self.article();
        let digest = Sha256::digest(self.text.as_bytes());
        let dateline = self.places.iter().find(|place| place.dateline);
        ArticleRecord {
            id: article.id,
            url: None,
            publisher: None,
            title: None,
            published: self.headers.published.as_ref().map(ToString::to_string),
            language: article.language,
            sha256: digest.iter().fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            }),
            length: self.text.chars().count(),
            dateline: dateline.and_then(|place| {
                Some(Dateline {
                    place: Some(place.name.clone()),
                    country: place.country.clone(),
                    span: self.point(*place.spans.first()?),
                })
            }),
        }
    }

    fn actor_record(&self, actor: &ExpectedActor) -> Actor {
        Actor {
            id: actor.id.clone(),
            name: actor.name.clone(),
            kind: actor.kind,
            country: actor.country.clone(),
            sector: actor.sectors.first().cloned(),
            role: actor.role.clone(),
            wikidata: actor.wikidata.clone(),
            mentions: code_points::of(&self.text, &actor.mentions),
        }
    }

    fn statement_record(&self, statement: &ExpectedStatement) -> Statement {
        let points = |spans: &[Span]| code_points::of(&self.text, spans);
        Statement {
            id: statement.id.clone(),
            kind: statement.kind,
            parent: statement.parent.clone(),
            restates: statement.restates.clone(),
            source: Source {
                spans: points(&statement.source),
                actors: speakers(self, statement).iter().map(|actor| actor.id.clone()).collect(),
            },
            cue: Words { spans: points(&statement.cue) },
            content: Words { spans: points(&statement.content) },
            stance: statement.stance,
            polarity: statement.polarity,
            addressee: points(&statement.addressee),
            medium: points(&statement.medium),
            date: statement.date.clone(),
            place: statement.place.clone(),
            confidence: 1.0,
        }
    }

    fn event_record(&self, event: &ExpectedEvent) -> Event {
        let mut evidence = vec![event.trigger];
        evidence.extend(&event.also);
        evidence.sort_unstable();
        Event {
            id: event.id.clone(),
            kind: event.kind.clone(),
            modes: event.modes.clone(),
            contexts: event.contexts.clone(),
            actors: self.participants(&event.actors),
            recipients: self.participants(&event.recipients),
            trigger: self.point(event.trigger),
            evidence: code_points::of(&self.text, &evidence),
            date: event.date.clone(),
            place: event.place.clone(),
            status: event.status,
            according_to: event.statement.clone(),
            confidence: 1.0,
        }
    }

    fn dispute_record(&self, dispute: &ExpectedDispute) -> Dispute {
        Dispute {
            claim: Claim {
                statement: dispute.statements.first().cloned(),
                event: dispute.events.first().cloned(),
                spans: code_points::of(&self.text, &self.claim(dispute)),
            },
            asserted_by: self.participants(&dispute.asserted_by),
            denied_by: self.participants(&dispute.denied_by),
        }
    }

    fn participants(&self, ids: &[String]) -> Vec<Participant> {
        let actors = ids.iter().filter_map(|id| self.actor(id));
        actors
            .map(|actor| Participant {
                id: actor.id.clone(),
                name: actor.name.clone(),
                country: actor.country.clone(),
                sector: actor.sectors.first().cloned(),
            })
            .collect()
    }

    fn date_records(&self) -> Vec<DateMention> {
        mentions(&self.dates, |date| &date.spans)
            .into_iter()
            .map(|(date, span)| DateMention {
                span: self.point(span),
                value: date.value.clone(),
                grain: Some(date.grain.clone()),
            })
            .collect()
    }

    fn place_records(&self) -> Vec<PlaceMention> {
        mentions(&self.places, |place| &place.spans)
            .into_iter()
            .map(|(place, span)| PlaceMention {
                span: self.point(span),
                name: place.name.clone(),
                country: place.country.clone(),
                latitude: None,
                longitude: None,
                geonames: None,
            })
            .collect()
    }

    /// A span in code points.
    pub(crate) fn point(&self, span: Span) -> onrecord::record::CharSpan {
        code_points::of(&self.text, &[span])[0]
    }
}
