//! A passage with what should be put on record from it.

use std::path::PathBuf;

use onrecord::record::{Polarity, Stance, StatementKind};
use onrecord_text::{Article, Span};

use crate::about::Aspect;
use crate::headers::{Headers, Layers};
use crate::line::actor::ExpectedActor;
use crate::line::boilerplate::ExpectedBoilerplate;
use crate::line::date::ExpectedDate;
use crate::line::dispute::ExpectedDispute;
use crate::line::event::ExpectedEvent;
use crate::line::place::ExpectedPlace;
use crate::split::Split;

/// A stretch of news and the record that is expected of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The file it stands in.
    pub path: PathBuf,
    /// The line of its heading, from 1.
    pub line: usize,
    /// Its heading.
    pub title: String,
    /// Its text: one paragraph a line.
    pub text: String,
    /// The headline in the text, where it has one.
    pub headline: Option<Span>,
    /// What is known about it.
    pub headers: Headers,
    /// Who says what, in the order written.
    pub statements: Vec<ExpectedStatement>,
    /// Who appears, in the order written; like all that follows only with `layers: all` or `about`.
    pub actors: Vec<ExpectedActor>,
    /// Who does what to whom, in the order written.
    pub events: Vec<ExpectedEvent>,
    /// Which claims are denied, and by whom.
    pub disputes: Vec<ExpectedDispute>,
    /// Expressions of time.
    pub dates: Vec<ExpectedDate>,
    /// Names of places.
    pub places: Vec<ExpectedPlace>,
    /// What the page put there and not the reporter.
    pub boilerplate: Vec<ExpectedBoilerplate>,
}

impl Passage {
    /// The passage as an article to be coded.
    pub fn article(&self) -> Article {
        Article {
            id: self.id(),
            published: self.headers.published.clone(),
            language: Some("en".to_owned()),
            ..Article::new(self.text.as_str())
        }
    }

    /// File stem and title: `split-quotes/A quote split by its cue is one statement`.
    pub fn id(&self) -> String {
        let stem = self.path.file_stem().unwrap_or_default();
        format!("{}/{}", stem.to_string_lossy(), self.title)
    }

    /// What it is for: its `split` header, or else by the folder it stands in, or else by its
    /// family where everything in it is annotated.
    pub fn split(&self) -> Split {
        if let Some(split) = self.headers.split {
            return split;
        }
        if self.path.components().any(|part| part.as_os_str() == "spec") {
            return Split::Spec;
        }
        match &self.headers.family {
            Some(family) if self.is_full() => Split::of_family(family),
            _ => Split::Train,
        }
    }

    /// Whether everything in it is annotated, and not its statements alone.
    pub fn is_full(&self) -> bool {
        self.headers.layers == Layers::All
    }

    /// Whether its record specifies `aspect`: as its header `about` says, or else by its layers.
    pub fn specifies(&self, aspect: Aspect) -> bool {
        match (&self.headers.about[..], aspect) {
            ([], Aspect::Statements) => true,
            ([], Aspect::Modes) => false,
            ([], _) => self.is_full(),
            (about, Aspect::Events) if about.contains(&Aspect::Modes) => true,
            (about, aspect) => about.contains(&aspect),
        }
    }

    /// The actor called `id`.
    pub fn actor(&self, id: &str) -> Option<&ExpectedActor> {
        self.actors.iter().find(|actor| actor.id == id)
    }

    /// The event called `id`.
    pub fn event(&self, id: &str) -> Option<&ExpectedEvent> {
        self.events.iter().find(|event| event.id == id)
    }

    /// The statement called `id`.
    pub fn statement(&self, id: &str) -> Option<&ExpectedStatement> {
        self.statements.iter().find(|statement| statement.id == id)
    }
}

/// One statement as a person finds it. All spans are bytes of the passage's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedStatement {
    /// The line it is written on.
    pub line: usize,
    /// `s1`, `s2`, ….
    pub id: String,
    /// In quotation marks or not.
    pub kind: StatementKind,
    /// Whether the kind stands although the quotation marks say otherwise.
    pub kind_forced: bool,
    /// How the source stands to it.
    pub stance: Stance,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// Who says it; empty where the text names nobody.
    pub source: Vec<Span>,
    /// The words that report it; empty for a quote left bare.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
    /// The statement it stands in.
    pub parent: Option<String>,
    /// The statement it tells again.
    pub restates: Option<String>,
    /// To whom.
    pub addressee: Vec<Span>,
    /// Through what.
    pub medium: Vec<Span>,
    /// The speakers' names as the record should give them; empty where not specified.
    pub names: Vec<String>,
    /// When, where specified.
    pub date: Option<String>,
    /// Where, where specified.
    pub place: Option<String>,
    /// Whether a record may leave it out.
    pub optional: bool,
}
