//! One visit to one feed: ask for it, and pass on what is new in it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::article::{Made, Publisher, make};
use super::contain::contain;
use super::desk::Desk;
use super::watcher::WatchError;
use crate::clock::Clock;
use crate::fault::Fault;
use crate::feed::{self, Feed, Item};
use crate::list::Subscription;
use crate::memory::Memory;
use crate::page::Page;
use crate::standing::Standing;
use crate::web::{Fetched, Fetcher, Validators, Want};

/// What came of one visit to a feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// The feed's address.
    pub feed: String,
    /// How it stands now.
    pub standing: Standing,
    /// Whether the server had nothing new.
    pub unchanged: bool,
    /// How many articles were kept.
    pub kept: usize,
    /// What to know of single items, in words.
    pub remarks: Vec<String>,
}

/// Visits feeds.
pub(super) struct Visitor<'a, 'desk> {
    pub(super) fetcher: &'a Fetcher<'a>,
    pub(super) memory: &'a dyn Memory,
    pub(super) clock: &'a dyn Clock,
    pub(super) desk: &'a Mutex<&'desk mut dyn Desk>,
    /// How often feeds are asked where nothing else is said.
    pub(super) every: Duration,
    pub(super) stop: &'a AtomicBool,
}

impl<'desk> Visitor<'_, 'desk> {
    /// Visits one feed.
    ///
    /// # Errors
    ///
    /// Something could not be kept or written down: there is no use in going on.
    pub(super) fn visit(&self, subscription: &Subscription) -> Result<Visit, WatchError> {
        let standing = self.memory.standing(&subscription.feed);
        let mut visit = Visit {
            feed: subscription.feed.clone(),
            standing,
            unchanged: false,
            kept: 0,
            remarks: Vec::new(),
        };
        let names = match self.ask(&mut visit) {
            Ok(Some((feed, validators))) => {
                self.take(&mut visit, subscription, feed, validators)?
            }
            Ok(None) => {
                visit.unchanged = true;
                visit.standing.new = 0;
                self.succeed(&mut visit, subscription, None);
                Vec::new()
            }
            Err(fault) => {
                let every = subscription.every.unwrap_or(self.every);
                visit.standing.fail(&visit.feed, self.clock.now(), every, &fault);
                Vec::new()
            }
        };
        self.memory.keep_standing(&visit.feed, &visit.standing, &names)?;
        Ok(visit)
    }

    /// Asks for the feed: its document, or nothing if it is as it was.
    fn ask(&self, visit: &mut Visit) -> Result<Option<(Feed, Validators)>, Fault> {
        let asked = self.fetcher.fetch(&visit.feed, Want::Feed, &visit.standing.validators)?;
        let Fetched::Page { page, validators, moved } = asked else { return Ok(None) };
        visit.standing.moved = moved;
        let feed = contain(|| feed::parse(&page)).map_err(Fault::NoFeed)?;
        Ok(Some((feed, validators)))
    }

    /// Passes on what is new in a document; returns the names of all items in it.
    fn take(
        &self,
        visit: &mut Visit,
        subscription: &Subscription,
        feed: Feed,
        validators: Validators,
    ) -> Result<Vec<String>, WatchError> {
        visit.standing.items = feed.items.len();
        visit.standing.title.clone_from(&feed.title);
        if feed.left > 0 {
            visit.remarks.push(format!("{} more items than are taken of one feed", feed.left));
        }
        let publisher =
            Publisher { named: subscription.publisher.as_deref(), feed: feed.title.as_deref() };
        let is_new = |name: &str| !self.memory.has_seen(&visit.feed, name);
        let new: Vec<&(String, Item)> =
            feed.items.iter().filter(|(name, _)| is_new(name)).collect();
        visit.standing.new = new.len();
        forget_gone(visit, &new);
        let mut all_done = true;
        // Feeds tell the latest first; records are better told in the order of time.
        for (name, item) in new.into_iter().rev() {
            if self.stop.load(Ordering::Relaxed) {
                all_done = false;
                break;
            }
            self.item(visit, name, item, &publisher)?;
        }
        // With an item left over, the document is needed again even if it stays as it is.
        let done = all_done && visit.standing.pending.is_empty();
        visit.standing.validators = if done { validators } else { Validators::default() };
        self.succeed(visit, subscription, feed.rest);
        Ok(feed.items.into_iter().map(|(name, _)| name).collect())
    }

    fn item(
        &self,
        visit: &mut Visit,
        name: &str,
        item: &Item,
        publisher: &Publisher<'_>,
    ) -> Result<(), WatchError> {
        let tries = visit.standing.pending.get(name).copied().unwrap_or_default();
        let shown = item.link.as_deref().unwrap_or(name);
        let extract = |page: &Page| contain(|| self.desk().extract(page));
        match make(item, publisher, tries, self.fetcher, extract) {
            Made::Later(fault, counts) => {
                visit.remarks.push(format!("{shown}: {fault}; it is tried again"));
                visit.standing.pending.insert(name.to_owned(), tries + u32::from(counts));
                return Ok(());
            }
            Made::Article(article, why) if article.text.trim().is_empty() => {
                let why = why.unwrap_or_else(|| "the feed does not tell it".to_owned());
                visit.remarks.push(format!("{shown}: left out, there is no text: {why}"));
            }
            Made::Article(article, why) => {
                if let Some(why) = why {
                    visit.remarks.push(format!("{shown}: kept as the feed tells it: {why}"));
                }
                let kept = self.desk().keep(&[article]).map_err(WatchError::Desk)?.new;
                visit.kept += kept;
                visit.standing.kept += kept as u64;
            }
        }
        visit.standing.pending.remove(name);
        self.memory.mark_seen(&visit.feed, name)?;
        Ok(())
    }

    fn desk(&self) -> MutexGuard<'_, &'desk mut dyn Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that all went well. A feed that asks for rest is given it, up to a day, unless the
    /// user's list says how often to ask.
    fn succeed(&self, visit: &mut Visit, subscription: &Subscription, rest: Option<Duration>) {
        const LONGEST: Duration = Duration::from_secs(24 * 3600);
        let rest = rest.unwrap_or_default().min(LONGEST);
        let every = subscription.every.unwrap_or_else(|| self.every.max(rest));
        visit.standing.succeed(&visit.feed, self.clock.now(), every);
    }
}

/// Gives up items whose page was to be tried again and that the feed no longer holds.
fn forget_gone(visit: &mut Visit, new: &[&(String, Item)]) {
    let before = visit.standing.pending.len();
    visit.standing.pending.retain(|name, _| new.iter().any(|(known, _)| known == name));
    let gone = before - visit.standing.pending.len();
    if gone > 0 {
        visit.remarks.push(format!("{gone} items left the feed before their page could be had"));
    }
}
