//! Keys of rows, which order them by the day of publication.

use jiff::civil::Date;
use onrecord::period;
use onrecord_text::Published;

/// How many bits the number takes.
pub(crate) const NUMBER_BITS: u32 = 40;

/// The key of an article, a statement or an event inside its store: it orders by day of publication
/// (what has none comes first), then by when it was kept.
///
/// It may be another in another store, and after the article is coded again: what lasts is
/// [`ArticleId`](crate::ArticleId) with the id in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub(crate) i64);

impl Key {
    /// The key of the `number`th row, of an article published as the record says.
    pub(crate) fn new(published: Option<&str>, number: i64) -> Self {
        let day = published.and_then(|date| date.parse::<Published>().ok()).map(|date| date.day());
        Self((day.map_or(0, day_number) << NUMBER_BITS) | number)
    }

    /// The first key of a day.
    pub(crate) fn first(day: Date) -> Self {
        Self(day_number(day) << NUMBER_BITS)
    }

    /// The last key of a day.
    pub(crate) fn last(day: Date) -> Self {
        Self(((day_number(day) + 1) << NUMBER_BITS) - 1)
    }

    /// The first key of what has a day.
    pub(crate) fn dated() -> Self {
        Self(1 << NUMBER_BITS)
    }

    /// The part of the key that says the day.
    pub(crate) fn day(self) -> i64 {
        self.0 >> NUMBER_BITS
    }
}

/// Days from the beginning of the year 0, one for that day; earlier days count as that day.
fn day_number(day: Date) -> i64 {
    let days = period::number(day) - period::number(Date::constant(0, 1, 1));
    i64::from(days.max(0)) + 1
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn keys_order_by_day_and_then_by_number() {
        let days =
            [None, Some("2023-12-31"), Some("2024-01-01"), Some("2024-01-01T23:30:00-05:00")];
        let keys: Vec<Key> =
            days.into_iter().zip([9, 8, 2, 3]).map(|(d, n)| Key::new(d, n)).collect();
        assert!(keys.is_sorted(), "{keys:?}");
        assert_eq!(Key::new(Some("no date"), 9), keys[0]);
        assert!(keys[0] < Key::dated() && Key::dated() <= keys[1]);
    }

    #[test]
    fn a_day_holds_its_keys_and_no_others() {
        let (first, last) = (Key::first(date(2024, 2, 29)), Key::last(date(2024, 2, 29)));
        assert_eq!(Key::new(Some("2024-02-29"), 0), first);
        assert!(Key::new(Some("2024-02-29"), (1 << NUMBER_BITS) - 1) == last);
        assert!(Key::new(Some("2024-03-01"), 0) > last && Key::new(Some("2024-02-28"), 7) < first);
        assert!(Key::last(date(9999, 12, 31)).0 > 0);
        assert_eq!(Key::first(date(-20, 1, 1)), Key::first(date(0, 1, 1)));
    }
}
