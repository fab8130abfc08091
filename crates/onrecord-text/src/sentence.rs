//! Sentences of news English, by rule.
//!
//! A sentence ends at a stop, question or exclamation mark with the closing marks after it, where
//! what follows could begin another. A stop after an abbreviation, an initial or the number of a
//! list item is judged by the word that follows.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::Span;
use crate::abbreviation::Class;
use crate::calendar::{is_month, is_weekday};
use crate::character::{
    before, is_closing_bracket, is_dash, is_opening_bracket, is_quotation_mark,
};
use crate::line::trim;

/// The sentences of a stretch of text, in order; between them they leave out only white space.
///
/// ```
/// use onrecord_text::{Span, sentences};
///
/// let text = "Gen. Jane Doe left the U.S. on Jan. 5. “Will she return?” Mr. Roe asked.";
/// let found = sentences(text, Span::new(0, text.len()));
/// assert_eq!(found.len(), 2);
/// assert_eq!(found[1].of(text), "“Will she return?” Mr. Roe asked.");
/// ```
///
/// # Panics
/// When the span does not lie in `text` on character boundaries.
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = within.start;
    let mut at = within.start;
    while let Some(offset) = text[at..within.end].find(is_terminator) {
        let stop = Stop::read(text, within, start, at + offset);
        if stop.ends_sentence() {
            let sentence = trim(text, Span::new(start, stop.end));
            found.extend((!sentence.is_empty()).then_some(sentence));
            start = stop.end;
        }
        at = stop.end;
    }
    let rest = trim(text, Span::new(start, within.end));
    found.extend((!rest.is_empty()).then_some(rest));
    found
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।')
}

/// One or more terminators in a row, with the closing marks after them.
struct Stop<'t> {
    text: &'t str,
    within: Span,
    /// Where the sentence began.
    sentence: usize,
    /// Where the first terminator stands.
    start: usize,
    /// The terminators.
    marks: &'t str,
    /// After the closing marks.
    end: usize,
}

impl<'t> Stop<'t> {
    fn read(text: &'t str, within: Span, sentence: usize, start: usize) -> Self {
        let rest = &text[start..within.end];
        let marks = &rest[..rest.len() - rest.trim_start_matches(is_terminator).len()];
        let mut end = start + marks.len();
        loop {
            let rest = &text[end..within.end];
            end += match rest.chars().next() {
                Some(c) if closes(c, &rest[c.len_utf8()..]) => c.len_utf8(),
                _ => match note(rest) {
                    Some(length) => length,
                    None => break,
                },
            };
        }
        Self { text, within, sentence, start, marks, end }
    }

    fn ends_sentence(&self) -> bool {
        if self.marks.contains(['。', '！', '？']) {
            return true;
        }
        let rest = &self.text[self.end..self.within.end];
        let space = rest.len() - rest.trim_start().len();
        if space == 0 {
            return rest.is_empty() || self.is_glued(rest);
        }
        let next = Next::read(rest.trim_start());
        if !next.begins || self.is_attributed(&next) {
            return false;
        }
        self.marks != "." || self.end > self.start + 1 || self.word_allows(&next)
    }

    /// Whether the next sentence begins without a space: "They left.The talks go on."
    fn is_glued(&self, rest: &str) -> bool {
        let mut characters = rest.chars();
        let first = characters.next();
        let lower_before = before(self.text, self.start).is_some_and(char::is_lowercase);
        let opened = matches!(first, Some('“' | '‘' | '«' | '„'))
            && characters.next().is_some_and(char::is_uppercase);
        let word: &str = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let spaced = rest[word.len()..].starts_with(char::is_whitespace);
        opened || lower_before && self.end == self.start + 1 && spaced && is_opener(word)
    }

    /// Whether what follows names the speaker of the quotation that ends here: `…?” Jane Doe asked`
    /// or `…” – Jane Doe`.
    fn is_attributed(&self, next: &Next) -> bool {
        let closed = self.text[self.start..self.end].ends_with(is_quotation_mark);
        if closed && next.rest.starts_with(is_dash) {
            return true;
        }
        if !closed || next.is_opened() || is_opener(next.word) {
            return false;
        }
        let mut words =
            next.rest.split(' ').take(6).skip_while(|word| {
                word.starts_with(char::is_uppercase) && !word.ends_with(['!', '?'])
            });
        words.next().is_some_and(|word| is_cue(word.trim_end_matches(['.', ',', ':', ';'])))
    }

