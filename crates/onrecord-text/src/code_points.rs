//! Offsets counted in code points, which is how every output counts them.

use std::ops::Range;

use crate::Span;

/// How far the checkpoints lie apart, in bytes.
const STEP: usize = 64;

/// Turns byte offsets of one text into code point offsets, and back.
///
/// It keeps one number for every 64 bytes, and none at all for pure ASCII, where both counts agree.
///
/// ```
/// use onrecord_text::{CodePoints, Span};
///
/// let text = "“Talks resumed,” she said.";
/// let points = CodePoints::new(text);
/// let said = Span::new(text.find("said").unwrap(), text.len() - 1);
/// assert_eq!(points.range(said), 21..25);
/// assert_eq!(points.span(21..25), Some(said));
/// ```
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// How many characters begin before each multiple of `STEP`; empty for ASCII.
    checkpoints: Vec<usize>,
    length: usize,
}

impl<'t> CodePoints<'t> {
    /// Counts the characters of `text`.
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, checkpoints: Vec::new(), length: text.len() };
        }
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        let mut length = 0;
        for block in text.as_bytes().chunks(STEP) {
            checkpoints.push(length);
            length += beginnings(block);
        }
        Self { text, checkpoints, length }
    }

    /// The length of the text in code points.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether the text holds nothing.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// How many code points lie before the byte offset `byte`.
    ///
    /// # Panics
    /// When `byte` lies beyond the text.
    pub fn code_point(&self, byte: usize) -> usize {
        let bytes = &self.text.as_bytes()[..byte];
        match self.checkpoints.get(byte / STEP) {
            Some(count) => count + beginnings(&bytes[byte / STEP * STEP..]),
            None if self.checkpoints.is_empty() => byte,
            None => self.length,
        }
    }

    /// The byte offset of the code point numbered `code_point`; the length of the text for the
    /// number after the last, and nothing beyond that.
    pub fn byte(&self, code_point: usize) -> Option<usize> {
        if code_point >= self.length {
            return (code_point == self.length).then_some(self.text.len());
        }
        if self.checkpoints.is_empty() {
            return Some(code_point);
        }
        let block = self.checkpoints.partition_point(|&count| count <= code_point) - 1;
        let wanted = code_point - self.checkpoints[block];
        let rest = &self.text.as_bytes()[block * STEP..];
        let begins = |&(_, &byte): &(usize, &u8)| is_beginning(byte);
        let (offset, _) = rest.iter().enumerate().filter(begins).nth(wanted)?;
        Some(block * STEP + offset)
    }

    /// A span, counted in code points.
    ///
    /// # Panics
    /// When the span lies beyond the text.
    pub fn range(&self, span: Span) -> Range<usize> {
        self.code_point(span.start)..self.code_point(span.end)
    }

    /// The span of a stretch counted in code points; nothing when it lies beyond the text.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let (start, end) = (self.byte(range.start)?, self.byte(range.end)?);
        (start <= end).then(|| Span::new(start, end))
    }
}

/// Whether a character begins at this byte.
fn is_beginning(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| is_beginning(byte)).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ascii_keeps_no_checkpoints() {
        let text = "Talks resumed. ".repeat(100);
        let points = CodePoints::new(&text);
        assert!(points.checkpoints.is_empty());
        assert_eq!(points.code_point(777), 777);
        assert_eq!(points.byte(1500), Some(1500));
        assert_eq!(points.byte(1501), None);
    }

    #[test]
    fn an_empty_text_has_one_offset() {
        let points = CodePoints::new("");
        assert!(points.is_empty());
        assert_eq!((points.code_point(0), points.byte(0), points.byte(1)), (0, Some(0), None));
    }

    proptest! {
        #[test]
        fn every_offset_is_what_counting_gives(text in "(\\PC|[a-zé“😀\u{301}]){0,300}") {
            let points = CodePoints::new(&text);
            let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            prop_assert_eq!(points.len(), bytes.len());
            for (code_point, &byte) in bytes.iter().chain([&text.len()]).enumerate() {
                prop_assert_eq!(points.code_point(byte), code_point);
                prop_assert_eq!(points.byte(code_point), Some(byte));
            }
            prop_assert_eq!(points.byte(bytes.len() + 1), None);
        }
    }
}
