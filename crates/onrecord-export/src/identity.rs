//! Numbers for events and for rows of event tables that stay the same and are nobody else's.
//!
//! A number is the first 63 bits of the SHA-256 of what it names: the article (its address, or its
//! id where it has none, and the hash of its text), the event's id and, for a row, which pair of
//! parties it is about. Nothing is kept of what was given before, so that any number of records
//! streams through. Among a million events two get one number with a probability of 1 in 18
//! million; among a thousand million, 1 in 18.

use onrecord::record::{Event, Record};
use sha2::{Digest, Sha256};

/// The number of an event.
pub(crate) fn of_event(record: &Record, event: &Event) -> i64 {
    hash(record, event, "")
}

/// The number of the row about the `nth` pair of parties of an event.
pub(crate) fn of_pair(record: &Record, event: &Event, nth: usize) -> i64 {
    hash(record, event, &nth.to_string())
}

fn hash(record: &Record, event: &Event, rest: &str) -> i64 {
    let article = &record.article;
    let place = article.url.as_ref().unwrap_or(&article.id);
    let mut hash = Sha256::new();
    for part in [place, &article.sha256, &event.id, rest] {
        // The length keeps "a" and "bc" apart from "ab" and "c".
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let mut first = [0; 8];
    first.copy_from_slice(&hash.finalize()[..8]);
    // Nought is what some loaders take for "none".
    (i64::from_be_bytes(first) & i64::MAX).max(1)
}
