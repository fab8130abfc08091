//! Dates as feeds write them, with the time zone they were written in.

use jiff::fmt::rfc2822::DateTimeParser;
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZone};
use onrecord_text::Published;

use crate::parse_date;

/// Reads the date of an item: as RFC 2822 has it (RSS), as ISO 8601 has it (Atom, JSON Feed), or
/// as pages and tables have it.
pub(super) fn read(text: &str) -> Option<Published> {
    let text = text.trim();
    internet(text)
        .or_else(|| text.parse().ok())
        .or_else(|| timed(text))
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

/// `2024-06-21T08:30:00+0200`, or without a zone, which is taken to be UTC.
fn timed(text: &str) -> Option<Published> {
    let pieces = Pieces::parse(text).ok()?;
    let time = pieces.date().to_datetime(pieces.time()?);
    let zone = TimeZone::fixed(pieces.to_numeric_offset().unwrap_or(Offset::UTC));
    time.to_zoned_datetime(zone).ok().map(Published::Instant)
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
