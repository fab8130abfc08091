//! Dates as feeds write them, with the time zone they were written in.

use jiff::ZonedDateTime;
use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::{Offset, TimeZone};
use onrecord_text::Published;

use crate::parse_date;

/// Reads the date of an item: as RFC 2822 has it (RSS), as ISO 8601 has it (Atom, JSON Feed), or
/// one of the forms between that feeds are seen to use.
pub(super) fn read(text: &str) -> Option<Published> {
    let text = text.trim();
    internet(text)
        .or_else(|| text.parse().ok())
        .or_else(|| spaced(text))
        .or_else(|| day(text))
        .or_else(|| parse_date(text))
}

/// `Fri, 21 Jun 2024 08:30:00 +0200`.
fn internet(text: &str) -> Option<Published> {
    let read =
        |text: &str| DateTimeParser::new().relaxed_weekday(true).parse_zoned_datetime(text).ok();
    let named = || {
        let (rest, zone) = text.rsplit_once(' ')?;
        let (_, offset) = ZONES.iter().find(|(name, _)| *name == zone)?;
        read(&format!("{rest} {offset}"))
    };
    // Named zones go first: as the standard wants it, one that is not known would count as UTC.
    named().or_else(|| read(text)).map(Published::Instant)
}

/// Names of zones that the standard does not know.
const ZONES: [(&str, &str); 9] = [
    ("UTC", "+0000"),
    ("WET", "+0000"),
    ("BST", "+0100"),
    ("CET", "+0100"),
    ("CEST", "+0200"),
    ("EET", "+0200"),
    ("EEST", "+0300"),
    ("MSK", "+0300"),
    ("JST", "+0900"),
];

/// `2024-06-21 08:30:00 +0200`, `2024-06-21T08:30:00+0200`, or without a zone, which is taken to
/// be UTC.
fn spaced(text: &str) -> Option<Published> {
    let parsed = jiff::fmt::temporal::Pieces::parse(text).ok();
    if let Some(pieces) = parsed.filter(|pieces| pieces.time().is_some()) {
        let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
        return at(pieces.date().to_datetime(pieces.time()?), offset);
    }
    let form = ["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M:%S %z", "%Y-%m-%dT%H:%M%:z"];
    let read = form.iter().find_map(|form| ZonedDateTime::strptime(form, text).ok());
    read.map(Published::Instant)
}

fn at(time: DateTime, offset: Offset) -> Option<Published> {
    time.to_zoned_datetime(TimeZone::fixed(offset)).ok().map(Published::Instant)
}

/// `21 June 2024`, `Fri, 21 Jun 2024`.
fn day(text: &str) -> Option<Published> {
    let form = ["%A, %d %B %Y", "%d %B %Y", "%B %d, %Y", "%Y/%m/%d", "%Y%m%d"];
    form.iter().find_map(|form| Date::strptime(form, text).ok()).map(Published::Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_that_feeds_use_are_read_with_their_zone() {
        for (text, read_as) in [
            ("Fri, 21 Jun 2024 08:30:00 +0200", "2024-06-21T08:30:00+02:00"),
            ("Fri, 21 Jun 2024 08:30:00 GMT", "2024-06-21T08:30:00+00:00"),
            ("Fri, 21 Jun 2024 08:30:00 EST", "2024-06-21T08:30:00-05:00"),
            ("Fri, 21 Jun 2024 08:30:00 CEST", "2024-06-21T08:30:00+02:00"),
            ("Mon, 21 Jun 2024 08:30:00 GMT", "2024-06-21T08:30:00+00:00"),
            ("21 Jun 2024 08:30 +0000", "2024-06-21T08:30:00+00:00"),
            ("2024-06-21T08:30:00Z", "2024-06-21T08:30:00+00:00"),
            ("2024-06-21T01:30:00.123+09:00", "2024-06-21T01:30:00.123+09:00"),
            ("2024-06-21T08:30:00+0200", "2024-06-21T08:30:00+02:00"),
            ("2024-06-21 08:30:00 +0200", "2024-06-21T08:30:00+02:00"),
            ("2024-06-21 08:30:00", "2024-06-21T08:30:00+00:00"),
            ("2024-06-21", "2024-06-21"),
            ("  21 June 2024 ", "2024-06-21"),
            ("June 21, 2024", "2024-06-21"),
        ] {
            let read = read(text).map(|published| published.to_string());
            assert_eq!(read.as_deref(), Some(read_as), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "yesterday", "2024-13-01", "Fri, 41 Jun 2024 08:30:00 GMT", "1", "12:30"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
