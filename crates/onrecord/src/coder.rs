//! The road of an article, from text to record.

use std::fmt::Write;

use onrecord_model::Model;
use onrecord_text::{Article, CodePoints, Document, ParagraphKind, Span};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::place::{self, Places};
use crate::record::{
    Actor, ArticleRecord, CharSpan, Dateline, PlaceMention, Record, Source, Statement, VERSION,
    Words,
};
use crate::said::{self, Draft};
use crate::who::{self, SourceMention, Speaker, Speakers};

/// Codes articles: text in, record out. Build one, share it between threads.
///
/// ```
/// use onrecord::{Article, Coder};
///
/// let coder = Coder::new();
/// let article = Article::new("LIMA, May 3 - Ferries will sail on Monday, the port authority said.");
/// let record = coder.code(&article);
/// assert_eq!(record.actors[0].name, "the port authority");
/// ```
#[derive(Debug, Default)]
pub struct Coder {
    model: Model,
}

impl Coder {
    /// A coder with the model and the tables that are in the program.
    pub fn new() -> Self {
        Self { model: Model::new() }
    }

    /// The record of one article. The same article gives the same record, byte for byte.
    pub fn code(&self, article: &Article) -> Record {
        let text = article.text.as_str();
        let document = Document::new(text);
        let read: Vec<Span> = readable(&document).collect();
        let reading = self.model.read(text, &read);
        let drafts = said::statements(text, &document, &reading);
        let speakers = who::name_sources(text, &document, &sources(&drafts));
        let mut places = place::places(text, &document);
        place::bridge(text, &document, &mut places, &voices(&drafts, &speakers));
        compose(article, &document, &drafts, &speakers, &places)
    }

    /// The records of many articles, in their order, on all threads of rayon's current pool.
    pub fn code_batch(&self, articles: &[Article]) -> Vec<Record> {
        articles.par_iter().map(|article| self.code(article)).collect()
    }
}

/// The paragraphs that the model reads: all but the page's own, without dateline and furniture.
fn readable(document: &Document) -> impl Iterator<Item = Span> {
    let report = document.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Boilerplate);
    report.map(|paragraph| paragraph.span)
}

/// What naming the speakers needs to know of each statement.
fn sources(drafts: &[Draft]) -> Vec<SourceMention> {
    let mention = |draft: &Draft| SourceMention {
        spans: draft.sources.clone(),
        contents: draft.contents.clone(),
        parent: draft.parent,
    };
    drafts.iter().map(mention).collect()
}

fn chars(points: &CodePoints, span: Span) -> CharSpan {
    [points.code_point(span.start), points.code_point(span.end)]
}

fn actor_id(index: usize) -> String {
    format!("a{}", index + 1)
}

fn actor(index: usize, speaker: &Speaker, all: &impl Fn(&[Span]) -> Vec<CharSpan>) -> Actor {
    Actor {
        id: actor_id(index),
        name: speaker.name.clone(),
        kind: speaker.kind,
        country: speaker.country.map(str::to_owned),
        sector: speaker.sector.map(str::to_owned),
        role: speaker.role.clone(),
        wikidata: None,
        mentions: all(&speaker.mentions),
    }
}

/// Everything found, as a record with spans in code points.
fn compose(
    article: &Article,
    document: &Document,
    drafts: &[Draft],
    speakers: &Speakers,
    places: &Places,
) -> Record {
    let text = article.text.as_str();
    let points = CodePoints::new(text);
    let at = |span: Span| chars(&points, span);
    let all = |spans: &[Span]| spans.iter().map(|span| at(*span)).collect::<Vec<_>>();
    let heard: Vec<_> = speakers.sources.iter().map(|source| source.actors.as_slice()).collect();
    let restated = said::restated(text, document, drafts, &heard);
    let id = |index: usize| format!("s{}", index + 1);
    let statement = |(index, draft): (usize, &Draft)| Statement {
        id: id(index),
        kind: draft.kind,
        parent: draft.parent.map(id),
        restates: restated[index].map(id),
        source: Source {
            spans: all(&draft.sources),
            actors: heard[index].iter().map(|actor| actor_id(*actor)).collect(),
        },
        cue: Words { spans: all(&draft.cue) },
        content: Words { spans: all(&draft.contents) },
        stance: draft.stance,
        polarity: draft.polarity,
        addressee: all(&draft.addressee),
        medium: all(&draft.medium),
        date: None,
        place: said_at(text, document, places, draft),
        confidence: draft.confidence,
    };
    Record {
        onrecord: VERSION.to_owned(),
        article: article_record(article, document, &points, places),
        actors: speakers.actors.iter().enumerate().map(|(i, s)| actor(i, s, &all)).collect(),
        statements: drafts.iter().enumerate().map(statement).collect(),
        events: Vec::new(),
        disputes: Vec::new(),
        dates: Vec::new(),
        places: place_mentions(places, &at),
        boilerplate: all(&document.boilerplate),
    }
}

/// What is said, each with the country of whoever says it.
fn voices<'a>(drafts: &'a [Draft], speakers: &Speakers) -> Vec<place::Said<'a>> {
    let country = |source: &who::NamedSource| {
        source.actors.iter().find_map(|actor| speakers.actors[*actor].country)
    };
    let sources = speakers.sources.iter().map(country);
    drafts.iter().map(|draft| draft.contents.as_slice()).zip(sources).collect()
}

/// Where a statement was made.
fn said_at(text: &str, document: &Document, places: &Places, draft: &Draft) -> Option<String> {
    let cue = *draft.cue.first()?;
    let found = place::place_of(text, document, places, cue, &draft.contents)?;
    Some(found.name.to_string())
}

fn place_mentions(places: &Places, at: &impl Fn(Span) -> CharSpan) -> Vec<PlaceMention> {
    let mention = |found: &place::PlaceAt| {
        let position = found.known.and_then(|place| place.position);
        PlaceMention {
            span: at(found.span),
            name: found.name.to_string(),
            country: found.country.map(str::to_owned),
            latitude: position.map(|(latitude, _)| latitude),
            longitude: position.map(|(_, longitude)| longitude),
            geonames: found.known.and_then(|place| place.geonames),
        }
    };
    places.mentions.iter().map(mention).collect()
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

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        // Writing to a string does not fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}
