//! Where a page's paragraphs begin and end in a plain text.

use std::ops::Range;

/// Lines of such a length, in characters, were ended by the width of somebody's screen.
const WRAPPED: std::ops::RangeInclusive<usize> = 50..=100;

/// The stretches of the text that are paragraphs, in bytes, in order.
///
/// An empty line parts paragraphs. A single line end does too, but for lines that were wrapped to
/// a width: those belong together, and the line end between them reads as a space.
pub(super) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let (from, to) = trimmed(line, start);
        start += line.len();
        if from == to {
            is_open = false;
            continue;
        }
        match paragraphs.last_mut().filter(|_| is_open) {
            Some(last) => last.end = to,
            None => paragraphs.push(from..to),
        }
        is_open = WRAPPED.contains(&text[from..to].chars().count());
    }
    paragraphs
}

/// A line without the white space around it, as places in the text.
fn trimmed(line: &str, start: usize) -> (usize, usize) {
    let from = start + (line.len() - line.trim_start().len());
    (from, from + line.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn empty_lines_and_line_ends_part_paragraphs() {
        assert_eq!(of("One.\n\nTwo.\r\n \r\nThree.\nFour."), ["One.", "Two.", "Three.", "Four."]);
        assert!(of(" \n\n").is_empty());
    }

    #[test]
    fn lines_wrapped_to_a_width_belong_together() {
        let line = "The ferry to the outer islands was cancelled for a third day\n";
        let text = format!("{line}{line}on Sunday.\n\n{line}");
        let found = of(&text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("on Sunday."));
    }

    #[test]
    fn long_lines_are_paragraphs_of_their_own() {
        let line = "The ferry was cancelled. ".repeat(8);
        assert_eq!(of(&format!("{line}\n{line}\n")).len(), 2);
    }
}
