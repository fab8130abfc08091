//! Entries of an RSS, Atom or JSON feed, an article each.

mod crowded;
mod date;
mod document;

use std::io::Read;

use feed_rs::model::{Entry, Text};

pub use document::{FeedDocument, FeedFault};

use crate::error::{Place, Spot};
use crate::raw::{Content, Known, Raw};
use crate::source::Records;
use crate::stream::Stream;
use crate::{Aside, Fault, ReadError, Size, html};

/// The articles of a feed.
pub(crate) struct Feed {
    /// None once it was read: a feed is a document, and its entries are known together.
    stream: Option<Stream>,
    entries: std::vec::IntoIter<Result<Raw, ReadError>>,
    place: Place,
    stem: String,
    limit: Size,
}

impl Feed {
    pub(crate) fn new(stream: Stream, place: Place, id: &str, limit: Size) -> Self {
        let entries = Vec::new().into_iter();
        Self { stream: Some(stream), entries, place, stem: id.to_owned(), limit }
    }

    fn read(&self, stream: Stream, asides: &mut Vec<Aside>) -> Result<Entries, Fault> {
        let mut bytes = Vec::new();
        stream.take(self.limit.0.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > self.limit.0 {
            return Err(Fault::StreamTooLarge(self.limit));
        }
        let mut document = FeedDocument::parse(&bytes, None).map_err(Fault::Feed)?;
        let publisher = document.feed.title.as_ref().map(plain);
        let language = document.feed.language.clone();
        let entries = std::mem::take(&mut document.feed.entries);
        let mut summaries = 0;
        let entries = entries.into_iter().enumerate().map(|(nth, entry)| {
            let place = self.place.at(Spot::Entry(nth as u64 + 1));
            let id = format!("{}#{}", self.stem, nth + 1);
            let (raw, is_summary) = article(entry, id, place, &document)?;
            summaries += u64::from(is_summary);
            let known = raw.known;
            let known = Known {
                publisher: known.publisher.or_else(|| publisher.clone()),
                language: known.language.or_else(|| language.clone()),
                ..known
            };
            Ok(Raw { known, ..raw })
        });
        let entries: Entries = entries.collect();
        asides.extend((summaries > 0).then_some(Aside::Summaries(summaries)));
        Ok(entries)
    }
}

type Entries = Vec<Result<Raw, ReadError>>;

impl Records for Feed {
    fn next(&mut self, asides: &mut Vec<Aside>) -> Option<Result<Raw, ReadError>> {
        if let Some(stream) = self.stream.take() {
            match self.read(stream, asides) {
                Ok(entries) => self.entries = entries.into_iter(),
                Err(fault) => return Some(Err(self.place.error(fault))),
            }
        }
        self.entries.next()
    }
}

/// An entry as an article, and whether it has a summary only.
fn article(
    entry: Entry,
    id: String,
    place: Place,
    document: &FeedDocument,
) -> Result<(Raw, bool), ReadError> {
    let published = document.published(&entry);
    let content = entry.content.and_then(|content| content.body);
    let content = content.filter(|text| !text.trim().is_empty());
    let is_summary = content.is_none();
    let text = content.or_else(|| entry.summary.map(|summary| summary.content));
    let text = text.ok_or_else(|| place.error(Fault::NoText))?;
    let alternate = entry.links.iter().find(|link| {
        let is_page = link.rel.as_deref().is_none_or(|rel| rel == "alternate");
        is_page && link.href.starts_with("http")
    });
    let known = Known {
        id: if entry.id.is_empty() { id } else { entry.id },
        url: alternate.map(|link| link.href.clone()),
        title: entry.title.as_ref().map(plain),
        publisher: entry.source.filter(|source| !source.starts_with("http")),
        published: published.map(|published| published.to_string()),
        language: entry.language,
    };
    // Feeds hold HTML more often than text; a paragraph without tags may hold entities.
    let content = Content::Decoded(html::fragment(&text));
    Ok((Raw { place, known, content, remarks: Vec::new() }, is_summary))
}

/// A title, which may be written in HTML.
fn plain(text: &Text) -> String {
    html::fragment(&text.content).replace("\n\n", " ")
}

#[cfg(test)]
mod tests {
    use crate::Options;
    use crate::source::tests::{all, read};

    const RSS: &str = r#"<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Luz Post</title><language>en-gb</language>
<item><title>Ferries &amp;amp; boats</title><link>https://example.org/a</link><guid>n1</guid>
<pubDate>Fri, 21 Jun 2024 08:30:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The ferry will sail.</p><p>It is safe.</p>]]></content:encoded></item>
<item><title>Second</title><description>A &lt;b&gt;summary&lt;/b&gt;.</description></item>
<item><title>Nothing</title></item>
</channel></rss>"#;

    #[test]
    fn entries_have_the_full_text_where_the_feed_has_it() {
        let (items, told) = all("a.rss", RSS.as_bytes(), &Options::default());
        let article = &items[0].as_ref().unwrap().article;
        assert_eq!(article.id, "n1");
        assert_eq!(article.text, "The ferry will sail.\n\nIt is safe.");
        assert_eq!(article.title.as_deref(), Some("Ferries & boats"));
        assert_eq!(article.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(article.publisher.as_deref(), Some("The Luz Post"));
        assert_eq!(article.language.as_deref(), Some("en"));
        assert_eq!(article.published.as_ref().unwrap().to_string(), "2024-06-21T08:30:00+02:00");
        assert_eq!(items[1].as_ref().unwrap().article.text, "A summary.");
        let said = items[2].as_ref().unwrap_err().to_string();
        assert_eq!(said, "a.rss: entry 3: there is no text in it");
        assert_eq!(told, ["a.rss: 1 of the entries have a summary only, not the text"]);
    }

    #[test]
    fn entities_are_neither_multiplied_nor_fetched() {
        let bomb = r#"<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
            <rss version="2.0"><channel><title>x</title><item><title>t</title>
            <description>One &c; &f; two.</description></item></channel></rss>"#;
        for item in read("a.xml", bomb.as_bytes(), &Options::default()) {
            let text = item.map(|item| item.article.text).unwrap_or_default();
            assert!(!text.contains("haha") && !text.contains("root:"), "{text}");
        }
    }

    #[test]
    fn what_nests_too_deep_or_is_no_feed_is_said() {
        let crowded = format!("<rss version='2.0'><channel{}>", " a=''".repeat(30_000));
        let deep = format!("<rss version=\"2.0\"><channel>{}", "<a>".repeat(100_000));
        for (text, part) in [
            (crowded.as_str(), "a tag in it has more attributes than any feed needs"),
            (deep.as_str(), "nested more than 512 deep"),
            ("<?xml version='1.0'?><rss version='2.0'", "not a feed of articles"),
            ("<?xml version='1.0'?><urlset></urlset>", "not a feed of articles"),
        ] {
            let said = read("a.xml", text.as_bytes(), &Options::default()).remove(0).unwrap_err();
            assert!(said.to_string().contains(part), "{said}");
        }
    }
}
