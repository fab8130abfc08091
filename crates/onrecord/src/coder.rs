//! The road of an article, from text to record.

use onrecord_lexicon::Actors;
use onrecord_model::Model;
use onrecord_text::{Article, Document, ParagraphKind, Published, Span};
use rayon::prelude::*;

use crate::compose::{self, Found};
use crate::record::Record;
use crate::said::Draft;
use crate::who::{Known, SourceMention};
use crate::{denied, did, said, who};

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
    actors: Actors,
}

impl Coder {
    /// A coder with the model and the tables that are in the program.
    pub fn new() -> Self {
        Self::default()
    }

    /// A coder that knows a user's actors before those in the program.
    pub fn with_actors(actors: Actors) -> Self {
        Self { model: Model::new(), actors }
    }

    /// The record of one article. The same article gives the same record, byte for byte.
    pub fn code(&self, article: &Article) -> Record {
        let text = article.text.as_str();
        let document = Document::new(text);
        let read: Vec<Span> = readable(&document).collect();
        let reading = self.model.read(text, &read);
        let statements = said::statements(text, &document, &reading);
        let events = did::events(text, &reading, &statements);
        let mut asked = did::parties(&events);
        let parties = asked.len();
        asked.extend(who::mentions(&reading));
        let actors = who::name_sources(text, &document, &sources(&statements), &asked);
        let mut events = did::settled(text, &document, events, &actors.asked[..parties]);
        let speakers: Vec<_> = actors.sources.iter().map(|one| one.actors.as_slice()).collect();
        let restated = said::restated(text, &document, &statements, &speakers);
        let disputes =
            denied::disputes(text, &document, &statements, &speakers, &restated, &mut events);
        let day = article.published.as_ref().map(Published::day);
        let known = Known { tables: &self.actors, day, home: actors.home() };
        let identities: Vec<_> = actors.actors.iter().map(|one| known.identity(one)).collect();
        let found =
            Found { statements, restated, actors: &actors, identities, events, disputes };
        compose::record(article, &document, &found)
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
