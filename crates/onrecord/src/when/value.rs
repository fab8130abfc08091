//! Values of dates: points of the calendar, stretches between two, and lengths, as ISO 8601.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday};

/// How fine a value is, or what kind of expression stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    Time,
    Day,
    Week,
    Month,
    Season,
    Year,
    Decade,
    /// A stretch with a beginning and an end, or a vague one.
    Period,
    /// A length without a place in the calendar: "three weeks".
    Duration,
    /// Again and again: "every Friday".
    Habitual,
}

impl Grain {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Season => "season",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Period => "period",
            Self::Duration => "duration",
            Self::Habitual => "habitual",
        }
    }
}

/// A unit that time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The unit that ISO 8601 writes it in, and how many of those it is.
    fn plain(self) -> (u32, &'static str) {
        match self {
            Self::Second => (1, "S"),
            Self::Hour => (1, "H"),
            Self::Day => (1, "D"),
            Self::Week => (1, "W"),
            Self::Fortnight => (2, "W"),
            // Minutes stand behind a "T".
            Self::Minute | Self::Month => (1, "M"),
            Self::Quarter => (3, "M"),
            Self::Year => (1, "Y"),
            Self::Decade => (10, "Y"),
            Self::Century => (100, "Y"),
            Self::Millennium => (1000, "Y"),
        }
    }

    pub(crate) fn grain(self) -> Grain {
        match self {
            Self::Second | Self::Minute | Self::Hour => Grain::Time,
            Self::Day => Grain::Day,
            Self::Week | Self::Fortnight => Grain::Week,
            Self::Month => Grain::Month,
            Self::Quarter | Self::Century | Self::Millennium => Grain::Period,
            Self::Year => Grain::Year,
            Self::Decade => Grain::Decade,
        }
    }

    /// The date `count` units from `date`, backwards where negative; in days below that.
    pub(crate) fn from(self, date: Date, count: i32) -> Option<Date> {
        let count = i64::from(count) * i64::from(self.plain().0);
        let span = match self {
            Self::Second | Self::Minute | Self::Hour => return None,
            Self::Day => jiff::Span::new().try_days(count),
            Self::Week | Self::Fortnight => jiff::Span::new().try_weeks(count),
            Self::Month | Self::Quarter => jiff::Span::new().try_months(count),
            _ => jiff::Span::new().try_years(count),
        };
        date.checked_add(span.ok()?).ok()
    }
}

/// A point of the calendar, as fine as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    Year(i16),
    /// Year and month.
    Month(i16, i8),
    /// The week that begins on this Monday.
    Week(Date),
    Day(Date),
    /// Day and minute, and whether it is in universal time.
    Minute(DateTime, bool),
}

impl Point {
    /// The month that holds a day.
    pub(crate) fn month_of(day: Date) -> Self {
        Self::Month(day.year(), day.month())
    }

    /// The week that holds a day.
    pub(crate) fn week_of(day: Date) -> Option<Self> {
        let since_monday = i64::from(day.weekday().to_monday_zero_offset());
        day.checked_sub(since_monday.days()).ok().map(Self::Week)
    }

    /// The year, month, week or day that holds a day, whichever a grain asks for.
    pub(crate) fn of(day: Date, grain: Grain) -> Option<Self> {
        match grain {
            Grain::Time | Grain::Day => Some(Self::Day(day)),
            Grain::Week => Self::week_of(day),
            Grain::Month => Some(Self::month_of(day)),
            Grain::Year => Some(Self::Year(day.year())),
            _ => None,
        }
    }

    pub(crate) fn first(self) -> Option<Date> {
        match self {
            Self::Year(year) => Date::new(year, 1, 1).ok(),
            Self::Month(year, month) => Date::new(year, month, 1).ok(),
            Self::Week(day) | Self::Day(day) => Some(day),
            Self::Minute(time, _) => Some(time.date()),
        }
    }

    pub(crate) fn last(self) -> Option<Date> {
        match self {
            Self::Year(year) => Date::new(year, 12, 31).ok(),
            Self::Month(..) => self.first().map(Date::last_of_month),
            Self::Week(day) => day.checked_add(6.days()).ok(),
            Self::Day(_) | Self::Minute(..) => self.first(),
        }
    }

