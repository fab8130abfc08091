//! Whether a name in its place is a place's: what stands before and after it speaks for or against.
//!
//! Each sign has a weight in tenths of what decides; their sum with the name's own standing, which
//! is [`standing`], has to reach nothing more than zero.

use onrecord_lexicon::{
    NamedPlace, PlaceKind, PlaceWord, given_name, is_function_word, is_place_word, role, title,
};

use super::candidate::{Candidate, titled};
use crate::who::sentence::Report;
use crate::who::token::{Class, Token};

/// What the words around a name say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// The sum of the signs, for a place where above zero.
    pub(super) weight: i32,
    /// Whether it stands in the name of a body: "Goma Police".
    pub(super) in_name: bool,
    /// Whether it is part of a person's name.
    pub(super) of_person: bool,
}

/// The words around a candidate.
pub(super) struct Around<'a> {
    text: &'a str,
    sentence: &'a [Token],
    start: usize,
    end: usize,
    /// Whether the name can only be that of a town or a district.
    bare_towns: bool,
}

impl<'a> Around<'a> {
    /// Those of a candidate in its sentence.
    pub(super) fn new(
        text: &'a str,
        report: &'a Report,
        candidate: &Candidate,
        places: &[NamedPlace],
    ) -> Self {
        let tokens = report.sentences[candidate.sentence].tokens.clone();
        let (start, end) =
            (candidate.tokens.start - tokens.start, candidate.tokens.end - tokens.start);
        let bare_towns = places.iter().all(|named| {
            let town = matches!(named.place.kind, PlaceKind::City | PlaceKind::District);
            town && !named.place.name.starts_with("The ")
        });
        Self { text, sentence: &report.tokens[tokens], start, end, bare_towns }
    }

    /// The token so many before the name, 1 for the one right before it.
    fn before(&self, back: usize) -> Option<Token> {
        self.start.checked_sub(back).map(|at| self.sentence[at])
    }

    /// The token so many after the name, 1 for the one right after it.
    fn after(&self, on: usize) -> Option<Token> {
        self.sentence.get(self.end + on - 1).copied()
    }

    fn word(&self, token: Option<Token>) -> &'a str {
        token.map_or("", |token| token.of(self.text))
    }

    fn possessive(&self) -> bool {
        self.sentence[self.end - 1].possessive()
    }

    /// The capitalised word that goes on the name without a mark between.
    fn goes_on(&self) -> Option<&'a str> {
        let next = self.after(1).filter(|next| next.capital(self.text))?;
        (!self.possessive()).then(|| next.of(self.text))
    }

    /// The capitalised word right before the name, where it is part of a name too.
    fn led_by(&self) -> Option<&'a str> {
        let last = self.before(1).filter(|last| last.capital(self.text) && !last.possessive())?;
        let word = last.of(self.text);
        let opening = is_function_word(word) || self.start == 1 && is_opening(word);
        (!opening).then_some(word)
    }

    /// Whether the name is written in capitals.
    fn is_capitals(&self) -> bool {
        let name = &self.sentence[self.start..self.end];
        name.iter().all(|token| !token.of(self.text).contains(char::is_lowercase))
    }

    /// The word before the name, articles left out.
    fn governor(&self) -> (&'a str, usize) {
        let mut back = 1;
        while matches!(self.word(self.before(back)), "the" | "The" | "a" | "an") {
            back += 1;
        }
        (self.word(self.before(back)), back)
    }
}

/// "Meanwhile", "On": words that open a sentence with a capital that tells nothing.
fn is_opening(word: &str) -> bool {
    is_function_word(word) || word.ends_with("ly") || word.ends_with("ing") || word.ends_with("ed")
}

/// How likely a name is a place's by itself.
pub(super) fn standing(name: &str, places: &[NamedPlace]) -> i32 {
    let single = !name.contains(' ');
    let own = places.iter().map(|named| kind_weight(named, single)).max().unwrap_or(-100);
    let country = places.iter().any(|named| named.place.kind == PlaceKind::Country);
    let title_case: String = titled(name);
    let is = |class| single && is_place_word(&title_case, class);
    let also = |class, weight| if is(class) { weight } else { 0 };
    let people = also(PlaceWord::Given, 12)
        .max(also(PlaceWord::Surname, 15))
        .max(if single && !country && given_name(&title_case).is_some() { 12 } else { 0 });
    let large = places.iter().map(|named| named.place.population).max().unwrap_or(0) > 2_000_000;
    let people = if large || country { people / 3 } else { people };
    own - people - also(PlaceWord::Common, 25)
}

fn kind_weight(named: &NamedPlace, single: bool) -> i32 {
    let people = named.place.population;
    if named.only_after_town {
        return -60;
    }
    match named.place.kind {
        PlaceKind::Country | PlaceKind::Continent => 40,
        PlaceKind::Unit => 25,
        PlaceKind::Capital => 30,
        PlaceKind::District if !single => 30,
        PlaceKind::District => -15,
        PlaceKind::City => {
            let size = match people {
                1_000_000.. => 25,
                300_000.. => 18,
                100_000.. => 8,
                20_000.. => -2,
                _ => -9,
            };
            if single { size } else { size.max(6) }
        }
        _ if single => 8,
        _ => 25,
    }
}

/// What the words around a name say of it.
pub(super) fn evidence(around: &Around, single: bool) -> Evidence {
    let mut sum = Evidence::default();
    if around.word(around.sentence.get(around.start).copied()).starts_with("St.")
        && (around.possessive() || around.goes_on().is_some())
    {
        sum.weight -= 30;
    }
    before_name(around, single, &mut sum);
    after_name(around, single, &mut sum);
    sum
}

