//! From what an expression means to when it is: the day of the report, the narrative's last date
//! and the tense of the words around give a value, or nothing does.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::expression::{Clock, Expression, From, Period, Season, Turn};
use super::holiday::Holiday;
use super::portion;
use super::tense::Tense;
use super::value::{Grain, Point, Unit, Value, coming, latest};

/// What relative expressions count from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Anchor {
    /// The day that the report speaks from: the dateline's, or else that of publication.
    pub(super) report: Option<Date>,
    /// The day that its news is of: the first day named in its body.
    pub(super) news: Option<Date>,
    /// The last day told.
    pub(super) day: Option<Date>,
    /// The last date told, however coarse.
    pub(super) last: Option<Value>,
}

/// What the sentence tells about one expression in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    pub(super) tense: Tense,
    /// The day that the sentence tells beside it.
    pub(super) beside: Option<Date>,
    /// The day on which the words were spoken, where they are quoted.
    pub(super) spoken: Option<Date>,
}

impl Anchor {
    /// The value of an expression, if anything gives it one.
    pub(super) fn resolve(&self, expression: &Expression, context: Context) -> Option<Value> {
        match *expression {
            Expression::Fixed(value, _) => Some(value),
            Expression::Weekday(weekday, turn) => {
                self.weekday(weekday, turn, context.tense).map(Value::day)
            }
            Expression::Month(month, turn) => self.month(month, turn, context.tense),
            Expression::MonthDay(month, day, weekday) => {
                self.month_day(month, day, weekday, context.tense).map(Value::day)
            }
            Expression::DayOfMonth(day) => self.day_of_month(day, context.tense).map(Value::day),
            Expression::Turned(period, turn) => self.turned(period, turn, context),
            Expression::Offset(count, unit, from) => self.offset(count, unit, from, context),
            Expression::Apart(_, length) => Some(Value::Lasting(length)),
            Expression::Season(season, year, turn) => {
                self.season(season, year, turn, context.tense)
            }
            Expression::Share { first, months, year, turn } => {
                let year = match (year, turn) {
                    (None, Turn::Bare) => self.year_of_share(first, months, context.tense)?,
                    _ => year.map_or_else(|| self.year(turn), Some)?,
                };
                Some(stretch(year, first, months))
            }
            Expression::Holiday(holiday, year, turn) => {
                self.holiday(holiday, year, turn, context.tense)
            }
            Expression::Clock(clock, ref day) => self.clock(clock, day.as_deref(), context),
            Expression::PartOfDay(Some(ref day)) => self.resolve(day, context),
            Expression::PartOfDay(None) => self.report.map(Value::day),
            Expression::Within(ref inner, ref outer) => self.within(inner, outer, context),
            Expression::Portion(part, ref whole) => {
                let today = self.news.or(self.report);
                portion::of(part, self.resolve(whole, context)?, today)
            }
            Expression::Range(ref first, ref last) => self.range(first, last, context),
            Expression::Habit(length) => length.map(Value::Lasting),
            Expression::Vague(_) => None,
        }
    }

    fn weekday(&self, weekday: Weekday, turn: Turn, tense: Tense) -> Option<Date> {
        match turn {
            Turn::Same => self.day,
            Turn::Following => coming(weekday, self.day.or(self.report)?.tomorrow().ok()?),
            Turn::Previous => latest(weekday, self.day.or(self.report)?.yesterday().ok()?),
            Turn::Last => latest(weekday, self.report?.yesterday().ok()?),
            // "next Friday" is that of next week, as most of the wires mean it.
            Turn::Next => {
                let monday = coming(Weekday::Monday, self.report?.tomorrow().ok()?)?;
                coming(weekday, monday)
            }
            Turn::This if tense == Tense::Past => latest(weekday, self.report?),
            Turn::This => coming(weekday, self.report?),
            Turn::Bare if tense == Tense::Future => coming(weekday, self.report?),
            Turn::Bare => latest(weekday, self.report?),
        }
    }

