//! Days of a date as the record writes it, counted from the first of January 1970.

use std::ops::RangeInclusive;

use onrecord::period::{Period, day};

/// The days that an ISO 8601 date covers: a day, a month, a year, a week, an instant, an interval.
pub fn days(value: &str) -> Option<RangeInclusive<i32>> {
    Period::read(value).map(Period::numbers)
}

/// A day as the record writes it.
pub fn written(number: i32) -> String {
    day(number).map(|day| day.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_precision_are_counted_in_days() {
        for (value, expected) in [
            ("1970-01-02", Some(1..=1)),
            ("1970-02", Some(31..=58)),
            ("1971", Some(365..=729)),
            ("1970-W02", Some(4..=10)),
            ("1970-01-02T08:30:00+02:00", Some(1..=1)),
            ("1970-01-02/1970-01-05", Some(1..=4)),
            ("P3D", None),
            ("1970-13", None),
            ("", None),
        ] {
            assert_eq!(days(value), expected, "{value}");
        }
        assert_eq!(written(59), "1970-03-01");
    }
}
