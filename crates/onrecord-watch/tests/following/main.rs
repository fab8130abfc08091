//! Following feeds on a server of our own that does whatever can go wrong on the web.

#![allow(clippy::unwrap_used, clippy::format_push_string, reason = "a test")]

mod limits;
mod memory;
mod network;
mod polite;
mod reading;
mod scene;
mod server;
mod trouble;