    /// Whether the word before a single stop lets the sentence end.
    fn word_allows(&self, next: &Next) -> bool {
        let word = self.word();
        match Class::of(word) {
            Some(Class::Title | Class::Inside) => false,
            Some(Class::Number) => !next.bare.starts_with(|c: char| c.is_ascii_digit()),
            Some(Class::Month | Class::Either) => is_opener(next.word),
            Some(Class::Last) => !next.names_time() && !next.is_number(),
            None if is_initial(word) => is_opener(next.word) && !next.is_opened(),
            None => !(is_item(word) && self.is_at_start(word)),
        }
    }

    /// The word that ends at the stop, without the brackets and marks before it.
    fn word(&self) -> &'t str {
        let sentence = &self.text[self.sentence..self.start];
        let mut from = sentence.len();
        for (at, c) in sentence.char_indices().rev().take(16) {
            if c.is_whitespace()
                || is_dash(c)
                || is_opening_bracket(c)
                || c == '/'
                || is_quotation_mark(c) && c != '\'' && c != '’'
            {
                break;
            }
            from = at;
        }
        &sentence[from..]
    }

    /// Whether the word is the first of its sentence.
    fn is_at_start(&self, word: &str) -> bool {
        let before = &self.text[self.sentence..self.start - word.len()];
        before.chars().rev().take(8).all(|c| !c.is_alphanumeric())
    }
}

/// Whether a character stays with the sentence that the terminator before it ends.
fn closes(c: char, following: &str) -> bool {
    let at_edge = following.chars().next().is_none_or(|c| {
        c.is_whitespace() || is_quotation_mark(c) || is_closing_bracket(c) || is_dash(c)
    });
    is_closing_bracket(c)
        || matches!(c, '”' | '’' | '»' | '›' | '」' | '』')
        || matches!(c, '"' | '\'' | '“' | '‘' | '«') && at_edge
        || is_terminator(c)
}

/// The length of a footnote's number, with the space before it: "[12]".
fn note(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix(' ').unwrap_or(rest).strip_prefix('[')?;
    let after = inside.trim_start_matches(|c: char| c.is_ascii_digit());
    let closed = after.strip_prefix(']').filter(|_| after.len() < inside.len())?;
    Some(rest.len() - closed.len())
}

/// What follows a stop.
struct Next<'t> {
    /// All of it.
    rest: &'t str,
    /// Without the marks and brackets that open.
    bare: &'t str,
    /// Its first word.
    word: &'t str,
    /// Whether a sentence could begin so.
    begins: bool,
}

impl<'t> Next<'t> {
    fn read(rest: &'t str) -> Self {
        let bare = rest.trim_start_matches(|c: char| {
            is_quotation_mark(c) || is_opening_bracket(c) || matches!(c, '¿' | '¡')
        });
        let listed = bare.trim_start_matches(|c: char| is_dash(c) || matches!(c, '•' | '*' | ' '));
        let word_end = listed.char_indices().take(24).find(|(_, c)| !c.is_alphanumeric());
        let word = &listed[..word_end.map_or(0, |(at, _)| at)];
        let begins = match listed.chars().next() {
            Some(c) if c.is_alphabetic() => !c.is_lowercase(),
            Some(c) => !is_terminator(c) && !matches!(c, ',' | ';' | ':' | ')' | ']'),
            None => true,
        };
        Self { rest, bare, word, begins }
    }

    /// Whether a mark or a bracket opens before its first word.
    fn is_opened(&self) -> bool {
        self.bare.len() < self.rest.len()
    }

