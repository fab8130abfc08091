//! The `key: value` lines at the head of a record block.

use onrecord_text::Published;

use crate::about::{self, Aspect};
use crate::error::Problem;
use crate::split::Split;

/// What is known about a passage, apart from its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headers {
    /// When it was published; relative dates are counted from here.
    pub published: Option<Published>,
    /// The construction it is written for: `split-quote`, `passive`.
    pub family: Option<String>,
    /// How it is written: `wire`, `broadcast`, `translated`.
    pub style: Option<String>,
    /// The part of the world it plays in.
    pub region: Option<String>,
    /// What it is for, where neither the folder nor the family says so.
    pub split: Option<Split>,
    /// What is annotated in it.
    pub layers: Layers,
    /// What it specifies, where it is not the whole record: only this is compared, and with what it
    /// hangs on is all that need be annotated.
    pub about: Vec<Aspect>,
    /// Whether it is a whole article.
    pub article: bool,
    /// The happening that it and others report.
    pub happening: Option<String>,
    /// What it is to the other reports of the happening.
    pub relation: Option<Relation>,
    /// A remark for the reader: why a judgement was made.
    pub note: Option<String>,
}

/// What is annotated in a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layers {
    /// Its statements.
    #[default]
    Statements,
    /// Its actors, events, disputes, dates, places and page furniture too, all of them.
    All,
}

impl Layers {
    /// Its name in headers and exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statements => "statements",
            Self::All => "all",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Statements, Self::All].into_iter().find(|layers| layers.name() == name)
    }
}

/// What a report of a happening is to the others of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The first of them.
    Original,
    /// Carries the copy of another, lightly edited.
    Copy,
    /// Tells it in words of its own.
    Independent,
    /// Tells it otherwise.
    Contradicts,
}

impl Relation {
    const ALL: [Self; 4] = [Self::Original, Self::Copy, Self::Independent, Self::Contradicts];

    /// Its name in headers and exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Copy => "copy",
            Self::Independent => "independent",
            Self::Contradicts => "contradicts",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.name() == name)
    }
}

impl Headers {
    /// Takes in `name: value`.
    pub(crate) fn set(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        let unreadable = |expected| Problem::HeaderValue {
            header: name.to_owned(),
            value: value.to_owned(),
            expected,
        };
        if value.is_empty() {
            return Err(unreadable("a value after the colon, or leave the line out"));
        }
        let text = || value.to_owned();
        match name {
            "published" => {
                let day = value.parse().map_err(|_| unreadable("a date such as 2024-06-21"))?;
                put(&mut self.published, name, day)
            }
            "split" => {
                let split = Split::named(value).ok_or_else(|| unreadable("train, dev or spec"))?;
                put(&mut self.split, name, split)
            }
            "layers" => {
                let layers = Layers::named(value).ok_or_else(|| unreadable("statements or all"))?;
                once(std::mem::replace(&mut self.layers, layers) == Layers::Statements, name)
            }
            "about" => {
                let about = about::read(value).ok_or_else(|| {
                    unreadable(
                        "some of statements, actors, events, modes, disputes, dates and places, \
                         each once",
                    )
                })?;
                once(std::mem::replace(&mut self.about, about).is_empty(), name)
            }
            "article" if value == "yes" => once(!std::mem::replace(&mut self.article, true), name),
            "article" => Err(unreadable("`article: yes`, or leave the line out")),
            "relation" => {
                let relation = Relation::named(value)
                    .ok_or_else(|| unreadable("original, copy, independent or contradicts"))?;
                put(&mut self.relation, name, relation)
            }
            "happening" => put(&mut self.happening, name, text()),
            "family" => put(&mut self.family, name, text()),
            "style" => put(&mut self.style, name, text()),
            "region" => put(&mut self.region, name, text()),
            "note" => put(&mut self.note, name, text()),
            _ => Err(Problem::UnknownHeader(name.to_owned())),
        }
    }
}

fn put<T>(slot: &mut Option<T>, name: &str, value: T) -> Result<(), Problem> {
    once(slot.replace(value).is_none(), name)
}

fn once(first: bool, name: &str) -> Result<(), Problem> {
    if first { Ok(()) } else { Err(Problem::HeaderTwice(name.to_owned())) }
}
