//! The countries that a report is about, as candidates for those of whom it tells none.

use onrecord_lexicon::PlaceKind;

use super::setting::Setting;
use super::{Identity, Mentioned, Speaker};
use crate::place::{PlaceAt, Places};

/// PLOVER's codes for those who are of no one country.
pub(super) const ABROAD: [&str; 4] = ["UNO", "IGO", "NGO", "MNC"];

/// A country that a report names, or an international code.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Candidate {
    /// ISO 3166-1 alpha-3, or one of [`ABROAD`].
    pub(super) code: String,
    /// Where the report names it, its people, its towns, and whoever is told to be of it; in order.
    pub(super) named: Vec<usize>,
    /// Where the report speaks of somebody who is told to be of it; in order.
    pub(super) acting: Vec<usize>,
    /// How surely it is meant: see [`Reach`].
    pub(super) reach: Reach,
    /// How many of its places are named.
    pub(super) places: usize,
    /// Whether the report is filed from it.
    pub(super) filed: bool,
    /// Whether the report is filed from its capital.
    pub(super) capital: bool,
    /// Whether it is the first that the headline or the first sentence names.
    pub(super) lead: bool,
}

/// How a country is named at its surest; a village may bear the name of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// Not at all.
    #[default]
    Nothing,
    /// By a village or a place of unknown size.
    Village,
    /// By a town of twenty thousand.
    Town,
    /// By a city of a hundred thousand, a province or a region.
    City,
    /// By a city of a million.
    Metropolis,
    /// By its own name, its people's or its capital's, or by somebody who is told to be of it.
    Name,
}

impl Reach {
    fn of(place: &PlaceAt) -> Self {
        match place.known {
            None => Self::Village,
            Some(known) if known.kind == PlaceKind::City || known.kind == PlaceKind::Capital => {
                match known.population {
                    0..20_000 => Self::Village,
                    20_000..100_000 => Self::Town,
                    100_000..1_000_000 => Self::City,
                    _ => Self::Metropolis,
                }
            }
            Some(_) => Self::City,
        }
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Village => "village",
            Self::Town => "town",
            Self::City => "city",
            Self::Metropolis => "metropolis",
            Self::Name => "name",
        }
    }
}

impl Candidate {
    /// Where it was last named at or before a byte, and where it is first named after it.
    pub(super) fn around(places: &[usize], byte: usize) -> (Option<usize>, Option<usize>) {
        let next = places.partition_point(|&at| at <= byte);
        (next.checked_sub(1).map(|last| places[last]), places.get(next).copied())
    }

    pub(super) fn is_country(&self) -> bool {
        !ABROAD.contains(&self.code.as_str())
    }
}

/// The countries of a report in the order of their codes, then the international codes.
pub(super) struct Candidates {
    pub(super) all: Vec<Candidate>,
}

impl Candidates {
    /// Gathers them from the words of a report, from those whose country is told, from its places and
    /// its dateline.
    pub(super) fn of(
        setting: &Setting,
        told: &[(&Speaker, &Identity)],
        places: &Places,
        capital: Option<&str>,
    ) -> Self {
        let all = ABROAD
            .iter()
            .map(|code| Candidate { code: (*code).to_owned(), ..Candidate::default() });
        let mut found = Self { all: all.collect() };
        for &(at, code) in &setting.named {
            found.get(code).named.push(at);
        }
        for (actor, identity) in told {
            if let Some(code) = identity.country.as_deref().filter(|code| is_one(code)) {
                let at = |mention: &Mentioned| mention.span.start;
                found.get(code).acting.extend(actor.mentions.iter().map(at));
            }
        }
        for candidate in &mut found.all {
            candidate.named.extend(&candidate.acting);
            candidate.reach = if candidate.named.is_empty() { Reach::Nothing } else { Reach::Name };
        }
        let mut seen: Vec<&str> = Vec::new();
        for place in &places.mentions {
            let Some(code) = place.country else { continue };
            let candidate = found.get(code);
            candidate.reach = candidate.reach.max(Reach::of(place));
            candidate.named.push(place.span.start);
            if !seen.contains(&place.name.as_ref()) {
                seen.push(&place.name);
                candidate.places += 1;
            }
        }
        let filed = places.dateline.as_ref().and_then(|place| place.country);
        for code in filed.into_iter().chain(capital) {
            found.get(code).filed = true;
        }
        for candidate in &mut found.all {
            candidate.capital = capital == Some(candidate.code.as_str());
            candidate.lead = setting.lead == Some(candidate.code.as_str());
            candidate.named.sort_unstable();
            candidate.named.dedup();
            candidate.acting.sort_unstable();
        }
        found.all.sort_by(|one, other| {
            (!one.is_country(), &one.code).cmp(&(!other.is_country(), &other.code))
        });
        found
    }

    fn get(&mut self, code: &str) -> &mut Candidate {
        let at = self.all.iter().position(|candidate| candidate.code == code);
        let at = at.unwrap_or_else(|| {
            self.all.push(Candidate { code: code.to_owned(), ..Candidate::default() });
            self.all.len() - 1
        });
        &mut self.all[at]
    }

    pub(super) fn countries(&self) -> impl Iterator<Item = &Candidate> {
        self.all.iter().filter(|candidate| candidate.is_country())
    }
}

/// A country or one of the codes weighed; not a bloc.
fn is_one(code: &str) -> bool {
    ABROAD.contains(&code) || !matches!(code, "EUR" | "WEST") && code.len() == 3
}
