//! The words of a sentence around a name; those of a sentence without end are cut, so that a text
//! of any make takes time in proportion to it.

use onrecord_text::Span;

use crate::who::token::{Token, tokens};

/// How many bytes on either side are looked at.
const REACH: usize = 600;

/// The tokens of `sentence` around `span`.
pub(super) fn window(text: &str, sentence: Span, span: Span) -> Vec<Token> {
    let mut start = span.start.saturating_sub(REACH).max(sentence.start);
    while start > sentence.start && !begins_word(text, start) {
        start -= 1;
    }
    let mut end = (span.end + REACH).min(sentence.end);
    while end < sentence.end && !text.is_char_boundary(end) {
        end += 1;
    }
    tokens(text, Span::new(start.min(span.start), end.max(span.end)))
}

/// Whether a word may begin at a byte: after a blank, or far enough from any.
fn begins_word(text: &str, at: usize) -> bool {
    text.is_char_boundary(at) && (at.is_multiple_of(REACH) || text[..at].ends_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let text = "é harbour ".repeat(1000);
        let at = text.len() / 2;
        let at = at + text[at..].find("harbour").unwrap();
        let span = Span::new(at, at + 7);
        let words = window(&text, Span::new(0, text.len()), span);
        assert!(words.len() < 300 && words.iter().any(|word| word.span == span));
        assert!(words[0].of(&text) == "é" || words[0].of(&text) == "harbour");
    }
}
