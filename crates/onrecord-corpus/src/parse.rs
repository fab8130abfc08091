//! A file of passages, read whole: either all of it or all that is wrong with it.

use std::collections::HashSet;
use std::path::Path;

use crate::block;
use crate::check;
use crate::document::{Line, Piece, pieces};
use crate::error::{Error, Problem};
use crate::passage::Passage;
use crate::prose;

/// The passages of a file; `path` names it in errors and in the passages.
///
/// # Errors
/// Every mistake in the file, in the order of its lines.
pub fn parse(path: &Path, text: &str) -> Result<Vec<Passage>, Vec<Error>> {
    let (pieces, problems) = pieces(text);
    let mut reader = Reader::new(path, problems);
    for piece in pieces {
        reader.take(piece);
    }
    reader.end_passage();
    let Reader { passages, mut problems, .. } = reader;
    if problems.is_empty() {
        return Ok(passages);
    }
    problems.sort_by_key(|(line, _)| *line);
    let with_path = |(line, problem)| Error { path: path.to_owned(), line, problem };
    Err(problems.into_iter().map(with_path).collect())
}

struct Reader<'a> {
    path: &'a Path,
    heading: Option<Line<'a>>,
    quote: Option<Vec<Line<'a>>>,
    /// Whether the passage under this heading has its record.
    done: bool,
    titles: HashSet<String>,
    passages: Vec<Passage>,
    problems: Vec<(usize, Problem)>,
}

impl<'a> Reader<'a> {
    fn new(path: &'a Path, problems: Vec<(usize, Problem)>) -> Self {
        Self {
            path,
            heading: None,
            quote: None,
            done: false,
            titles: HashSet::new(),
            passages: Vec::new(),
            problems,
        }
    }

    fn take(&mut self, piece: Piece<'a>) {
        match piece {
            Piece::Heading(line) => {
                self.end_passage();
                self.heading = Some(line);
                self.done = false;
            }
            Piece::Quote(lines) if self.quote.is_some() || self.done => {
                self.problems.push((lines[0].number, Problem::SecondPassage));
            }
            Piece::Quote(lines) => self.quote = Some(lines),
            Piece::Record(opened, lines) => self.record(opened, &lines),
        }
    }

    /// A passage that reaches the next heading without a record is left open.
    fn end_passage(&mut self) {
        if let Some(lines) = self.quote.take() {
            let title = self.heading.map_or("", |line| line.text).to_owned();
            self.problems.push((lines[0].number, Problem::NoRecord(title)));
        }
    }

    fn record(&mut self, opened: usize, lines: &[Line<'a>]) {
        let Some(quote) = self.quote.take() else {
            self.problems.push((opened, Problem::NoPassage));
            return;
        };
        self.done = true;
        let Some(heading) = self.heading else {
            self.problems.push((quote[0].number, Problem::NoTitle));
            return;
        };
        if !self.titles.insert(heading.text.to_owned()) {
            self.problems.push((heading.number, Problem::TitleTaken(heading.text.to_owned())));
        }
        let (text, headline) = prose::text(&quote);
        let before = self.problems.len();
        let block = block::read(opened, lines, &text, &mut self.problems);
        let passage = Passage {
            path: self.path.to_owned(),
            line: heading.number,
            title: heading.text.to_owned(),
            text,
            headline,
            headers: block.headers,
            statements: block.statements,
            actors: block.actors,
            events: block.events,
            disputes: block.disputes,
            dates: block.dates,
            places: block.places,
            boilerplate: block.boilerplate,
        };
        // With words not found, a check would complain about what is only missing.
        if self.problems.len() == before {
            self.problems.extend(check::problems(&passage));
        }
        self.passages.push(passage);
    }
}
