//! What is due next, as a function of what each feed waits for and of the time.

use jiff::Timestamp;

/// What a feed waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// To be asked at this time.
    Due(Timestamp),
    /// For the one who is asking it.
    Busy,
    /// For nothing more.
    Over,
}

/// What there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// To ask this feed now.
    Now(usize),
    /// Nothing until then.
    At(Timestamp),
    /// Nothing until somebody is done.
    Busy,
    /// Nothing more.
    Over,
}

/// What is due next: of the feeds whose time has come, the one that has waited longest, unless
/// another feed of its host is being asked.
pub(super) fn next<'a>(feeds: impl Iterator<Item = (&'a str, Slot)>, now: Timestamp) -> Next {
    let feeds: Vec<(&str, Slot)> = feeds.collect();
    let is_busy =
        |host: &str| feeds.iter().any(|(other, slot)| *slot == Slot::Busy && *other == host);
    let mut first: Option<(Timestamp, usize)> = None;
    let mut all_over = true;
    for (number, &(host, slot)) in feeds.iter().enumerate() {
        all_over &= slot == Slot::Over;
        if let Slot::Due(at) = slot
            && first.is_none_or(|(earliest, _)| at < earliest)
            && !is_busy(host)
        {
            first = Some((at, number));
        }
    }
    match first {
        Some((at, number)) if at <= now => Next::Now(number),
        Some((at, _)) => Next::At(at),
        None if all_over => Next::Over,
        None => Next::Busy,
    }
}

#[cfg(test)]
mod tests {
    use super::Slot::{Busy, Due, Over};
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn the_feed_that_waited_longest_is_next() {
        for (feeds, expected) in [
            (&[("a", Due(at(5))), ("b", Due(at(3))), ("c", Due(at(3)))][..], Next::Now(1)),
            (&[("a", Due(at(15))), ("b", Due(at(12)))], Next::At(at(12))),
            (&[("a", Due(at(10)))], Next::Now(0)),
            (&[("a", Busy), ("a", Due(at(1))), ("b", Due(at(5)))], Next::Now(2)),
            (&[("a", Busy), ("a", Due(at(1))), ("b", Due(at(50)))], Next::At(at(50))),
            (&[("a", Busy), ("a", Due(at(1))), ("b", Over)], Next::Busy),
            (&[("a", Busy), ("b", Over)], Next::Busy),
            (&[("a", Over), ("b", Over)], Next::Over),
            (&[], Next::Over),
        ] {
            assert_eq!(next(feeds.iter().copied(), at(10)), expected, "{feeds:?}");
        }
    }
}
