//! Whether a place's name means the place or those who act there: "in Moscow", "Moscow said".
//!
//! What cannot mean a government is settled by rule ("visited North Korea", "Geneva, Switzerland");
//! the rest is weighed, with weights that were learnt (`data/place_readings.tsv`) and features any
//! reader can follow ([`super::feature`]). The sum is of whole numbers: the same on every machine.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use onrecord_lexicon::{PlaceWord, RoleKind, is_place_word, reading_classes, role};
use onrecord_text::Span;

use super::feature::features;
use crate::weights;
use crate::who::token::{Class, Token};

static TABLE: &str = include_str!("../../data/place_readings.tsv");

/// What a name of a country or a town stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceOrActor {
    /// Where something is or happens.
    Place,
    /// A government, a team, a people: whoever acts there.
    Actor,
}

/// Why a name is read as it is; printed by `--trace`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// A preposition of place stands before: "in Moscow".
    Located,
    /// Somebody goes there: "visited North Korea".
    Visited,
    /// An assault is on it: "the siege of Mariupol".
    Attacked,
    /// It is said where it lies: "Kenya borders on".
    Lies,
    /// It lies in what follows: "Geneva, Switzerland".
    Contained,
    /// It describes the noun after it: "Kenya officials". It names the land, but nothing is there.
    Modifier,
    /// It is given something: "missiles supplied to Ukraine".
    Receives,
    /// It is one of the states just spoken of: "other countries, including Kenya".
    OneOf,
    /// It is the subject of a word of saying: "Moscow said".
    Speaks,
    /// The words before spoke for it most: "relations between Paris and Berlin".
    WordsBefore,
    /// The words after spoke for it most: "Moscow said".
    WordsAfter,
    /// What it owns spoke for it most: "Washington's view".
    Owned,
    /// The sentence as a whole spoke for it most: a match, a list of teams.
    Sentence,
}

static WEIGHTS: LazyLock<HashMap<&'static str, i32>> = LazyLock::new(|| weights::read(TABLE));

/// How the name at `span` is meant in its sentence, and why; `words` are the sentence's tokens.
pub(crate) fn reading_of(text: &str, words: &[Token], span: Span) -> (PlaceOrActor, Reason) {
    let start = words.partition_point(|token| token.span.end <= span.start);
    let end = words.partition_point(|token| token.span.start < span.end);
    if start >= end {
        return (PlaceOrActor::Place, Reason::Sentence);
    }
    let start = start + usize::from(end - start > 1 && is_article(words[start].of(text)));
    by_rule(text, words, &(start..end)).unwrap_or_else(|| weighed(text, words, start..end))
}

fn is_article(word: &str) -> bool {
    word.eq_ignore_ascii_case("the")
}

/// The readings that need no weighing.
fn by_rule(text: &str, words: &[Token], name: &Range<usize>) -> Option<(PlaceOrActor, Reason)> {
    use PlaceOrActor::{Actor, Place};
    if words[name.end - 1].possessive() {
        return None;
    }
    let word = |at: usize| words.get(at).map_or("", |token| token.of(text));
    let head = head(text, words, name.start);
    let before = &words[..head.unwrap_or(0)];
    let governor = head.map_or("", word).to_lowercase();
    let governed = before.last().map_or("", |token| token.of(text));
    let next = word(name.end);
    let modifier = is_modifier(text, words, name);
    let speaks = onrecord_lexicon::cue(next).is_some() && role(next).is_none();
    let rules = [
        (modifier, Place, Reason::Modifier),
        (is_located(&governor), Place, Reason::Located),
        (lies_in_next(text, words, name), Place, Reason::Contained),
        (speaks && !is_preposition(&governor), Actor, Reason::Speaks),
        (governor == "to" && is_given(text, before), Actor, Reason::Receives),
        (is_one_of_states(text, before, &governor), Actor, Reason::OneOf),
        (governor == "from" && reading_classes(governed).is_empty(), Place, Reason::Located),
        (head.is_none() && reading_classes(next) == ["lies"], Place, Reason::Lies),
        (
            governor == "of" && reading_classes(governed).contains(&"assault"),
            Place,
            Reason::Attacked,
        ),
        (VISITS.contains(&governor.as_str()), Place, Reason::Visited),
    ];
    rules.into_iter().find(|(holds, ..)| *holds).map(|(_, reading, reason)| (reading, reason))
}

