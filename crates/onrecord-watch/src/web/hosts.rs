//! One request at a time for each host, and a pause between two.

use std::collections::HashMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use crate::clock::{Clock, later, until};
use crate::fault::Fault;

/// The longest wait for a turn, and the longest pause that a robots.txt is given.
const PATIENCE: Duration = Duration::from_secs(5 * 60);

/// The hosts that were asked, and when each may be asked again.
pub(super) struct Hosts<'a> {
    clock: &'a dyn Clock,
    pause: Duration,
    known: Mutex<HashMap<String, Host>>,
    freed: Condvar,
}

#[derive(Default)]
struct Host {
    is_busy: bool,
    free: Timestamp,
}

/// The right to make one request to a host; the pause begins when it is dropped.
pub(super) struct Turn<'a> {
    hosts: &'a Hosts<'a>,
    host: String,
    pause: Duration,
}

impl<'a> Hosts<'a> {
    pub(super) fn new(clock: &'a dyn Clock, pause: Duration) -> Self {
        Self { clock, pause, known: Mutex::default(), freed: Condvar::new() }
    }

    /// Waits for a turn at a host that wants `delay` between two requests.
    ///
    /// # Errors
    ///
    /// The host is to be left alone for longer than five minutes.
    pub(super) fn turn(&'a self, host: &str, delay: Option<Duration>) -> Result<Turn<'a>, Fault> {
        let pause = delay.unwrap_or_default().clamp(self.pause, PATIENCE.max(self.pause));
        let mut known = self.known();
        while known.get(host).is_some_and(|host| host.is_busy) {
            known = self.freed.wait(known).unwrap_or_else(PoisonError::into_inner);
        }
        let state = known.entry(host.to_owned()).or_default();
        let wait = until(self.clock.now(), state.free);
        if wait > PATIENCE {
            return Err(Fault::Held(state.free));
        }
        state.is_busy = true;
        drop(known);
        if !wait.is_zero() {
            self.clock.sleep(wait);
        }
        Ok(Turn { hosts: self, host: host.to_owned(), pause })
    }

    /// Leaves a host alone until then.
    pub(super) fn hold(&self, host: &str, until: Timestamp) {
        let mut known = self.known();
        let state = known.entry(host.to_owned()).or_default();
        state.free = state.free.max(until);
    }

    fn known(&self) -> MutexGuard<'_, HashMap<String, Host>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let free = later(self.hosts.clock.now(), self.pause);
        let mut known = self.hosts.known();
        let state = known.entry(std::mem::take(&mut self.host)).or_default();
        state.is_busy = false;
        state.free = state.free.max(free);
        self.hosts.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;
    use crate::clock::ManualClock;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn two_requests_to_a_host_are_a_pause_apart() {
        let clock = ManualClock::new(Timestamp::UNIX_EPOCH);
        let hosts = Hosts::new(&clock, SECOND);
        drop(hosts.turn("a", None).unwrap());
        drop(hosts.turn("b", None).unwrap());
        assert_eq!(clock.now().as_second(), 0, "another host need not wait");
        drop(hosts.turn("a", Some(Duration::from_secs(10))).unwrap());
        assert_eq!(clock.now().as_second(), 1);
        drop(hosts.turn("a", None).unwrap());
        assert_eq!(clock.now().as_second(), 11, "the site asked for ten seconds");
    }

    #[test]
    fn a_host_that_asks_for_an_hour_is_not_waited_for() {
        let clock = ManualClock::new(Timestamp::UNIX_EPOCH);
        let hosts = Hosts::new(&clock, SECOND);
        let hour = Timestamp::from_second(3600).unwrap();
        hosts.hold("a", hour);
        assert_eq!(hosts.turn("a", None).err(), Some(Fault::Held(hour)));
        clock.sleep(Duration::from_secs(3500));
        assert!(hosts.turn("a", None).is_ok());
        assert_eq!(clock.now(), hour);
    }

    #[test]
    fn no_two_threads_have_a_turn_at_one_host() {
        let clock = ManualClock::new(Timestamp::UNIX_EPOCH);
        let hosts = Hosts::new(&clock, SECOND);
        let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let turn = hosts.turn("a", None).unwrap();
                    most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    thread::sleep(Duration::from_millis(2));
                    inside.fetch_sub(1, Ordering::SeqCst);
                    drop(turn);
                });
            }
        });
        assert_eq!(most.into_inner(), 1);
        assert_eq!(clock.now().as_second(), 7, "seven pauses between eight requests");
    }
}
