//! A text to words, as the network saw them in training: BERT's splitting, with exact offsets.
//!
//! Words end at white space; each punctuation mark and each Chinese character is a word. What is
//! looked up in the vocabulary is lowercase and without accents; the offsets are the text's own.
//! (One thing is left out: a word with several combining marks, of which one is newer than the
//! tokeniser's tables, may end a mark earlier or later. It has no pieces either way.)

use onrecord_text::Span;
use unicode_normalization::char::decompose_canonical;

use crate::characters::{Characters, Class};
use crate::shape::{Quotation, shape};
use crate::vocabulary::{SPECIAL, UNKNOWN, Vocabulary};

/// Words with more characters than this have no pieces.
const LONGEST_WORD: usize = 100;

/// The tables that splitting needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables {
    pub(crate) characters: Characters,
    pub(crate) vocabulary: Vocabulary,
}

/// A word on its way to the network; its pieces are handed over beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands in the text.
    pub(crate) span: Span,
    /// Letter shape, 1 to 7.
    pub(crate) shape: u8,
    /// Quotation state, 1 to 3.
    pub(crate) quote: u8,
}

/// The words of one paragraph, one after the other, in constant memory.
pub(crate) struct Splitter<'a> {
    tables: &'a Tables,
    /// The text up to the end of the paragraph.
    text: &'a str,
    /// Where reading goes on.
    at: usize,
    quotation: Quotation,
    word: Folded,
}

/// The word being read: lowercase, without accents, as far as it can have pieces.
#[derive(Default)]
struct Folded {
    bytes: Vec<u8>,
    characters: usize,
    /// Where it stands in the text.
    start: usize,
    end: usize,
}

impl Folded {
    fn push(&mut self, character: char, source: Span) {
        if self.characters == 0 {
            self.bytes.clear();
            self.start = source.start;
        }
        self.characters += 1;
        self.end = source.end;
        if self.characters <= LONGEST_WORD {
            self.bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

impl<'a> Splitter<'a> {
    /// Reads the paragraph `span` of `text`.
    pub(crate) fn new(tables: &'a Tables, text: &'a str, span: Span) -> Self {
        let quotation = Quotation::beginning(&tables.characters, text, span);
        let text = &text[..span.end];
        Self { tables, text, at: span.start, quotation, word: Folded::default() }
    }

    /// The next word; its pieces are appended to `pieces`.
    pub(crate) fn next(&mut self, pieces: &mut Vec<u16>) -> Option<Token> {
        self.word.characters = 0;
        while let Some(character) = self.text[self.at..].chars().next() {
            let class = self.tables.characters.class(character);
            let source = Span::new(self.at, self.at + character.len_utf8());
            if character == '['
                && let Some((name, piece)) = special(&self.text[self.at..])
            {
                return Some(self.flush(pieces).unwrap_or_else(|| {
                    pieces.push(piece);
                    self.token(Span::new(source.start, source.start + name.len()))
                }));
            }
            if class.is(Class::SPACE) {
                if self.word.characters > 0 {
                    break;
                }
            } else if !class.is(Class::GONE) && !self.take(character, class, source) {
                break;
            }
            self.at = source.end;
            if self.word.characters > 0 && self.word.start == source.start && self.stands_alone() {
                break;
            }
        }
        self.flush(pieces)
    }

    /// Adds a character to the word; false where the word ends before it.
    fn take(&mut self, character: char, class: Class, source: Span) -> bool {
        let Self { tables, word, .. } = self;
        let began = word.characters > 0;
        if class.is(Class::IDEOGRAPH.or(Class::PUNCTUATION)) && began {
            return false;
        }
        if !class.is(Class::FOLDS) {
            word.push(character, source);
            return true;
        }
        let mut ends = false;
        decompose_canonical(character, |part| {
            if !ends && !tables.characters.class(part).is(Class::MARK) {
                for folded in part.to_lowercase() {
                    // `≠` is an `=` with a mark on it.
                    ends |= began && tables.characters.class(folded).is(Class::PUNCTUATION);
                    if !ends {
                        word.push(folded, source);
                    }
                }
            }
        });
        !ends
    }

    /// Whether the word so far, of one character of the text, is punctuation or an ideograph.
    fn stands_alone(&self) -> bool {
        let single = |text: &str| {
            text.chars().next().is_some_and(|first| {
                let alone = Class::PUNCTUATION.or(Class::IDEOGRAPH);
                self.tables.characters.class(first).is(alone)
            })
        };
        single(&self.text[self.word.start..])
            || std::str::from_utf8(&self.word.bytes).is_ok_and(single)
    }

    /// The word read so far, if any, and its pieces.
    fn flush(&mut self, pieces: &mut Vec<u16>) -> Option<Token> {
        if self.word.characters == 0 {
            return None;
        }
        if self.word.characters > LONGEST_WORD {
            pieces.push(UNKNOWN);
        } else {
            self.tables.vocabulary.split(&self.word.bytes, pieces);
        }
        Some(self.token(Span::new(self.word.start, self.word.end)))
    }

    fn token(&mut self, span: Span) -> Token {
        self.at = self.at.max(span.end);
        let quote = self.quotation.of(self.text, span);
        Token { span, shape: shape(&self.tables.characters, span.of(self.text)), quote }
    }
}

/// The special piece that `text` starts with: authors do write "[SEP]".
fn special(text: &str) -> Option<(&'static str, u16)> {
    SPECIAL.into_iter().find(|(name, _)| text.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::{Weights, embedded};

    pub(crate) fn tables() -> Tables {
        let weights = Weights::open(embedded()).unwrap();
        Tables {
            characters: Characters::open(&weights).unwrap(),
            vocabulary: Vocabulary::open(&weights).unwrap(),
        }
    }

    fn words(text: &str) -> Vec<(&str, usize)> {
        let tables = tables();
        let mut splitter = Splitter::new(&tables, text, Span::new(0, text.len()));
        let mut pieces = Vec::new();
        let mut out = Vec::new();
        while let Some(token) = splitter.next(&mut pieces) {
            out.push((token.span.of(text), pieces.len()));
            pieces.clear();
        }
        out
    }

    #[test]
    fn marks_and_ideographs_are_words_of_their_own() {
        let expected = ["“", "No", ",", "”", "she", "said", "in", "東", "京", "."];
        let found = words("“No,” she said\n in 東京.");
        assert_eq!(found.iter().map(|(word, _)| *word).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn accents_stay_in_the_span_and_leave_the_piece() {
        assert_eq!(words("Zürich's"), [("Zürich", 1), ("'", 1), ("s", 1)]);
        // A combining accent at the end of a word is no part of it, as in training.
        assert_eq!(words("cafe\u{301} a≠b"), [("cafe", 1), ("a", 1), ("≠", 1), ("b", 1)]);
    }

    #[test]
    fn invisible_characters_neither_split_nor_count() {
        assert_eq!(words("\u{feff}min\u{ad}ister\u{200b} \0"), [("min\u{ad}ister", 1)]);
    }

    #[test]
    fn words_of_more_than_a_hundred_characters_have_one_unknown_piece() {
        let long = "a".repeat(101);
        assert_eq!(words(&long), [(long.as_str(), 1)]);
        assert!(words(&long[1..])[0].1 > 1);
    }

    #[test]
    fn special_pieces_are_read_as_they_stand() {
        assert_eq!(words("x[SEP]y [sep]").len(), 3 + 3);
    }
}
