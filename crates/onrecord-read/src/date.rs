//! Dates of publication as pages, feeds and tables write them.
//!
//! Nothing is guessed: `03/04/2024` is two dates and so none, and a time without its zone gives the
//! day alone.

use jiff::civil::Date;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use onrecord_text::Published;

/// Instants with an offset, beside ISO 8601 and that of mail.
const INSTANTS: [&str; 4] = [
    "%Y-%m-%dT%H:%M:%S%.f%z",
    "%Y-%m-%d %H:%M:%S%.f %z",
    "%Y-%m-%dT%H:%M%z",
    "%a %b %d %H:%M:%S %z %Y",
];

/// Times without their zone, of which the day is taken.
const TIMES: [&str; 9] = [
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y%m%dT%H%M%S",
    "%Y%m%d%H%M%S",
    "%B %d, %Y %I:%M %p",
    "%d %B %Y %H:%M",
];

/// Days.
const DAYS: [&str; 10] = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%A, %B %d, %Y",
    "%A, %d %B %Y",
];

/// Seconds since 1970 of the years 1990 and 2100: a number outside is no date.
const SECONDS: std::ops::Range<i64> = 631_152_000..4_102_444_800;

/// The date in `value`, with its time and zone where they are given.
pub fn parse_date(value: &str) -> Option<Published> {
    let value = value.trim();
    // Anything longer is a sentence, and no form has to be tried on it.
    if !(4..=64).contains(&value.len()) || !value.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    instant(value)
        .map(Published::Instant)
        .or_else(|| day(value).map(Published::Day))
        .filter(|published| (1500..=2200).contains(&published.day().year()))
}

fn instant(value: &str) -> Option<ZonedDateTime> {
    if let Ok(Published::Instant(instant)) = value.parse() {
        return Some(instant);
    }
    if let Ok(instant) = jiff::fmt::rfc2822::parse(value) {
        return Some(instant);
    }
    let value = value
        .strip_suffix(" UTC")
        .or(value.strip_suffix(" GMT"))
        .map_or_else(|| value.to_owned(), |local| format!("{local} +0000"));
    let tried = INSTANTS.iter().find_map(|form| ZonedDateTime::strptime(form, &value).ok());
    tried.or_else(|| epoch(&value))
}

/// Seconds, or thousandths of them, since 1970.
fn epoch(value: &str) -> Option<ZonedDateTime> {
    let number: i64 = value.strip_suffix(".0").unwrap_or(value).parse().ok()?;
    let seconds = match value.len() {
        0..13 => number,
        _ => number / 1000,
    };
    let is_date = SECONDS.contains(&seconds) && value.len() != 14 && value.len() != 8;
    let instant = Timestamp::from_second(seconds).ok().filter(|_| is_date)?;
    Some(instant.to_zoned_datetime(TimeZone::UTC))
}

fn day(value: &str) -> Option<Date> {
    let read = |form: &str| BrokenDownTime::parse(form, value).ok()?.to_date().ok();
    TIMES.iter().chain(&DAYS).find_map(|form| read(form))
}

/// The day in an address such as `https://example.org/2024/06/21/ferry`.
pub(crate) fn day_in_address(url: &str) -> Option<Published> {
    let parts: Vec<&str> = url.split(['/', '?', '#']).collect();
    let found = parts.windows(3).find_map(|three| {
        let [year, month, day] = three else { return None };
        if year.len() != 4 || !(1..=2).contains(&day.len()) {
            return None;
        }
        let form = if month.len() > 2 { "%Y-%b-%d" } else { "%Y-%m-%d" };
        let parsed = BrokenDownTime::parse(form, format!("{year}-{month}-{day}")).ok()?;
        parsed.to_date().ok().filter(|date| (1990..=2100).contains(&date.year()))
    });
    found.map(Published::Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_of_pages_feeds_and_tables() {
        for (written, read) in [
            ("2024-06-21", "2024-06-21"),
            ("2024-06-21T08:30:00+02:00", "2024-06-21T08:30:00+02:00"),
            ("2024-06-21T08:30:00.123+0200", "2024-06-21T08:30:00.123+02:00"),
            ("2024-06-21T08:30:00Z", "2024-06-21T08:30:00+00:00"),
            ("2024-06-21T08:30Z", "2024-06-21T08:30:00+00:00"),
            ("2024-06-21 08:30:00 UTC", "2024-06-21T08:30:00+00:00"),
            ("2024-06-21 08:30:00 +0900", "2024-06-21T08:30:00+09:00"),
            ("Fri, 21 Jun 2024 08:30:00 GMT", "2024-06-21T08:30:00+00:00"),
            ("Fri, 21 Jun 2024 08:30:00 -0500", "2024-06-21T08:30:00-05:00"),
            ("2024-06-21T08:30:00", "2024-06-21"),
            ("2024-06-21 08:30:00.000000", "2024-06-21"),
            ("2024-06-21 08:30", "2024-06-21"),
            ("20240621", "2024-06-21"),
            ("20240621083000", "2024-06-21"),
            ("2024/06/21", "2024-06-21"),
            ("June 21, 2024", "2024-06-21"),
            ("Jun 3, 2024", "2024-06-03"),
            ("21 June 2024", "2024-06-21"),
            ("Friday, June 21, 2024", "2024-06-21"),
            ("1718958600", "2024-06-21T08:30:00+00:00"),
            ("1718958600000", "2024-06-21T08:30:00+00:00"),
        ] {
            let found = parse_date(written).map(|published| published.to_string());
            assert_eq!(found.as_deref(), Some(read), "{written}");
        }
    }

    #[test]
    fn what_is_two_dates_or_none_is_not_read() {
        for value in ["", "03/04/2024", "yesterday", "12", "2024", "0000-00-00", "99999999999999"] {
            assert_eq!(parse_date(value), None, "{value}");
        }
    }

    #[test]
    fn an_address_may_hold_the_day() {
        for (url, day) in [
            ("https://example.org/2024/06/21/ferry", Some("2024-06-21")),
            ("https://example.org/news/2024/jun/3/ferry", Some("2024-06-03")),
            ("https://example.org/2024/06/ferry", None),
            ("https://example.org/2024/13/21/ferry", None),
            ("https://example.org/1234/56/7", None),
        ] {
            let found = day_in_address(url).map(|published| published.to_string());
            assert_eq!(found.as_deref(), day, "{url}");
        }
    }
}
