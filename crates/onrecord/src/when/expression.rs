//! What an expression of time means before anything anchors it.

use jiff::civil::{Time, Weekday};

use super::holiday::Holiday;
use super::value::{Grain, Length, Unit, Value};

/// An expression as the grammar reads it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expression {
    /// Complete in itself: "3 June 2024", "the 1990s", "three weeks".
    Fixed(Value, Grain),
    /// "Thursday", "last Thursday".
    Weekday(Weekday, Turn),
    /// "June", "last June".
    Month(i8, Turn),
    /// "3 June": month and day, and the weekday that stands with them.
    MonthDay(i8, i8, Option<Weekday>),
    /// "the 29th".
    DayOfMonth(i8),
    /// "last week", "this year", "tomorrow", "the weekend".
    Turned(Period, Turn),
    /// "four years ago", "two days later": a signed count from somewhere.
    Offset(i32, Unit, From),
    /// "two years after he resigned": so long from an event told in the words that follow, counted
    /// from it in the sign's direction.
    Apart(i32, Length),
    /// "the summer", "the summer of 2019".
    Season(Season, Option<i16>, Turn),
    /// "the third quarter": its first month and its months.
    Share { first: i8, months: i8, year: Option<i16>, turn: Turn },
    /// "Christmas Eve".
    Holiday(Holiday, Option<i16>, Turn),
    /// "15:00 GMT", on the day of another expression.
    Clock(Clock, Option<Box<Expression>>),
    /// "evening", "Thursday evening", "overnight".
    PartOfDay(Option<Box<Expression>>),
    /// "June last year": something within something.
    Within(Box<Expression>, Box<Expression>),
    /// "mid-June", "earlier this month".
    Portion(Portion, Box<Expression>),
    /// "from Monday to Friday".
    Range(Box<Expression>, Box<Expression>),
    /// "every Friday", "monthly": how long from one time to the next, if that is told.
    Habit(Option<Length>),
    /// Nothing can give it a value: "recently", "years ago".
    Vague(Option<Grain>),
}

/// A time by the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) time: Time,
    pub(crate) universal: bool,
    /// Whether it ends the day that it is said of: "midnight on Friday".
    pub(crate) ends_day: bool,
    /// Whether it is told by name and not by number: "noon".
    pub(crate) by_name: bool,
}

/// Which of the many Thursdays, Junes or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// The words around tell.
    Bare,
    Last,
    This,
    Next,
    /// The one that the narrative last gave: "that day", "the same week".
    Same,
    /// The one after or before what the narrative last gave: "the following day".
    Following,
    Previous,
}

/// A stretch of the calendar that "last", "this" and "next" go with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    Unit(Unit),
    Weekend,
}

/// Where a count starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The day of the report.
    Report,
    /// The date that the narrative last gave.
    Narrative,
    /// The event told in the words that follow: "the day after he resigned".
    Event,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// The month it begins with in the northern half of the world.
    pub(crate) fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Portion {
    Early,
    Middle,
    Late,
    /// From its beginning to the day before the report's.
    Earlier,
    /// From the day after the report's to its end.
    Later,
    /// No part at all: "sometime this year".
    Some,
}
