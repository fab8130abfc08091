//! The country that a report is set in: its police, its mayor, its farmers are of that country
//! where nothing else is told of them.
//!
//! It is the dateline's country where the report names it too, or was filed from its capital and its
//! lead names no other; without a capital's dateline it may be the first that the headline or the first
//! sentence names. Where a report names no country at all but several places, it is the one that all of them
//! lie in. A report about a state that no table knows ("Vostan's foreign ministry") has none:
//! nobody in it can be taken for another country's.

use std::collections::HashSet;

use onrecord_lexicon::country_of;
use onrecord_text::Span;

use super::Speakers;
use super::proper::{proper_names, span_of};
use super::sentence::Report;
use super::token::Token;
use crate::record::ActorKind;

/// Where a report is set, as far as its words tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Setting {
    /// The countries that it names, by name, people, capital or seat.
    named: HashSet<&'static str>,
    /// The first that its headline or its first sentence names.
    lead: Option<&'static str>,
    /// Names that have a government, an army, a border, and that no table has as a country's.
    strange: Vec<Span>,
}

/// What only a state has.
const OF_STATES: [&str; 25] = [
    "government",
    "president",
    "premier",
    "parliament",
    "army",
    "navy",
    "military",
    "ambassador",
    "embassy",
    "capital",
    "border",
    "king",
    "queen",
    "cabinet",
    "troops",
    "forces",
    "soldiers",
    "prime",
    "foreign",
    "defence",
    "defense",
    "interior",
    "republic",
    "envoy",
    "junta",
];

impl Setting {
    /// What the words of a report tell.
    pub(super) fn of(text: &str, report: &Report) -> Self {
        let mut found = Self::default();
        let first = report.sentences.iter().position(|sentence| !sentence.headline);
        for (number, sentence) in report.sentences.iter().enumerate() {
            let tokens = &report.tokens[sentence.tokens.clone()];
            for name in proper_names(text, tokens) {
                let countries = countries(text, &tokens[name.clone()]);
                if first.is_none_or(|first| number <= first) {
                    found.lead = found.lead.or(countries.first().copied());
                }
                if countries.is_empty() && has_what_states_have(text, tokens, &name) {
                    found.strange.push(span_of(&tokens[name]));
                }
                found.named.extend(countries);
            }
        }
        found
    }
}

/// The countries in a capitalised name, in order: Kenya and Uganda in "Kenya-Uganda Chamber".
fn countries(text: &str, name: &[Token]) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < name.len() {
        let longest = (1..=4usize.min(name.len() - at)).rev().find_map(|length| {
            Some((length, country_of(span_of(&name[at..at + length]).of(text))?.iso3))
        });
        let (length, country) = longest.map_or((1, None), |(length, code)| (length, Some(code)));
        found.extend(country.filter(|code| !is_international(code)));
        at += length;
    }
    found
}

fn is_international(code: &str) -> bool {
    matches!(code, "UNO" | "EUR" | "IGO" | "NGO" | "WEST")
}

/// "Vostan's foreign ministry", "the government of Vostan".
fn has_what_states_have(text: &str, tokens: &[Token], name: &std::ops::Range<usize>) -> bool {
    let word = |number: usize| tokens.get(number).map_or("", |token| token.of(text));
    let is_of_states = |number: usize| OF_STATES.contains(&word(number));
    if tokens[name.end - 1].possessive() {
        return is_of_states(name.end) || is_of_states(name.end + 1);
    }
    let before = |back: usize| name.start.checked_sub(back);
    before(1).is_some_and(|of| word(of) == "of")
        && before(2)
            .is_some_and(|noun| is_of_states(noun) || matches!(word(noun), "minister" | "ministry"))
}

impl Speakers {
    /// The country that the report is set in.
    ///
    /// `filed` is the country of the dateline's place, `places` are the places named with theirs.
    pub(crate) fn home(
        &self,
        text: &str,
        filed: Option<&str>,
        places: &[(Span, &'static str)],
    ) -> Option<&'static str> {
        let setting = &self.setting;
        let is_place = |name: &Span| places.iter().any(|(place, _)| place.overlaps(*name));
        let is_actor = |name: &Span| {
            let whose = name.of(text);
            let known = |name: &str| name == whose || name.split(' ').any(|part| part == whose);
            self.actors.iter().any(|actor| {
                (actor.kind == ActorKind::Person || actor.country.is_some())
                    && actor.named
                    && known(&actor.name)
            })
        };
        if setting.strange.iter().any(|name| !is_place(name) && !is_actor(name)) {
            return None;
        }
        let named = filed.and_then(|code| setting.named.get(code).copied());
        // A capital reports on the world too: what it files of other countries alone is not set in it.
        let about = |code: &&str| setting.lead.is_none() || setting.named.contains(code);
        match self.dateline {
            Some(capital) => Some(capital).filter(about),
            None => named.or(setting.lead).or_else(|| self.country_of_places(text, places)),
        }
    }

    /// The country that all places of a report lie in, if it names no country but several places:
    /// one alone may bear the name of another.
    fn country_of_places(
        &self,
        text: &str,
        places: &[(Span, &'static str)],
    ) -> Option<&'static str> {
        let (first, country) = *places.first().filter(|_| self.setting.named.is_empty())?;
        let several = places.iter().any(|(place, _)| place.of(text) != first.of(text));
        let all = places.iter().all(|(_, code)| *code == country);
        (several && all).then_some(country)
    }
}

#[cfg(test)]
mod tests {
    use onrecord_text::{Document, Span};

    use super::super::name_sources;

    #[test]
    fn a_report_that_names_no_country_is_set_where_all_its_places_lie() {
        let text = "Milk farmers poured milk before the ministry in Brno, and drove home to Zlin.";
        let found = name_sources(text, &Document::new(text), &[], &[]);
        let place = |name: &str, code| {
            let start = text.find(name).unwrap();
            (Span::new(start, start + name.len()), code)
        };
        let (brno, zlin) = (place("Brno", "CZE"), place("Zlin", "CZE"));
        assert_eq!(found.home(text, None, &[brno, zlin]), Some("CZE"));
        assert_eq!(found.home(text, None, &[brno, place("Zlin", "SVK")]), None);
        assert_eq!(found.home(text, None, &[brno]), None);
    }

    #[test]
    fn a_report_is_set_where_it_is_filed_from_or_begins() {
        for (text, expected) in [
            ("Kenyan police closed the road on Monday. Uganda waits.", Some("KEN")),
            ("LISBON, March 4 - Police closed a bridge on Monday.", Some("PRT")),
            ("Police closed a bridge on Monday. Kenya waits.", None),
            ("Vostan's foreign ministry asked for talks in Kenya on Monday.", None),
            ("The army of Vostan left Kenya on Monday.", None),
            ("Ana Roe's government fell in Kenya on Monday.", Some("KEN")),
            ("The United Nations left on Monday.", None),
        ] {
            let found = name_sources(text, &Document::new(text), &[], &[]);
            assert_eq!(found.home(text, None, &[]), expected, "{text}");
        }
    }
}
