//! Why each mention of a record is that actor: what `Coder::trace` adds to the record.
//!
//! A record says that "He" is Ana Roe's brother; this says by which rule. It is made only when asked
//! for, and the record beside it is the same, byte for byte.

use serde::{Deserialize, Serialize};

use crate::record::{CharSpan, Record};

/// A record with the reasons for its mentions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Traced {
    /// The record.
    #[serde(flatten)]
    pub record: Record,
    /// For each mention of each actor, in the order of the record, why it is that actor.
    pub trace: Vec<Trace>,
}

/// Why one mention is that actor.
///
/// "Mr Roe" may be `["title-surname", "table-name"]`: the surname of somebody named before, who
/// stands in the tables under the whole name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The actor's id in the record.
    pub actor: String,
    /// Where the mention stands.
    pub span: CharSpan,
    /// How the mention was joined to the actor; then, where they had a part in it, how the tables
    /// know the actor and where the country comes from.
    pub why: Vec<Reason>,
}

/// A rule by which a mention became an actor, or an actor got its name or country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A name that stands for itself: "Ana Roe".
    Name,
    /// A name with a description beside it: "the clerk, Ana Roe,".
    Appositive,
    /// A name that was given before, or a fuller form of it.
    SameName,
    /// Part of a fuller name: "Roe".
    ShortName,
    /// A surname with a title: "Ms Roe", "Foreign Minister Roe".
    TitleSurname,
    /// The initials of a body: "BFWU".
    Initials,
    /// A state by its name: "Kenya", "the Kenyan government".
    StateName,
    /// A state by its capital: "Nairobi said".
    Capital,
    /// A state by a building or a seat: "the Kremlin".
    Metonym,
    /// Somebody described for the first time: "a clerk".
    Description,
    /// A description in the same words as before.
    SameDescription,
    /// A noun that the actor was called by: "the minister".
    RoleNoun,
    /// A noun for anybody of the kind, so whoever was spoken of last: "the man", "the group".
    GenericNoun,
    /// "The government": of the one state whose officials speak.
    Government,
    /// The body that somebody speaks for: "the union" of its lawyer.
    House,
    /// A pronoun: gender, number, and who was spoken of last.
    Pronoun,
    /// "Who", after the words it takes up.
    Relative,
    /// A pronoun or "the remarks" for whoever spoke last.
    LastSpeaker,
    /// "They", "both", "the two": those named together.
    Together,
    /// A pronoun before the name it stands for.
    LaterName,
    /// "I" or "we" in the words of the speaker.
    Speaker,
    /// "We" in the words of a state's official: the state.
    SpeakersState,
    /// "We" in the words of a body's: the body.
    SpeakersBody,
    /// A headline's description, which the report below it takes up.
    Headline,
    /// The tables know the actor by its name.
    TableName,
    /// The tables know one holder of that surname and office on the day.
    TableSurname,
    /// The tables know one holder of the office described, on the day.
    OfficeHolder,
    /// The country is that of whoever the actor belongs to: "its director".
    Owner,
    /// The country is that of a place in the description: "police in Salta".
    Place,
    /// The country is that of the report: the text tells of no other.
    ReportCountry,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 30] = [
        Self::Name,
        Self::Appositive,
        Self::SameName,
        Self::ShortName,
        Self::TitleSurname,
        Self::Initials,
        Self::StateName,
        Self::Capital,
        Self::Metonym,
        Self::Description,
        Self::SameDescription,
        Self::RoleNoun,
        Self::GenericNoun,
        Self::Government,
        Self::House,
        Self::Pronoun,
        Self::Relative,
        Self::LastSpeaker,
        Self::Together,
        Self::LaterName,
        Self::Speaker,
        Self::SpeakersState,
        Self::SpeakersBody,
        Self::Headline,
        Self::TableName,
        Self::TableSurname,
        Self::OfficeHolder,
        Self::Owner,
        Self::Place,
        Self::ReportCountry,
    ];
}
