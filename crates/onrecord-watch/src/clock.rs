//! What time it is, and waiting: behind a trait, so that schedules are tested without sleeping.

use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// Tells the time and waits.
pub trait Clock: Send + Sync {
    /// The time now.
    fn now(&self) -> Timestamp;
    /// Comes back when this much time has gone by.
    fn sleep(&self, time: Duration);
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn sleep(&self, time: Duration) {
        thread::sleep(time);
    }
}

/// A clock for tests: it stands still, and whoever sleeps moves it on.
#[derive(Debug)]
pub struct ManualClock(Mutex<Timestamp>);

impl ManualClock {
    /// A clock that stands at `now`.
    pub fn new(now: Timestamp) -> Self {
        Self(Mutex::new(now))
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sleep(&self, time: Duration) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = later(*now, time);
    }
}

/// The time `wait` after `now`; the end of time if there is none.
pub(crate) fn later(now: Timestamp, wait: Duration) -> Timestamp {
    SignedDuration::try_from(wait)
        .ok()
        .and_then(|wait| now.checked_add(wait).ok())
        .unwrap_or(Timestamp::MAX)
}

/// How long it is from `now` until `then`; nothing if `then` has gone by.
pub(crate) fn until(now: Timestamp, then: Timestamp) -> Duration {
    then.duration_since(now).try_into().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleeping_moves_a_manual_clock_on() {
        let clock = ManualClock::new(Timestamp::UNIX_EPOCH);
        clock.sleep(Duration::from_secs(90));
        assert_eq!(clock.now().as_second(), 90);
    }

    #[test]
    fn waits_never_run_backwards_nor_over_the_end() {
        let (now, then) = (Timestamp::UNIX_EPOCH, Timestamp::from_second(60).unwrap());
        assert_eq!(until(now, then), Duration::from_secs(60));
        assert_eq!(until(then, now), Duration::ZERO);
        assert_eq!(later(now, Duration::MAX), Timestamp::MAX);
    }
}
