//! Whether a sentence speaks of what was or what will be, as far as its words near a date tell.
//!
//! "said on Thursday" is the latest Thursday, "will meet on Thursday" the next. The nearest verb
//! that shows a tense decides, first in the clause of the date, then beyond its commas.

use std::ops::Range;

use super::token::{Kind, Token};

/// What a verb tells of the time of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How far from a date a verb may stand, in words.
const REACH: usize = 24;

/// A sentence and its tokens.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

impl Sentence<'_> {
    /// The tense of the words around a phrase.
    pub(super) fn tense(self, phrase: &Range<usize>) -> Tense {
        let (start, lead) = self.lead(phrase.start);
        if let Some(tense) = self.led_by(lead, start) {
            return tense;
        }
        let opens = start == 0 || self.is_break(start - 1) || self.is_joining(start - 1);
        let left = || self.find((start.saturating_sub(REACH)..start).rev(), false);
        let right = || self.find(phrase.end..self.tokens.len().min(phrase.end + REACH), opens);
        let beyond = || self.find((start.saturating_sub(REACH)..start).rev(), true);
        let found =
            if opens { right().or_else(beyond) } else { left().or_else(right).or_else(beyond) };
        found.unwrap_or(if lead == "from" { Tense::Future } else { Tense::Unknown })
    }

    /// "for Monday", but not "for Monday's attack".
    fn is_bare_weekday(self, at: usize) -> bool {
        let owns =
            self.tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Mark('\'' | '’')));
        self.tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Weekday(_))) && !owns
    }

    fn word(self, at: usize) -> &'static str {
        self.tokens.get(at).map_or("", |token| token.word)
    }

    /// Where the preposition of a phrase stands, and which it is.
    fn lead(self, start: usize) -> (usize, &'static str) {
        let before = start.checked_sub(1).map_or("", |at| self.word(at));
        let before = if before == "the" {
            start.checked_sub(2).map_or("", |at| self.word(at))
        } else {
            before
        };
        let leads = matches!(
            before,
            "on" | "in"
                | "by"
                | "for"
                | "until"
                | "till"
                | "before"
                | "from"
                | "since"
                | "at"
                | "of"
                | "during"
                | "after"
                | "late"
                | "early"
                | "through"
                | "to"
        );
        if leads { (start - 1, before) } else { (start, "") }
    }

    /// What a preposition tells by itself: "set for Monday", "closed until Friday".
    fn led_by(self, lead: &str, at: usize) -> Option<Tense> {
        let verb = || self.verb_before(at);
        match lead {
            "since" => Some(Tense::Past),
            "for" if self.is_bare_weekday(at + 1) => Some(Tense::Future),
            "for" if verb().is_some_and(|verb| SETTING.contains(&verb)) => Some(Tense::Future),
            "of" if at > 0 && self.word(at - 1) == "ahead" => Some(Tense::Future),
            "until" | "till" => {
                let lasted = verb().is_some_and(|verb| LASTING.contains(&verb));
                Some(if lasted { Tense::Past } else { Tense::Future })
            }
            "before" if at > 0 && !self.is_break(at - 1) => Some(Tense::Future),
            "by" if at > 0 && !self.is_break(at - 1) => {
                Some(if verb() == Some("had") { Tense::Past } else { Tense::Future })
            }
            _ => None,
        }
    }

    /// The nearest word before that is a verb in the past, or a participle.
    fn verb_before(self, at: usize) -> Option<&'static str> {
        let near = (at.saturating_sub(8)..at).rev();
        near.map(|at| self.text_of(at)).find(|verb| !verb.is_empty())
    }

    fn text_of(self, at: usize) -> &'static str {
        // Only the words of the lists below matter; anything else is nothing.
        self.tokens.get(at).map_or("", |token| known(token.span.of(self.text)))
    }

    /// The first word in a direction that shows a tense, in the clause or beyond its commas.
    fn find(self, places: impl Iterator<Item = usize>, beyond: bool) -> Option<Tense> {
        let mut infinitive = false;
        for at in places {
            if self.is_stop(at) || !beyond && self.is_break(at) {
                return None;
            }
            infinitive |= self.is_infinitive(at);
            if infinitive && ASKING.binary_search(&self.tokens[at].span.of(self.text)).is_ok() {
                return Some(Tense::Future);
            }
            if let Some(tense) = self.shown(at) {
                return Some(tense);
            }
        }
        None
    }

    fn is_stop(self, at: usize) -> bool {
        matches!(self.tokens[at].kind, Kind::Mark(';' | '“' | '”' | '"' | ':' | '(' | ')'))
    }

    fn is_break(self, at: usize) -> bool {
        self.is_stop(at) || matches!(self.tokens[at].kind, Kind::Mark(',' | '—' | '–' | '.'))
    }

    fn is_joining(self, at: usize) -> bool {
        matches!(self.word(at), "and" | "but" | "that" | "while" | "when" | "because" | "as")
    }

    /// The tense that the word at a place shows.
    fn shown(self, at: usize) -> Option<Tense> {
        let token = &self.tokens[at];
        if token.kind == Kind::Mark('\'') || token.kind == Kind::Mark('’') {
            let short = self.tokens.get(at + 1)?.span.of(self.text);
            return (short == "ll").then_some(Tense::Future);
        }
        let spelt = token.span.of(self.text);
        if matches!(token.kind, Kind::Mark(_) | Kind::Digits(..))
            || token.capital && at > 0 && !spelt.ends_with("ed")
        {
            return None;
        }
        let next = || self.tokens.get(at + 1).map_or("", |token| token.span.of(self.text));
        match spelt {
            "will" | "shall" | "would" | "could" | "may" | "might" | "must" | "should" | "can"
            | "cannot" | "wo" => {
                Some(if next() == "have" && spelt != "will" { Tense::Past } else { Tense::Future })
            }
            "due" | "ahead" | "upcoming" | "scheduled" | "expected" | "slated" => {
                Some(Tense::Future)
            }
            "if" | "unless" | "If" | "Unless" | "Should" => Some(Tense::Future),
            // "is on Friday's agenda", "are back on Monday"
            "is" | "are" if matches!(next(), "on" | "back" | "from" | "at" | "again") => {
                Some(Tense::Future)
            }
            "planned" | "set" if self.follows_to_be(at) || matches!(next(), "for" | "to") => {
                Some(Tense::Future)
            }
            "to" if self.is_intent(at) => Some(Tense::Future),
            "has" | "have" if self.is_bound(at) => None,
            "has" | "have" if next() == "to" => Some(Tense::Future),
            "has" | "have" => Some(Tense::Past),
            "open" | "close" | "meet" | "vote" | "leave" | "return" | "reopen" | "end"
            | "expire" => self.follows_plural(at).then_some(Tense::Future),
            _ if COMING.binary_search(&spelt).is_ok() => Some(Tense::Future),
            _ => (is_past(spelt) && !self.is_bound(at)).then_some(Tense::Past),
        }
    }

    /// Whether a participle or "have" hangs on a verb before it that shows the tense: "will have",
    /// "is to be signed".
    fn is_bound(self, at: usize) -> bool {
        let before =
            |back: usize| at.checked_sub(back).map_or("", |at| self.tokens[at].span.of(self.text));
        matches!(
            before(1),
            "be" | "will"
                | "would"
                | "can"
                | "could"
                | "may"
                | "might"
                | "must"
                | "should"
                | "to"
                | "not"
                | "shall"
                | "being"
                | "is"
                | "are"
        ) || before(2) == "be"
    }

    /// Whether "to" stands there before a verb.
    fn is_infinitive(self, at: usize) -> bool {
        let to = &self.tokens[at];
        to.word == "to"
            && self.tokens.get(at + 1).is_some_and(|next| {
                next.kind == Kind::Word && next.word.is_empty() && !next.capital
            })
    }

    /// "Polls open", "the ministers meet": a verb in the plural, and no noun.
    fn follows_plural(self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|at| self.tokens[at].span.of(self.text)) else {
            return false;
        };
        before.len() > 3 && before.ends_with('s') || matches!(before, "they" | "They" | "we" | "We")
    }

    fn follows_to_be(self, at: usize) -> bool {
        at > 0
            && matches!(
                self.tokens[at - 1].span.of(self.text),
                "is" | "are" | "be" | "been" | "being"
            )
    }

    /// Whether "to" at a place begins what somebody means or is bound to do: "plans to meet".
    fn is_intent(self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|at| &self.tokens[at]) else { return false };
        let spelt = before.span.of(self.text);
        self.is_infinitive(at)
            && (INTENT.binary_search(&spelt).is_ok() || spelt == "are" || spelt == "is")
    }
}

