//! Dates as the notation writes them: ISO 8601 at the precision a text gives.

use jiff::civil::{Date, ISOWeekDate, Weekday};

/// What a date may look like, for messages.
pub(crate) const FORMS: &str = "write 2024, 2024-06, 2024-W25, 2024-06-20, 2024-06-20T14:30, \
                                an interval 2024-06-01/2024-06-19 or a duration P3D";

/// The date, where it is one.
pub(crate) fn read(date: &str) -> Result<String, String> {
    let sound = match date.split_once('/') {
        Some((from, to)) => is_point(from) && is_point(to) && !ends_before(from, to),
        None => is_point(date) || is_duration(date),
    };
    if sound { Ok(date.to_owned()) } else { Err(format!("`{date}` is no ISO 8601 date; {FORMS}")) }
}

/// A year, month, week, day or instant that the calendar has.
fn is_point(date: &str) -> bool {
    let (day, time) = match date.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (date, None),
    };
    let parts: Vec<_> = day.split('-').collect();
    match (&parts[..], time) {
        ([year], None) => number(year, 4).is_some(),
        ([year, week], None) if week.starts_with('W') => is_week(year, &week[1..]),
        ([year, month], None) => {
            number(year, 4).is_some() && matches!(number(month, 2), Some(1..=12))
        }
        ([_, _, _], time) => day.parse::<Date>().is_ok() && time.is_none_or(is_time),
        _ => false,
    }
}

fn is_week(year: &str, week: &str) -> bool {
    let (Some(year), Some(week)) = (number(year, 4), number(week, 2)) else { return false };
    let (Ok(year), Ok(week)) = (i16::try_from(year), i8::try_from(week)) else { return false };
    ISOWeekDate::new(year, week, Weekday::Monday).is_ok()
}

/// `14:30`, `14:30:05`, with or without an offset from UTC.
fn is_time(time: &str) -> bool {
    let clock = time.split(['Z', '+', '-']).next().unwrap_or_default();
    let limits = [24, 60, 60];
    let parts: Vec<_> = clock.split(':').collect();
    let within = |(part, limit): (&&str, u32)| number(part, 2).is_some_and(|part| part < limit);
    (1..=3).contains(&parts.len()) && parts.iter().zip(limits).all(within)
}

/// `P3D`, `P2W`, `P1Y6M`, `PT36H`.
fn is_duration(text: &str) -> bool {
    let Some(body) = text.strip_prefix('P') else { return false };
    let (days, time) = match body.split_once('T') {
        Some((days, time)) => (days, Some(time)),
        None => (body, None),
    };
    let sound = |part: &str, units: &str| {
        part.split_inclusive(|c: char| c.is_ascii_uppercase()).all(|one| {
            let count = one.trim_end_matches(|c| units.contains(c));
            count.len() + 1 == one.len() && count.parse::<f64>().is_ok()
        })
    };
    let whole = !days.is_empty() || time.is_some_and(|time| !time.is_empty());
    whole && sound(days, "YMWD") && time.is_none_or(|time| !time.is_empty() && sound(time, "HMS"))
}

/// Both ends of an interval are of one form; then their order is that of their letters.
fn ends_before(from: &str, to: &str) -> bool {
    from.len() == to.len() && to < from
}

fn number(digits: &str, length: usize) -> Option<u32> {
    let sound = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    sound.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_guidelines_is_read() {
        for date in [
            "2024",
            "2024-06",
            "2024-W25",
            "2020-W53",
            "2024-02-29",
            "2024-06-20T14:30",
            "2024-06-20T14:30:05+03:00",
            "2024-06-20T06",
            "2024-06-01/2024-06-19",
            "2023-12/2024-02",
            "1990/1999",
            "P3D",
            "P1Y6M",
            "PT36H",
            "P0.5D",
        ] {
            assert_eq!(read(date), Ok(date.to_owned()));
        }
    }

    #[test]
    fn what_the_calendar_does_not_have_is_refused() {
        for date in [
            "",
            "May",
            "24",
            "2024-13",
            "2024-6",
            "2024-W54",
            "2023-W53",
            "2023-02-29",
            "2024-06-20T25:00",
            "2024-06T14",
            "2024-06-19/2024-06-01",
            "2024/",
            "P",
            "P3",
            "PD",
            "P3H",
            "PT",
            "P3DT",
        ] {
            assert!(read(date).unwrap_err().contains("no ISO 8601 date"), "{date}");
        }
    }
}
