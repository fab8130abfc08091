//! Days of a date as the record writes it, counted from the first of January 1970.

use std::ops::RangeInclusive;

use jiff::civil::Date;

/// The days that an ISO 8601 date covers: a day, a month, a year, a week, an instant, an interval.
pub fn days(value: &str) -> Option<RangeInclusive<i32>> {
    if let Some((first, last)) = value.split_once('/') {
        return Some(*days(first)?.start()..=*days(last)?.end());
    }
    let date = value.split('T').next()?;
    if let Some((year, week)) = date.split_once("-W") {
        let monday = jiff::civil::ISOWeekDate::new(
            year.parse().ok()?,
            week.parse().ok()?,
            jiff::civil::Weekday::Monday,
        );
        let first = number(monday.ok()?.date());
        return Some(first..=first + 6);
    }
    let mut parts = date.split('-');
    let year: i16 = parts.next()?.parse().ok()?;
    let month = parts.next().map(str::parse::<i8>).transpose().ok()?;
    let day = parts.next().map(str::parse::<i8>).transpose().ok()?;
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(_), None) => first.last_of_month(),
        (None, None) => first.last_of_year(),
    };
    Some(number(first)..=number(last))
}

/// Days from the first of January 1970.
fn number(date: Date) -> i32 {
    let epoch = Date::constant(1970, 1, 1);
    date.since(epoch).map_or(0, |span| span.get_days())
}

/// A day as the record writes it.
pub fn written(number: i32) -> String {
    let epoch = Date::constant(1970, 1, 1);
    let day = epoch.checked_add(jiff::ToSpan::days(i64::from(number)));
    day.map_or_else(|_| String::new(), |day| day.to_string())
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
