//! Records handed on and read back, with hostile words in every field.
//!
//! `made` makes the records; each other file holds one way of handing on.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod events;
mod files;
mod identity;
mod made;
mod round_trip;
