//! A Markdown file cut into the pieces of the notation: headings, block quotes, record blocks.

use crate::error::Problem;

/// A line of the file, with its number from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    pub(crate) number: usize,
    pub(crate) text: &'a str,
}

/// A piece of the file that the notation reads; prose is left out.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// `## Title`, without its hash signs.
    Heading(Line<'a>),
    /// The lines of a block quote, without their `>`.
    Quote(Vec<Line<'a>>),
    /// The lines of a `record` block, and the line that opens it.
    Record(usize, Vec<Line<'a>>),
}

/// The pieces of a file, and what is wrong with its Markdown.
pub(crate) fn pieces(text: &str) -> (Vec<Piece<'_>>, Vec<(usize, Problem)>) {
    let mut reader = Reader::default();
    for (index, text) in text.lines().enumerate() {
        reader.take(Line { number: index + 1, text });
    }
    if let Some(fence) = reader.fence {
        reader.problems.push((fence.opened, Problem::Unclosed));
    }
    (reader.pieces, reader.problems)
}

/// An open code block: how many backticks it takes to close it, and whether it is a record.
struct Fence {
    opened: usize,
    ticks: usize,
    record: bool,
}

#[derive(Default)]
struct Reader<'a> {
    pieces: Vec<Piece<'a>>,
    problems: Vec<(usize, Problem)>,
    fence: Option<Fence>,
    in_quote: bool,
}

impl<'a> Reader<'a> {
    fn take(&mut self, line: Line<'a>) {
        if self.fence.is_some() {
            return self.inside_fence(line);
        }
        let after_quote = std::mem::replace(&mut self.in_quote, false);
        if let Some(rest) = line.text.strip_prefix('>') {
            self.quote(after_quote, Line { text: rest, ..line });
        } else if line.text.starts_with("```") {
            self.open(line);
        } else if line.text.starts_with('#') {
            let text = line.text.trim_start_matches('#').trim();
            // The file's own title is no passage's.
            if line.text.starts_with("##") {
                self.pieces.push(Piece::Heading(Line { text, ..line }));
            }
        } else if after_quote && !line.text.trim().is_empty() {
            self.problems.push((line.number, Problem::RunsOn));
        }
    }

    fn quote(&mut self, continues: bool, line: Line<'a>) {
        self.in_quote = true;
        match self.pieces.last_mut() {
            Some(Piece::Quote(lines)) if continues => lines.push(line),
            _ => self.pieces.push(Piece::Quote(vec![line])),
        }
    }

    fn open(&mut self, line: Line<'a>) {
        let ticks = line.text.bytes().take_while(|&byte| byte == b'`').count();
        let record = line.text[ticks..].trim() == "record";
        if record {
            self.pieces.push(Piece::Record(line.number, Vec::new()));
        }
        self.fence = Some(Fence { opened: line.number, ticks, record });
    }

    fn inside_fence(&mut self, line: Line<'a>) {
        let Some(fence) = &self.fence else { return };
        let trimmed = line.text.trim_end();
        let closes = trimmed.len() >= fence.ticks && trimmed.bytes().all(|byte| byte == b'`');
        if closes {
            self.fence = None;
        } else if fence.record
            && let Some(Piece::Record(_, lines)) = self.pieces.last_mut()
        {
            lines.push(line);
        }
    }
}
