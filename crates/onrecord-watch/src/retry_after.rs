//! The header `Retry-After`: seconds, or a date.

use std::time::Duration;

use jiff::Timestamp;

use crate::clock::later;
use crate::date::http_date;

/// The longest that a server is left alone on its word: a slip of the keyboard should not silence
/// a feed for years.
const LONGEST: Duration = Duration::from_secs(7 * 24 * 3600);

/// Until when a server asks to be left alone.
pub(crate) fn retry_after(value: &str, now: Timestamp) -> Option<Timestamp> {
    let value = value.trim();
    let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let until = if is_number {
        later(now, Duration::from_secs(value.parse().unwrap_or(u64::MAX)))
    } else {
        http_date(value)?
    };
    Some(until.clamp(now, later(now, LONGEST)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates_are_both_read() {
        let now: Timestamp = "1994-11-06T08:49:00Z".parse().unwrap();
        for (value, seconds) in [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(37)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some(37)),
            ("Sun Nov  6 08:49:37 1994", Some(37)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", Some(0)),
            ("99999999999999999999", Some(7 * 24 * 3600)),
            ("Sun, 06 Nov 2094 08:49:37 GMT", Some(7 * 24 * 3600)),
            ("-5", None),
            ("soon", None),
            ("", None),
        ] {
            let until = retry_after(value, now).map(|until| until.duration_since(now).as_secs());
            assert_eq!(until, seconds, "{value:?}");
        }
    }
}
