//! How long to wait before a feed is asked again: its own pace, or longer the more often it failed.

use std::time::Duration;

/// The longest wait between two tries, however often a feed has failed.
pub(crate) const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// The shortest wait after a failure, for feeds that are otherwise asked more often.
const AFTER_FAILURE: Duration = Duration::from_secs(5 * 60);

/// The wait before the next try of a feed that is asked once `every` so often and has failed
/// `failures` times in a row.
///
/// Waits double with each failure up to a day. Up to a tenth is added, so that feeds that were
/// first asked together do not stay together; how much is fixed by the feed's address and the
/// number of failures, and never by chance.
pub(crate) fn wait(address: &str, every: Duration, failures: u32) -> Duration {
    let base = match failures.checked_sub(1) {
        None => every,
        Some(doublings) => {
            let first = every.max(AFTER_FAILURE);
            first.saturating_mul(2_u32.saturating_pow(doublings)).min(LONGEST.max(every))
        }
    };
    base + base.mul_f64(share(address, failures) / 10.0)
}

/// A number from 0 up to 1 that looks drawn by chance, the same for the same feed and failures.
fn share(address: &str, failures: u32) -> f64 {
    let bytes = address.bytes().chain(failures.to_le_bytes());
    // FNV-1a; its low bits are the better mixed ones.
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    f64::from(hash as u32) / (f64::from(u32::MAX) + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUARTER: Duration = Duration::from_secs(15 * 60);
    const FEED: &str = "https://example.org/feed";

    #[test]
    fn waits_double_up_to_a_day() {
        for (failures, minutes) in
            [(0, 15), (1, 15), (2, 30), (3, 60), (7, 960), (8, 1440), (40, 1440), (u32::MAX, 1440)]
        {
            let base = Duration::from_secs(minutes * 60);
            let wait = wait(FEED, QUARTER, failures);
            assert!((base..=base + base / 10).contains(&wait), "{failures}: {wait:?}");
        }
    }

    #[test]
    fn a_feed_that_is_asked_each_minute_is_left_alone_longer_once_it_fails() {
        let minute = Duration::from_secs(60);
        assert!(wait(FEED, minute, 0) < Duration::from_secs(67));
        assert!(wait(FEED, minute, 1) >= AFTER_FAILURE);
    }

    #[test]
    fn a_feed_that_is_asked_each_week_is_not_asked_more_often_when_it_fails() {
        let week = Duration::from_secs(7 * 24 * 3600);
        assert!(wait(FEED, week, 3) >= week);
    }

    #[test]
    fn feeds_drift_apart_in_the_same_way_each_time() {
        let waits: Vec<_> =
            (0..50).map(|n| wait(&format!("https://example.org/{n}"), QUARTER, 0)).collect();
        let again: Vec<_> =
            (0..50).map(|n| wait(&format!("https://example.org/{n}"), QUARTER, 0)).collect();
        assert_eq!(waits, again);
        let spread = waits.iter().max().unwrap().abs_diff(*waits.iter().min().unwrap());
        assert!(spread > Duration::from_secs(60), "{spread:?}");
    }
}
