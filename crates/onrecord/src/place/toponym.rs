//! The names of places in an article, each with the place it means.

use std::collections::HashSet;

use onrecord_lexicon::{NamedPlace, Place, PlaceKind};
use onrecord_text::{Document, Span};

use super::candidate::{Candidate, Candidates};
use super::choose::{Told, meanings};
use super::evidence::{Around, Evidence, evidence, standing};
use crate::who::sentence::Report;

/// A name of a place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Toponym {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it means.
    pub(crate) place: Place,
    /// Whether it stands in the name of a body: "Goma Police".
    pub(crate) in_name: bool,
}

/// What speaks for a name besides its own place: being listed with places, or being one elsewhere.
const LISTED: i32 = 15;
const ELSEWHERE: i32 = 22;
/// "Paris, Texas" speaks for both names; "Texas" alone is a place anyway, "TX" is not.
const INNER: i32 = 45;
const OUTER: i32 = 60;
/// A dateline names places.
const DATELINE: i32 = 60;
/// From what weight on one mention is sure to be a place.
const SURE: i32 = 25;
/// What the surname of a person in the article weighs against a bare name.
const PERSON: i32 = 30;

/// The names of places in a text, in its order.
pub(crate) fn toponyms(text: &str, document: &Document) -> Vec<Toponym> {
    let mut report = Report::new(text, document);
    let dateline = document.dateline.as_ref().map(|dateline| dateline.place);
    if let Some(place) = dateline {
        report.push(text, place, 0, false);
    }
    let report = &report;
    let mut candidates = Candidates::new(text, report);
    let chains = contained(text, report, &candidates);
    drop_short_units(&mut candidates, &chains);
    let chains = contained(text, report, &candidates);
    let found = accepted(text, report, &candidates, &chains, dateline);
    let mut wanted = vec![false; candidates.names.len()];
    for (candidate, found) in candidates.all.iter().zip(&found) {
        wanted[candidate.name] |= found.is_some();
    }
    let told = told(&candidates, &chains);
    let meaning = meanings(text, report, &candidates, &wanted, &told);
    let toponym = |(candidate, found): (&Candidate, &Option<Evidence>)| {
        let place = meaning[candidate.name]?;
        found.map(|found| Toponym { span: candidate.span, place, in_name: found.in_name })
    };
    let mut toponyms: Vec<Toponym> =
        candidates.all.iter().zip(&found).filter_map(toponym).collect();
    toponyms.sort_by_key(|toponym| toponym.span);
    toponyms
}

/// A pair of neighbours of which the first lies in the second: "Paris, Texas", with the places
/// that both can mean then.
struct Contained {
    inner: usize,
    outer: usize,
    inner_places: Vec<usize>,
    outer_places: Vec<usize>,
}

fn contained(text: &str, report: &Report, candidates: &Candidates) -> Vec<Contained> {
    let mut found = Vec::new();
    for (number, pair) in candidates.all.windows(2).enumerate() {
        let [inner, outer] = pair else { continue };
        let gap = report.tokens.get(inner.tokens.end..outer.tokens.start).unwrap_or_default();
        let comma = matches!(gap, [mark] if mark.is(text, ",") || mark.is(text, "("));
        if inner.sentence != outer.sentence || !comma {
            continue;
        }
        let inside = &candidates.names[inner.name].places;
        let around = &candidates.names[outer.name].places;
        let mut chain = Contained {
            inner: number,
            outer: number + 1,
            inner_places: Vec::new(),
            outer_places: Vec::new(),
        };
        for large in around.iter().filter(|named| holds_towns(named)) {
            let lies = |named: &&NamedPlace| {
                named.place.number() != large.place.number()
                    && !matches!(named.place.kind, PlaceKind::Country | PlaceKind::Continent)
                    && named.place.lies_in(&large.place)
                    && !named.only_after_town
            };
            let mut some = false;
            for small in inside.iter().filter(lies) {
                chain.inner_places.push(small.place.number());
                some = true;
            }
            if some {
                chain.outer_places.push(large.place.number());
            }
        }
        if !chain.inner_places.is_empty() {
            found.push(chain);
        }
    }
    found
}

fn holds_towns(named: &NamedPlace) -> bool {
    matches!(named.place.kind, PlaceKind::Country | PlaceKind::Unit)
}

/// "Pa." and "OK" count only right after a town; where they do not, they go.
fn drop_short_units(candidates: &mut Candidates, chains: &[Contained]) {
    let after: HashSet<usize> = chains.iter().map(|chain| chain.outer).collect();
    let short: Vec<bool> = candidates
        .names
        .iter()
        .map(|name| name.places.iter().all(|named| named.only_after_town))
        .collect();
    let mut number = 0;
    candidates.all.retain(|candidate| {
        let keep = !short[candidate.name] || after.contains(&number);
        number += 1;
        keep
    });
}

