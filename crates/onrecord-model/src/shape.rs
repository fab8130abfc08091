//! What the network is told of a word beside its pieces: letter shape and quotation state.
//!
//! The same rules as `training/features.py`.

use onrecord_text::Span;

use crate::characters::{Characters, Class};

/// Letter shape of a word, 1 to 7: lower, Capital, UPPER, digit first, inner capitals, other, mark.
pub(crate) fn shape(characters: &Characters, word: &str) -> u8 {
    let mut classes = word.chars().map(|character| characters.class(character));
    let first = classes.next().unwrap_or(Class::NONE);
    let rest = classes.fold(Class::NONE, Class::or);
    let all = first.or(rest);
    if first.is(Class::DIGIT) {
        4
    } else if !all.is(Class::LETTER) {
        7
    } else if all.is(Class::LOWER) && !all.is(Class::UPPER.or(Class::TITLE)) {
        1
    } else if all.is(Class::UPPER) && !all.is(Class::LOWER.or(Class::TITLE)) {
        if word.chars().nth(1).is_some() { 3 } else { 2 }
    } else if rest.is(Class::UPPER) {
        5
    } else if first.is(Class::UPPER) {
        2
    } else {
        6
    }
}

const OUTSIDE: u8 = 1;
pub(crate) const INSIDE: u8 = 2;
const MARK: u8 = 3;

/// Whether a paragraph is inside double quotation marks, word after word.
#[derive(Debug, Default)]
pub(crate) struct Quotation {
    inside: bool,
    /// The next word is the second of two backticks or apostrophes.
    second: bool,
}

impl Quotation {
    /// At the beginning of a paragraph, which is `span` of `text`.
    ///
    /// A first mark that can only close (curly, or straight with a word right before it and none
    /// behind) ends a quotation that was opened in a paragraph above.
    pub(crate) fn beginning(characters: &Characters, text: &str, span: Span) -> Self {
        Self { inside: closes_first(characters, span.of(text)), second: false }
    }

    /// The state of the next word, which stands at `span` of `text`.
    pub(crate) fn of(&mut self, text: &str, span: Span) -> u8 {
        let word = span.of(text);
        if std::mem::take(&mut self.second) {
            return MARK;
        }
        match word {
            "“" | "„" | "«" => self.inside = true,
            "”" | "»" => self.inside = false,
            "\"" | "‟" | "″" => self.inside = !self.inside,
            "`" | "'" if text[span.end..].starts_with(word) => {
                self.inside = word == "`";
                self.second = true;
            }
            _ => return if self.inside { INSIDE } else { OUTSIDE },
        }
        MARK
    }
}

/// Whether the first double mark of a paragraph can only close.
fn closes_first(characters: &Characters, paragraph: &str) -> bool {
    // What is no part of a word: white space, and what the network never sees.
    let apart = Class::SPACE.or(Class::GONE).or(Class::MARK);
    let marks = ['“', '„', '«', '”', '»', '"', '‟', '″', '`', '\''];
    for (at, mark) in paragraph.match_indices(marks) {
        let (before, behind) = (&paragraph[..at], &paragraph[at + mark.len()..]);
        match mark {
            "”" | "»" => return true,
            "\"" | "‟" | "″" => {
                let glued =
                    |near: Option<char>| near.is_some_and(|near| !characters.class(near).is(apart));
                return glued(before.chars().next_back()) && !glued(behind.chars().next());
            }
            "`" | "'" if behind.starts_with(mark) => return false,
            "`" | "'" => {}
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::{Weights, embedded};

    #[test]
    fn shapes_are_those_of_training() {
        let characters = Characters::open(&Weights::open(embedded()).unwrap()).unwrap();
        for (word, expected) in [
            ("said", 1),
            ("Minister", 2),
            ("A", 2),
            ("UNHCR", 3),
            ("É", 2),
            ("3rd", 4),
            ("²x", 4),
            ("McAllister", 5),
            ("eBay", 5),
            ("東京", 6),
            ("—", 7),
            ("🙂", 7),
        ] {
            assert_eq!(shape(&characters, word), expected, "{word}");
        }
    }

    #[test]
    fn quotation_marks_switch_the_state() {
        let text = "“ a ” b \" c \" d `` e '' f ' g";
        let mut quotation = Quotation::default();
        let mut at = 0;
        let mut states = String::new();
        for character in text.chars() {
            let span = Span::new(at, at + character.len_utf8());
            at = span.end;
            if character != ' ' {
                states.push(char::from(b'0' + quotation.of(text, span)));
            }
        }
        assert_eq!(states, "32313231332331".to_owned() + "11");
    }
}
