//! How a record differs from what its passage expects.

mod actor;
mod dispute;
mod event;
mod mention;
mod party;

use std::fmt;

use onrecord::record::{CharSpan, Record, Statement};

use crate::about::Aspect;
use crate::code_points;
use crate::line::statement::{kind_name, polarity_name, stance_name};
use crate::name::without_article;
use crate::passage::{ExpectedStatement, Passage};

/// One thing in which a record is not as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// File and line of the passage, or of the expected statement.
    pub place: String,
    /// The passage's title.
    pub title: String,
    /// What is different.
    pub what: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.place, self.title, self.what)
    }
}

/// All differences between `passage` and the record made of it, in the order of the passage.
///
/// Statements are paired by their words, each then compared part by part. A comma, a full stop or
/// a space at the end of a span does not count. What is optional may be missing, and is compared
/// where it is found.
///
/// The other layers are compared where the passage has `layers: all`, or only what its header
/// `about` names:
///
/// - an event by type, status, statement, who takes part, and where the passage gives them date and
///   place; its modes must be among those expected, with `about: modes` all of them. Contexts are
///   not compared, since readers differ over them;
/// - who takes part by country, and by mentions that overlap or the same name;
/// - an actor by kind, country, sector and its mentions, of which each must overlap with one that
///   was found; by name, role and Wikidata item where the passage gives them;
/// - a dispute by its claim, those who assert and those who deny it;
/// - a date by its words and value, a place by its words, name and country, the dateline by its
///   words.
pub fn compare(passage: &Passage, record: &Record) -> Vec<Difference> {
    let comparison = Comparison { passage, record, pairs: pairs(passage, record) };
    let aspects = Aspect::ALL.into_iter().filter(|aspect| passage.specifies(*aspect));
    let mut differences: Vec<_> = aspects.flat_map(|aspect| comparison.aspect(aspect)).collect();
    if passage.is_full() && passage.headers.about.is_empty() {
        differences.extend(comparison.boilerplate());
    }
    differences
}

/// For each expected statement the index of the record's statement that shares most words with it.
fn pairs(passage: &Passage, record: &Record) -> Vec<Option<usize>> {
    let mut scored = Vec::new();
    for (index, expected) in passage.statements.iter().enumerate() {
        for (other, found) in record.statements.iter().enumerate() {
            let score = shared(passage, expected, found);
            if score > 0.0 {
                scored.push((score, index, other));
            }
        }
    }
    best(scored, passage.statements.len())
}

/// Pairs one to one, the best first: of (score, index, other), for each of `count` indices its
/// other.
pub(crate) fn best(mut scored: Vec<(f64, usize, usize)>, count: usize) -> Vec<Option<usize>> {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut pairs = vec![None; count];
    for (_, index, other) in scored {
        if pairs[index].is_none() && !pairs.contains(&Some(other)) {
            pairs[index] = Some(other);
        }
    }
    pairs
}

/// How much of two statements is the same: contents and cues weigh more than sources, since one
/// source often makes several statements.
fn shared(passage: &Passage, expected: &ExpectedStatement, found: &Statement) -> f64 {
    let part = |spans, other: &[CharSpan]| overlap(&code_points::of(&passage.text, spans), other);
    part(&expected.content, &found.content.spans)
        + part(&expected.cue, &found.cue.spans)
        + 0.3 * part(&expected.source, &found.source.spans)
}

/// Code points in both, of those in either.
pub(crate) fn overlap(first: &[CharSpan], second: &[CharSpan]) -> f64 {
    let size = |spans: &[CharSpan]| spans.iter().map(|[start, end]| end - start).sum::<usize>();
    let both: usize = first
        .iter()
        .flat_map(|a| second.iter().map(move |b| a[1].min(b[1]).saturating_sub(a[0].max(b[0]))))
        .sum();
    let either = size(first) + size(second) - both;
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}

/// A part of what is expected: its name, the value expected and the one found.
type Part = (&'static str, String, String);

struct Comparison<'a> {
    passage: &'a Passage,
    record: &'a Record,
    pairs: Vec<Option<usize>>,
}