/// The same word out of the lists that are asked by name.
fn known(word: &str) -> &'static str {
    SETTING.iter().chain(LASTING).chain(&["had"]).find(|verb| **verb == word).copied().unwrap_or("")
}

pub(super) fn is_past(word: &str) -> bool {
    let regular =
        word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") && word != "united";
    regular || PAST.binary_search(&word).is_ok()
}

/// Verbs that put something at a later day with "for".
static SETTING: &[&str] = &[
    "set",
    "scheduled",
    "planned",
    "called",
    "fixed",
    "due",
    "slated",
    "announced",
    "convened",
    "expected",
    "ordered",
    "adjourned",
    "postponed",
    "booked",
    "billed",
    "moved",
    "delayed",
];

/// Verbs after which "until" is past.
static LASTING: &[&str] =
    &["lasted", "continued", "stayed", "raged", "worked", "ran", "ruled", "served", "lived", "sat"];

/// Present tenses that a timetable gives to what is to come.
#[rustfmt::skip]
static COMING: &[&str] = &[
    "arrives", "begin", "begins", "closes", "comes", "convenes", "ends", "expect", "expects",
    "expires", "faces", "forecast", "go", "goes", "hope", "hopes", "hosts", "intend", "intends",
    "leaves", "meets", "opens", "planning", "plans", "play", "preparing", "promise", "promises",
    "reconvenes", "reopens", "resume", "resumes", "sails", "seeks", "start", "starts", "take",
    "takes", "threaten", "threatening", "threatens", "travels", "visits", "votes", "vow", "vows",
    "want", "wants", "wish",
];

