//! Windows: consecutive whole paragraphs that the encoder reads at once.
//!
//! A window opens with a piece of its own, and a separator ends each paragraph. A paragraph longer
//! than a window is cut between words. The same cuts as `training/windows.py`, made as the text is
//! read, so that a text of any length needs the memory of two windows.

use onrecord_text::Span;

use crate::reading::Word;
use crate::split::{Splitter, Tables, Token};
use crate::vocabulary::{OPENING, SEPARATOR};

/// Pieces and words of one window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Window {
    /// Word pieces, with the opening one and the separators.
    pub(crate) pieces: Vec<u16>,
    /// Letter shape of each piece's word; 0 for the pieces that are no word's.
    pub(crate) shapes: Vec<u8>,
    /// Quotation state of each piece's word; 0 for the pieces that are no word's.
    pub(crate) quotes: Vec<u8>,
    /// First piece of each word.
    pub(crate) at: Vec<usize>,
    /// Paragraph of each word.
    pub(crate) paragraphs: Vec<usize>,
    /// Number of the first word in the whole text.
    pub(crate) first: usize,
}

impl Window {
    /// How many words it holds.
    pub(crate) fn len(&self) -> usize {
        self.at.len()
    }

    fn open(&mut self, first: usize) {
        self.pieces.clear();
        self.shapes.clear();
        self.quotes.clear();
        self.at.clear();
        self.paragraphs.clear();
        self.first = first;
        self.push(OPENING, 0, 0);
    }

    fn push(&mut self, piece: u16, shape: u8, quote: u8) {
        self.pieces.push(piece);
        self.shapes.push(shape);
        self.quotes.push(quote);
    }

    fn add(&mut self, token: Token, pieces: &[u16], paragraph: usize) {
        self.at.push(self.pieces.len());
        self.paragraphs.push(paragraph);
        for &piece in pieces {
            self.push(piece, token.shape, token.quote);
        }
    }

    /// Moves the words from `word` on to `next`.
    fn split_off(&mut self, word: usize, next: &mut Self) {
        let Some(&start) = self.at.get(word) else { return };
        let shift = start - next.pieces.len();
        next.pieces.extend(self.pieces.drain(start..));
        next.shapes.extend(self.shapes.drain(start..));
        next.quotes.extend(self.quotes.drain(start..));
        next.at.extend(self.at.drain(word..).map(|at| at - shift));
        next.paragraphs.extend(self.paragraphs.drain(word..));
    }
}

/// The windows of a text, one after the other.
pub(crate) struct Windows<'a> {
    tables: &'a Tables,
    text: &'a str,
    paragraphs: &'a [Span],
    limit: usize,
    /// The paragraph being read, and what reads it.
    paragraph: usize,
    splitter: Option<Splitter<'a>>,
    /// A word that did not fit, and the pieces of the word read last.
    pending: Option<Token>,
    pieces: Vec<u16>,
    /// What the next window starts with.
    carry: Window,
    /// Word of the window at which the paragraph began; 0 where it began with the window or before.
    began: usize,
}

enum Step {
    Word(Token),
    ParagraphEnd,
    TextEnd,
}

impl<'a> Windows<'a> {
    /// Windows of at most `limit` pieces.
    pub(crate) fn new(
        tables: &'a Tables,
        text: &'a str,
        paragraphs: &'a [Span],
        limit: usize,
    ) -> Self {
        let mut carry = Window::default();
        carry.open(0);
        Self {
            tables,
            text,
            paragraphs,
            limit,
            paragraph: 0,
            splitter: None,
            pending: None,
            pieces: Vec::new(),
            carry,
            began: 0,
        }
    }

    /// Makes `window` the next window and adds its words to `words`; false at the end of the text.
    pub(crate) fn next(&mut self, window: &mut Window, words: &mut Vec<Word>) -> bool {
        std::mem::swap(window, &mut self.carry);
        loop {
            let token = match self.step(words) {
                Step::Word(token) => token,
                Step::ParagraphEnd => {
                    window.push(SEPARATOR, 0, 0);
                    self.began = window.len();
                    continue;
                }
                Step::TextEnd => {
                    self.carry.open(words.len());
                    return window.len() > 0;
                }
            };
            if window.len() > 0 && window.pieces.len() + self.pieces.len() + 1 > self.limit {
                self.pending = Some(token);
                let kept = if self.began > 0 { self.began } else { window.len() };
                self.carry.open(window.first + kept);
                window.split_off(kept, &mut self.carry);
                self.began = 0;
                return true;
            }
            window.add(token, &self.pieces, self.paragraph);
        }
    }

