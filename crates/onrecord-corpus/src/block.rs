//! A record block: its headers and lines, each handed to the kind of line that it is.

use crate::document::Line;
use crate::error::Problem;
use crate::headers::Headers;
use crate::line::actor::ExpectedActor;
use crate::line::boilerplate::ExpectedBoilerplate;
use crate::line::date::ExpectedDate;
use crate::line::dispute::ExpectedDispute;
use crate::line::event::ExpectedEvent;
use crate::line::place::ExpectedPlace;
use crate::line::{self, Kind};
use crate::passage::ExpectedStatement;

/// What a record block says.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub(crate) headers: Headers,
    pub(crate) statements: Vec<ExpectedStatement>,
    pub(crate) actors: Vec<ExpectedActor>,
    pub(crate) events: Vec<ExpectedEvent>,
    pub(crate) disputes: Vec<ExpectedDispute>,
    pub(crate) dates: Vec<ExpectedDate>,
    pub(crate) places: Vec<ExpectedPlace>,
    pub(crate) boilerplate: Vec<ExpectedBoilerplate>,
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
        let found = block.take(number, &whole, text);
        problems.extend(found.into_iter().map(|problem| (number, problem)));
    }
    if block.none && block.tells() {
        problems.push((opened, Problem::NoneBesideStatements));
    }
    if !block.none && !block.tells() && !block.shows() && problems.len() == before {
        problems.push((opened, Problem::EmptyRecord));
    }
    block
}

impl Block {
    fn take(&mut self, number: usize, whole: &str, text: &str) -> Vec<Problem> {
        let first = whole.split([' ', ':']).next().unwrap_or_default();
        match line::kind(first) {
            Kind::None => {
                self.none = true;
                Vec::new()
            }
            Kind::Statement => {
                keep(&mut self.statements, line::statement::read(number, whole, text))
            }
            Kind::Actor => keep(&mut self.actors, line::actor::read(number, whole, text)),
            Kind::Event => keep(&mut self.events, line::event::read(number, whole, text)),
            Kind::Dispute => keep(&mut self.disputes, line::dispute::read(number, whole, text)),
            Kind::Date => keep(&mut self.dates, line::date::read(number, whole, text)),
            Kind::Place => keep(&mut self.places, line::place::read(number, whole, text)),
            Kind::Boilerplate => {
                keep(&mut self.boilerplate, line::boilerplate::read(number, whole, text))
            }
            Kind::Unknown => {
                let set = match whole.split_once(':') {
                    Some((name, value)) if !name.contains(' ') => {
                        self.headers.set(name, value.trim())
                    }
                    _ => Err(Problem::UnknownLine(first.to_owned())),
                };
                set.err().into_iter().collect()
            }
        }
    }

    /// Whether somebody says or does something.
    fn tells(&self) -> bool {
        !(self.statements.is_empty() && self.events.is_empty() && self.disputes.is_empty())
    }

    /// Whether there is anything else.
    fn shows(&self) -> bool {
        let layers = [
            self.actors.is_empty(),
            self.dates.is_empty(),
            self.places.is_empty(),
            self.boilerplate.is_empty(),
        ];
        layers.contains(&false)
    }
}

/// Keeps what a line says, and hands on what is wrong with it.
fn keep<T>(list: &mut Vec<T>, (found, problems): (Option<T>, Vec<Problem>)) -> Vec<Problem> {
    list.extend(found);
    problems
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
