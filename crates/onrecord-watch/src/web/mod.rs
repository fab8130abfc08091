//! Getting a feed or a page off the web: politely, with limits, and from the public internet only.
//!
//! `fetch` follows redirects and asks robots.txt at each hop; `hosts` keeps one request at a time
//! for each host; `client` makes one request; `guard` decides which machine it may go to; `body`
//! reads what comes, within the limits.

mod body;
mod client;
mod fetch;
mod guard;
mod hosts;
mod limits;

pub use client::{Validators, user_agent};
pub(crate) use fetch::{Fetched, Fetcher, Want};
pub use limits::Limits;