/// Verbs that put off what somebody is told to do: "invited her to try again in May".
#[rustfmt::skip]
static ASKING: &[&str] = &[
    "allowed", "allows", "asked", "asks", "called", "expect", "expected", "expects", "invited",
    "invites", "obliged", "obliges", "ordered", "orders", "told", "urged", "urges", "wants",
];

/// What may stand before "to" and a verb that is still to come.
#[rustfmt::skip]
static INTENT: &[&str] = &[
    "agree", "agreed", "agrees", "aims", "asked", "begged", "decided", "expect", "expected",
    "expects", "going", "hope", "hoped", "hopes", "intend", "intends", "invited", "likely",
    "mean", "means", "need", "needs", "ordered", "plan", "planned", "planning", "plans", "plea",
    "pledged", "prepared", "prepares", "preparing", "promise", "promised", "ready", "refuses",
    "risk", "risks", "scheduled", "set", "swore", "sworn", "threatened", "threatening",
    "undertook", "voted", "vow", "vowed", "want", "wanted", "wants",
];

/// Past tenses that do not end in "ed".
#[rustfmt::skip]
static PAST: &[&str] = &[
    "ate", "beat", "became", "began", "blew", "bought", "broke", "brought", "built", "burnt",
    "came", "caught", "chose", "cut", "dealt", "did", "drew", "drove", "fed", "fell", "felt",
    "fled", "flew", "forbade", "fought", "found", "froze", "gave", "got", "grew", "had", "heard",
    "held", "hid", "hit", "kept", "knew", "laid", "led", "left", "lost", "made", "meant", "met",
    "overthrew", "paid", "put", "quit", "ran", "rang", "read", "rode", "rose", "said", "sang",
    "sank", "sat", "saw", "sent", "shook", "shot", "shut", "slept", "sold", "sought", "spent",
    "split", "spoke", "spread", "stole", "stood", "stopped", "struck", "swept", "swore", "taught",
    "threw", "told", "took", "understood", "undertook", "upheld", "was", "went", "were",
    "withdrew", "woke", "won", "wore", "wrote",
];

#[cfg(test)]
mod tests {
    use onrecord_text::Span;

    use super::super::token::tokens;
    use super::*;

    /// The tense around the weekday in a sentence.
    fn tense(text: &str) -> Tense {
        let tokens = tokens(text, Span::new(0, text.len()));
        let at = tokens.iter().position(|token| matches!(token.kind, Kind::Weekday(_))).unwrap();
        Sentence { text, tokens: &tokens }.tense(&(at..at + 1))
    }

    #[test]
    fn the_nearest_verb_shows_the_tense() {
        for (text, expected) in [
            ("The minister said on Thursday that she would resign.", Tense::Past),
            ("The ministers will meet on Thursday.", Tense::Future),
            ("On Thursday the ministers will meet.", Tense::Future),
            ("On Thursday, the two sides met.", Tense::Past),
            ("A hearing is set for Thursday.", Tense::Future),
            ("The road stays closed until Thursday.", Tense::Future),
            ("The fair lasted until Thursday.", Tense::Past),
            ("He agreed to meet her on Thursday.", Tense::Future),
            ("He went to Lima to meet her on Thursday.", Tense::Past),
            ("The talks begin on Thursday.", Tense::Future),
            ("He spoke ahead of Thursday's vote.", Tense::Future),
            ("She said they'll vote on Thursday.", Tense::Future),
            ("A quiet Thursday in Lima", Tense::Unknown),
        ] {
            assert_eq!(tense(text), expected, "{text}");
        }
    }

    #[test]
    fn the_lists_stand_in_order() {
        for list in [COMING, INTENT, PAST, ASKING] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
    }
}
