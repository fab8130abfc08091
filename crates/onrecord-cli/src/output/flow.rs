//! Breaking words into lines by the columns they take, with colour laid on afterwards.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::paint::{Ink, Look};
use super::visible::visible;

/// What stands before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Nothing, and no line may end there.
    None,
    /// Nothing, but a line may end there, as between two Chinese characters.
    Joint,
    /// A space.
    Space,
}

#[derive(Clone, Debug)]
struct Piece {
    text: String,
    ink: Ink,
    gap: Gap,
}

/// Words in a row, to be broken into lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    pieces: Vec<Piece>,
    /// Whether a space comes before whatever is added next.
    is_spaced: bool,
}

impl Flow {
    /// Adds words, after a space.
    pub(crate) fn words(mut self, text: &str, ink: Ink) -> Self {
        for word in visible(text).split_whitespace() {
            self.word(word, ink, Gap::Space);
        }
        self
    }

    /// Adds words right after what stands before them.
    pub(crate) fn glued(mut self, text: &str, ink: Ink) -> Self {
        let text = visible(text);
        let starts_apart = text.starts_with(char::is_whitespace) || self.is_spaced;
        for (nth, word) in text.split_whitespace().enumerate() {
            let gap = if nth == 0 && !starts_apart { Gap::None } else { Gap::Space };
            self.word(word, ink, gap);
        }
        self
    }

    /// The same, with a space before whatever is glued to it next.
    pub(crate) fn spaced(mut self) -> Self {
        self.is_spaced = true;
        self
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    fn word(&mut self, word: &str, ink: Ink, gap: Gap) {
        self.is_spaced = false;
        let (mut start, mut gap) = (0, gap);
        let mut before_is_wide = false;
        for (place, c) in word.char_indices() {
            let is_wide = c.width() == Some(2);
            if place > start && (is_wide || before_is_wide) && !clings(c) {
                self.pieces.push(Piece { text: word[start..place].to_owned(), ink, gap });
                (start, gap) = (place, Gap::Joint);
            }
            before_is_wide = if c.width() == Some(0) { before_is_wide } else { is_wide };
        }
        self.pieces.push(Piece { text: word[start..].to_owned(), ink, gap });
    }

    /// Writes the lines, the first after `lead` (already written there), the others indented as
    /// far as `indent` says, each ended.
    pub(crate) fn write(&self, out: &mut String, lead: usize, indent: usize, look: Look) {
        let width = look.width.max(indent + 10);
        let mut line = Line { pieces: Vec::new(), used: lead.max(indent) };
        if lead < indent {
            out.extend(std::iter::repeat_n(' ', indent - lead));
        }
        for atom in self.atoms() {
            let wide: usize = atom.iter().map(|piece| piece.text.width()).sum();
            let space = usize::from(!line.pieces.is_empty() && atom[0].gap == Gap::Space);
            let is_full = line.used + space + wide > width;
            if is_full && !line.pieces.is_empty() {
                line.end(out, indent, look);
            }
            for piece in atom {
                line.push(piece, width, out, indent, look);
            }
        }
        line.print(out, look);
        out.push('\n');
    }

    /// The stretches in which no line may end.
    fn atoms(&self) -> impl Iterator<Item = &[Piece]> {
        self.pieces.chunk_by(|_, next| next.gap == Gap::None)
    }
}

/// Closing marks stay with what they close, also in scripts without spaces, and marks that are
/// written over a letter stay with the letter.
fn clings(c: char) -> bool {
    c.width() == Some(0) || "、。，．！？：；）」』】》〉〕”’".contains(c)
}

struct Line<'a> {
    pieces: Vec<(&'a str, Ink, bool)>,
    used: usize,
}

impl<'a> Line<'a> {
    fn push(
        &mut self,
        piece: &'a Piece,
        width: usize,
        out: &mut String,
        indent: usize,
        look: Look,
    ) {
        let space = !self.pieces.is_empty() && piece.gap == Gap::Space;
        self.used += usize::from(space);
        let (mut rest, mut space) = (piece.text.as_str(), space);
        while self.used + rest.width() > width {
            // A word longer than a line, such as an address, is cut where the line ends.
            let cut = fitting(rest, width.saturating_sub(self.used));
            self.pieces.push((&rest[..cut], piece.ink, space));
            self.end(out, indent, look);
            (rest, space) = (&rest[cut..], false);
        }
        self.used += rest.width();
        self.pieces.push((rest, piece.ink, space));
    }

    fn end(&mut self, out: &mut String, indent: usize, look: Look) {
        self.print(out, look);
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', indent));
        self.used = indent;
    }

    /// Pieces of one ink are painted together.
    fn print(&mut self, out: &mut String, look: Look) {
        for run in self.pieces.chunk_by(|one, next| one.1 == next.1) {
            let mut text = String::new();
            for (nth, (piece, _, space)) in run.iter().enumerate() {
                match (space, nth) {
                    (true, 0) => out.push(' '),
                    (true, _) => text.push(' '),
                    (false, _) => {}
                }
                text.push_str(piece);
            }
            out.push_str(&run[0].1.paint(&text, look.color));
        }
        self.pieces.clear();
    }
}

/// How many bytes of the text fit into so many columns, one character at the least.
fn fitting(text: &str, width: usize) -> usize {
    let mut used = 0;
    for (place, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > width && place > 0 {
            return place;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(flow: &Flow, width: usize, indent: usize) -> Vec<String> {
        let mut out = String::new();
        flow.write(&mut out, 0, indent, Look { color: false, width });
        out.lines().map(str::to_owned).collect()
    }

    #[test]
    fn lines_end_before_the_edge_and_are_indented() {
        let flow = Flow::default().words("The bridge was closed on Friday night.", Ink::Plain);
        let expected = ["  The bridge was", "  closed on Friday", "  night."];
        assert_eq!(lines(&flow, 18, 2), expected);
    }

    #[test]
    fn what_is_glued_is_not_parted() {
        let flow = Flow::default().words("aaaa bbbb", Ink::Plain).glued(", cc", Ink::Faint);
        assert_eq!(lines(&flow, 10, 0), ["aaaa bbbb,", "cc"]);
        let flow = Flow::default().words("aaaaa bbbb", Ink::Plain).glued(",", Ink::Faint);
        assert_eq!(lines(&flow, 10, 0), ["aaaaa", "bbbb,"]);
    }

    #[test]
    fn wide_characters_count_double_and_may_be_parted() {
        let flow = Flow::default().words("港口已经重新开放。", Ink::Plain);
        assert_eq!(lines(&flow, 10, 0), ["港口已经重", "新开放。"]);
        let flow = Flow::default().words("港口已经重。", Ink::Plain);
        assert_eq!(lines(&flow, 10, 0), ["港口已经", "重。"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut() {
        let flow = Flow::default().words("see https://example.org/a/b", Ink::Plain);
        assert_eq!(lines(&flow, 10, 0), ["see", "https://ex", "ample.org/", "a/b"]);
    }

    #[test]
    fn marks_over_letters_take_no_column() {
        let flow =
            Flow::default().words("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301} aaaa", Ink::Plain);
        assert_eq!(lines(&flow, 10, 0).len(), 1);
    }

    #[test]
    fn a_run_of_one_ink_is_painted_once() {
        let mut out = String::new();
        let flow = Flow::default().words("a b", Ink::Speaker).words("c", Ink::Plain);
        flow.write(&mut out, 0, 0, Look { color: true, width: 80 });
        assert_eq!(out, format!("{} c\n", Ink::Speaker.paint("a b", true)));
    }
}