    /// The year that a date without one is in, and the dates that it could be otherwise.
    fn month_day(
        &self,
        month: i8,
        day: i8,
        weekday: Option<Weekday>,
        tense: Tense,
    ) -> Option<Date> {
        let Some(report) = self.report else {
            return Date::new(self.last?.first()?.year(), month, day).ok();
        };
        let years = report.year() - 6..=report.year() + 6;
        let dates = years.filter_map(|year| Date::new(year, month, day).ok());
        let fits = |date: &Date| weekday.is_none_or(|weekday| date.weekday() == weekday);
        let away = |date: &Date| (*date - report).get_days().abs();
        let dates = dates.filter(fits);
        match tense {
            Tense::Past if weekday.is_none() => dates.filter(|date| *date <= report).max(),
            Tense::Future if weekday.is_none() => dates.filter(|date| *date >= report).min(),
            _ => dates.min_by_key(away),
        }
    }

    fn day_of_month(&self, day: i8, tense: Tense) -> Option<Date> {
        let report = self.report?;
        let in_month = |months: i64| {
            let first = report.first_of_month().checked_add(months.months()).ok()?;
            Date::new(first.year(), first.month(), day).ok()
        };
        match tense {
            Tense::Future => {
                [0, 1, 2].into_iter().filter_map(in_month).find(|date| *date >= report)
            }
            _ => [0, -1, -2].into_iter().filter_map(in_month).find(|date| *date <= report),
        }
    }

    fn month(&self, month: i8, turn: Turn, tense: Tense) -> Option<Value> {
        let Some(report) = self.report else {
            let year = self.last?.first()?.year();
            return (turn == Turn::Bare).then_some(Value::At(Point::Month(year, month)));
        };
        let later = month > report.month();
        let earlier = month < report.month();
        let year = report.year();
        let year = match (turn, tense) {
            (Turn::Same, _) => return self.last,
            (Turn::Last | Turn::Previous, _) => year - i16::from(!earlier),
            (Turn::Next | Turn::Following, _) => year + i16::from(!later),
            (Turn::This, Tense::Unknown) => year,
            // No verb: the nearest, as a caption or a table would mean it.
            (Turn::Bare, Tense::Unknown) => match month - report.month() {
                7.. => year - 1,
                ..-6 => year + 1,
                _ => year,
            },
            (_, Tense::Future) => year + i16::from(earlier),
            (Turn::This, _) if earlier || !later => year,
            _ => year - i16::from(later),
        };
        Some(Value::At(Point::Month(year, month)))
    }

    /// The year that "last year", "that year" and the like are.
    fn year(&self, turn: Turn) -> Option<i16> {
        let told = || self.last.and_then(Value::first).map(Date::year);
        match turn {
            Turn::Bare | Turn::This => Some(self.report?.year()),
            Turn::Last => Some(self.report?.year() - 1),
            Turn::Next => Some(self.report?.year() + 1),
            Turn::Same => told(),
            Turn::Following => told().map(|year| year + 1),
            Turn::Previous => told().or(self.report.map(Date::year)).map(|year| year - 1),
        }
    }

    /// The year of "the third quarter": the latest that has begun, or the next to end.
    fn year_of_share(&self, first: i8, months: i8, tense: Tense) -> Option<i16> {
        let report = self.report?;
        let over = report.month() >= first + months;
        let begun = report.month() >= first;
        Some(match tense {
            Tense::Future => report.year() + i16::from(over),
            _ => report.year() - i16::from(!begun),
        })
    }