impl Comparison<'_> {
    fn at(&self, line: usize, what: String) -> Difference {
        let place = format!("{}:{line}", self.passage.path.display());
        Difference { place, title: self.passage.title.clone(), what }
    }

    fn aspect(&self, aspect: Aspect) -> Vec<Difference> {
        match aspect {
            Aspect::Statements => self.statements(),
            Aspect::Actors => self.actors(),
            Aspect::Events => self.events(),
            // Compared with their events.
            Aspect::Modes => Vec::new(),
            Aspect::Disputes => self.disputes(),
            Aspect::Dates => self.dates(),
            Aspect::Places => self.places(),
        }
    }

    /// What is different about the statements.
    fn statements(&self) -> Vec<Difference> {
        let mut differences = Vec::new();
        for (index, expected) in self.passage.statements.iter().enumerate() {
            let whats = match self.pairs[index] {
                Some(found) => self.parts(expected, &self.record.statements[found]),
                None if expected.optional => Vec::new(),
                None => vec![self.missing(expected)],
            };
            differences.extend(whats.into_iter().map(|what| self.at(expected.line, what)));
        }
        for (index, found) in self.record.statements.iter().enumerate() {
            if !self.pairs.contains(&Some(index)) {
                differences.push(self.at(self.passage.line, self.extra(found)));
            }
        }
        differences.extend(self.order());
        differences
    }

    /// Where two statements that are the same differ.
    fn parts(&self, expected: &ExpectedStatement, found: &Statement) -> Vec<String> {
        let mut whats = Vec::new();
        let mut add = |part: &str, wanted: String, got: String| {
            if wanted != got {
                whats.push(format!("{} {part}: expected {wanted}, found {got}", expected.id));
            }
        };
        for (part, wanted, got) in [
            ("source", &expected.source, &found.source.spans),
            ("cue", &expected.cue, &found.cue.spans),
            ("content", &expected.content, &found.content.spans),
            ("addressee", &expected.addressee, &found.addressee),
            ("medium", &expected.medium, &found.medium),
        ] {
            let unsaid = wanted.is_empty() && matches!(part, "addressee" | "medium");
            if !unsaid {
                let wanted = code_points::of(&self.passage.text, wanted);
                add(part, self.show(&wanted), self.show(got));
            }
        }
        add("kind", kind_name(expected.kind).to_owned(), kind_name(found.kind).to_owned());
        add(
            "stance",
            stance_name(expected.stance).to_owned(),
            stance_name(found.stance).to_owned(),
        );
        let polarity = polarity_name(expected.polarity).to_owned();
        add("polarity", polarity, polarity_name(found.polarity).to_owned());
        add("parent", self.link(expected.parent.as_ref()), show_id(found.parent.as_ref()));
        add("restates", self.link(expected.restates.as_ref()), show_id(found.restates.as_ref()));
        if !expected.names.is_empty() {
            let plain = |names: &[String]| match names {
                [] => "nobody".to_owned(),
                names => {
                    let names: Vec<_> = names.iter().map(|name| without_article(name)).collect();
                    names.join(" and ")
                }
            };
            add("speakers", plain(&expected.names), plain(&self.names(found)));
        }
        for (part, wanted, got) in
            [("date", &expected.date, &found.date), ("place", &expected.place, &found.place)]
        {
            if wanted.is_some() {
                add(part, show_id(wanted.as_ref()), show_id(got.as_ref()));
            }
        }
        whats
    }

    /// The record's id for a statement that the passage calls `id`.
    fn link(&self, id: Option<&String>) -> String {
        let Some(id) = id else { return show_id(None) };
        let index = self.passage.statements.iter().position(|statement| statement.id == *id);
        match index.and_then(|index| self.pairs[index]) {
            Some(found) => self.record.statements[found].id.clone(),
            None => format!("{id}, which is missing"),
        }
    }

    fn names(&self, found: &Statement) -> Vec<String> {
        let name = |id: &String| {
            let actor = self.record.actors.iter().find(|actor| actor.id == *id);
            actor.map_or_else(|| id.clone(), |actor| actor.name.clone())
        };
        found.source.actors.iter().map(name).collect()
    }

    /// Spans with their words; what may be at their ends or not is left out of both.
    fn show(&self, spans: &[CharSpan]) -> String {
        if spans.is_empty() {
            return "none".to_owned();
        }
        let one = |&[start, end]: &CharSpan| {
            let words = code_points::words(&self.passage.text, [start, end]);
            let from = start + words.chars().count() - words.trim_start().chars().count();
            let trimmed = words.trim_start().trim_end_matches([' ', ',', '.', '\n']);
            format!("`{trimmed}` [{from}, {}]", from + trimmed.chars().count())
        };
        spans.iter().map(one).collect::<Vec<_>>().join(" + ")
    }

    fn missing(&self, expected: &ExpectedStatement) -> String {
        let show = |spans| self.show(&code_points::of(&self.passage.text, spans));
        format!(
            "{} is missing: {} / {} / {}",
            expected.id,
            show(&expected.source),
            show(&expected.cue),
            show(&expected.content)
        )
    }

    fn extra(&self, found: &Statement) -> String {
        format!(
            "found a statement too many, {}: {} / {} / {}",
            found.id,
            self.show(&found.source.spans),
            self.show(&found.cue.spans),
            self.show(&found.content.spans)
        )
    }

    /// Statements stand in the order of the text: by the first word of cue or content, the outer
    /// before the inner. A source does not count, since one often makes several statements.
    fn order(&self) -> Option<Difference> {
        let mut paired: Vec<_> = self.passage.statements.iter().zip(&self.pairs).collect();
        paired.sort_by_key(|(expected, _)| {
            let words = expected.cue.iter().chain(&expected.content);
            (words.map(|span| span.start).min(), expected.parent.is_some())
        });
        let found: Vec<usize> = paired.iter().filter_map(|(_, found)| **found).collect();
        (!found.is_sorted()).then(|| {
            let ids: Vec<_> =
                found.iter().map(|&index| self.record.statements[index].id.as_str()).collect();
            let what =
                format!("the statements are out of order: in the text it is {}", ids.join(", "));
            self.at(self.passage.line, what)
        })
    }
}

fn show_id(id: Option<&String>) -> String {
    id.map_or_else(|| "none".to_owned(), Clone::clone)
}