/// What one does to places and not to governments.
const VISITS: [&str; 13] = [
    "visit", "visited", "visits", "visiting", "toured", "touring", "fled", "fleeing", "left",
    "leaving", "reached", "entered", "entering",
];

/// "Geneva, Switzerland,": whether a country's name follows as where it lies.
fn lies_in_next(text: &str, words: &[Token], name: &Range<usize>) -> bool {
    let word = |at: usize| words.get(at).map_or("", |token| token.of(text));
    let country = onrecord_lexicon::country_of(word(name.end + 1));
    word(name.end) == ","
        && country.is_some_and(|country| country.form == onrecord_lexicon::Form::Name)
        && name.len() == 1
        && onrecord_lexicon::country_of(word(name.start))
            .is_none_or(|inner| inner.form == onrecord_lexicon::Form::Capital)
        && matches!(word(name.end + 2), "," | "." | "" | "on" | ")")
}

/// "in", "near": prepositions that only tell where.
fn is_located(word: &str) -> bool {
    matches!(
        word,
        "in" | "inside" | "near" | "outside" | "across" | "throughout" | "around" | "within" | "at"
    )
}

/// Whether what is done before "to" is giving: "supplied", "arms supply", "doing this".
fn is_given(text: &str, before: &[Token]) -> bool {
    const GIVING: [&str; 32] = [
        "aid",
        "assistance",
        "delivered",
        "delivering",
        "deliveries",
        "doing",
        "donate",
        "donated",
        "gave",
        "give",
        "given",
        "giving",
        "grant",
        "granted",
        "help",
        "lend",
        "lent",
        "loan",
        "loans",
        "offer",
        "offered",
        "pledged",
        "provide",
        "provided",
        "providing",
        "sell",
        "sold",
        "supplied",
        "supplies",
        "supply",
        "supplying",
        "support",
    ];
    let words = before.iter().rev().take(6);
    let is_mark = |word: &Token| matches!(word.of(text), "," | ";" | ":");
    let mut near = words.skip_while(|word| is_mark(word)).take_while(|word| !is_mark(word));
    near.any(|word| GIVING.contains(&word.of(text).to_lowercase().as_str()))
}

/// "sent to other countries, including": whether states are spoken of of which the name is one.
fn is_one_of_states(text: &str, before: &[Token], governor: &str) -> bool {
    let one = matches!(governor, "including" | "excluding" | "except" | "like" | "as");
    let states = |word: &Token| {
        let word = word.of(text).to_lowercase();
        matches!(
            word.as_str(),
            "countries" | "nations" | "states" | "powers" | "governments" | "allies"
        )
    };
    one && before.iter().rev().take(3).any(states) && is_given(text, before)
        || governor == "excluding"
}

fn is_preposition(word: &str) -> bool {
    is_located(word)
        || matches!(word, "from" | "to" | "of" | "with" | "for" | "by" | "on" | "through")
}

/// The token that governs the names from `start` on: that before the first of a list, without
/// articles and adjectives of place.
fn head(text: &str, words: &[Token], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        while at > 0 {
            let word = words[at - 1].of(text);
            if !(is_article(word) || word.ends_with("ern") && word.starts_with(char::is_lowercase))
            {
                break;
            }
            at -= 1;
        }
        let last = at.checked_sub(1)?;
        let joins = matches!(words[last].of(text), "and" | "or" | ",");
        // "in Iraq and Syria": the name before the joining word has the same governor.
        if !joins || last == 0 || !words[last - 1].capital(text) || words[last - 1].possessive() {
            return Some(last);
        }
        at = last;
        while at > 0 && words[at - 1].capital(text) {
            at -= 1;
        }
    }
}

/// "Kenya officials", "US troops": the name only describes the people or the body after it.
fn is_modifier(text: &str, words: &[Token], name: &Range<usize>) -> bool {
    let Some(next) = words.get(name.end).filter(|next| next.class == Class::Word) else {
        return false;
    };
    let word = next.of(text);
    let small = word.starts_with(char::is_lowercase);
    let people = role(word).is_some_and(|role| role.kind != RoleKind::Document);
    let classes = reading_classes(word);
    let power =
        classes.contains(&"matter") || classes.contains(&"power") && !classes.contains(&"deed");
    small && (people || power) && !is_place_word(word, PlaceWord::Verb)
}