fn before_name(around: &Around, single: bool, sum: &mut Evidence) {
    let (word, back) = around.governor();
    let is = |class| is_place_word(word, class);
    if is(PlaceWord::Locative) || is_place_word(&word.to_lowercase(), PlaceWord::Locative) {
        sum.weight += 30;
    } else if word == "to" && around.word(around.before(back + 2)) == "from" {
        // "from Paris to Nice"
        sum.weight += 30;
    } else if is(PlaceWord::Capture) {
        sum.weight += 15;
    } else if word == "of" && is_body_of(around.word(around.before(back + 1))) {
        // "University of Kentucky", "Bank of Canada".
        sum.weight -= 60;
        sum.in_name = true;
    } else if word == "of" && is_kind_of_place(around.word(around.before(back + 1))) {
        sum.weight += 40;
    } else if is(PlaceWord::Relative) || is_place_word(&word.to_lowercase(), PlaceWord::Relative) {
        sum.weight += 14;
    } else if is_kind_of_place(word) {
        sum.weight += 25;
    }
    if back > 1 && single && around.bare_towns {
        // "the Adena people": towns stand without an article.
        sum.weight -= 12;
    }
    if let Some(leader) = around.led_by() {
        led_by(leader, single, sum);
    } else if let Some(last) = around.before(1)
        && (title_like(last.of(around.text)) || is_comma_title(around))
    {
        sum.weight -= 20;
    }
}

/// A capitalised word stands right before: "Ada Roe", "President Roe", "Lake Roe".
fn led_by(leader: &str, single: bool, sum: &mut Evidence) {
    let place = is_place_word(leader, PlaceWord::Locative)
        || is_place_word(&leader.to_lowercase(), PlaceWord::Locative)
        || is_place_word(&leader.to_lowercase(), PlaceWord::Before);
    if place {
        sum.weight += 10;
    } else if title_like(leader) || given_name(leader).is_some() || is_initial(leader) {
        sum.weight -= 60;
        sum.of_person = true;
    } else if is_place_word(leader, PlaceWord::Street) || leader.chars().all(char::is_uppercase) {
        sum.weight -= 5;
    } else {
        sum.weight -= if single { 30 } else { 15 };
    }
}

fn after_name(around: &Around, single: bool, sum: &mut Evidence) {
    if let Some(next) = around.goes_on() {
        goes_on(around, next, single, sum);
        return;
    }
    let next = around.word(around.after(1));
    if is_place_word(next, PlaceWord::After) {
        sum.weight += 20;
    } else if around.start == 0 && matches!(next, "—" | "–" | "-") && around.is_capitals() {
        // "MOPTI — Three people": a dateline where several reports stand in one text.
        sum.weight += 30;
    } else if is_place_word(next, PlaceWord::Verb) && !around.possessive() && sum.weight <= 0 {
        sum.weight -= 20;
    } else if around.after(1).is_some_and(|token| token.class == Class::Number) && next.len() <= 2 {
        // A score: "Chelsea 2".
        sum.weight -= 8;
    }
    if next == "," && around.after(2).is_some_and(|token| token.class == Class::Number) {
        let age = around.word(around.after(2)).len() == 2 && around.word(around.after(3)) == ",";
        sum.weight -= if age { 25 } else { 0 };
    }
}

/// Another capitalised word goes on: "Goma Police", "London Road", "Jordan Roe".
fn goes_on(around: &Around, next: &str, single: bool, sum: &mut Evidence) {
    let after = around.word(around.after(2));
    if is_place_word(next, PlaceWord::Street) {
        sum.weight -= 80;
    } else if is_place_word(next, PlaceWord::Press) {
        sum.weight -= 60;
        sum.in_name = true;
    } else if is_place_word(next, PlaceWord::Body) || is_body(next) {
        sum.in_name = true;
    } else if title_like(next) || role(&next.to_lowercase()).is_some() {
        sum.weight += 8;
    } else if onrecord_lexicon::country_of(next).is_some() || next.chars().all(char::is_uppercase) {
        sum.weight -= 3;
    } else if single
        && given_name(around.word(around.sentence.get(around.start).copied())).is_some()
        || is_place_word(around.word(around.sentence.get(around.start).copied()), PlaceWord::Given)
    {
        sum.weight -= 60;
        sum.of_person = !is_place_word(after, PlaceWord::Body);
    } else {
        sum.in_name = true;
        sum.weight -= if is_place_word(after, PlaceWord::Body) { 2 } else { 12 };
    }
}

fn is_body(word: &str) -> bool {
    role(&word.to_lowercase())
        .is_some_and(|role| role.kind == onrecord_lexicon::RoleKind::Organisation)
}

fn is_body_of(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && (is_place_word(word, PlaceWord::Body) && !is_kind_of_place(word) || is_body(word))
}

fn is_kind_of_place(word: &str) -> bool {
    is_place_word(word, PlaceWord::Before) || is_place_word(&word.to_lowercase(), PlaceWord::Before)
}

fn title_like(word: &str) -> bool {
    title(word).is_some() && word.starts_with(char::is_uppercase)
        || word.len() < 7 && title(&format!("{}.", word.trim_end_matches('.'))).is_some()
}

/// "spokesman Roe": a person's role right before a name makes it a person's.
fn is_comma_title(around: &Around) -> bool {
    let word = around.word(around.before(1));
    word.starts_with(char::is_lowercase)
        && role(word)
            .is_some_and(|role| role.kind == onrecord_lexicon::RoleKind::Person && !role.plural)
}

fn is_initial(word: &str) -> bool {
    word.len() == 2 && word.ends_with('.')
}
