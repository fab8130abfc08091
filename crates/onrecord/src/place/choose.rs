//! Which place a name means: Tripoli in Libya or in Lebanon, Georgia or Georgia.
//!
//! One name has one meaning in an article. What speaks for a meaning: that the text says so
//! ("Paris, Texas"), that other names lie in the same country or unit, and how many live there.

use std::collections::HashMap;

use onrecord_lexicon::{Form, NamedPlace, Place, PlaceKind, country_of};
use onrecord_text::Span;

use super::candidate::Candidates;
use crate::who::sentence::Report;

/// What the article as a whole says about where it plays, as weights of countries and units.
#[derive(Debug, Default)]
pub(super) struct Setting {
    countries: HashMap<&'static str, f64>,
    units: HashMap<usize, f64>,
}

/// For each name, how far it lies from the others' countries: its share in the setting.
type Shares = Vec<(HashMap<&'static str, f64>, HashMap<usize, f64>)>;

/// What the article says outright of a name: the numbers of the places it can only mean.
pub(super) type Told = HashMap<usize, Vec<usize>>;

/// The meaning of each name that is a place's; none where the name is not `wanted`.
pub(super) fn meanings(
    text: &str,
    report: &Report,
    candidates: &Candidates,
    wanted: &[bool],
    told: &Told,
) -> Vec<Option<Place>> {
    let mut setting = adjectives(text, report);
    let shares = shares(candidates, wanted, told);
    for (countries, units) in &shares {
        for (code, weight) in countries {
            *setting.countries.entry(code).or_default() += weight;
        }
        for (number, weight) in units {
            *setting.units.entry(*number).or_default() += weight;
        }
    }
    let choose = |number: usize| {
        let open = open(&candidates.names[number].places, told.get(&number));
        let score = |place: &Place| score(place, &setting, &shares[number]);
        let best = open.max_by(|one, other| {
            let order = score(one).total_cmp(&score(other));
            order.then_with(|| other.number().cmp(&one.number()))
        });
        best.filter(|_| wanted[number])
    };
    (0..candidates.names.len()).map(choose).collect()
}

/// The places that a name may still mean.
fn open<'a>(
    places: &'a [NamedPlace],
    told: Option<&'a Vec<usize>>,
) -> impl Iterator<Item = Place> + 'a {
    let all = places.iter().filter(move |named| told.is_some() || !named.only_after_town);
    all.map(|named| named.place)
        .filter(move |place| told.is_none_or(|told| told.contains(&place.number())))
}

/// What the adjectives of countries say: "Kenyan".
fn adjectives(text: &str, report: &Report) -> Setting {
    let mut setting = Setting::default();
    for token in report.tokens.iter().filter(|token| token.capital(text)) {
        let word: Span = token.span;
        let first = word.of(text).split('-').next().unwrap_or_default();
        if let Some(country) = country_of(first)
            && matches!(country.form, Form::Adjective | Form::People)
        {
            *setting.countries.entry(country.iso3).or_default() += 0.5;
        }
    }
    setting
}

/// What each name says about the setting: all of it for its country where it can mean but one.
fn shares(candidates: &Candidates, wanted: &[bool], told: &Told) -> Shares {
    let mut uses = vec![0.0_f64; candidates.names.len()];
    for candidate in &candidates.all {
        uses[candidate.name] += 1.0;
    }
    let share = |number: usize| {
        let mut countries: HashMap<&'static str, f64> = HashMap::new();
        let mut units: HashMap<usize, f64> = HashMap::new();
        if !wanted[number] {
            return (countries, units);
        }
        let places: Vec<Place> =
            open(&candidates.names[number].places, told.get(&number)).collect();
        let weight = |place: &Place| f64::from(place.population.max(3000)).sqrt();
        let whole: f64 = places.iter().map(weight).sum();
        let times = 1.0 + uses[number].ln();
        for place in &places {
            let part = times * weight(place) / whole;
            if let Some(country) = place.country {
                *countries.entry(country).or_default() += part;
            }
            let unit = if place.kind == PlaceKind::Unit { Some(*place) } else { place.unit() };
            if let Some(unit) = unit {
                // Several towns of one name in a unit say no more than one.
                let flat = times / places.len() as f64;
                *units.entry(unit.number()).or_default() += part.max(flat);
            }
        }
        (countries, units)
    };
    (0..candidates.names.len()).map(share).collect()
}

/// How well a place fits its name in the setting; its own share of the setting does not count.
fn score(place: &Place, setting: &Setting, own: &(HashMap<&str, f64>, HashMap<usize, f64>)) -> f64 {
    let country = place.country.map_or(0.0, |country| {
        let all = setting.countries.get(country).copied().unwrap_or(0.0);
        (all - own.0.get(country).copied().unwrap_or(0.0)).max(0.0)
    });
    let unit = if place.kind == PlaceKind::Unit { Some(*place) } else { place.unit() };
    let unit = unit.map_or(0.0, |unit| {
        let all = setting.units.get(&unit.number()).copied().unwrap_or(0.0);
        (all - own.1.get(&unit.number()).copied().unwrap_or(0.0)).max(0.0)
    });
    let kind = match place.kind {
        PlaceKind::Country | PlaceKind::Continent => 1.6,
        PlaceKind::Capital => 0.8,
        PlaceKind::Unit => 0.3,
        PlaceKind::District => -0.6,
        PlaceKind::City => 0.0,
        _ => 0.2,
    };
    let people = match place.kind {
        PlaceKind::City | PlaceKind::Capital | PlaceKind::Country | PlaceKind::Unit => {
            f64::from(place.population.max(500)).log10()
        }
        PlaceKind::District => f64::from(place.population.max(500)).log10().min(5.5),
        _ => 5.5,
    };
    people + kind + 1.1 * (1.0 + country).ln() + 1.6 * (1.0 + unit).ln()
}