/// The reading by the sum of what speaks for either.
fn weighed(text: &str, words: &[Token], name: Range<usize>) -> (PlaceOrActor, Reason) {
    let mut sums = [0_i32; 4];
    let mut sum = WEIGHTS.get("bias").copied().unwrap_or(0);
    features(text, words, name, |feature| {
        if let Some(weight) = WEIGHTS.get(feature) {
            sum += weight;
            sums[group(feature)] += weight;
        }
    });
    let reading = if sum > 0 { PlaceOrActor::Actor } else { PlaceOrActor::Place };
    let sign = if sum > 0 { 1 } else { -1 };
    let strongest = (0..4).rev().max_by_key(|group| sign * sums[*group]).unwrap_or(3);
    let reasons = [Reason::WordsBefore, Reason::WordsAfter, Reason::Owned, Reason::Sentence];
    (reading, reasons[strongest])
}

/// Which part of the sentence a feature is about: before the name, after it, what it owns, all.
fn group(feature: &str) -> usize {
    match feature.split('=').next().unwrap_or_default() {
        "g" | "gc" | "h" | "hc" | "h2" | "lg" | "lgc" | "lh" | "b" | "GC" | "HC" | "H" | "HD"
        | "lGC" | "lHC" | "lH" | "lHD" => 0,
        "n" | "nc" | "n2" | "n2c" | "ln" | "lnc" | "lmore" | "gn" | "sn" | "a" | "NC" | "ND"
        | "TC" | "TD" | "SC" => 1,
        "poss" | "pn" | "pnc" | "pn2" | "pg" | "PC" | "PD" => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::who::token::tokens;

    /// The reading of the name in square brackets.
    fn read(marked: &str) -> (PlaceOrActor, Reason) {
        let (start, end) = (marked.find('[').unwrap(), marked.find(']').unwrap() - 1);
        let text = marked.replace(['[', ']'], "");
        let words = tokens(&text, Span::new(0, text.len()));
        reading_of(&text, &words, Span::new(start, end))
    }

    #[test]
    fn places_are_where_things_happen() {
        for text in [
            "The ministers met in [Moscow] on Monday.",
            "He visited [North Korea] in May.",
            "Talks in [Washington] went on.",
            "Militias in Iraq and [Syria] fired rockets.",
            "Talks were held in [Geneva], Switzerland.",
            "The envoy flew to [Beijing] on Monday.",
            "A bus from [Chad] crossed the border.",
            "Two divisions were sent to [Ukraine].",
            "There is no need for soldiers in the war in [Ukraine].",
            "The warning was heard in [the West].",
            "The delegation left [Paris] for the coast.",
            "A storm hit the north coast of [Kenya].",
            "“I said, including in [Pyongyang], that we may,” he said.",
            "The road runs from [Nairobi] to the border.",
        ] {
            assert_eq!(read(text).0, PlaceOrActor::Place, "{text}");
        }
    }

    #[test]
    fn governments_act_speak_and_own_views() {
        for text in [
            "[Moscow] said it would answer.",
            "The clerk said [Moscow] hopes for more trade.",
            "[Washington]'s view is another.",
            "Relations between [Paris] and Berlin are poor.",
            "Relations between Paris and [Berlin] are poor.",
            "The claim was denied by [Moscow] and Pyongyang.",
            "The claim was denied by Moscow and [Pyongyang].",
            "The minister urged [Beijing] to sign.",
            "[Kenya] signed the treaty.",
            "A pact with [North Korea] was signed.",
            "It accused [Israel] of firing first.",
            "The missiles were supplied to [Ukraine] by the US.",
            "Arms were sold to other states, including [North Korea].",
        ] {
            assert_eq!(read(text).0, PlaceOrActor::Actor, "{text}");
        }
    }

    #[test]
    fn reasons_say_what_decided() {
        for (text, reason) in [
            ("The ministers met in [Moscow].", Reason::Located),
            ("He visited [North Korea].", Reason::Visited),
            ("The [US] troops left.", Reason::Modifier),
            ("In the [UK] case nothing is clear.", Reason::Modifier),
            ("[Moscow] said it would answer.", Reason::Speaks),
        ] {
            assert_eq!(read(text).1, reason, "{text}");
        }
    }

    #[test]
    fn every_weight_is_a_number() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(WEIGHTS.len(), rows);
        assert!(WEIGHTS.contains_key("bias"));
    }
}