    fn is_number(&self) -> bool {
        self.bare.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it goes on with the time of day or the date: "5 p.m. GMT", "5 p.m. Monday".
    fn names_time(&self) -> bool {
        const ZONES: [&str; 20] = [
            "GMT",
            "UTC",
            "EST",
            "EDT",
            "ET",
            "CST",
            "CDT",
            "CT",
            "PST",
            "PDT",
            "PT",
            "MST",
            "BST",
            "CET",
            "IST",
            "Eastern",
            "Pacific",
            "Central",
            "Greenwich",
            "Local",
        ];
        let lower = self.word.to_lowercase();
        ZONES.contains(&self.word) || is_month(&lower) || is_weekday(&lower)
    }
}

/// "J": a single capital.
fn is_initial(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(char::is_uppercase) && characters.next().is_none()
}

/// "1", "12", "a", "iv": the number of a list item.
fn is_item(word: &str) -> bool {
    let digits = !word.is_empty() && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    digits || word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Verbs that name what a speaker did with the words before.
fn is_cue(word: &str) -> bool {
    const CUES: [&str; 34] = [
        "said",
        "says",
        "asked",
        "asks",
        "told",
        "tells",
        "added",
        "adds",
        "wondered",
        "wrote",
        "writes",
        "replied",
        "replies",
        "shouted",
        "cried",
        "exclaimed",
        "demanded",
        "continued",
        "tweeted",
        "posted",
        "responded",
        "answered",
        "joked",
        "quipped",
        "recalled",
        "warned",
        "insisted",
        "explained",
        "declared",
        "chanted",
        "yelled",
        "inquired",
        "concluded",
        "noted",
    ];
    CUES.contains(&word)
}

/// Whether a capitalised word begins sentences and seldom names.
fn is_opener(word: &str) -> bool {
    OPENERS.contains(word)
}

static OPENERS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../data/openers.txt").lines().collect());

#[cfg(test)]
mod tests {
    use super::*;

    /// Each case is written with ‖ where it must split.
    #[test]
    fn stops_end_sentences_and_abbreviations_do_not() {
        for case in [
            "He left. ‖ She stayed.",
            "U.S. President Doe left the U.S. ‖ The president stayed.",
            "Gen. Jane Doe and Lt. Col. John Roe met Sen. Poe.",
            "J. R. R. Doe met J.R. Roe and Robert C. \"Bob\" Poe.",
            "It cost $3.5 million, or 2.25 percent. ‖ It was 5 p.m. ‖ Nobody came.",
            "It opens at 5 p.m. Monday and at 6 a.m. GMT.",
            "No. 5 on the list is Jan. 3. ‖ No. ‖ He refused.",
            "He called it plan B. ‖ The council had none.",
            "“We go. ‖ We stay,” he said.",
            "“We go.” ‖ “We stay.” ‖ She left.",
            "\"We go.\" ‖ \"We stay.\" ‖ She left.",
            "“Will you go?” he asked.",
            "“Will you go?” Jane Doe asked. ‖ “Never!” Mr. Roe said.",
            "“Will you go?” ‖ The minister did not answer.",
            "“We go.” – Jane Doe",
            "Will they go? ‖ Never! ‖ They stay.",
            "He stayed (she left.) ‖ They met.",
            "They waited ... and waited. ‖ Then they left… ‖ Nobody knew.",
            "It was over.[12] ‖ Nobody knew. [3] ‖ It went on. ‖ [Later] it was over.",
            "See www.example.org or a.b@example.org for more. ‖ Done.",
            "They left.The talks go on.",
            "1. The dam broke. ‖ 2. The river rose.",
            "Doe Inc. Chairman Roe left Poe Ltd. ‖ He stayed with Doe Corp. ‖ It was sold.",
            "The firm, e.g. Doe & Co., left. ‖ 300 people stayed.",
            "He said: “No.” ‖ (She said yes.) ‖ They parted.",
            "Ла хар. ‖ Хар ла.",
            "これは文。‖これも文。",
            "نعم؟ ‖ لا.",
            "Yahoo! said it was sold.",
            "He wrote to the Washington, D.C. Council. ‖ It met.",
        ] {
            let text = case.replace(" ‖ ", " ").replace('‖', "");
            let expected: Vec<&str> = case.split('‖').map(str::trim).collect();
            if case.contains("left.The") {
                assert_eq!(split(&text), ["They left.", "The talks go on."]);
            } else {
                assert_eq!(split(&text), expected);
            }
        }
    }

    fn split(text: &str) -> Vec<&str> {
        let spans = sentences(text, Span::new(0, text.len()));
        spans.into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn nothing_has_no_sentences() {
        assert_eq!(split(""), [""; 0]);
        assert_eq!(split(" \u{a0}"), [""; 0]);
        assert_eq!(split("..."), ["..."]);
    }
}
