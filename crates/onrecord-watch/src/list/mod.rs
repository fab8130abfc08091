//! The feeds to follow, as a person lists them: one address a line, or OPML.

mod line;
mod opml;

use std::time::Duration;

pub use line::parse_interval;

use crate::fault::Fault;
use crate::link::link;

/// A feed to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Its address.
    pub feed: String,
    /// How often to ask for it, where the list says so.
    pub every: Option<Duration>,
    /// Who publishes it, where the list says so.
    pub publisher: Option<String>,
}

impl Subscription {
    /// A feed by its address alone.
    ///
    /// # Errors
    ///
    /// The address is none that is followed.
    pub fn new(address: &str) -> Result<Self, Fault> {
        Ok(Self { feed: link(address)?.into(), every: None, publisher: None })
    }
}

/// Something wrong with a list, with the line it is on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct ListError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

/// What a list holds: the feeds in their order, each once, and what could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The feeds.
    pub feeds: Vec<Subscription>,
    /// The lines that could not be read.
    pub errors: Vec<ListError>,
}

impl List {
    /// Reads a list: OPML if it starts with a tag, or else lines.
    ///
    /// ```
    /// let list = onrecord_watch::List::parse(
    ///     "# wires\nhttps://example.org/rss every=5m publisher=\"Example Wire\"\n",
    /// );
    /// assert_eq!(list.feeds[0].publisher.as_deref(), Some("Example Wire"));
    /// assert!(list.errors.is_empty());
    /// ```
    pub fn parse(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        if text.trim_start().starts_with('<') { opml::parse(text) } else { line::parse(text) }
    }

    /// Adds a feed, unless it is there already.
    pub fn add(&mut self, found: Subscription) {
        if !self.feeds.iter().any(|known| known.feed == found.feed) {
            self.feeds.push(found);
        }
    }

    fn take(&mut self, line: usize, found: Result<Subscription, String>) {
        match found {
            Ok(found) => self.add(found),
            Err(what) => self.errors.push(ListError { line, what }),
        }
    }
}
