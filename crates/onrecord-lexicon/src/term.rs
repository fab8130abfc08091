//! How long something holds: an office, a name, the existence of a state.

use jiff::civil::Date;

/// A stretch of time whose ends are known as well as the sources know them.
///
/// ```
/// use jiff::civil::date;
/// use onrecord_lexicon::{Held, Term};
///
/// let term = Term::read("2017", "2021-08+").unwrap();
/// assert_eq!(term.at(date(2019, 1, 1)), Held::Yes);
/// assert_eq!(term.at(date(2017, 3, 1)), Held::Perhaps); // it began in 2017
/// assert_eq!(term.at(date(2022, 1, 1)), Held::Perhaps); // nobody says when it ended
/// assert_eq!(term.at(date(2016, 1, 1)), Held::No);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    start: Bound,
    end: Bound,
}

/// Whether something holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Held {
    /// It does not.
    No,
    /// The sources do not tell.
    Perhaps,
    /// It does.
    Yes,
}

/// The first and the last day that a bound may be, as the number `20240621`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bound {
    first: u32,
    last: u32,
}

const BEGINNING: u32 = 0;
const END: u32 = u32::MAX;

impl Term {
    /// Without beginning or end.
    pub const ALWAYS: Self = Self {
        start: Bound { first: BEGINNING, last: BEGINNING },
        end: Bound { first: END, last: END },
    };

    /// Reads a start and an end as the tables write them: a year, a month or a day; two of them with
    /// a stroke between for some day from the one to the other; `-` is not known; `*` or nothing is
    /// no bound; and an end with `+` is the last day that is vouched for.
    pub fn read(start: &str, end: &str) -> Option<Self> {
        let unknown = Bound { first: BEGINNING, last: END };
        let start = match start {
            "" | "*" => Self::ALWAYS.start,
            "-" => unknown,
            date => bound(date)?,
        };
        let end = match end {
            "" | "*" => Self::ALWAYS.end,
            "-" => Bound { first: start.first, last: END },
            date => match date.strip_suffix('+') {
                Some(seen) => Bound { last: END, ..bound(seen)? },
                None => bound(date)?,
            },
        };
        (start.first <= end.last).then_some(Self { start, end })
    }

    /// Whether it holds on a day.
    pub fn at(&self, day: Date) -> Held {
        let day = number(day);
        if day < self.start.first || day > self.end.last {
            Held::No
        } else if day >= self.start.last && day <= self.end.first {
            Held::Yes
        } else {
            Held::Perhaps
        }
    }

    /// Whether it holds on a day, where one is given.
    pub fn at_any(&self, day: Option<Date>) -> Held {
        day.map_or(Held::Yes, |day| self.at(day))
    }

    /// Whether the sources name its end.
    pub fn has_ended(&self) -> bool {
        self.end.last != END
    }
}

fn number(day: Date) -> u32 {
    u32::from(day.year().unsigned_abs()) * 10_000
        + u32::from(day.month().unsigned_abs()) * 100
        + u32::from(day.day().unsigned_abs())
}

/// A date, or two with a stroke between.
fn bound(dates: &str) -> Option<Bound> {
    match dates.split_once('/') {
        None => simple(dates),
        Some((first, last)) => {
            let (first, last) = (simple(first)?.first, simple(last)?.last);
            (first <= last).then_some(Bound { first, last })
        }
    }
}

/// `2024`, `2024-06` or `2024-06-21`.
fn simple(date: &str) -> Option<Bound> {
    let digits = |part: &str, length: usize| {
        let whole = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        whole.then(|| part.bytes().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
    };
    let mut parts = date.split('-');
    let year = digits(parts.next()?, 4)? * 10_000;
    let Some(month) = parts.next() else {
        return Some(Bound { first: year + 101, last: year + 1231 });
    };
    let month = digits(month, 2).filter(|month| (1..=12).contains(month))? * 100;
    let Some(day) = parts.next() else {
        return Some(Bound { first: year + month + 1, last: year + month + 31 });
    };
    let day =
        digits(day, 2).filter(|day| (1..=days_in(year / 10_000, month / 100)).contains(day))?;
    let whole = year + month + day;
    parts.next().is_none().then_some(Bound { first: whole, last: whole })
}

/// How many days a month has.
fn days_in(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_between_known_bounds_hold() {
        let term = Term::read("2002-12-30", "2013-04-09").unwrap();
        assert_eq!(term.at(date(2012, 5, 1)), Held::Yes);
        assert_eq!(term.at(date(2002, 12, 30)), Held::Yes);
        assert_eq!(term.at(date(2013, 4, 10)), Held::No);
    }

    #[test]
    fn what_is_not_known_is_not_said() {
        assert_eq!(Term::read("-", "-").unwrap().at(date(2000, 1, 1)), Held::Perhaps);
        assert_eq!(Term::read("2000", "-").unwrap().at(date(2009, 1, 1)), Held::Perhaps);
        assert_eq!(Term::read("2000", "2001-06").unwrap().at(date(2001, 6, 15)), Held::Perhaps);
        assert!(Term::read("2024-02-29", "2025-01/2025-06").is_some());
        assert_eq!(Term::ALWAYS.at(date(2000, 1, 1)), Held::Yes);
        assert_eq!(Term::read("", "2000").unwrap().at(date(1900, 1, 1)), Held::Yes);
    }

    #[test]
    fn dates_that_are_none_are_refused() {
        for (start, end) in [
            ("2001-13", ""),
            ("2001-02-30", ""),
            ("2023-02-29", ""),
            ("2023-02-01-01", ""),
            ("2023/2022", ""),
            ("01", ""),
            ("", "x+"),
            ("2002", "2001"),
        ] {
            assert_eq!(Term::read(start, end), None, "{start} {end}");
        }
    }
}
