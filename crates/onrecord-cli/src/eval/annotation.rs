//! What is compared: a record as the program writes it, or as somebody annotated it.
//!
//! An annotator need not fill in what is not scored: fields may be missing, others may be there.
//! One field is the annotator's own: what is `"optional": true` is neither missed where it is not
//! found nor extra where it is.

use onrecord::record::{ActorKind, CharSpan, Record, Source, Stance, StatementKind, Status, Words};
use serde::Deserialize;

/// What is on record of one article.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Annotation {
    pub(crate) article: About,
    pub(crate) actors: Vec<Actor>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) events: Vec<Event>,
    pub(crate) disputes: Vec<Dispute>,
    pub(crate) dates: Vec<Date>,
    pub(crate) places: Vec<Place>,
}

impl Annotation {
    /// A record that the program made.
    pub(crate) fn of(record: &Record) -> serde_json::Result<Self> {
        serde_json::from_value(serde_json::to_value(record)?)
    }

    /// The actor with this id.
    pub(crate) fn actor(&self, id: &str) -> Option<&Actor> {
        self.actors.iter().find(|actor| actor.id == id)
    }
}

/// Which article it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct About {
    pub(crate) id: String,
    pub(crate) published: Option<String>,
    pub(crate) sha256: Option<String>,
}

/// Somebody, with every mention.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Actor {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) name: String,
    pub(crate) kind: Option<ActorKind>,
    pub(crate) country: Option<String>,
    #[serde(default)]
    pub(crate) mentions: Vec<CharSpan>,
}

/// What somebody said.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Statement {
    pub(crate) id: String,
    pub(crate) kind: StatementKind,
    #[serde(default)]
    pub(crate) source: Source,
    #[serde(default)]
    pub(crate) cue: Words,
    pub(crate) content: Words,
    pub(crate) stance: Stance,
    #[serde(default)]
    pub(crate) optional: bool,
}

/// Who did what to whom.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Event {
    pub(crate) id: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) actors: Vec<Party>,
    #[serde(default)]
    pub(crate) recipients: Vec<Party>,
    pub(crate) trigger: CharSpan,
    #[serde(default)]
    pub(crate) evidence: Vec<CharSpan>,
    pub(crate) status: Status,
    pub(crate) according_to: Option<String>,
    #[serde(default)]
    pub(crate) optional: bool,
}

/// Somebody who takes part: events and disputes are compared by country.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Party {
    pub(crate) country: Option<String>,
}

/// A claim and its two sides.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Dispute {
    pub(crate) claim: Claim,
    #[serde(default)]
    pub(crate) asserted_by: Vec<Party>,
    #[serde(default)]
    pub(crate) denied_by: Vec<Party>,
    #[serde(default)]
    pub(crate) optional: bool,
}

/// What is disputed.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Claim {
    pub(crate) statement: Option<String>,
    pub(crate) spans: Vec<CharSpan>,
}

/// An expression of time.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Date {
    pub(crate) span: CharSpan,
    pub(crate) value: Option<String>,
    #[serde(default)]
    pub(crate) optional: bool,
}

/// The name of a place.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Place {
    pub(crate) span: CharSpan,
    pub(crate) country: Option<String>,
    #[serde(default)]
    pub(crate) optional: bool,
}
