//! Dates as servers write them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::TimeZone;

/// A date in a header of HTTP, in any of its three forms (RFC 9110, 5.6.7).
pub(crate) fn http_date(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(zoned) = DateTimeParser::new().relaxed_weekday(true).parse_zoned_datetime(text) {
        return Some(zoned.timestamp());
    }
    let form = ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];
    let read = form.iter().find_map(|form| DateTime::strptime(form, text).ok())?;
    read.to_zoned_datetime(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}
