//! All feeds, each when it is due, on several threads.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{io, thread};

use jiff::Timestamp;

use super::desk::{Desk, DeskError};
use super::schedule::{Next, Slot, next};
use super::visit::{Visit, Visitor};
use crate::clock::{Clock, until};
use crate::link::{host, link};
use crate::list::Subscription;
use crate::memory::Memory;
use crate::network::Private;
use crate::web::{Fetcher, Limits, user_agent};

/// The longest sleep in one piece, so that a wish to stop is soon heard.
const NAP: Duration = Duration::from_secs(1);

/// How feeds are followed.
#[derive(Clone, Debug)]
pub struct Options {
    /// How often a feed is asked where neither the list nor the feed says otherwise.
    pub every: Duration,
    /// The bounds of each request.
    pub limits: Limits,
    /// Which hosts outside the public internet may be reached.
    pub private: Private,
    /// What the program calls itself.
    pub user_agent: String,
    /// How many feeds are asked at the same time, each on another host.
    pub fetchers: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            every: Duration::from_secs(15 * 60),
            limits: Limits::default(),
            private: Private::default(),
            user_agent: user_agent(None),
            fetchers: 8,
        }
    }
}

/// Why following feeds came to an end.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// An article could not be kept.
    #[error("an article could not be kept")]
    Desk(#[source] DeskError),
    /// What was done could not be written down.
    #[error("what was done could not be written down")]
    Memory(#[from] io::Error),
}

/// Follows feeds.
pub struct Watcher<'a> {
    options: Options,
    memory: &'a dyn Memory,
    clock: &'a dyn Clock,
    stop: &'a AtomicBool,
}

impl<'a> Watcher<'a> {
    /// A watcher that goes on until `stop` is set; the items in hand are then finished.
    pub fn new(
        options: Options,
        memory: &'a dyn Memory,
        clock: &'a dyn Clock,
        stop: &'a AtomicBool,
    ) -> Self {
        Self { options, memory, clock, stop }
    }

    /// Asks each feed once, but those that are to be left alone; then ends.
    ///
    /// # Errors
    ///
    /// Something could not be kept or written down.
    pub fn once(
        &self,
        feeds: &[Subscription],
        desk: &mut dyn Desk,
        tell: &(dyn Fn(&Visit) + Sync),
    ) -> Result<(), WatchError> {
        let slot = |feed: &Subscription| {
            let next = self.memory.standing(&feed.feed).next_in_a_round();
            let now = self.clock.now();
            if next.is_some_and(|next| next > now) { Slot::Over } else { Slot::Due(now) }
        };
        self.run(feeds, feeds.iter().map(slot).collect(), desk, &|_| Slot::Over, tell)
    }

    /// Asks each feed whenever it is due, until it is stopped.
    ///
    /// # Errors
    ///
    /// Something could not be kept or written down.
    pub fn follow(
        &self,
        feeds: &[Subscription],
        desk: &mut dyn Desk,
        tell: &(dyn Fn(&Visit) + Sync),
    ) -> Result<(), WatchError> {
        let due = |next: Option<Timestamp>| Slot::Due(next.unwrap_or(Timestamp::MIN));
        let slot = |feed: &Subscription| due(self.memory.standing(&feed.feed).next);
        let again = |visit: &Visit| due(visit.standing.next);
        self.run(feeds, feeds.iter().map(slot).collect(), desk, &again, tell)
    }

    fn run(
        &self,
        feeds: &[Subscription],
        slots: Vec<Slot>,
        desk: &mut dyn Desk,
        again: &(dyn Fn(&Visit) -> Slot + Sync),
        tell: &(dyn Fn(&Visit) + Sync),
    ) -> Result<(), WatchError> {
        let Options { every, limits, private, user_agent, fetchers } = self.options.clone();
        let fetcher = Fetcher::new(&user_agent, private, limits, self.memory, self.clock);
        // A failed thread stops the others; the user's wish to stop is not touched by that.
        let halted = AtomicBool::new(false);
        let desk = Mutex::new(desk);
        let visitor = Visitor {
            fetcher: &fetcher,
            memory: self.memory,
            clock: self.clock,
            desk: &desk,
            every,
            stop: self.stop,
        };
        let board = Board::new(feeds, slots);
        let work = || {
            let done = self.work(&visitor, &board, &halted, again, tell);
            halted.fetch_or(done.is_err(), Ordering::Relaxed);
            done
        };
        thread::scope(|scope| {
            let threads = fetchers.clamp(1, feeds.len().max(1));
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let own = work();
            others.into_iter().fold(own, |done, other| match other.join() {
                Ok(other) => done.and(other),
                Err(panic) => std::panic::resume_unwind(panic),
            })
        })
    }

    /// What one thread does.
    fn work(
        &self,
        visitor: &Visitor<'_, '_>,
        board: &Board<'_>,
        halted: &AtomicBool,
        again: &(dyn Fn(&Visit) -> Slot + Sync),
        tell: &(dyn Fn(&Visit) + Sync),
    ) -> Result<(), WatchError> {
        let is_over = || self.stop.load(Ordering::Relaxed) || halted.load(Ordering::Relaxed);
        while !is_over() {
            match board.claim(self.clock.now()) {
                Next::Now(number) => {
                    let visit = visitor.visit(&board.feeds[number])?;
                    tell(&visit);
                    board.set(number, again(&visit));
                }
                Next::At(at) => self.clock.sleep(until(self.clock.now(), at).min(NAP)),
                Next::Busy => self.clock.sleep(NAP / 10),
                Next::Over => break,
            }
        }
        Ok(())
    }
}

/// What each feed waits for, shared between threads.
struct Board<'a> {
    feeds: &'a [Subscription],
    hosts: Vec<String>,
    slots: Mutex<Vec<Slot>>,
}

impl<'a> Board<'a> {
    fn new(feeds: &'a [Subscription], slots: Vec<Slot>) -> Self {
        let host = |feed: &Subscription| {
            link(&feed.feed).map_or_else(|_| feed.feed.clone(), |url| host(&url).to_owned())
        };
        Self { feeds, hosts: feeds.iter().map(host).collect(), slots: Mutex::new(slots) }
    }

    /// What is due next; a feed that is due is taken.
    fn claim(&self, now: Timestamp) -> Next {
        let mut slots = self.slots();
        let due = next(self.hosts.iter().map(String::as_str).zip(slots.iter().copied()), now);
        if let Next::Now(number) = due {
            slots[number] = Slot::Busy;
        }
        due
    }

    fn set(&self, number: usize, slot: Slot) {
        self.slots()[number] = slot;
    }

    fn slots(&self) -> MutexGuard<'_, Vec<Slot>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
