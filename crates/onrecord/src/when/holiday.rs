//! Holidays by rule: fixed days, days that hang on Easter or a weekday, and the lunar months that
//! are certain.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::value::{Point, Value};

/// How a holiday's day follows from the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// Days after Easter Sunday.
    Easter(i32),
    /// Days after Easter Sunday of the eastern churches.
    OrthodoxEaster(i32),
    /// Month, weekday, and which of them; negative from the end.
    Nth(i8, Weekday, i8),
    /// The ninth month of the Islamic calendar.
    Ramadan,
    /// The first day of the tenth.
    EidAlFitr,
}

use Holiday::{Easter, EidAlFitr, Fixed, Nth, OrthodoxEaster, Ramadan};

/// Their names, word by word, the longer before the shorter.
pub(super) static NAMES: &[(&str, Holiday)] = &[
    ("orthodox christmas eve", Fixed(1, 6)),
    ("orthodox christmas", Fixed(1, 7)),
    ("orthodox easter", OrthodoxEaster(0)),
    ("christmas eve", Fixed(12, 24)),
    ("christmas day", Fixed(12, 25)),
    ("christmas", Fixed(12, 25)),
    ("boxing day", Fixed(12, 26)),
    ("new year ' s eve", Fixed(12, 31)),
    ("new year ' s day", Fixed(1, 1)),
    ("new year ' s", Fixed(1, 1)),
    ("new year", Fixed(1, 1)),
    ("epiphany", Fixed(1, 6)),
    ("valentine ' s day", Fixed(2, 14)),
    ("st patrick ' s day", Fixed(3, 17)),
    ("st . patrick ' s day", Fixed(3, 17)),
    ("may day", Fixed(5, 1)),
    ("halloween", Fixed(10, 31)),
    ("all saints ' day", Fixed(11, 1)),
    ("all saints day", Fixed(11, 1)),
    ("armistice day", Fixed(11, 11)),
    ("veterans day", Fixed(11, 11)),
    ("ash wednesday", Easter(-46)),
    ("palm sunday", Easter(-7)),
    ("maundy thursday", Easter(-3)),
    ("good friday", Easter(-2)),
    ("holy saturday", Easter(-1)),
    ("easter sunday", Easter(0)),
    ("easter monday", Easter(1)),
    ("easter", Easter(0)),
    ("ascension day", Easter(39)),
    ("pentecost", Easter(49)),
    ("martin luther king jr . day", Nth(1, Weekday::Monday, 3)),
    ("martin luther king day", Nth(1, Weekday::Monday, 3)),
    ("presidents ' day", Nth(2, Weekday::Monday, 3)),
    ("presidents day", Nth(2, Weekday::Monday, 3)),
    ("memorial day", Nth(5, Weekday::Monday, -1)),
    ("labor day", Nth(9, Weekday::Monday, 1)),
    ("thanksgiving day", Nth(11, Weekday::Thursday, 4)),
    ("thanksgiving", Nth(11, Weekday::Thursday, 4)),
    ("ramadan", Ramadan),
    ("eid al - fitr", EidAlFitr),
];

impl Holiday {
    /// When it is in a year; nothing where that is not certain.
    pub(crate) fn of(self, year: i16) -> Option<Value> {
        let day = match self {
            Fixed(month, day) => Date::new(year, month, day).ok()?,
            Easter(days) => easter(year)?.checked_add(days.days()).ok()?,
            OrthodoxEaster(days) => orthodox_easter(year)?.checked_add(days.days()).ok()?,
            Nth(month, weekday, nth) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?
            }
            Ramadan => {
                return months(islamic_month(year, 9)?, islamic_month(year, 10)?.yesterday().ok()?);
            }
            EidAlFitr => return months(islamic_month(year, 10)?, islamic_month(year, 10)?),
        };
        Some(Value::day(day))
    }
}

/// The Sunday after the first full moon of spring, as the western churches reckon it.
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let correction = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let moon =
        correction - (correction / 28) * (1 - (29 / (correction + 1)) * ((21 - golden) / 11));
    let weekday =
        (rest + century * 100 + (rest + century * 100) / 4 + moon + 2 - century + century / 4) % 7;
    let offset = moon - weekday;
    let month = 3 + (offset + 40) / 44;
    let day = offset + 28 - 31 * (month / 4);
    Date::new(year as i16, month as i8, day as i8).ok()
}

/// The same by the Julian calendar, given in ours; right from 1900 to 2099.
fn orthodox_easter(year: i16) -> Option<Date> {
    let of = i32::from(year);
    let moon = (19 * (of % 19) + 15) % 30;
    let weekday = (2 * (of % 4) + 4 * (of % 7) - moon + 34) % 7;
    let number = moon + weekday + 114;
    let julian = Date::new(year, (number / 31) as i8, (number % 31 + 1) as i8).ok()?;
    (1900..2100).contains(&year).then(|| julian.checked_add(13.days()).ok())?
}

/// The first day of a month of the tabular Islamic calendar that lies in a year of ours, give or
/// take one.
fn islamic_month(year: i16, month: i64) -> Option<Date> {
    // The first of its years began on 19 July 622 in our calendar; thirty of them are 10,631 days.
    let epoch = Date::new(622, 7, 19).ok()?;
    let start = |of: i64| {
        let days = (of - 1) * 354 + (3 + 11 * of) / 30 + (59 * (month - 1) + 1) / 2;
        epoch.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
    };
    let guess = (i64::from(year) - 622) * 33 / 32;
    (guess - 1..=guess + 2).filter_map(start).find(|date| date.year() == year)
}

/// The months that two days lie in, if a day's doubt leaves them the same.
fn months(first: Date, last: Date) -> Option<Value> {
    let sure = |day: Date| {
        let near = [day.yesterday().ok()?, day, day.tomorrow().ok()?].map(Point::month_of);
        (near[0] == near[1] && near[1] == near[2]).then_some(near[1])
    };
    let (first, last) = (sure(first)?, sure(last)?);
    Some(if first == last { Value::At(first) } else { Value::Between(first, last) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(holiday: Holiday, year: i16) -> String {
        holiday.of(year).map_or_else(|| "-".to_owned(), |value| value.to_string())
    }

    #[test]
    fn easter_is_as_the_churches_reckon_it() {
        for (year, day) in [
            (1961, "1961-04-02"),
            (1999, "1999-04-04"),
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2019, "2019-04-21"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(written(Easter(0), year), day);
        }
        assert_eq!(written(OrthodoxEaster(0), 2024), "2024-05-05");
        assert_eq!(written(OrthodoxEaster(0), 2025), "2025-04-20");
        assert_eq!(written(OrthodoxEaster(0), 2021), "2021-05-02");
    }

    #[test]
    fn days_that_hang_on_a_weekday_are_found() {
        assert_eq!(written(Nth(11, Weekday::Thursday, 4), 2023), "2023-11-23");
        assert_eq!(written(Nth(5, Weekday::Monday, -1), 2024), "2024-05-27");
    }

    #[test]
    fn lunar_months_are_given_only_where_certain() {
        assert_eq!(written(Ramadan, 2024), "2024-03/2024-04");
        assert_eq!(written(Ramadan, 2023), "2023-03/2023-04");
        assert_eq!(written(EidAlFitr, 2024), "2024-04");
        assert_eq!(written(EidAlFitr, 2022), "2022-05");
        assert_eq!(written(Ramadan, 2025), "-");
    }
}
