//! One item of a feed: its address, its date, and its words as far as the feed tells them.

use feed_rs::model::Entry;
use onrecord_text::{Article, Published};

use super::plain::{one_line, plain};

/// An item's own text is taken to be the whole article from this length on, in characters; beneath
/// it, or where it ends in dots, it is a teaser, and the page has the rest.
const WHOLE: usize = 800;

/// The longest name that an item is remembered by, in bytes.
const NAME: usize = 300;

/// One item of a feed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// What the feed calls it (`guid`, `id`); empty if it does not say.
    pub id: String,
    /// The address of its page.
    pub link: Option<String>,
    /// Its headline, as text.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// Its language, as the feed tells it: `en`.
    pub language: Option<String>,
    /// The longest text of it that the feed holds, in paragraphs.
    pub text: String,
}

impl Item {
    pub(super) fn of(entry: Entry, published: Option<Published>) -> Self {
        let link = |rel: Option<&str>| {
            let mut links = entry.links.iter().filter(|link| link.target.is_none());
            links.find(|link| link.rel.as_deref() == rel).map(|link| link.href.clone())
        };
        let link = link(Some("alternate")).or_else(|| link(None));
        let summary = entry.summary.map(|summary| text(&summary.content, &summary.content_type));
        let content = entry.content.and_then(|content| {
            content.body.as_deref().map(|body| text(body, &content.content_type))
        });
        let texts = [content, summary].into_iter().flatten();
        let title = entry.title.map(|title| one_line(&title.content));
        Self {
            // A link is as good a name as most feeds give.
            id: entry.id.trim().to_owned(),
            link: link.filter(|link| !link.trim().is_empty()),
            title: title.filter(|title| !title.is_empty()),
            published,
            language: entry.language.as_deref().and_then(language),
            text: texts.max_by_key(String::len).unwrap_or_default(),
        }
    }

    /// Whether the feed tells the whole of it, so that its page need not be fetched.
    pub fn is_whole(&self) -> bool {
        const MORE: [&str; 5] = ["…", "...", "[…]", "[...]", "Read more"];
        let text = self.text.trim_end();
        let goes_on = MORE.iter().any(|more| text.ends_with(more));
        !goes_on && text.chars().count() >= WHOLE
    }

    /// The article as the feed tells it.
    pub fn article(&self, publisher: Option<&str>) -> Article {
        Article {
            id: self.link.clone().unwrap_or_else(|| self.id.clone()),
            url: self.link.clone(),
            publisher: publisher.map(str::to_owned),
            title: self.title.clone(),
            published: self.published.clone(),
            language: self.language.clone(),
            text: self.text.clone(),
        }
    }

    /// The name that it is remembered by if its id is its own.
    pub(super) fn name_by_id(&self) -> Option<String> {
        (!self.id.is_empty()).then(|| short(&self.id))
    }

    /// The name that it is remembered by if its id is not: its address, or else its words.
    pub(super) fn name_by_rest(&self) -> String {
        let words = || format!("{}\n{}", self.title.as_deref().unwrap_or_default(), self.text);
        short(&self.link.clone().unwrap_or_else(words))
    }
}

/// The text of what a feed holds as HTML or plainly.
fn text(body: &str, kind: &impl ToString) -> String {
    // Feeds call HTML plain, and the other way round; a text without tags and entities comes out
    // of either as it was.
    if kind.to_string().contains("html") || body.contains("</") || body.contains("/>") {
        plain(body)
    } else {
        body.trim().to_owned()
    }
}

/// `en` from `en-GB`.
pub(super) fn language(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(code)
}

/// A name short enough to be kept: its start, and a number made of all of it.
fn short(name: &str) -> String {
    if name.len() <= NAME {
        return name.to_owned();
    }
    // FNV-1a, over 128 bits.
    let hash = name.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    let start: String = name.chars().take(NAME / 8).collect();
    format!("{start}…{hash:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_teaser_is_told_from_a_whole_article() {
        let item = |text: String| Item { text, ..Item::default() };
        assert!(item("The ferry sails. ".repeat(60)).is_whole());
        assert!(!item("The ferry sails.".to_owned()).is_whole());
        for more in ["…", " [...]", " Read more"] {
            assert!(!item("The ferry sails. ".repeat(60) + more).is_whole(), "{more}");
        }
    }

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let (first, second) = ("ö".repeat(400) + "1", "ö".repeat(400) + "2");
        assert!(short(&first).len() <= NAME && short(&first) != short(&second));
        assert_eq!(short("tag:1"), "tag:1");
    }

    #[test]
    fn a_language_is_its_two_letters() {
        for (tag, code) in [("en-GB", Some("en")), ("DE", Some("de")), ("eng", None), ("", None)] {
            assert_eq!(language(tag).as_deref(), code);
        }
    }
}
