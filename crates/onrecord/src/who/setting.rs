//! What the words of a report tell of where it is set: the countries that it names, those whose money it
//! counts in, and names of states that no table knows ("Vostan's foreign ministry").

use onrecord_lexicon::country_of;
use onrecord_text::Span;

use super::proper::{proper_names, span_of};
use super::sentence::Report;
use super::token::Token;
use super::{Speakers, money};
use crate::place::PlaceAt;
use crate::record::ActorKind;

/// Where a report is set, as far as its words tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Setting {
    /// Where it names a country, by name, people, capital, seat or money; sentence by sentence.
    pub(super) named: Vec<(usize, &'static str)>,
    /// The first that its headline or its first sentence names.
    pub(super) lead: Option<&'static str>,
    /// Where its sentences begin, each with the number of its paragraph.
    sentences: Vec<(usize, usize)>,
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
            found.sentences.push((sentence.span.start, sentence.paragraph));
            let tokens = &report.tokens[sentence.tokens.clone()];
            let money =
                |at: usize| Some((tokens[at].span.start, money::country(text, tokens, at)?));
            found.named.extend((0..tokens.len()).filter_map(money));
            for name in proper_names(text, tokens) {
                let countries = countries(text, &tokens[name.clone()]);
                if first.is_none_or(|first| number <= first) {
                    found.lead = found.lead.or(countries.first().copied());
                }
                if countries.is_empty() && has_what_states_have(text, tokens, &name) {
                    found.strange.push(span_of(&tokens[name.clone()]));
                }
                let at = tokens[name].first().map_or(0, |token| token.span.start);
                found.named.extend(countries.into_iter().map(|code| (at, code)));
            }
        }
        found
    }

    /// The number of the sentence that a byte stands in.
    pub(super) fn sentence_of(&self, byte: usize) -> usize {
        self.sentences.partition_point(|(start, _)| *start <= byte)
    }

    /// The number of the paragraph that a byte stands in.
    pub(super) fn paragraph_of(&self, byte: usize) -> usize {
        let number = self.sentence_of(byte).saturating_sub(1);
        self.sentences.get(number).map_or(0, |(_, paragraph)| *paragraph)
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
    /// Whether the report is about a state that no table knows: "Vostan's foreign ministry".
    pub(super) fn about_strange_state(&self, text: &str, places: &[PlaceAt]) -> bool {
        let is_place = |name: &Span| {
            places.iter().any(|place| place.country.is_some() && place.span.overlaps(*name))
        };
        let is_actor = |name: &Span| {
            let whose = name.of(text);
            let known = |name: &str| name == whose || name.split(' ').any(|part| part == whose);
            self.actors.iter().any(|actor| {
                (actor.kind == ActorKind::Person || actor.country.is_some())
                    && actor.named
                    && known(&actor.name)
            })
        };
        self.setting.strange.iter().any(|name| !is_place(name) && !is_actor(name))
    }
}
