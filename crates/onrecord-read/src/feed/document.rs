//! A feed's document, RSS, Atom or JSON Feed, within bounds, with its dates as they stand there.

use std::sync::{Arc, Mutex, PoisonError};

use feed_rs::model::{Entry, Feed};
use feed_rs::parser::{Builder, ParseFeedError};
use jiff::Timestamp;
use onrecord_text::Published;
use onrecord_text::guard::caught;

use super::crowded::is_crowded;
use super::date;
use crate::html;

/// What a feed's document holds.
#[derive(Debug)]
pub struct FeedDocument {
    /// The feed; its dates are to be had from [`Self::published`] alone.
    pub feed: Feed,
    dates: Vec<Published>,
}

/// A document that is not read as a feed.
#[derive(Debug, thiserror::Error)]
pub enum FeedFault {
    /// A tag would keep the parser busy for hours.
    #[error("a tag in it has more attributes than any feed needs")]
    Crowded,
    /// Elements stand in one another beyond all measure.
    #[error(transparent)]
    TooDeep(#[from] html::TooDeep),
    /// The parser says why.
    #[error(transparent)]
    NoFeed(#[from] ParseFeedError),
    /// The parser broke on it.
    #[error("it is damaged")]
    Damaged,
}

impl FeedDocument {
    /// Reads a document; relative links start from `base`.
    ///
    /// Entities that it declares itself are not expanded, and nothing that it points at is loaded.
    ///
    /// # Errors
    /// It is no feed, or beyond the bounds.
    pub fn parse(bytes: &[u8], base: Option<&str>) -> Result<Self, FeedFault> {
        if is_crowded(bytes) {
            return Err(FeedFault::Crowded);
        }
        if html::is_too_deep(&String::from_utf8_lossy(bytes)) {
            return Err(html::TooDeep.into());
        }
        let dates = Dates::default();
        let noting = dates.clone();
        let parser = Builder::new()
            .base_uri(base)
            .id_generator(|_, _, _| String::new())
            .sanitize_content(false)
            .timestamp_parser(move |text| {
                // The parser keeps instants in UTC. The time zone says which day it was where the entry
                // was published, so each date is given to it as its number in a list of ours.
                let number = Timestamp::from_second(noting.note(date::read(text)?)).ok()?;
                serde_json::from_value(number.to_string().into()).ok()
            })
            .build();
        let feed = caught(|| parser.parse(bytes)).map_err(|_| FeedFault::Damaged)??;
        Ok(Self { feed, dates: dates.taken() })
    }

    /// When an entry was published, or else last changed.
    pub fn published(&self, entry: &Entry) -> Option<Published> {
        let number = entry.published.or(entry.updated)?.timestamp();
        usize::try_from(number).ok().and_then(|number| self.dates.get(number).cloned())
    }
}

/// Dates as they were written, by number.
#[derive(Clone, Default)]
struct Dates(Arc<Mutex<Vec<Published>>>);

impl Dates {
    fn note(&self, published: Published) -> i64 {
        let mut dates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        dates.push(published);
        dates.len() as i64 - 1
    }

    fn taken(&self) -> Vec<Published> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
