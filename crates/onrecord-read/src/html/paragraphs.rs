//! The paragraphs of a stretch of HTML, as plain text.

use super::tokens::{Start, Visitor, visit};

/// A paragraph, heading, list item or row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its text, on one line.
    pub(super) text: String,
    /// How many cells of a table it was put together from.
    pub(super) cells: usize,
}

#[cfg(test)]
impl Paragraph {
    /// One of which only the text is known.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// The paragraphs, headings, list items and rows of tables in `html`, in order.
pub(super) fn paragraphs(html: &str) -> Vec<Paragraph> {
    let mut reader = Reader::default();
    visit(html, &mut reader);
    reader.end_paragraph();
    reader.done
}

#[derive(Default)]
struct Reader {
    done: Vec<Paragraph>,
    line: Paragraph,
    /// Whether white space was met that would stand before the next word.
    gap: bool,
    /// How many elements are open whose text is not for reading.
    unread: usize,
}

impl Reader {
    fn end_paragraph(&mut self) {
        self.gap = false;
        let line = std::mem::take(&mut self.line);
        if !line.text.is_empty() {
            self.done.push(line);
        }
    }
}

impl Visitor for Reader {
    fn start(&mut self, tag: &Start) {
        let name = tag.name();
        if is_unread(name) && !tag.is_closed() {
            self.unread += 1;
        } else if !is_inline(name) {
            self.end_paragraph();
        } else if matches!(name, "td" | "th") {
            self.gap = true;
            self.line.cells += 1;
        }
    }

    fn end(&mut self, name: &str) {
        if is_unread(name) {
            self.unread = self.unread.saturating_sub(1);
        } else if !is_inline(name) {
            self.end_paragraph();
        }
    }

    fn text(&mut self, text: &str) {
        if self.unread > 0 {
            return;
        }
        for c in text.chars() {
            if c.is_whitespace() {
                self.gap = true;
                continue;
            }
            if std::mem::take(&mut self.gap) && !self.line.text.is_empty() {
                self.line.text.push(' ');
            }
            self.line.text.push(c);
        }
    }
}

fn is_unread(name: &str) -> bool {
    matches!(name, "script" | "style" | "template" | "title" | "textarea" | "select" | "iframe")
}

/// Whether an element stands within a line of text; an element that is not known ends a paragraph.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "hi"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "ref"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "td"
            | "th"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        paragraphs(html).into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn blocks_part_paragraphs_and_spans_do_not() {
        let html = "<div><p>The <a href=x>ferry</a>\n will&nbsp;sail.</p>Again<br>and again.\
                    <ul><li>One</li><li>Two</ul><script>no()</script></div>";
        let expected = ["The ferry will sail.", "Again", "and again.", "One", "Two"];
        assert_eq!(texts(html), expected);
    }

    #[test]
    fn cells_of_a_row_stand_apart() {
        let html = "<table><tr><td>Port</td><td>Boats</td></tr><tr><td>Luz</td><td>4</td></tr>";
        assert_eq!(texts(html), ["Port Boats", "Luz 4"]);
        assert_eq!(paragraphs(html)[0].cells, 2);
    }

    #[test]
    fn a_hundred_thousand_nested_elements_are_read() {
        let html = format!("{}deep{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
        assert_eq!(texts(&html), ["deep"]);
    }
}
