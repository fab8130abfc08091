//! The road of an article, from text to record.

use jiff::civil::Date;
use onrecord_lexicon::Actors;
use onrecord_model::{Model, Reading, WeightsError};
use onrecord_text::{Article, Document, ParagraphKind, Published, Span};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::compose::{self, Found};
use crate::place::{self, Places};
use crate::record::Record;
use crate::said::Draft;
use crate::trace::Traced;
use crate::when::{self, Said};
use crate::who::{self, Known, Reported, SourceMention, Speakers};
use crate::{denied, did, said};

/// Codes articles: text in, record out. Build one, share it between threads.
///
/// ```
/// use onrecord::{Article, Coder};
///
/// let coder = Coder::new();
/// let article = Article::new("LIMA, May 3 - Ferries will sail on Monday, the port authority said.");
/// let record = coder.code(&article);
/// let speaker = &record.statements[0].source.actors[0];
/// let speaker = record.actors.iter().find(|actor| actor.id == *speaker).unwrap();
/// assert_eq!(speaker.name, "the port authority");
/// ```
#[derive(Debug, Default)]
pub struct Coder {
    model: Model,
    actors: Actors,
    /// SHA-256 of the weights, where they are not those in the program.
    weights: Option<String>,
}

impl Coder {
    /// A coder with the model and the tables that are in the program.
    pub fn new() -> Self {
        Self::default()
    }

    /// A coder that knows a user's actors before those in the program.
    pub fn with_actors(actors: Actors) -> Self {
        Self { actors, ..Self::default() }
    }

    /// The same coder with a network's weights in place of those in the program, as
    /// `training/export.py` writes them. Its records name them (`Record::model`).
    ///
    /// ```
    /// let error = onrecord::Coder::new().with_weights(b"a letter").unwrap_err();
    /// assert_eq!(error.to_string(), "not a weights file of version 3");
    /// ```
    ///
    /// # Errors
    /// Where the bytes are no weights, or of a network that this program cannot run.
    pub fn with_weights(self, bytes: &[u8]) -> Result<Self, WeightsError> {
        let model = Model::with_weights(bytes)?;
        let weights = Some(compose::hexadecimal(&Sha256::digest(bytes)));
        Ok(Self { model, weights, ..self })
    }

    /// SHA-256 of the weights in lower-case hexadecimal, where they are not those in the program.
    pub fn weights(&self) -> Option<&str> {
        self.weights.as_deref()
    }

    /// The record of one article. The same article gives the same record, byte for byte.
    pub fn code(&self, article: &Article) -> Record {
        self.find(article, compose::record)
    }

    /// The record of one article, with the reason for each mention of an actor.
    ///
    /// ```
    /// use onrecord::{Article, Coder, trace::Reason};
    ///
    /// let article = Article::new("Ana Roe, a nurse, left. She said the clinic would close.");
    /// let traced = Coder::new().trace(&article);
    /// assert!(traced.trace.iter().any(|trace| trace.why == [Reason::Pronoun]));
    /// ```
    pub fn trace(&self, article: &Article) -> Traced {
        self.find(article, compose::traced)
    }

    /// Finds everything in an article, and composes from it what is wanted.
    fn find<T>(&self, article: &Article, compose: impl Fn(&Article, &Document, &Found) -> T) -> T {
        let text = article.text.as_str();
        let document = Document::new(text);
        let reading = self.read(text, &document);
        let statements = said::statements(text, &document, &reading);
        let mut events = did::events(text, &reading, &statements);
        let mut asked = did::parties(&events);
        let parties = asked.len();
        asked.extend(who::mentions(&reading));
        let mut actors = who::name_sources(text, &document, &sources(&statements), &asked);
        actors.learn_kinds(&reading);
        let speakers: Vec<_> = actors.sources.iter().map(|one| one.actors.as_slice()).collect();
        let restated = said::restated(text, &document, &statements, &speakers);
        let dates = when::dates(text, &document, article.published.as_ref());
        let said = said_when(&statements, &speakers, &restated);
        let said_on = when::statement_dates(text, &document, &dates, &said);
        let mut places = place::places(text, &document);
        place::bridge(text, &document, &mut places, &voices(&statements, &actors));
        did::set_scene(text, &document, (&dates, &places), &statements, &mut events);
        let mut events = did::settled(text, &document, events, &actors.asked[..parties]);
        let disputes =
            denied::disputes(text, &document, &statements, &speakers, &restated, &mut events);
        let day = article.published.as_ref().map(Published::day);
        let reported = Reported { text, speakers: &actors, places: &places, reading: &reading };
        let identities = self.known(day).identities(&reported);
        let said_at = statements.iter().map(|one| said_at(text, &document, &places, one)).collect();
        let found = Found {
            statements: &statements,
            restated: &restated,
            said_on,
            said_at,
            actors: &actors,
            identities,
            events,
            disputes,
            dates,
            places: &places,
            model: self.weights(),
        };
        compose(article, &document, &found)
    }

    /// What the networks read in a document.
    pub(crate) fn read(&self, text: &str, document: &Document) -> Reading {
        let read: Vec<Span> = readable(document).collect();
        let mut reading = self.model.read(text, &read);
        who::complete_names(text, &mut reading);
        reading
    }

    /// What the tables tell on the day of a report.
    pub(crate) fn known(&self, day: Option<Date>) -> Known<'_> {
        Known { tables: &self.actors, day }
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
pub(crate) fn sources(drafts: &[Draft]) -> Vec<SourceMention> {
    let mention = |draft: &Draft| SourceMention {
        spans: draft.sources.clone(),
        contents: draft.contents.clone(),
        parent: draft.parent,
    };
    drafts.iter().map(mention).collect()
}

/// What dating the statements needs to know of each.
fn said_when<'a>(
    statements: &'a [Draft],
    speakers: &[&'a [usize]],
    restated: &[Option<usize>],
) -> Vec<Said<'a>> {
    let said = |(number, one): (usize, &'a Draft)| Said {
        cue: &one.cue,
        contents: &one.contents,
        parent: one.parent,
        restates: restated[number],
        speakers: speakers[number],
    };
    statements.iter().enumerate().map(said).collect()
}

/// What is said, each with the country of whoever says it.
pub(crate) fn voices<'a>(statements: &'a [Draft], actors: &Speakers) -> Vec<place::Said<'a>> {
    let country = |source: &who::NamedSource| {
        source.actors.iter().find_map(|actor| actors.actors[*actor].country)
    };
    let countries = actors.sources.iter().map(country);
    statements.iter().map(|one| one.contents.as_slice()).zip(countries).collect()
}

/// Where a statement was made.
fn said_at(text: &str, document: &Document, places: &Places, one: &Draft) -> Option<String> {
    let cue = *one.cue.first()?;
    let found = place::place_of(text, document, places, cue, &one.contents)?;
    Some(found.name.to_string())
}
