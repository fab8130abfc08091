//! What is remembered from one run to the next, so that nothing is fetched twice.
//!
//! [`Memory`] is what following feeds needs of a store; [`Journal`] is a store of its own, one
//! file.

mod journal;
mod line;
mod seen;

use std::io;

pub use journal::Journal;

use crate::robots::Robots;
use crate::standing::Standing;

/// Remembers how feeds stand, which items were seen, and each site's robots.txt.
///
/// An item is marked as seen only once what was made of it is kept, so that a program killed at
/// any moment loses nothing.
pub trait Memory: Send + Sync {
    /// How a feed stands; as one never asked if nothing is known of it.
    fn standing(&self, feed: &str) -> Standing;

    /// Remembers how a feed stands, and which items its document holds now; others may be
    /// forgotten in time.
    ///
    /// # Errors
    ///
    /// It cannot be written down.
    fn keep_standing(&self, feed: &str, standing: &Standing, items: &[String]) -> io::Result<()>;

    /// Whether an item of a feed was seen.
    fn has_seen(&self, feed: &str, item: &str) -> bool;

    /// Marks an item of a feed as seen.
    ///
    /// # Errors
    ///
    /// It cannot be written down.
    fn mark_seen(&self, feed: &str, item: &str) -> io::Result<()>;

    /// What is known about a site's robots.txt, by the site's scheme, host and port.
    fn robots(&self, origin: &str) -> Option<Robots>;

    /// Remembers a site's robots.txt.
    ///
    /// # Errors
    ///
    /// It cannot be written down.
    fn keep_robots(&self, origin: &str, robots: &Robots) -> io::Result<()>;
}
