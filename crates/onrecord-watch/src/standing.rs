//! How a feed stands: when it was last had, what went wrong since, when it is asked again.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::back_off;
use crate::clock::later;
use crate::fault::Fault;
use crate::web::Validators;

/// How a feed stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Standing {
    /// The feed's own name.
    pub title: Option<String>,
    /// When it was last had, or found unchanged.
    pub succeeded: Option<Timestamp>,
    /// What went wrong when it was last asked, in words.
    pub error: Option<String>,
    /// How often in a row it could not be had.
    pub failures: u32,
    /// When it is asked next; never asked yet if none.
    pub next: Option<Timestamp>,
    /// How many items its document held when it was last had.
    pub items: usize,
    /// How many of them were new then.
    pub new: usize,
    /// How many articles came of it in all.
    pub kept: u64,
    /// Where it has moved for good.
    pub moved: Option<String>,
    /// What to ask with, to be sent it only if it has changed.
    pub validators: Validators,
    /// Items whose page could not be had yet, with the number of tries.
    pub pending: BTreeMap<String, u32>,
}

impl Standing {
    /// Notes that the feed was had; it is asked again after `every`.
    pub(crate) fn succeed(&mut self, feed: &str, now: Timestamp, every: Duration) {
        self.succeeded = Some(now);
        self.error = None;
        self.failures = 0;
        self.next = Some(later(now, back_off::wait(feed, every, 0)));
    }

    /// Notes that the feed was not had; it is asked again later the more often that happens, and
    /// never sooner than the server wants.
    pub(crate) fn fail(&mut self, feed: &str, now: Timestamp, every: Duration, fault: &Fault) {
        self.error = Some(fault.to_string());
        self.failures = self.failures.saturating_add(1);
        let next = later(now, back_off::wait(feed, every, self.failures));
        self.next = Some(fault.retry().map_or(next, |retry| next.max(retry)));
    }

    /// When it may be asked in a single round: at once, unless it failed and is to be left alone.
    pub(crate) fn next_in_a_round(&self) -> Option<Timestamp> {
        self.next.filter(|_| self.failures > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUARTER: Duration = Duration::from_secs(900);

    #[test]
    fn a_server_s_wish_goes_before_our_pace() {
        let (now, feed) = (Timestamp::UNIX_EPOCH, "https://example.org/feed");
        let mut standing = Standing::default();
        let hour = Timestamp::from_second(3600).unwrap();
        standing.fail(feed, now, QUARTER, &Fault::Status { status: 429, retry: Some(hour) });
        assert_eq!(standing.next, Some(hour));
        assert_eq!(standing.next_in_a_round(), Some(hour));
        standing.fail(feed, now, QUARTER, &Fault::Status { status: 429, retry: Some(now) });
        assert!(standing.next >= Timestamp::from_second(1800).ok(), "the wait doubles");
        standing.succeed(feed, now, QUARTER);
        assert_eq!((standing.failures, &standing.error), (0, &None));
        assert_eq!(standing.next_in_a_round(), None);
    }
}
