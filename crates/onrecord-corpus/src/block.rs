//! A record block: its headers and lines, each handed to the kind of line that it is.

use crate::document::Line;
use crate::error::Problem;
use crate::headers::Headers;
use crate::line;
use crate::passage::ExpectedStatement;

/// What a record block says.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub(crate) headers: Headers,
    pub(crate) statements: Vec<ExpectedStatement>,
    none: bool,
}

/// Reads the lines of a block about `text`; `opened` is the line of its fence.
pub(crate) fn read(
    opened: usize,
    lines: &[Line<'_>],
    text: &str,
    problems: &mut Vec<(usize, Problem)>,
) -> Block {
    let mut block = Block::default();
    let before = problems.len();
    for (number, whole) in join_continuations(lines) {
        block.take(number, &whole, text, problems);
    }
    if block.none && !block.statements.is_empty() {
        problems.push((opened, Problem::NoneBesideStatements));
    }
    if !block.none && block.statements.is_empty() && problems.len() == before {
        problems.push((opened, Problem::EmptyRecord));
    }
    block
}

impl Block {
    fn take(&mut self, number: usize, whole: &str, text: &str, out: &mut Vec<(usize, Problem)>) {
        let first = whole.split([' ', ':']).next().unwrap_or_default();
        let result = match line::kind(first) {
            line::Kind::None => {
                self.none = true;
                Ok(())
            }
            line::Kind::Statement => {
                let (statement, problems) = line::statement::read(number, whole, text);
                out.extend(problems.into_iter().map(|problem| (number, problem)));
                self.statements.extend(statement);
                Ok(())
            }
            line::Kind::Later(what) => Err(Problem::LaterLine(first.to_owned(), what)),
            line::Kind::Unknown => match whole.split_once(':') {
                Some((name, value)) if !name.contains(' ') => self.headers.set(name, value.trim()),
                _ => Err(Problem::UnknownLine(first.to_owned())),
            },
        };
        out.extend(result.err().map(|problem| (number, problem)));
    }
}

/// The lines with the indented ones joined to the line before; empty lines are left out.
fn join_continuations(lines: &[Line<'_>]) -> Vec<(usize, String)> {
    let mut joined: Vec<(usize, String)> = Vec::new();
    for line in lines.iter().filter(|line| !line.text.trim().is_empty()) {
        match joined.last_mut() {
            Some((_, whole)) if line.text.starts_with([' ', '\t']) => {
                whole.push(' ');
                whole.push_str(line.text.trim());
            }
            _ => joined.push((line.number, line.text.trim().to_owned())),
        }
    }
    joined
}
