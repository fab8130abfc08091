//! Those who take part in an event or say something of it, and whether two names mean one.

use std::collections::BTreeSet;

use onrecord::record::{Actor, ActorKind, Participant, Record};

/// One who takes part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: Option<String>,
    /// Its sector.
    pub sector: Option<String>,
    /// Whether it is a state, which its country names by itself.
    pub state: bool,
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
    /// The same.
    Same,
}

impl Party {
    /// Those that a record names as taking part.
    pub(crate) fn of(record: &Record, parties: &[Participant]) -> BTreeSet<Self> {
        let party = |one: &Participant| Self {
            name: one.name.clone(),
            country: one.country.clone(),
            sector: one.sector.clone(),
            state: record.actors.iter().any(|actor| actor.id == one.id && is_state(actor)),
        };
        parties.iter().map(party).collect()
    }

    /// The actors of a record that have these ids.
    pub(crate) fn called(record: &Record, ids: &[String]) -> BTreeSet<Self> {
        let actors = record.actors.iter().filter(|actor| ids.contains(&actor.id));
        let party = |actor: &Actor| Self {
            name: actor.name.clone(),
            country: actor.country.clone(),
            sector: actor.sector.clone(),
            state: is_state(actor),
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
        let alike = names_meet(&self.name, &other.name)
            || known && self.sector == other.sector && !(self.has_name() && other.has_name());
        match (alike, known) {
            (true, _) => Match::Same,
            (_, true) => Match::Country,
            _ => Match::Open,
        }
    }
}

fn is_state(actor: &Actor) -> bool {
    actor.kind == ActorKind::State
}

/// The best that a party of the one and a party of the other have in common.
pub(crate) fn matched(one: &BTreeSet<Party>, two: &BTreeSet<Party>) -> Match {
    let pairs = one.iter().flat_map(|left| two.iter().map(move |right| left.matches(right)));
    pairs.max().unwrap_or(Match::Open)
}

/// "Northern Front" and "the Front", "seven drivers and guards" and "drivers".
fn names_meet(one: &str, two: &str) -> bool {
    let words = |name: &str| -> BTreeSet<String> {
        let words = name.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| word.chars().count() > 3).map(stem).collect()
    };
    let (one_words, two_words) = (words(one), words(two));
    let fewer = one_words.len().min(two_words.len());
    one.eq_ignore_ascii_case(two)
        || fewer > 0 && 2 * one_words.intersection(&two_words).count() >= fewer.max(1)
}

/// A word as far as it tells its family: in small letters, cut to six, without a final "s".
pub(crate) fn stem(word: &str) -> String {
    let small = word.to_lowercase();
    let single = small.strip_suffix('s').unwrap_or(&small);
    single.chars().take(6).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(name: &str, country: &str, sector: &str) -> BTreeSet<Party> {
        let code = |code: &str| (!code.is_empty()).then(|| code.to_owned());
        let (country, sector) = (code(country), code(sector));
        [Party { name: name.to_owned(), country, sector, state: false }].into()
    }

    #[test]
    fn names_mean_the_same_where_words_or_country_and_sector_meet() {
        for (one, two, expected) in [
            (("Northern Front", "", "REB"), ("the Front", "", ""), Match::Same),
            (("seven drivers and guards", "", ""), ("drivers", "", ""), Match::Same),
            (("police", "KEN", "COP"), ("officers", "KEN", "COP"), Match::Same),
            (("police", "KEN", "COP"), ("officers", "GHA", "COP"), Match::Other),
            (("police", "KEN", "COP"), ("nurses", "KEN", "LAB"), Match::Country),
            (("Ana Roe", "KEN", "GOV"), ("Jon Doe", "KEN", "GOV"), Match::Country),
            (("gunmen", "", "UAF"), ("Northern Front", "", "REB"), Match::Open),
        ] {
            let (one, two) = (party(one.0, one.1, one.2), party(two.0, two.1, two.2));
            assert_eq!(matched(&one, &two), expected, "{one:?} {two:?}");
            assert_eq!(matched(&two, &one), expected, "{two:?} {one:?}");
        }
        assert_eq!(matched(&party("army", "", ""), &BTreeSet::new()), Match::Open);
    }
}
