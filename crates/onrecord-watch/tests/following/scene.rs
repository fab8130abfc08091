//! A watcher with a clock that does not run, a journal in a folder of its own, and a desk that
//! remembers what it was given.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use onrecord_text::Article;
use onrecord_watch::{
    Clock, Desk, DeskError, Journal, Kept, Limits, ManualClock, Options, Page, Private,
    Subscription, Visit, WatchError, Watcher, plain,
};

/// Everything that one test needs.
pub(crate) struct Scene {
    folder: tempfile::TempDir,
    pub(crate) clock: ManualClock,
    pub(crate) options: Options,
    pub(crate) desk: Collector,
}

/// A desk that collects.
#[derive(Default)]
pub(crate) struct Collector {
    pub(crate) articles: Vec<Article>,
    pub(crate) is_full: bool,
}

impl Desk for Collector {
    fn extract(&self, page: &Page) -> Result<Article, String> {
        let text = plain(&String::from_utf8_lossy(&page.bytes));
        assert!(text != Self::FAULT, "a fault in who reads pages");
        if text.is_empty() { Err("an empty page".to_owned()) } else { Ok(Article::new(text)) }
    }

    fn keep(&mut self, articles: &[Article]) -> Result<Kept, DeskError> {
        if self.is_full {
            return Err("the disk is full".into());
        }
        self.articles.extend_from_slice(articles);
        Ok(Kept { new: articles.len(), left: 0 })
    }
}

impl Collector {
    /// A page that brings out a fault in who reads it.
    pub(crate) const FAULT: &str = "A page that no reader stands.";

    pub(crate) fn texts(&self) -> Vec<&str> {
        self.articles.iter().map(|article| article.text.as_str()).collect()
    }
}

impl Scene {
    pub(crate) fn new() -> Self {
        let private = Private::Hosts(vec!["127.0.0.1".to_owned()]);
        let limits = Limits { answer: Duration::from_secs(20), ..Limits::default() };
        Self {
            folder: tempfile::tempdir().unwrap(),
            clock: ManualClock::new("2024-06-21T12:00:00Z".parse().unwrap()),
            options: Options { private, limits, fetchers: 1, ..Options::default() },
            desk: Collector::default(),
        }
    }

    pub(crate) fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    /// One round over these feeds.
    pub(crate) fn round(&mut self, feeds: &[String]) -> Result<Vec<Visit>, WatchError> {
        let visits = Mutex::new(Vec::new());
        let (journal, stop) = (Journal::open(&self.state()).unwrap(), AtomicBool::new(false));
        let watcher = Watcher::new(self.options.clone(), &journal, &self.clock, &stop);
        let tell = |visit: &Visit| visits.lock().unwrap().push(visit.clone());
        watcher.once(&subscriptions(feeds), &mut self.desk, &tell)?;
        Ok(visits.into_inner().unwrap())
    }

    /// One round over one feed.
    pub(crate) fn visit(&mut self, feed: &str) -> Visit {
        let mut visits = self.round(&[feed.to_owned()]).unwrap();
        assert_eq!(visits.len(), 1, "{feed} was left alone");
        visits.remove(0)
    }

    /// Follows these feeds for so many visits.
    pub(crate) fn follow(&mut self, feeds: &[String], number: usize) -> Vec<(Timestamp, Visit)> {
        let visits = Mutex::new(Vec::new());
        let (journal, stop) = (Journal::open(&self.state()).unwrap(), AtomicBool::new(false));
        let watcher = Watcher::new(self.options.clone(), &journal, &self.clock, &stop);
        let tell = |visit: &Visit| {
            let mut visits = visits.lock().unwrap();
            visits.push((self.clock.now(), visit.clone()));
            stop.fetch_or(visits.len() >= number, Ordering::Relaxed);
        };
        watcher.follow(&subscriptions(feeds), &mut self.desk, &tell).unwrap();
        visits.into_inner().unwrap()
    }

    /// How a feed fails.
    pub(crate) fn error(&mut self, feed: &str) -> String {
        let visit = self.visit(feed);
        assert_eq!(visit.kept, 0, "{feed}");
        visit.standing.error.unwrap_or_else(|| panic!("{feed} does not fail"))
    }

    pub(crate) fn sleep(&self, seconds: u64) {
        self.clock.sleep(Duration::from_secs(seconds));
    }
}

fn subscriptions(feeds: &[String]) -> Vec<Subscription> {
    feeds.iter().map(|feed| Subscription::new(feed).unwrap()).collect()
}

/// An RSS feed with these items.
pub(crate) fn rss(items: &[String]) -> String {
    format!(
        "<rss version=\"2.0\"><channel><title>Coast Post</title>{}</channel></rss>",
        items.concat()
    )
}

/// An item with a teaser, and its page at `/NAME`.
pub(crate) fn teaser(name: &str) -> String {
    format!(
        "<item><guid>{name}</guid><link>/{name}</link><title>Title {name}</title>\
         <description>Teaser {name}</description>\
         <pubDate>Fri, 21 Jun 2024 08:30:00 +0200</pubDate></item>"
    )
}

/// An item that tells all.
pub(crate) fn whole(name: &str) -> String {
    let text = format!("All about {name}. ").repeat(80);
    format!("<item><guid>{name}</guid><link>/{name}</link><description>{text}</description></item>")
}