    fn turned(&self, period: Period, turn: Turn, context: Context) -> Option<Value> {
        let Period::Unit(unit) = period else { return self.weekend(turn, context.tense) };
        if unit >= Unit::Year {
            return self.years(unit, turn);
        }
        let coarse = self.last.filter(|last| last.only_day().is_none() && unit == Unit::Week);
        if let (Some(Value::At(Point::Month(..))), Turn::Same) = (coarse, turn) {
            // "the same week" in a story that only tells the month
            return coarse;
        }
        let now = if unit == Unit::Day { context.spoken.or(self.report) } else { self.report };
        let told = || if unit == Unit::Month { self.last.and_then(Value::first) } else { self.day };
        let (from, count) = match turn {
            Turn::Bare | Turn::This => (now?, 0),
            Turn::Last => (now?, -1),
            Turn::Next => (now?, 1),
            Turn::Same => (told().or(now)?, 0),
            Turn::Following => (told().or(now)?, 1),
            Turn::Previous => (told().or(now)?, -1),
        };
        let day = unit.from(from, count)?;
        if unit == Unit::Quarter {
            let quarter = i32::from(from.year()) * 4 + i32::from(from.month() - 1) / 3 + count;
            let year = i16::try_from(quarter.div_euclid(4)).ok()?;
            return Some(stretch(year, quarter.rem_euclid(4) as i8 * 3 + 1, 3));
        }
        let day = if unit == Unit::Month { unit.from(from.first_of_month(), count)? } else { day };
        Point::of(day, unit.grain()).map(Value::At)
    }

    fn years(&self, unit: Unit, turn: Turn) -> Option<Value> {
        if unit == Unit::Year {
            return self.year(turn).map(|year| Value::At(Point::Year(year)));
        }
        let length: i16 = match unit {
            Unit::Decade => 10,
            Unit::Century => 100,
            _ => return None,
        };
        let base =
            self.year(if matches!(turn, Turn::Last | Turn::Next) { Turn::This } else { turn })?;
        let shift = match turn {
            Turn::Last => -length,
            Turn::Next => length,
            _ => 0,
        };
        // Decades begin with their 0, centuries with their 1.
        let first = (base - i16::from(length == 100)).div_euclid(length) * length
            + i16::from(length == 100)
            + shift;
        Some(Value::Between(Point::Year(first), Point::Year(first + length - 1)))
    }

    fn weekend(&self, turn: Turn, tense: Tense) -> Option<Value> {
        let report = self.report?;
        let this = coming(Weekday::Saturday, report.checked_sub(1.day()).ok()?)?;
        let week: i64 = match (turn, tense) {
            (Turn::Next, _) => 7,
            (Turn::Last | Turn::Previous, _) => -7,
            (Turn::Bare | Turn::This, Tense::Past) | (Turn::Bare, Tense::Unknown)
                if this > report =>
            {
                -7
            }
            _ => 0,
        };
        let saturday = this.checked_add(week.days()).ok()?;
        Some(Value::Between(Point::Day(saturday), Point::Day(saturday.tomorrow().ok()?)))
    }

    fn offset(&self, count: i32, unit: Unit, from: From, context: Context) -> Option<Value> {
        let base = match from {
            From::Report => context.spoken.or(self.report),
            From::Narrative if unit >= Unit::Month => {
                self.last.and_then(Value::first).or(self.day).or(self.report)
            }
            From::Narrative => self.day.or(self.report),
            // The sentence's own day is the day of what it tells: "said on Friday, a day after …".
            From::Event => return context.beside.map(Value::day),
        };
        let day = unit.from(base?, count)?;
        let grain = match unit.grain() {
            Grain::Period if unit == Unit::Quarter => Grain::Month,
            Grain::Period | Grain::Decade => Grain::Year,
            grain => grain,
        };
        Point::of(day, grain).map(Value::At)
    }

