//! robots.txt (RFC 9309): what a site asks programs not to read, and how fast it lets them.
//!
//! `parse` reads the file, `path` writes rules and addresses alike so that they can be compared,
//! `rules` says what may be read, and `ask` decides what an answer, or none, to the request for
//! the file stands for.

mod ask;
mod parse;
mod path;
mod rules;

pub use ask::{Ask, Robots};
pub use rules::Rules;

/// The name that a site calls this program by in its robots.txt.
pub(crate) const TOKEN: &str = "OnRecord";

/// As much of a robots.txt is read: the RFC's least, and what others read.
pub(crate) const LIMIT: usize = 500 * 1024;
