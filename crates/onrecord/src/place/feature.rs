//! What the words around a name say of whether it means a place or those who act there, as a list
//! of features, each a short text: "g=in", "n=said".
//!
//! The same features are read in training (`training/place_readings.py`) and here; their weights
//! are in `data/place_readings.tsv`.

use std::ops::Range;

use onrecord_lexicon::{PlaceWord, RoleKind, cue, is_place_word, reading_classes, role};

use crate::who::token::{Class, Token};

/// How many words on either side are looked at for themselves.
const WINDOW: usize = 5;

/// The words of a sentence around a name in it.
struct Place<'a> {
    text: &'a str,
    tokens: &'a [Token],
    name: Range<usize>,
}

/// Hands each feature of a name, the tokens `name` of a sentence, to `take`.
pub(super) fn features(
    text: &str,
    tokens: &[Token],
    name: Range<usize>,
    mut take: impl FnMut(&str),
) {
    let place = Place { text, tokens, name };
    let mut words = String::with_capacity(32);
    let mut add = |parts: &[&str]| {
        words.clear();
        words.extend(parts.iter().copied());
        take(&words);
    };
    let (from, to) = place.list();
    before(&place, from, &mut add);
    after(&place, to, &mut add);
    owner(&place, &mut add);
    nearby(&place, &mut add);
    classes(&place, (from, to), &mut add);
}

impl Place<'_> {
    /// A word in small letters, numbers as "#", the sentence's ends as "^".
    fn word(&self, at: Option<usize>) -> String {
        let Some(token) = at.and_then(|at| self.tokens.get(at)) else { return "^".to_owned() };
        match token.class {
            Class::Number => "#".to_owned(),
            _ => token.of(self.text).to_lowercase(),
        }
    }

    fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital(self.text))
    }

    /// The list of names it stands in: "Kenya, Uganda and the Sudan".
    fn list(&self) -> (usize, usize) {
        let joins = |at: usize| {
            self.capital(at)
                || matches!(
                    self.tokens[at].of(self.text),
                    "," | "and" | "or" | "the" | "/" | "(" | ")"
                )
        };
        let mut from = self.name.start;
        while from > 0 && joins(from - 1) {
            from -= 1;
        }
        let mut to = self.name.end;
        while to < self.tokens.len() && joins(to) {
            to += 1;
        }
        // A comma before the first name and after the last belongs to the sentence.
        while from < self.name.start && !self.capital(from) {
            from += 1;
        }
        while to > self.name.end && !self.capital(to - 1) {
            to -= 1;
        }
        (from, to)
    }

    /// The word that governs what begins at `from`, articles and adjectives of place left out.
    fn governor(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at > 0 {
            let word = self.tokens[at - 1].of(self.text).to_lowercase();
            let skipped = matches!(
                word.as_str(),
                "the" | "a" | "an" | "this" | "its" | "modern" | "present-day" | "what" | "now"
                    | "neighbouring" | "neighboring" | "nearby" | "rural" | "mainland" | "former"
                    | "north" | "south" | "east" | "west" | "central" | "of" if word != "of"
            ) || word.ends_with("ern");
            if !skipped {
                break;
            }
            at -= 1;
        }
        at.checked_sub(1)
    }
}

/// What kind of word it is, as far as its letters and the tables tell.
fn class_of(word: &str, capital: bool) -> &'static str {
    if capital {
        return "Cap";
    }
    match word {
        "^" => "^",
        "#" => "#",
        "is" | "was" | "are" | "were" | "has" | "had" | "have" | "will" | "would" | "could"
        | "can" | "may" | "might" | "should" | "must" | "did" | "does" | "do" | "be" | "been" => {
            "aux"
        }
        "by" | "against" | "with" | "between" | "for" | "to" | "from" | "of" => "prep",
        "and" | "or" | "but" | "while" | "that" | "which" | "who" | "when" | "where" | "as" => {
            "conj"
        }
        _ if !word.starts_with(char::is_alphanumeric) => "mark",
        _ if is_place_word(word, PlaceWord::Locative) => "loc",
        _ if onrecord_lexicon::is_function_word(word) => "func",
        _ if cue(word).is_some() => "cue",
        _ => match role(word).map(|role| role.kind) {
            Some(RoleKind::Person) => "person",
            Some(RoleKind::Organisation | RoleKind::Group) => "body",
            Some(_) => "thing",
            None if word.ends_with("ed") => "ed",
            None if word.ends_with("ing") => "ing",
            None if word.ends_with("tion") || word.ends_with("ment") => "tion",
            None if word.ends_with("ly") => "ly",
            None if word.ends_with('s') => "s",
            None => "word",
        },
    }
}

