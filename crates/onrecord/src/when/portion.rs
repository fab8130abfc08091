//! Parts of a stretch of time: "early June", "the end of the year", "earlier this month".

use jiff::civil::Date;

use super::expression::Portion;
use super::value::{Point, Value};

/// The part of a whole. `today` is the day that "earlier" and "later" are told from.
pub(super) fn of(part: Portion, whole: Value, today: Option<Date>) -> Option<Value> {
    let (first, last) = (whole.first()?, whole.last()?);
    let inside = |day: &Date| *day > first && *day <= last;
    match part {
        Portion::Some => Some(whole),
        Portion::Earlier => {
            let before = today.filter(inside).and_then(|today| today.yesterday().ok());
            Some(before.map_or(whole, |before| days(first, before)))
        }
        Portion::Later => {
            let after = today.and_then(|today| today.tomorrow().ok()).filter(inside);
            Some(after.map_or(whole, |after| days(after, last)))
        }
        Portion::Early | Portion::Middle | Portion::Late => Some(third(part, whole, first, last)),
    }
}

fn days(first: Date, last: Date) -> Value {
    if first == last {
        Value::day(first)
    } else {
        Value::Between(Point::Day(first), Point::Day(last))
    }
}

/// A third of a month, year, decade or season; a week and a day are too short to share out.
fn third(part: Portion, whole: Value, first: Date, last: Date) -> Value {
    let pick = |three: [(i8, i8); 3]| match part {
        Portion::Early => three[0],
        Portion::Middle => three[1],
        _ => three[2],
    };
    match whole {
        Value::At(Point::Month(year, month)) => {
            let (from, to) = pick([(1, 10), (11, 20), (21, last.day())]);
            let day = |day| Date::new(year, month, day).map(Point::Day);
            match (day(from), day(to)) {
                (Ok(from), Ok(to)) => Value::Between(from, to),
                _ => whole,
            }
        }
        Value::At(Point::Year(year)) => {
            let (from, to) = pick([(1, 4), (5, 8), (9, 12)]);
            Value::Between(Point::Month(year, from), Point::Month(year, to))
        }
        Value::Between(Point::Year(from), Point::Year(to)) if to - from == 9 => {
            let (start, end) = pick([(0, 3), (4, 6), (7, 9)]);
            Value::Between(Point::Year(from + i16::from(start)), Point::Year(from + i16::from(end)))
        }
        Value::Between(Point::Month(..), Point::Month(..)) if last > first => {
            let months = i32::from(last.year() - first.year()) * 12
                + i32::from(last.month() - first.month())
                + 1;
            if months != 3 {
                return whole;
            }
            let month = match part {
                Portion::Early => first,
                Portion::Late => last,
                _ => first.last_of_month().tomorrow().unwrap_or(first),
            };
            Value::At(Point::month_of(month))
        }
        _ => whole,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn parts_are_thirds_or_told_from_the_day_of_the_news() {
        let today = Some(date(2024, 6, 20));
        let june = Value::At(Point::Month(2024, 6));
        let nineties = Value::Between(Point::Year(1990), Point::Year(1999));
        for (part, whole, written) in [
            (Portion::Early, june, "2024-06-01/2024-06-10"),
            (Portion::Late, june, "2024-06-21/2024-06-30"),
            (Portion::Earlier, june, "2024-06-01/2024-06-19"),
            (Portion::Later, june, "2024-06-21/2024-06-30"),
            (Portion::Some, june, "2024-06"),
            (Portion::Earlier, Value::At(Point::Month(2024, 5)), "2024-05"),
            (Portion::Middle, Value::At(Point::Year(2019)), "2019-05/2019-08"),
            (Portion::Middle, nineties, "1994/1996"),
            (
                Portion::Late,
                Value::Between(Point::Month(2024, 6), Point::Month(2024, 8)),
                "2024-08",
            ),
        ] {
            assert_eq!(of(part, whole, today).unwrap().to_string(), written, "{part:?}");
        }
    }
}
