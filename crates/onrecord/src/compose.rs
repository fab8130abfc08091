//! Everything found in an article, as a record with spans in code points.

use std::fmt::Write;

use onrecord_text::{Article, CodePoints, Document, Span};
use sha2::{Digest, Sha256};

use crate::denied::Dispute as FoundDispute;
use crate::did;
use crate::place::{PlaceAt, Places};
use crate::record::{
    Actor, ArticleRecord, CharSpan, Claim, DateMention, Dateline, Dispute, Event, Participant,
    PlaceMention, Record, Source, Statement, VERSION, Words,
};
use crate::said;
use crate::trace::{Trace, Traced};
use crate::when::DateFound;
use crate::who::{Identity, Mentioned, Speaker, Speakers};

/// What the stages found in one article.
pub(crate) struct Found<'a> {
    pub(crate) statements: &'a [said::Draft],
    /// For each statement, the one it tells again.
    pub(crate) restated: &'a [Option<usize>],
    /// For each statement, when it was made.
    pub(crate) said_on: Vec<Option<String>>,
    /// For each statement, where it was made.
    pub(crate) said_at: Vec<Option<String>>,
    pub(crate) actors: &'a Speakers,
    /// Who each actor is.
    pub(crate) identities: Vec<Identity>,
    pub(crate) events: Vec<did::Draft>,
    pub(crate) disputes: Vec<FoundDispute>,
    pub(crate) dates: Vec<DateFound>,
    pub(crate) places: &'a Places,
    /// SHA-256 of the weights, where they are not those in the program.
    pub(crate) model: Option<&'a str>,
}

/// The record of an article.
pub(crate) fn record(article: &Article, document: &Document, found: &Found) -> Record {
    let points = CodePoints::new(&article.text);
    let composer = Composer { points: &points, actors: &found.identities };
    let actors = found.actors.actors.iter().zip(&found.identities).enumerate();
    let statements = 0..found.statements.len();
    Record {
        onrecord: VERSION.to_owned(),
        article: article_record(article, document, &points, found.places),
        actors: actors.map(|(number, (actor, who))| composer.actor(number, actor, who)).collect(),
        statements: statements.map(|number| composer.statement(found, number)).collect(),
        events: found
            .events
            .iter()
            .enumerate()
            .map(|(n, event)| composer.event(n, event))
            .collect(),
        disputes: found.disputes.iter().map(|dispute| composer.dispute(dispute)).collect(),
        dates: found.dates.iter().map(|date| composer.date(date)).collect(),
        places: found.places.mentions.iter().map(|place| composer.place(place)).collect(),
        boilerplate: composer.all(&document.boilerplate),
        model: found.model.map(str::to_owned),
    }
}

/// The record of an article, with the reasons for its mentions.
pub(crate) fn traced(article: &Article, document: &Document, found: &Found) -> Traced {
    let points = &CodePoints::new(&article.text);
    let actors = found.actors.actors.iter().zip(&found.identities).enumerate();
    let trace = actors.flat_map(|(number, (actor, who))| {
        let why = |mention: &Mentioned| [Some(mention.why), who.known_by, who.country_by];
        actor.mentions.iter().map(move |mention| Trace {
            actor: actor_id(number),
            span: chars(points, mention.span),
            why: why(mention).into_iter().flatten().collect(),
        })
    });
    let trace = trace.collect();
    Traced { record: record(article, document, found), trace }
}

/// Writes parts of a record.
struct Composer<'a> {
    points: &'a CodePoints<'a>,
    actors: &'a [Identity],
}