    fn step(&mut self, words: &mut Vec<Word>) -> Step {
        if let Some(token) = self.pending.take() {
            return Step::Word(token);
        }
        loop {
            let Some(&span) = self.paragraphs.get(self.paragraph) else {
                return Step::TextEnd;
            };
            let fresh = self.splitter.is_none();
            let (tables, text) = (self.tables, self.text);
            let splitter = self.splitter.get_or_insert_with(|| Splitter::new(tables, text, span));
            self.pieces.clear();
            if let Some(token) = splitter.next(&mut self.pieces) {
                self.pieces.truncate(self.limit - 2);
                words.push(Word { span: token.span, paragraph: self.paragraph });
                return Step::Word(token);
            }
            self.splitter = None;
            self.paragraph += 1;
            if !fresh {
                return Step::ParagraphEnd;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::characters::Characters;
    use crate::vocabulary::Vocabulary;
    use crate::weights::{Weights, embedded};

    fn tables() -> Tables {
        let weights = Weights::open(embedded()).unwrap();
        Tables {
            characters: Characters::open(&weights).unwrap(),
            vocabulary: Vocabulary::open(&weights).unwrap(),
        }
    }

    /// Paragraphs of so many words of one piece, and their windows of at most `limit` pieces.
    fn windows(sizes: &[usize], limit: usize) -> Vec<Window> {
        let (mut text, mut paragraphs) = (String::new(), Vec::new());
        for &size in sizes {
            let start = text.len();
            text += &"said ".repeat(size);
            paragraphs.push(Span::new(start, text.len()));
        }
        let (tables, mut words, mut out) = (tables(), Vec::new(), Vec::new());
        let mut windows = Windows::new(&tables, &text, &paragraphs, limit);
        let mut window = Window::default();
        while windows.next(&mut window, &mut words) {
            out.push(window.clone());
        }
        assert_eq!(words.len(), sizes.iter().sum::<usize>());
        out
    }

    fn words(sizes: &[usize], limit: usize) -> Vec<usize> {
        windows(sizes, limit).iter().map(Window::len).collect()
    }

    #[test]
    fn paragraphs_stay_whole_where_they_fit() {
        // The opening piece, and a separator behind each paragraph.
        assert_eq!(words(&[5, 5, 5], 13), [10, 5]);
        assert_eq!(words(&[5, 5, 5], 12), [5, 5, 5]);
    }

    #[test]
    fn a_paragraph_longer_than_a_window_is_cut_and_its_end_shares_a_window() {
        assert_eq!(words(&[3, 20, 4], 12), [3, 10, 10, 4]);
        assert_eq!(words(&[12, 4], 12), [10, 6]);
    }

    #[test]
    fn empty_paragraphs_leave_no_trace() {
        assert_eq!(
            windows(&[2, 0, 2], 32),
            windows(&[2, 2], 32)
                .into_iter()
                .map(|mut window| {
                    window.paragraphs = vec![0, 0, 2, 2];
                    window
                })
                .collect::<Vec<_>>()
        );
        assert!(windows(&[0], 32).is_empty());
    }

    proptest! {
        #[test]
        fn windows_hold_every_word_once_and_no_more_pieces_than_allowed(
            sizes in prop::collection::vec(0_usize..40, 0..20),
            limit in 8_usize..40,
        ) {
            let mut next = 0;
            for window in windows(&sizes, limit) {
                assert_eq!(window.first, next);
                next += window.len();
                assert!(window.pieces.len() <= limit);
                assert!(window.at.iter().all(|&at| window.shapes[at] > 0));
                assert_eq!(window.shapes.len(), window.pieces.len());
                assert_eq!(window.quotes.len(), window.pieces.len());
            }
            assert_eq!(next, sizes.iter().sum::<usize>());
        }
    }
}
