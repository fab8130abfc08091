//! The tables a record is handed on as, and their Arrow schemas.

use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Fields, SchemaRef};

use crate::columns;
use crate::sheet::Sheet;

/// One of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// One row an article.
    Articles,
    /// Who appears in it.
    Actors,
    /// Where the text mentions them.
    Mentions,
    /// Who said what.
    Statements,
    /// Who did what to whom.
    Events,
    /// Who takes part in an event, and how.
    EventParties,
    /// Which claims are denied.
    Disputes,
    /// Who asserts and who denies them.
    DisputeParties,
    /// Expressions of time.
    Dates,
    /// Names of places.
    Places,
}

impl Table {
    /// All of them, in the order they are written in.
    pub const ALL: [Self; 10] = [
        Self::Articles,
        Self::Actors,
        Self::Mentions,
        Self::Statements,
        Self::Events,
        Self::EventParties,
        Self::Disputes,
        Self::DisputeParties,
        Self::Dates,
        Self::Places,
    ];

    /// Its name, which is also that of its file: `event_parties`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Actors => "actors",
            Self::Mentions => "mentions",
            Self::Statements => "statements",
            Self::Events => "events",
            Self::EventParties => "event_parties",
            Self::Disputes => "disputes",
            Self::DisputeParties => "dispute_parties",
            Self::Dates => "dates",
            Self::Places => "places",
        }
    }

    /// The table of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }

    /// Its columns, in order.
    pub fn columns(self) -> impl Iterator<Item = &'static Column> {
        let ordinal = (self != Self::Articles).then_some(&columns::ORDINAL);
        columns::KEYS.iter().chain(ordinal).chain(columns::own(self))
    }

    /// Its Arrow schema.
    pub fn schema(self) -> SchemaRef {
        self.sheet().schema()
    }

    /// What its file holds.
    pub(crate) fn sheet(self) -> Sheet {
        Sheet::new(self.name(), self.columns())
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its cells are.
    pub holds: Holds,
    /// Whether a cell may be absent.
    pub nullable: bool,
    /// What it says, in one line.
    pub about: &'static str,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text in UTF-8.
    Text,
    /// A whole number, 64 bits.
    Number,
    /// A probability, 32 bits.
    Probability,
    /// Degrees, 64 bits.
    Degrees,
    /// Yes or no.
    Flag,
    /// A day of the calendar.
    Day,
    /// A list of texts.
    Texts,
    /// A list of stretches of the text, each with `start` and `end`.
    Spans,
}

impl Holds {
    /// Its Arrow type.
    pub fn data_type(self) -> DataType {
        match self {
            Self::Text => DataType::Utf8,
            Self::Number => DataType::Int64,
            Self::Probability => DataType::Float32,
            Self::Degrees => DataType::Float64,
            Self::Flag => DataType::Boolean,
            Self::Day => DataType::Date32,
            Self::Texts => DataType::List(Arc::new(Field::new("item", DataType::Utf8, false))),
            Self::Spans => {
                DataType::List(Arc::new(Field::new("item", DataType::Struct(ends()), false)))
            }
        }
    }

    /// All of them, as the documentation lists them.
    pub(crate) const ALL: [Self; 8] = [
        Self::Text,
        Self::Number,
        Self::Probability,
        Self::Degrees,
        Self::Flag,
        Self::Day,
        Self::Texts,
        Self::Spans,
    ];

    /// How the documentation calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "whole number",
            Self::Probability => "number (32 bits)",
            Self::Degrees => "number (64 bits)",
            Self::Flag => "yes or no",
            Self::Day => "day",
            Self::Texts => "list of texts",
            Self::Spans => "list of spans",
        }
    }
}

/// The two ends of a span.
pub(crate) fn ends() -> Fields {
    let end = |name: &str| Field::new(name, DataType::Int64, false);
    Fields::from(vec![end("start"), end("end")])
}
