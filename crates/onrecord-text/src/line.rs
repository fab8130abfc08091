//! Lines, whatever they are ended with.

use crate::Span;
use crate::character::is_invisible;

/// A line with something on it, trimmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) span: Span,
    /// Whether a blank line or a page break stands before it.
    pub(crate) after_blank: bool,
}

/// The lines of `text` that are not blank.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_blank = false;
    while start < text.len() {
        let (end, next, page) = line_end(text.as_bytes(), start);
        let span = trim(text, Span::new(start, end));
        if !span.is_empty() {
            lines.push(Line { span, after_blank });
        }
        after_blank = page || span.is_empty();
        start = next;
    }
    lines
}

/// Where the line that begins at `start` ends, where the next begins, and whether a page ends too.
fn line_end(bytes: &[u8], start: usize) -> (usize, usize, bool) {
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => return (at, at + 2, false),
            b'\n' | b'\r' => return (at, at + 1, false),
            // Vertical tab and form feed.
            0x0B | 0x0C => return (at, at + 1, true),
            // Next line, U+0085.
            0xC2 if bytes[at..].starts_with(&[0xC2, 0x85]) => return (at, at + 2, false),
            // Line separator U+2028 and paragraph separator U+2029.
            0xE2 if bytes[at..].starts_with(&[0xE2, 0x80, 0xA8]) => return (at, at + 3, false),
            0xE2 if bytes[at..].starts_with(&[0xE2, 0x80, 0xA9]) => return (at, at + 3, true),
            _ => at += 1,
        }
    }
    (at, at, false)
}

/// A span without the invisible characters at its two ends.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let front = inside.trim_start_matches(is_invisible);
    let start = span.end - front.len();
    Span::new(start, start + front.trim_end_matches(is_invisible).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, bool)> {
        lines(text).into_iter().map(|line| (line.span.of(text), line.after_blank)).collect()
    }

    #[test]
    fn every_way_to_end_a_line_is_known() {
        for end in ["\n", "\r\n", "\r", "\u{85}", "\u{2028}"] {
            assert_eq!(read(&format!("a{end}b")), [("a", false), ("b", false)], "{end:?}");
            assert_eq!(read(&format!("a{end}{end}b")), [("a", false), ("b", true)], "{end:?}");
        }
        for end in ["\u{c}", "\u{b}", "\u{2029}"] {
            assert_eq!(read(&format!("a{end}b")), [("a", false), ("b", true)], "{end:?}");
        }
    }

    #[test]
    fn what_no_reader_sees_is_trimmed() {
        let text = "\u{feff}\u{200b} \ta b\u{a0}\0\n\u{200f}\u{feff}\n\u{202b}שלום\u{202c}\n";
        assert_eq!(read(text), [("a b", false), ("שלום", true)]);
    }
}
