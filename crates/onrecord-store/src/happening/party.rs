//! Those who take part in an event or say something of it, and whether two names mean one.

use onrecord::record::{Actor, ActorKind, Participant, Record};
use serde::{Deserialize, Serialize};

use super::party_set::Parties;
use super::tokens::Tokens;

/// One who takes part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: Option<String>,
    /// Its sector.
    pub sector: Option<String>,
    /// Whether it is a state, which its country names by itself.
    pub state: bool,
    words: Tokens,
}

/// How far two sets of parties mean the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Match {
    /// None in common, and known to be others.
    Other,
    /// One side names nobody, or nothing tells.
    Open,
    /// Of one country.
    Country,
    /// Of one country and sector: "police", "officers".
    Sector,
    /// The same by what they are called: "two drivers", "the drivers".
    Same,
    /// The same by name: "the Northern Front".
    Name,
}

impl Party {
    /// One of this name.
    pub fn new(name: &str, country: Option<String>, sector: Option<String>, state: bool) -> Self {
        Self { name: name.to_owned(), country, sector, state, words: Tokens::told(name) }
    }

    /// Those that a record names as taking part.
    pub(crate) fn of(record: &Record, parties: &[Participant]) -> Parties {
        let state = |id: &str| record.actors.iter().any(|actor| actor.id == id && is_state(actor));
        let party = |one: &Participant| {
            Self::new(&one.name, one.country.clone(), one.sector.clone(), state(&one.id))
        };
        parties.iter().map(party).collect()
    }

    /// The actors of a record that have these ids.
    pub(crate) fn called(record: &Record, ids: &[String]) -> Parties {
        let actors = record.actors.iter().filter(|actor| ids.contains(&actor.id));
        let party = |actor: &Actor| {
            Self::new(&actor.name, actor.country.clone(), actor.sector.clone(), is_state(actor))
        };
        actors.map(party).collect()
    }

    /// Whether its name is one that few others bear: "Northern Front", not "police".
    pub(crate) fn has_name(&self) -> bool {
        !self.state && self.name.starts_with(|c: char| c.is_uppercase())
    }

    fn matches(&self, other: &Self) -> Match {
        let known = self.country.is_some() && other.country.is_some();
        if known && self.country != other.country {
            return Match::Other;
        }
        let named = self.has_name() && other.has_name();
        let sector = known && self.sector == other.sector;
        match self.name_meets(other) {
            true if named => Match::Name,
            true => Match::Same,
            false if sector && !named => Match::Sector,
            false if known => Match::Country,
            false => Match::Open,
        }
    }

    /// "Northern Front" and "the Front", "seven drivers and guards" and "drivers".
    fn name_meets(&self, other: &Self) -> bool {
        let fewer = self.words.numbers().len().min(other.words.numbers().len());
        self.name.eq_ignore_ascii_case(&other.name)
            || fewer > 0 && 2 * self.words.shared(&other.words) >= fewer
    }
}

fn is_state(actor: &Actor) -> bool {
    actor.kind == ActorKind::State
}

/// The best that a party of the one and a party of the other have in common.
pub(crate) fn matched(one: &Parties, two: &Parties) -> Match {
    let pairs = one.iter().flat_map(|left| two.iter().map(move |right| left.matches(right)));
    pairs.max().unwrap_or(Match::Open)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(name: &str, country: &str, sector: &str) -> Parties {
        let code = |code: &str| (!code.is_empty()).then(|| code.to_owned());
        let (country, sector) = (code(country), code(sector));
        [Party::new(name, country, sector, false)].into()
    }

    #[test]
    fn names_mean_the_same_where_words_or_country_and_sector_meet() {
        for (one, two, expected) in [
            (("Northern Front", "", "REB"), ("the Front", "", ""), Match::Same),
            (("Northern Front", "", "REB"), ("Front", "", ""), Match::Name),
            (("seven drivers and guards", "", ""), ("drivers", "", ""), Match::Same),
            (("police", "KEN", "COP"), ("officers", "KEN", "COP"), Match::Sector),
            (("police", "KEN", "COP"), ("officers", "GHA", "COP"), Match::Other),
            (("police", "KEN", "COP"), ("nurses", "KEN", "LAB"), Match::Country),
            (("Ana Roe", "KEN", "GOV"), ("Jon Doe", "KEN", "GOV"), Match::Country),
            (("gunmen", "", "UAF"), ("Northern Front", "", "REB"), Match::Open),
        ] {
            let (one, two) = (party(one.0, one.1, one.2), party(two.0, two.1, two.2));
            assert_eq!(matched(&one, &two), expected, "{one:?} {two:?}");
            assert_eq!(matched(&two, &one), expected, "{two:?} {one:?}");
        }
        assert_eq!(matched(&party("army", "", ""), &Parties::default()), Match::Open);
    }
}