impl Composer<'_> {
    fn at(&self, span: Span) -> CharSpan {
        chars(self.points, span)
    }

    fn all(&self, spans: &[Span]) -> Vec<CharSpan> {
        spans.iter().map(|span| self.at(*span)).collect()
    }

    fn actor(&self, number: usize, actor: &Speaker, who: &Identity) -> Actor {
        Actor {
            id: actor_id(number),
            name: who.name.clone(),
            kind: actor.kind,
            country: who.country.clone(),
            sector: who.sector.clone(),
            role: who.role.clone(),
            wikidata: who.wikidata.clone(),
            mentions: actor.mentions.iter().map(|mention| self.at(mention.span)).collect(),
        }
    }

    fn statement(&self, found: &Found, number: usize) -> Statement {
        let draft = &found.statements[number];
        let speakers = &found.actors.sources[number].actors;
        Statement {
            id: statement_id(number),
            kind: draft.kind,
            parent: draft.parent.map(statement_id),
            restates: found.restated[number].map(statement_id),
            source: Source {
                spans: self.all(&draft.sources),
                actors: speakers.iter().map(|actor| actor_id(*actor)).collect(),
            },
            cue: Words { spans: self.all(&draft.cue) },
            content: Words { spans: self.all(&draft.contents) },
            stance: draft.stance,
            polarity: draft.polarity,
            addressee: self.all(&draft.addressee),
            medium: self.all(&draft.medium),
            date: found.said_on[number].clone(),
            place: found.said_at[number].clone(),
            confidence: draft.confidence,
        }
    }

    fn event(&self, number: usize, draft: &did::Draft) -> Event {
        let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        Event {
            id: event_id(number),
            kind: draft.kind.to_owned(),
            modes: owned(&draft.modes),
            contexts: owned(&draft.contexts),
            actors: self.participants(&draft.actors),
            recipients: self.participants(&draft.recipients),
            trigger: self.at(draft.trigger),
            evidence: self.all(&draft.evidence),
            date: draft.date.clone(),
            place: draft.place.clone(),
            status: draft.status,
            according_to: draft.according_to.map(statement_id),
            confidence: draft.confidence,
        }
    }

    fn dispute(&self, dispute: &FoundDispute) -> Dispute {
        Dispute {
            claim: Claim {
                statement: dispute.statement.map(statement_id),
                event: dispute.event.map(event_id),
                spans: self.all(&dispute.spans),
            },
            asserted_by: self.participants(&dispute.asserted_by),
            denied_by: self.participants(&dispute.denied_by),
        }
    }

    fn date(&self, date: &DateFound) -> DateMention {
        DateMention {
            span: self.at(date.span),
            value: date.value.clone(),
            grain: date.grain.map(|grain| grain.name().to_owned()),
        }
    }

    fn place(&self, found: &PlaceAt) -> PlaceMention {
        let position = found.known.and_then(|place| place.position);
        PlaceMention {
            span: self.at(found.span),
            name: found.name.to_string(),
            country: found.country.map(str::to_owned),
            latitude: position.map(|(latitude, _)| latitude),
            longitude: position.map(|(_, longitude)| longitude),
            geonames: found.known.and_then(|place| place.geonames),
        }
    }

    fn participants(&self, actors: &[usize]) -> Vec<Participant> {
        let participant = |&number: &usize| {
            let actor = &self.actors[number];
            Participant {
                id: actor_id(number),
                name: actor.name.clone(),
                country: actor.country.clone(),
                sector: actor.sector.clone(),
            }
        };
        actors.iter().map(participant).collect()
    }
}

fn chars(points: &CodePoints, span: Span) -> CharSpan {
    [points.code_point(span.start), points.code_point(span.end)]
}

fn actor_id(number: usize) -> String {
    format!("a{}", number + 1)
}

fn statement_id(number: usize) -> String {
    format!("s{}", number + 1)
}

fn event_id(number: usize) -> String {
    format!("e{}", number + 1)
}

fn article_record(
    article: &Article,
    document: &Document,
    points: &CodePoints,
    places: &Places,
) -> ArticleRecord {
    let text = article.text.as_str();
    let dateline = document.dateline.as_ref().map(|dateline| Dateline {
        place: places.dateline.as_ref().map(|place| place.name.to_string()),
        country: places.dateline.as_ref().and_then(|place| place.country).map(str::to_owned),
        span: chars(points, dateline.place),
    });
    ArticleRecord {
        id: article.id.clone(),
        url: article.url.clone(),
        publisher: article.publisher.clone(),
        title: article.title.clone(),
        published: article.published.as_ref().map(ToString::to_string),
        language: article.language.clone(),
        sha256: hexadecimal(&Sha256::digest(text.as_bytes())),
        length: points.len(),
        dateline,
    }
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        // Writing to a string does not fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}
