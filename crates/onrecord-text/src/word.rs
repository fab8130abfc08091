//! Words and single punctuation marks, the units that scores are counted in.

use crate::Span;
use crate::character::is_combining;

/// The words and marks of `text` that lie within a span, in order.
///
/// A word is a run of letters, digits and underscores, with the combining marks on them; every
/// other character but white space stands alone.
///
/// ```
/// use onrecord_text::{Span, words};
///
/// let text = "“It's over,” she said.";
/// let found: Vec<&str> = words(text, Span::new(0, text.len())).map(|word| word.of(text)).collect();
/// assert_eq!(found, ["“", "It", "'", "s", "over", ",", "”", "she", "said", "."]);
/// ```
///
/// # Panics
/// When the span does not lie in `text` on character boundaries.
pub fn words(text: &str, within: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = within.start;
    let mut rest = within.of(text).chars().peekable();
    std::iter::from_fn(move || {
        while let Some(space) = rest.next_if(|c| c.is_whitespace()) {
            at += space.len_utf8();
        }
        let first = rest.next()?;
        let start = at;
        at += first.len_utf8();
        if is_word_character(first) {
            while let Some(more) = rest.next_if(|&c| is_word_character(c) || is_combining(c)) {
                at += more.len_utf8();
            }
        }
        Some(Span::new(start, at))
    })
}

/// Whether words are made of it.
pub(crate) fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text, Span::new(0, text.len())).map(|word| word.of(text)).collect()
    }

    #[test]
    fn words_and_marks_stand_apart() {
        for (text, expected) in [
            ("", &[][..]),
            (" \t\u{a0}\n", &[]),
            ("U.S.-led", &["U", ".", "S", ".", "-", "led"]),
            ("$3.5bn", &["$", "3", ".", "5bn"]),
            ("snake_case", &["snake_case"]),
            ("cafe\u{301} noir", &["cafe\u{301}", "noir"]),
            ("\u{301}", &["\u{301}"]),
            ("Київ—שלום", &["Київ", "—", "שלום"]),
            ("ok👍🏽.", &["ok", "👍", "🏽", "."]),
        ] {
            assert_eq!(split(text), expected, "{text:?}");
        }
    }

    #[test]
    fn only_the_span_is_read() {
        let text = "one two three";
        let found: Vec<&str> = words(text, Span::new(2, 10)).map(|word| word.of(text)).collect();
        assert_eq!(found, ["e", "two", "th"]);
    }
}
