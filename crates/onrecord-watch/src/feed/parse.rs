//! Reading a feed's document.

use std::collections::HashMap;
use std::time::Duration;

use feed_rs::model::Entry;
use feed_rs::parser::{ParseErrorKind, ParseFeedError};
use onrecord_read::{FeedDocument, FeedFault};
use url::Url;

use super::charset::decoded;
use super::item::{Item, language};
use super::plain::one_line;
use crate::page::Page;

/// As many items of one document are taken; the largest feeds hold some hundreds.
const ITEMS: usize = 2000;

/// What a feed's document tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feed {
    /// The feed's own name.
    pub title: Option<String>,
    /// How long the feed asks not to be asked again.
    pub rest: Option<Duration>,
    /// Its items in their order, each with the name that it is remembered by.
    pub items: Vec<(String, Item)>,
    /// How many more items there were than are taken.
    pub left: usize,
}

/// Reads a feed's document; relative links start from where it stands.
///
/// Entities that the document declares itself are not expanded, and nothing that it points at is
/// loaded.
///
/// # Errors
///
/// It is no feed: why, in words.
pub fn parse(page: &Page) -> Result<Feed, String> {
    let bytes = &*decoded(&page.bytes, page.content_type.as_deref());
    let mut document =
        FeedDocument::parse(bytes, Some(&page.url)).map_err(|fault| reason(&fault, bytes))?;
    let tongue = document.feed.language.as_deref().and_then(language);
    let base = Url::parse(&page.url).map_err(|error| error.to_string())?;
    let entries = std::mem::take(&mut document.feed.entries);
    let left = entries.len().saturating_sub(ITEMS);
    let item = |entry: Entry| {
        let published = document.published(&entry);
        let mut item = Item::of(entry, published);
        item.link = item.link.map(|link| resolved(link, &base));
        item.language = item.language.or_else(|| tongue.clone());
        item
    };
    let items = named(entries.into_iter().take(ITEMS).map(item).collect());
    let feed = document.feed;
    Ok(Feed {
        title: feed.title.map(|title| one_line(&title.content)).filter(|title| !title.is_empty()),
        rest: feed.ttl.map(|minutes| Duration::from_secs(u64::from(minutes) * 60)),
        items,
        left,
    })
}

/// A link from where the feed stands: JSON Feed has no base address of its own.
fn resolved(link: String, base: &Url) -> String {
    match Url::parse(&link) {
        Err(url::ParseError::RelativeUrlWithoutBase) => base.join(&link).map_or(link, String::from),
        _ => link,
    }
}

/// Gives each item the name that it is remembered by: its id, unless another item bears the same,
/// as in feeds where every `guid` is the address of the home page.
fn named(items: Vec<Item>) -> Vec<(String, Item)> {
    let mut bearers: HashMap<String, usize> = HashMap::new();
    for name in items.iter().filter_map(Item::name_by_id) {
        *bearers.entry(name).or_default() += 1;
    }
    let own = |item: &Item| item.name_by_id().filter(|name| bearers.get(name) == Some(&1));
    let name = |item: Item| (own(&item).unwrap_or_else(|| item.name_by_rest()), item);
    items.into_iter().map(name).collect()
}

fn reason(fault: &FeedFault, bytes: &[u8]) -> String {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    if bytes.iter().all(u8::is_ascii_whitespace) {
        "it is empty".to_owned()
    } else if start.contains("<!doctype html") || start.contains("<html") {
        "it is a web page; look there for the address of its feed".to_owned()
    } else if matches!(
        fault,
        FeedFault::NoFeed(ParseFeedError::ParseError(ParseErrorKind::NoFeedRoot))
    ) {
        "it is neither RSS nor Atom nor JSON Feed".to_owned()
    } else {
        fault.to_string()
    }
}