/// What the pairs say of their names: the first saying counts.
fn told(candidates: &Candidates, chains: &[Contained]) -> Told {
    let mut told = Told::new();
    for chain in chains {
        told.entry(candidates.all[chain.inner].name).or_insert_with(|| chain.inner_places.clone());
        told.entry(candidates.all[chain.outer].name).or_insert_with(|| chain.outer_places.clone());
    }
    told
}

/// For each candidate, the evidence that makes it a place; none where it is no place.
fn accepted(
    text: &str,
    report: &Report,
    candidates: &Candidates,
    chains: &[Contained],
    dateline: Option<Span>,
) -> Vec<Option<Evidence>> {
    let mut sums = beside(text, report, candidates, dateline);
    for chain in chains {
        sums[chain.inner].weight += INNER;
        sums[chain.outer].weight += OUTER;
    }
    elsewhere(candidates, &mut sums);
    let own: Vec<i32> = candidates
        .all
        .iter()
        .map(|candidate| standing(candidate.span.of(text), candidates.places(candidate)))
        .collect();
    let place = |number: usize, sums: &[Evidence]| own[number] + sums[number].weight >= 0;
    let mut listed = vec![0; sums.len()];
    for number in 1..sums.len() {
        if is_list(text, report, &candidates.all[number - 1], &candidates.all[number]) {
            let (last, this) = (place(number - 1, &sums), place(number, &sums));
            listed[number] += if last { LISTED } else { 0 };
            listed[number - 1] += if this { LISTED } else { 0 };
        }
    }
    for (sum, listed) in sums.iter_mut().zip(listed) {
        sum.weight += listed;
    }
    (0..sums.len()).map(|number| place(number, &sums).then_some(sums[number])).collect()
}

/// What the words beside each candidate say of it.
fn beside(
    text: &str,
    report: &Report,
    candidates: &Candidates,
    dateline: Option<Span>,
) -> Vec<Evidence> {
    let read = |candidate: &Candidate| {
        if dateline.is_some_and(|place| is_whole_part(text, place, candidate.span)) {
            return Evidence { weight: DATELINE, ..Evidence::default() };
        }
        let around = Around::new(text, report, candidate, candidates.places(candidate));
        evidence(&around, candidate.tokens.len() == 1)
    };
    let mut sums: Vec<Evidence> = candidates.all.iter().map(read).collect();
    // "Roe" after "Ada Roe", "Georgia" after "Georgia Roe": the names of people told in full.
    let mut people = HashSet::new();
    for (candidate, _) in candidates.all.iter().zip(&sums).filter(|(_, sum)| sum.of_person) {
        if candidate.tokens.len() == 1 {
            people.insert(candidate.span.of(text));
        }
    }
    for (candidate, sum) in candidates.all.iter().zip(&mut sums) {
        if people.contains(candidate.span.of(text)) && sum.weight < SURE {
            sum.weight -= PERSON;
        }
    }
    sums
}

/// Whether a name is all that stands between marks in a dateline: in "SAN LUCIO" neither word is a name.
fn is_whole_part(text: &str, dateline: Span, name: Span) -> bool {
    let parts = |span: Span| span.of(text).trim_matches(' ');
    dateline.contains(name)
        && !parts(Span::new(dateline.start, name.start)).ends_with(char::is_alphanumeric)
        && !parts(Span::new(name.end, dateline.end)).starts_with(char::is_alphanumeric)
}

/// A name that is surely a place in one mention is likely one in the others.
fn elsewhere(candidates: &Candidates, sums: &mut [Evidence]) {
    let mut sure = vec![false; candidates.names.len()];
    for (candidate, sum) in candidates.all.iter().zip(sums.iter()) {
        sure[candidate.name] |= sum.weight >= SURE;
    }
    for (candidate, sum) in candidates.all.iter().zip(sums) {
        if sure[candidate.name] && sum.weight < SURE {
            sum.weight += ELSEWHERE;
        }
    }
}

/// "Goma, Bukavu and Uvira": whether only commas and "and" stand between two names.
fn is_list(text: &str, report: &Report, one: &Candidate, other: &Candidate) -> bool {
    let gap = report.tokens.get(one.tokens.end..other.tokens.start).unwrap_or_default();
    one.sentence == other.sentence
        && (1..=2).contains(&gap.len())
        && gap.iter().all(|token| matches!(token.of(text), "," | "and" | "or" | "&" | "/"))
}
