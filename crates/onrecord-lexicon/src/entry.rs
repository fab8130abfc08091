//! What a table says of somebody or something that bears a name.

use jiff::civil::Date;

use crate::country::Form;
use crate::table::list;
use crate::term::{Held, Term};

/// Somebody or something that a table knows by name.
///
/// "the Kremlin" gives Russia (`RUS`, `GOV`) by a metonym; "Mwai Kibaki" gives one entry for each
/// office he held, with its term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// The fullest usual name: "Kenya", "Mwai Kibaki", "International Atomic Energy Agency".
    pub name: &'t str,
    /// What bears it.
    pub kind: Kind,
    /// What the word that was looked up is to it.
    pub form: Form,
    /// ISO 3166-1 alpha-3, PLOVER's code for an international actor, or a code of our own for a
    /// bloc or for a state that is no more.
    pub country: Option<&'t str>,
    /// The PLOVER sector.
    pub sector: Option<&'t str>,
    /// The office of a person: "President".
    pub role: Option<&'t str>,
    /// The body that the office belongs to, where it is no state's: "NATO".
    pub body: Option<&'t str>,
    /// What the office is, whatever it is called; see [`Entry::functions`].
    pub(crate) functions: &'t str,
    /// The members of a bloc; see [`Entry::members`].
    pub(crate) members: &'t str,
    /// When all this holds.
    pub term: Term,
    /// The item in Wikidata.
    pub wikidata: Option<&'t str>,
    /// Where the table has it from.
    pub source: &'t str,
}

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A state or its government; also a territory with a code.
    State,
    /// A person.
    Person,
    /// A ministry, a court, a company, a newspaper, a party.
    Organisation,
    /// A group under arms that is no state's army.
    ArmedGroup,
    /// People spoken of together: "Kurds", "Rohingya".
    SocialGroup,
    /// States spoken of together: "the West", "BRICS".
    Bloc,
}

impl Kind {
    /// Every kind, by the name that tables and records write.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("state", Self::State),
        ("person", Self::Person),
        ("organisation", Self::Organisation),
        ("armed-group", Self::ArmedGroup),
        ("social-group", Self::SocialGroup),
        ("bloc", Self::Bloc),
    ];

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

impl<'t> Entry<'t> {
    /// What the office of a person is, whatever it is called: `head-of-state`, `leader`,
    /// `foreign-minister`. `data/office_words.tsv` lists them with what news calls them.
    pub fn functions(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        list(self.functions, ';')
    }

    /// The codes of the members of a bloc, where the table lists them.
    pub fn members(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        list(self.members, ';')
    }

    /// Whether it holds on a day; on any, where none is given.
    pub fn held(&self, day: Option<Date>) -> Held {
        self.term.at_any(day)
    }
}
