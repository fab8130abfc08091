//! The stretch of the calendar that a date of the record stands for, and days as numbers.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday};

/// The days that a date covers.
///
/// ```
/// use onrecord::period::Period;
///
/// let week = Period::read("2024-W25").unwrap();
/// assert_eq!((week.first.to_string(), week.last.to_string()), ("2024-06-17".into(), "2024-06-23".into()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day; never before the first.
    pub last: Date,
}

impl Period {
    /// Reads `2024`, `2024-06`, `2024-W25`, `2024-06-20`, a time on a day, or an interval between
    /// two of them; nothing for what has no place in the calendar, such as `P3W`.
    pub fn read(value: &str) -> Option<Self> {
        match value.split_once('/') {
            Some((start, end)) => Self::between(point(start)?.first, point(end)?.last),
            None => point(value),
        }
    }

    fn between(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The numbers of its days, as [`number`] counts them.
    pub fn numbers(self) -> RangeInclusive<i32> {
        number(self.first)..=number(self.last)
    }
}

/// The days of a date that is no interval.
fn point(value: &str) -> Option<Period> {
    if let Some((day, _)) = value.split_once('T') {
        let is_time = is_time(value) && day.len() == 10;
        return point(day).filter(|_| is_time);
    }
    if !value.is_ascii() {
        return None;
    }
    let day = |written: &str| written.parse::<Date>().ok();
    let (first, last) = match value.len() {
        10 => (day(value)?, day(value)?),
        8 => week(value)?,
        7 => day(&format!("{value}-01")).map(|first| (first, first.last_of_month()))?,
        4 => day(&format!("{value}-01-01")).map(|first| (first, first.last_of_year()))?,
        _ => return None,
    };
    Period::between(first, last)
}

/// Whether it is a time on a day, with an offset from universal time or without.
fn is_time(value: &str) -> bool {
    value.parse::<DateTime>().is_ok() || value.parse::<jiff::Timestamp>().is_ok()
}

/// Monday and Sunday of a week such as `2024-W25`.
fn week(value: &str) -> Option<(Date, Date)> {
    let (year, week) = value.split_once("-W")?;
    let monday = ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday);
    let monday = monday.ok()?.date();
    Some((monday, monday.checked_add(6.days()).ok()?))
}

/// The number of a day: how many days after the first of January 1970 it is.
pub fn number(day: Date) -> i32 {
    day.since(Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days())
}

/// The day of a number; none beyond the calendar's years, −9999 to 9999.
pub fn day(number: i32) -> Option<Date> {
    let span = jiff::Span::new().try_days(number).ok()?;
    Date::constant(1970, 1, 1).checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_date_covers_its_days() {
        for (value, first, last) in [
            ("2024-06-20", "2024-06-20", "2024-06-20"),
            ("2024-06-20T08:30", "2024-06-20", "2024-06-20"),
            ("2024-06-20T08:30Z", "2024-06-20", "2024-06-20"),
            ("2024-06-20T23:30:00+02:00", "2024-06-20", "2024-06-20"),
            ("2024-06", "2024-06-01", "2024-06-30"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-W25", "2024-06-17", "2024-06-23"),
            ("2025-W01", "2024-12-30", "2025-01-05"),
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-06-01/2024-06-19", "2024-06-01", "2024-06-19"),
            ("2023-12/2024", "2023-12-01", "2024-12-31"),
        ] {
            let read = Period::read(value).map(|period| (period.first, period.last));
            assert_eq!(read, Some((first.parse().unwrap(), last.parse().unwrap())), "{value}");
        }
    }

    #[test]
    fn what_is_not_in_the_calendar_has_no_day() {
        for value in [
            "P3W",
            "",
            "/",
            "2024-13",
            "2024-W60",
            "202X",
            "ü2024-06",
            "R/P1W",
            "T08:30",
            "2024-06T08:30",
            "2024-06-20T",
            "2024-06-20T25:00",
            "2024-06-19/2024-06-01",
            "2024/P3D",
            "2024/2025/2026",
            "9999-W60",
        ] {
            assert_eq!(Period::read(value), None, "{value}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        for (written, expected) in
            [("1970-01-01", 0), ("1969-12-31", -1), ("1970-03-01", 59), ("2024-06-21", 19_895)]
        {
            let date: Date = written.parse().unwrap();
            assert_eq!((number(date), day(expected)), (expected, Some(date)), "{written}");
        }
        assert_eq!(Period::read("1970-W02").unwrap().numbers(), 4..=10);
        assert_eq!((day(i32::MAX), day(i32::MIN)), (None, None));
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_a_number_is_its_day(text in "[0-9TWP:/Z+-]{0,24}|\\PC{0,12}",
                                                    count in -4_000_000..2_900_000) {
            if let Some(period) = Period::read(&text) {
                prop_assert!(period.first <= period.last, "{text}");
            }
            prop_assert_eq!(day(count).map(number), Some(count));
        }
    }
}