fn before(place: &Place, from: usize, add: &mut impl FnMut(&[&str])) {
    let governor = place.governor(place.name.start);
    let second = governor.and_then(|at| at.checked_sub(1));
    let (word, last) = (place.word(governor), place.word(second));
    let class = class_of(&word, governor.is_some_and(|at| place.capital(at)));
    add(&["g=", &word]);
    add(&["gc=", class]);
    add(&["h=", &last, " ", &word]);
    add(&["hc=", class_of(&last, second.is_some_and(|at| place.capital(at))), " ", &word]);
    add(&["h2=", &last]);
    if from < place.name.start {
        let head = place.governor(from);
        let word = place.word(head);
        add(&["lg=", &word]);
        add(&["lgc=", class_of(&word, false)]);
        let head = head.and_then(|at| at.checked_sub(1));
        add(&["lh=", &place.word(head), " ", &word]);
        add(&["list=", &place.word(place.name.start.checked_sub(1))]);
    } else {
        add(&["lg=", &word]);
        add(&["lgc=", class]);
        add(&["alone"]);
    }
    if place.name.start == 0 {
        add(&["first"]);
    }
}

fn after(place: &Place, to: usize, add: &mut impl FnMut(&[&str])) {
    let next = place.name.end;
    let word = place.word(Some(next));
    let class = class_of(&word, place.capital(next));
    add(&["n=", &word]);
    add(&["nc=", class]);
    add(&["n2=", &word, " ", &place.word(Some(next + 1))]);
    let second = place.word(Some(next + 1));
    add(&["n2c=", class, " ", class_of(&second, place.capital(next + 1))]);
    let tail = place.word(Some(to));
    let tail_class = class_of(&tail, false);
    add(&["ln=", &tail]);
    add(&["lnc=", tail_class]);
    if to > next {
        add(&["lmore=", &word]);
    }
    let governor = place.word(place.governor(place.name.start));
    add(&["gn=", &governor, " ", class]);
    let start = if place.governor(place.name.start).is_none() { "^" } else { "-" };
    add(&["sn=", start, " ", tail_class]);
}

/// "Kenya's government", "Kenya's coast".
fn owner(place: &Place, add: &mut impl FnMut(&[&str])) {
    if !place.tokens[place.name.end - 1].possessive() {
        return;
    }
    add(&["poss"]);
    let owned = place.word(Some(place.name.end));
    add(&["pn=", &owned]);
    add(&["pnc=", class_of(&owned, place.capital(place.name.end))]);
    add(&["pn2=", &place.word(Some(place.name.end + 1))]);
    add(&["pg=", &place.word(place.governor(place.name.start))]);
}

fn nearby(place: &Place, add: &mut impl FnMut(&[&str])) {
    let name = &place.name;
    for at in name.start.saturating_sub(WINDOW)..name.start {
        add(&["b=", &place.word(Some(at))]);
    }
    for at in name.end..(name.end + WINDOW).min(place.tokens.len()) {
        add(&["a=", &place.word(Some(at))]);
    }
    for at in (0..place.tokens.len()).filter(|at| !name.contains(at)) {
        if place.tokens[at].class == Class::Word {
            add(&["s=", &place.word(Some(at))]);
        }
    }
}

/// The classes of the words that count most: what governs, what is owned, what follows.
fn classes(place: &Place, (from, to): (usize, usize), add: &mut impl FnMut(&[&str])) {
    let name = &place.name;
    for (start, list) in [(name.start, ""), (from, "l")] {
        let Some(governor) = place.governor(start) else { continue };
        let preposition = place.word(Some(governor));
        each_class(&preposition, |class| add(&[list, "GC=", class]));
        // "support of", "moved on Monday to", "relations with".
        let back = (governor.saturating_sub(5)..governor).rev();
        let nearest = back.clone().find(|at| !reading_classes(&place.word(Some(*at))).is_empty());
        if let Some(at) = nearest {
            each_class(&place.word(Some(at)), |class| {
                add(&[list, "HC=", &preposition, " ", class]);
                add(&[list, "H=", class]);
                if at + 1 == governor {
                    add(&[list, "HD=", &preposition, " ", class]);
                }
            });
        }
    }
    let owned = name.end..(name.end + 4).min(place.tokens.len());
    let possessive = place.tokens[name.end - 1].possessive();
    if let Some(at) = owned.clone().find(|at| !reading_classes(&place.word(Some(*at))).is_empty()) {
        each_class(&place.word(Some(at)), |class| {
            add(&[if possessive { "PC=" } else { "NC=" }, class]);
            if at == name.end {
                add(&[if possessive { "PD=" } else { "ND=" }, class]);
            }
        });
    }
    let tail = to..(to + 5).min(place.tokens.len());
    let first = place.governor(from).is_none();
    for at in tail {
        each_class(&place.word(Some(at)), |class| {
            add(&["TC=", class]);
            if first {
                add(&["SC=", class]);
            }
            if at == to {
                add(&["TD=", class]);
            }
        });
    }
    let mut sport = 0;
    for at in (0..place.tokens.len()).filter(|at| !name.contains(at)) {
        sport += usize::from(reading_classes(&place.word(Some(at))).contains(&"team"));
    }
    add(&["sport=", ["0", "1", "2", "3"][sport.min(3)]]);
    let governor = place.word(place.governor(from));
    if sport > 1 {
        add(&["sport g=", &governor]);
        add(&["sport n=", class_of(&place.word(Some(to)), false)]);
    }
}

fn each_class(word: &str, take: impl FnMut(&&str)) {
    reading_classes(word).iter().for_each(take);
}
