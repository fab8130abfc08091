//! How much, how long and how far: the bounds of one request.

use std::time::Duration;

/// The bounds within which a feed or a page is fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest wait for a connection.
    pub connect: Duration,
    /// The longest wait for a whole answer.
    pub answer: Duration,
    /// The most bytes that are taken off the wire.
    pub wire: u64,
    /// The most bytes that these may be unpacked to.
    pub unpacked: u64,
    /// The most redirects that are followed.
    pub redirects: usize,
    /// The least time between two requests to a host.
    pub pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            answer: Duration::from_secs(30),
            wire: 8 << 20,
            unpacked: 32 << 20,
            redirects: 5,
            pause: Duration::from_secs(1),
        }
    }
}
