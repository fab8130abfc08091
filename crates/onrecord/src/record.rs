//! The record: what the program writes about one article.
//!
//! Spans here are pairs of **Unicode code points** into the article's text, half-open. Field order
//! is fixed, absent values are `null` or `[]`, never missing; the JSON Schema beside the docs is
//! generated from these types (`cargo dev schema`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of the record's shape.
pub const VERSION: &str = "1";

/// A half-open stretch `[start, end)` of the article's text, in Unicode code points.
pub type CharSpan = [usize; 2];

/// Everything that one article puts on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// Version of this shape: `"1"`.
    pub onrecord: String,
    /// The article.
    pub article: ArticleRecord,
    /// Who appears in it.
    pub actors: Vec<Actor>,
    /// Who said what, in the order of the text.
    pub statements: Vec<Statement>,
    /// Who did what to whom.
    pub events: Vec<Event>,
    /// Which claims are denied, and by whom.
    pub disputes: Vec<Dispute>,
    /// Expressions of time.
    pub dates: Vec<DateMention>,
    /// Names of places.
    pub places: Vec<PlaceMention>,
    /// Stretches that belong to the page and not to the report: "SEE ALSO:", "(Reporting by …)".
    pub boilerplate: Vec<CharSpan>,
    /// SHA-256 of the weights that coded it, in lower-case hexadecimal; only there where they were
    /// others than those in the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
}

/// The article a record is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleRecord {
    /// The caller's name for it.
    pub id: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its headline, where kept apart from the text.
    pub title: Option<String>,
    /// Day (`2024-06-21`) or instant (`2024-06-21T08:30:00+02:00`) of publication.
    pub published: Option<String>,
    /// ISO 639-1 code of its language.
    pub language: Option<String>,
    /// SHA-256 of the text in UTF-8, in lower-case hexadecimal.
    pub sha256: String,
    /// Length of the text in code points.
    pub length: usize,
    /// Where the report was filed from.
    pub dateline: Option<Dateline>,
}

/// The opening "JAKARTA, June 20 (Agency) -" of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dateline {
    /// The place as a name: `Jakarta`.
    pub place: Option<String>,
    /// Its country, ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// The place's name in the text.
    pub span: CharSpan,
}

/// Somebody who says, does or suffers something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Actor {
    /// `a1`, `a2`, … in order of first mention.
    pub id: String,
    /// The fullest name the text or the tables give.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3, or PLOVER's code for international actors.
    pub country: Option<String>,
    /// PLOVER sector: `GOV`, `MIL`, `COP`, ….
    pub sector: Option<String>,
    /// The office held at the article's date.
    pub role: Option<String>,
    /// Wikidata item, as in `Q7747`.
    pub wikidata: Option<String>,
    /// Where the text mentions it.
    pub mentions: Vec<CharSpan>,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// A state or its government.
    State,
    /// A person.
    Person,
    /// A body with a name: a ministry, a company, a court, a newspaper.
    Organisation,
    /// An armed group.
    ArmedGroup,
    /// People spoken of together: "residents", "officials".
    SocialGroup,
    /// States spoken of together: "the West", "the G7".
    Bloc,
    /// Not known.
    Unknown,
}

/// The words that support one part of a statement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// Where they stand; several where something else stands between.
    pub spans: Vec<CharSpan>,
}

/// Who a statement comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The words that name the source; none where the text names nobody ("it was reported").
    pub spans: Vec<CharSpan>,
    /// The actors meant.
    pub actors: Vec<String>,
}

/// What somebody is reported to have said, thought, hoped, asked, denied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// `s1`, `s2`, … in the order of the text.
    pub id: String,
    /// In quotation marks or not.
    pub kind: StatementKind,
    /// The statement this one stands in.
    pub parent: Option<String>,
    /// The statement this one tells again: a headline's, or the one that "that" stands for.
    pub restates: Option<String>,
    /// Who says it.
    pub source: Source,
    /// The words that report it: "said", "according to", "warning".
    pub cue: Words,
    /// What is said.
    pub content: Words,
    /// How the source stands to it.
    pub stance: Stance,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// To whom: "told reporters".
    pub addressee: Vec<CharSpan>,
    /// Through what: "in a statement", "on state television".
    pub medium: Vec<CharSpan>,
    /// When, as ISO 8601 at the precision the text gives.
    pub date: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Probability that the statement is there as recorded, 0 to 1.
    pub confidence: f32,
}

/// Whether a statement's content is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum StatementKind {
    /// All in quotation marks.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// Reported in the writer's words.
    Indirect,
}

/// How a source stands to what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Says that it is so.
    Assert,
    /// Says that a claim is false.
    Deny,
    /// Says that it may be so.
    Possibility,
    /// Says that it is so if something else is.
    Conditional,
    /// Asks.
    Question,
    /// Hopes or wishes.
    Hope,
    /// Thinks or believes.
    Belief,
    /// Means to do it.
    Intention,
    /// Wants somebody to do it.
    Demand,
}

