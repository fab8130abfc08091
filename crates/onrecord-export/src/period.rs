//! The stretch of the calendar that a date of the record stands for.

use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday};

/// From its first to its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    /// The first day.
    pub(crate) first: Date,
    /// Whether the date says which day it was.
    pub(crate) is_day: bool,
}

impl Period {
    /// Reads `2024`, `2024-06`, `2024-W25`, `2024-06-20`, a time on a day, or an interval between
    /// two of them; nothing for what has no place in the calendar, such as `P3W`.
    pub(crate) fn read(value: &str) -> Option<Self> {
        if let Some((start, _)) = value.split_once('/') {
            return Some(Self { is_day: false, ..Self::read(start)? });
        }
        if let Some((day, _)) = value.split_once('T') {
            let is_time = value.trim_end_matches('Z').parse::<DateTime>().is_ok();
            return Self::read(day).filter(|period| period.is_day && is_time);
        }
        if !value.is_ascii() {
            return None;
        }
        match value.len() {
            10 => Some(Self { first: value.parse().ok()?, is_day: true }),
            8 => Some(Self { first: week(value)?, is_day: false }),
            7 => Some(Self { first: format!("{value}-01").parse().ok()?, is_day: false }),
            4 => Some(Self { first: format!("{value}-01-01").parse().ok()?, is_day: false }),
            _ => None,
        }
    }
}

/// The Monday of a week such as `2024-W25`.
fn week(value: &str) -> Option<Date> {
    let (year, week) = value.split_once("-W")?;
    let week = ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday);
    Some(week.ok()?.date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_begins_on_its_first_day() {
        for (value, first, is_day) in [
            ("2024-06-20", "2024-06-20", true),
            ("2024-06-20T08:30", "2024-06-20", true),
            ("2024-06-20T08:30Z", "2024-06-20", true),
            ("2024-06", "2024-06-01", false),
            ("2024-W25", "2024-06-17", false),
            ("2024", "2024-01-01", false),
            ("2024-06-01/2024-06-19", "2024-06-01", false),
        ] {
            let first = first.parse().unwrap();
            assert_eq!(Period::read(value), Some(Period { first, is_day }), "{value}");
        }
    }

    #[test]
    fn what_is_not_in_the_calendar_has_no_day() {
        for value in ["P3W", "", "/", "2024-13", "2024-W60", "202X", "ü2024-06", "R/P1W", "T08:30"]
        {
            assert_eq!(Period::read(value), None, "{value}");
        }
    }
}