    fn season(&self, season: Season, year: Option<i16>, turn: Turn, tense: Tense) -> Option<Value> {
        let of = |year: i16| stretch(year, season.first_month(), 3);
        if let Some(year) = year {
            return Some(of(year));
        }
        let report = self.report?;
        let years = report.year() - 2..=report.year() + 2;
        let begun = |value: &Value| value.first().is_some_and(|first| first <= report);
        let ended = |value: &Value| value.last().is_some_and(|last| last < report);
        let mut seasons = years.map(of);
        match (turn, tense) {
            (Turn::Last | Turn::Previous, _) => seasons.rfind(ended),
            (Turn::Next | Turn::Following, _) => seasons.find(|value| !begun(value)),
            (_, Tense::Future) => seasons.find(|value| !ended(value)),
            (Turn::This, _) => {
                seasons.find(|value| value.last().is_some_and(|last| last.year() >= report.year()))
            }
            _ => seasons.rfind(begun),
        }
    }

    fn holiday(
        &self,
        holiday: Holiday,
        year: Option<i16>,
        turn: Turn,
        tense: Tense,
    ) -> Option<Value> {
        if let Some(year) = year {
            return holiday.of(year);
        }
        let report = self.report?;
        let mut found = (report.year() - 1..=report.year() + 1).filter_map(|year| holiday.of(year));
        let past = |value: &Value| value.first().is_some_and(|first| first <= report);
        match (turn, tense) {
            (Turn::This, Tense::Unknown) => holiday.of(report.year()),
            (Turn::Next, _) | (Turn::Bare | Turn::This, Tense::Future) => {
                found.find(|value| value.last().is_some_and(|last| last >= report))
            }
            _ => found.rfind(past),
        }
    }

    fn clock(&self, clock: Clock, day: Option<&Expression>, context: Context) -> Option<Value> {
        let day = match day {
            Some(day) => self.resolve(day, context)?.only_day()?,
            None if clock.by_name => context.beside?,
            None => context.beside.or(self.report)?,
        };
        let day = if clock.ends_day { day.tomorrow().ok()? } else { day };
        Some(Value::At(Point::Minute(day.to_datetime(clock.time), clock.universal)))
    }

    /// "May last year", "June 3 of that year".
    fn within(&self, inner: &Expression, outer: &Expression, context: Context) -> Option<Value> {
        let year = self.resolve(outer, context)?.first()?.year();
        match *inner {
            Expression::Month(month, _) => Some(Value::At(Point::Month(year, month))),
            Expression::MonthDay(month, day, _) => Date::new(year, month, day).ok().map(Value::day),
            Expression::Season(season, ..) => Some(stretch(year, season.first_month(), 3)),
            _ => None,
        }
    }

    fn range(&self, first: &Expression, last: &Expression, context: Context) -> Option<Value> {
        let from = self.resolve(first, context);
        let to = self.resolve(last, context)?;
        let from = match (first, to) {
            // "June 3 to July 2, 2021", "from Monday to Friday": the end tells where the start is.
            (Expression::MonthDay(month, day, _), Value::At(Point::Day(end))) => {
                let near =
                    |year: i16| Date::new(year, *month, *day).ok().filter(|date| *date < end);
                near(end.year()).or_else(|| near(end.year() - 1)).map(Value::day)
            }
            (Expression::Month(month, Turn::Bare), Value::At(Point::Month(year, end))) => {
                Some(Value::At(Point::Month(year - i16::from(*month >= end), *month)))
            }
            (Expression::Weekday(weekday, Turn::Bare), Value::At(Point::Day(end))) => {
                latest(*weekday, end.yesterday().ok()?).map(Value::day)
            }
            _ => from,
        };
        let start = match from? {
            Value::At(point) | Value::Between(point, _) => point,
            Value::Lasting(_) => return None,
        };
        let end = match to {
            Value::At(point) | Value::Between(_, point) => point,
            Value::Lasting(_) => return None,
        };
        (start.first()? <= end.last()?).then_some(Value::Between(start, end))
    }
}

/// Some months of a year, from the first of them, into the next year if need be.
fn stretch(year: i16, first: i8, months: i8) -> Value {
    let last = first + months - 1;
    Value::Between(
        Point::Month(year, first),
        Point::Month(year + i16::from(last > 12), (last - 1) % 12 + 1),
    )
}