impl Stance {
    /// All of them, by the name that the record writes.
    pub const NAMES: [(&'static str, Self); 9] = [
        ("assert", Self::Assert),
        ("deny", Self::Deny),
        ("possibility", Self::Possibility),
        ("conditional", Self::Conditional),
        ("question", Self::Question),
        ("hope", Self::Hope),
        ("belief", Self::Belief),
        ("intention", Self::Intention),
        ("demand", Self::Demand),
    ];

    /// The stance of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, stance)| *stance)
    }
}

/// Whether a content is affirmed or negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// Affirmed.
    Positive,
    /// Negated: "no one is offering this".
    Negative,
    /// Some of both.
    Mixed,
}

impl Polarity {
    /// All of them, by the name that the record writes.
    pub const NAMES: [(&'static str, Self); 3] =
        [("positive", Self::Positive), ("negative", Self::Negative), ("mixed", Self::Mixed)];

    /// The polarity of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, polarity)| *polarity)
    }
}

/// An actor taking part in an event or a dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Participant {
    /// The actor's id in this record.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: Option<String>,
    /// Its sector.
    pub sector: Option<String>,
}

/// Who did what to whom, in the PLOVER ontology.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// `e1`, `e2`, … in the order of the text.
    pub id: String,
    /// PLOVER type: `AID`, `CONSULT`, ….
    #[serde(rename = "type")]
    pub kind: String,
    /// PLOVER modes.
    pub modes: Vec<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// Who did it.
    pub actors: Vec<Participant>,
    /// To whom.
    pub recipients: Vec<Participant>,
    /// The word that tells it.
    pub trigger: CharSpan,
    /// Every telling of it.
    pub evidence: Vec<CharSpan>,
    /// When, as ISO 8601.
    pub date: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// How whoever tells it presents it.
    pub status: Status,
    /// The statement it is told in; `null` where the reporter tells it.
    pub according_to: Option<String>,
    /// Probability that the event is there as recorded, 0 to 1.
    pub confidence: f32,
}

/// How whoever tells an event presents it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It happened.
    Fact,
    /// Taken for granted: "since the invasion".
    Presupposed,
    /// It happens again and again.
    Habitual,
    /// One side says so, another denies it.
    Disputed,
    /// If something else happens.
    Conditional,
    /// Imagined.
    Hypothetical,
    /// To come.
    Future,
    /// It did not happen.
    Negated,
    /// The text does not tell.
    Unknown,
}

impl Status {
    /// All of them, by the name that the record writes.
    pub const NAMES: [(&'static str, Self); 9] = [
        ("fact", Self::Fact),
        ("presupposed", Self::Presupposed),
        ("habitual", Self::Habitual),
        ("disputed", Self::Disputed),
        ("conditional", Self::Conditional),
        ("hypothetical", Self::Hypothetical),
        ("future", Self::Future),
        ("negated", Self::Negated),
        ("unknown", Self::Unknown),
    ];

    /// The status of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, status)| *status)
    }

    /// Its name, as the record writes it.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, known)| *known == self).map_or("unknown", |(name, _)| name)
    }

    /// Whether whoever tells it says that it happened, be it by the way or against another's word.
    pub(crate) fn happened(self) -> bool {
        matches!(self, Self::Fact | Self::Presupposed | Self::Disputed)
    }
}

/// A claim with those who assert it and those who deny it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dispute {
    /// What is disputed.
    pub claim: Claim,
    /// Who says it is so.
    pub asserted_by: Vec<Participant>,
    /// Who says it is not.
    pub denied_by: Vec<Participant>,
}

/// A disputed claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// The statement that makes it.
    pub statement: Option<String>,
    /// The event it tells.
    pub event: Option<String>,
    /// Its words.
    pub spans: Vec<CharSpan>,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DateMention {
    /// Where it stands.
    pub span: CharSpan,
    /// Its value in ISO 8601 at the precision given; `null` where nothing anchors it.
    pub value: Option<String>,
    /// `year`, `month`, `week`, `day`, `time`, ….
    pub grain: Option<String>,
}

/// The name of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceMention {
    /// Where it stands.
    pub span: CharSpan,
    /// Its name.
    pub name: String,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// `GeoNames` id.
    pub geonames: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_named_as_the_record_writes_them() {
        for (name, stance) in Stance::NAMES {
            assert_eq!(Stance::named(name), Some(stance));
            assert_eq!(serde_json::to_string(&stance).unwrap(), format!("\"{name}\""));
        }
        for (name, polarity) in Polarity::NAMES {
            assert_eq!(Polarity::named(name), Some(polarity));
            assert_eq!(serde_json::to_string(&polarity).unwrap(), format!("\"{name}\""));
        }
        for (name, status) in Status::NAMES {
            assert_eq!(serde_json::to_value(status).unwrap(), name);
            assert_eq!((Status::named(name), status.name()), (Some(status), name));
        }
    }
}
