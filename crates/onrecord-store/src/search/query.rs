//! What is asked for.

use jiff::civil::Date;
use onrecord::record::{Stance, StatementKind, Status};
use thiserror::Error;

use super::Words;
use super::expression::Expression;
use crate::{Key, StoreError};

/// What is asked for. Everything must hold; what is empty holds for all. Of several names one is
/// enough: a country is asked for by its name and its code.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Words in a statement's content or the name of its source, in an event's sentence or the names
    /// of its parties, in an article's text or title.
    pub words: Option<Words>,
    /// Who says the statement, or tells the event: names, countries, sectors.
    pub speaker: Vec<String>,
    /// Whom the content of the statement mentions, or who takes part in the event.
    pub about: Vec<String>,
    /// Who does it.
    pub actor: Vec<String>,
    /// To whom it is done.
    pub recipient: Vec<String>,
    /// Types of events.
    pub types: Vec<String>,
    /// Statuses of events.
    pub statuses: Vec<Status>,
    /// Kinds of statements.
    pub kinds: Vec<StatementKind>,
    /// Stances of statements.
    pub stances: Vec<Stance>,
    /// Who published the article, in whichever place.
    pub publisher: Vec<String>,
    /// The first day of publication.
    pub from: Option<Date>,
    /// The last day of publication.
    pub to: Option<Date>,
    /// Where a report says that it happened; asked of happenings alone.
    pub place: Option<String>,
    /// How many stories tell the happening at least.
    pub min_stories: usize,
    /// How many publishers do.
    pub min_publishers: usize,
    /// Whether of the copies of one story only the newest that matches is given.
    pub once: bool,
    /// How many to give.
    pub limit: usize,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            words: None,
            speaker: Vec::new(),
            about: Vec::new(),
            actor: Vec::new(),
            recipient: Vec::new(),
            types: Vec::new(),
            statuses: Vec::new(),
            kinds: Vec::new(),
            stances: Vec::new(),
            publisher: Vec::new(),
            from: None,
            to: None,
            place: None,
            min_stories: 0,
            min_publishers: 0,
            once: false,
            limit: 20,
        }
    }
}

/// Why there is no answer.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SearchError {
    /// A name is only marks.
    #[error("`{0}` has no letter and no digit to look for")]
    NoLetters(String),
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Query {
    /// The first and the last key that may match.
    pub(crate) fn keys(&self) -> (i64, i64) {
        let first = match (self.from, self.to) {
            (Some(from), _) => Key::first(from).0,
            (None, Some(_)) => Key::dated().0,
            (None, None) => 0,
        };
        (first, self.to.map_or(i64::MAX, |to| Key::last(to).0))
    }

    /// How many to give, as the database counts.
    pub(super) fn limit(&self) -> i64 {
        i64::try_from(self.limit).unwrap_or(i64::MAX)
    }

    /// What is asked of statements.
    pub(super) fn of_statements(&self) -> Result<Option<String>, SearchError> {
        let kinds = self.kinds.iter().filter_map(|kind| serde_json::to_value(kind).ok());
        let stances = self.stances.iter().filter_map(|stance| serde_json::to_value(stance).ok());
        let code = |family: &str, value: &serde_json::Value| {
            format!("{family}={}", value.as_str().unwrap_or_default())
        };
        Ok(Expression::default()
            .words("content source", self.words.as_ref())
            .any("source", &self.speaker)?
            .any("about", &self.about)?
            .any("publishers", &self.publisher)?
            .any("codes", kinds.map(|kind| code("kind", &kind)))?
            .any("codes", stances.map(|stance| code("stance", &stance)))?
            .build())
    }

    /// What is asked of events.
    pub(super) fn of_events(&self) -> Result<Option<String>, SearchError> {
        Ok(Expression::default()
            .words("sentence actor recipient", self.words.as_ref())
            .any("teller", &self.speaker)?
            .any("actor recipient", &self.about)?
            .any("actor", &self.actor)?
            .any("recipient", &self.recipient)?
            .any("publishers", &self.publisher)?
            .any("codes", self.types.iter().map(|kind| format!("type={kind}")))?
            .any("codes", self.statuses.iter().map(|one| format!("status={}", one.name())))?
            .build())
    }

    /// What is asked of statements and of events that deny what others tell, or claim what is denied.
    pub(super) fn of_denials(&self) -> Result<Option<(String, String)>, SearchError> {
        let asked = Self {
            words: self.words.clone(),
            speaker: self.speaker.clone(),
            about: self.about.clone(),
            publisher: self.publisher.clone(),
            ..Self::default()
        };
        Ok(asked.of_statements()?.zip(asked.of_events()?))
    }

    /// What is asked of articles.
    pub(crate) fn of_articles(&self) -> Result<Option<String>, SearchError> {
        Ok(Expression::default()
            .words("title text", self.words.as_ref())
            .any("publishers", &self.publisher)?
            .build())
    }
}