    fn grain(self) -> Grain {
        match self {
            Self::Year(_) => Grain::Year,
            Self::Month(..) => Grain::Month,
            Self::Week(_) => Grain::Week,
            Self::Day(_) => Grain::Day,
            Self::Minute(..) => Grain::Time,
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Week(monday) => {
                let week = ISOWeekDate::from(monday);
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Self::Day(day) => write!(f, "{day}"),
            Self::Minute(time, universal) => {
                let zone = if universal { "Z" } else { "" };
                write!(f, "{}T{:02}:{:02}{zone}", time.date(), time.hour(), time.minute())
            }
        }
    }
}

/// A count of units, perhaps with a half: "a year and a half".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    pub(crate) count: u32,
    pub(crate) unit: Unit,
    pub(crate) half: bool,
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (factor, letter) = self.unit.plain();
        let time = if self.unit < Unit::Day { "T" } else { "" };
        let halves = (2 * u64::from(self.count) + u64::from(self.half)) * u64::from(factor);
        let half = if halves % 2 == 1 { ".5" } else { "" };
        write!(f, "P{time}{}{half}{letter}", halves / 2)
    }
}

/// What an expression stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    At(Point),
    Between(Point, Point),
    Lasting(Length),
}

impl Value {
    pub(crate) fn day(day: Date) -> Self {
        Self::At(Point::Day(day))
    }

    pub(crate) fn first(self) -> Option<Date> {
        match self {
            Self::At(point) | Self::Between(point, _) => point.first(),
            Self::Lasting(_) => None,
        }
    }

    pub(crate) fn last(self) -> Option<Date> {
        match self {
            Self::At(point) | Self::Between(_, point) => point.last(),
            Self::Lasting(_) => None,
        }
    }

    /// The one day it is, or lies on.
    pub(crate) fn only_day(self) -> Option<Date> {
        self.first().filter(|first| self.last() == Some(*first))
    }

    pub(crate) fn grain(self) -> Grain {
        match self {
            Self::At(point) => point.grain(),
            Self::Between(..) => Grain::Period,
            Self::Lasting(_) => Grain::Duration,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(point) => point.fmt(f),
            Self::Between(from, to) => write!(f, "{from}/{to}"),
            Self::Lasting(length) => length.fmt(f),
        }
    }
}

/// The latest of a weekday not after `day`.
pub(crate) fn latest(weekday: Weekday, day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().since(weekday)).days()).ok()
}

/// The first of a weekday not before `day`.
pub(crate) fn coming(weekday: Weekday, day: Date) -> Option<Date> {
    day.checked_add(i64::from(day.weekday().until(weekday)).days()).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn values_are_written_as_iso_8601() {
        let day = date(2024, 6, 20);
        let lasting = |count, unit, half| Value::Lasting(Length { count, unit, half });
        for (value, written) in [
            (Value::At(Point::Year(987)), "0987"),
            (Value::At(Point::month_of(day)), "2024-06"),
            (Value::At(Point::week_of(day).unwrap()), "2024-W25"),
            (Value::At(Point::week_of(date(2024, 12, 31)).unwrap()), "2025-W01"),
            (Value::day(day), "2024-06-20"),
            (Value::At(Point::Minute(day.at(14, 5, 0, 0), true)), "2024-06-20T14:05Z"),
            (Value::Between(Point::Year(1990), Point::Year(1999)), "1990/1999"),
            (lasting(3, Unit::Week, false), "P3W"),
            (lasting(2, Unit::Fortnight, false), "P4W"),
            (lasting(1, Unit::Year, true), "P1.5Y"),
            (lasting(0, Unit::Century, true), "P50Y"),
            (lasting(24, Unit::Hour, false), "PT24H"),
        ] {
            assert_eq!(value.to_string(), written);
        }
    }

    #[test]
    fn the_day_itself_is_its_own_latest_and_coming_weekday() {
        let thursday = date(2024, 6, 20);
        assert_eq!(latest(Weekday::Thursday, thursday), Some(thursday));
        assert_eq!(coming(Weekday::Thursday, thursday), Some(thursday));
        assert_eq!(latest(Weekday::Friday, thursday), Some(date(2024, 6, 14)));
        assert_eq!(coming(Weekday::Wednesday, thursday), Some(date(2024, 6, 26)));
    }
}
