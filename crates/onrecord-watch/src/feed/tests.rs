//! Whole documents, sound and hostile.

use super::*;
use crate::page::Page;

const URL: &str = "https://example.org/news/feed.xml";

fn read(bytes: &[u8], content_type: Option<&str>) -> Result<Feed, String> {
    let content_type = content_type.map(str::to_owned);
    parse(&Page { url: URL.to_owned(), content_type, bytes: bytes.to_owned() })
}

fn parsed(text: &str) -> Feed {
    read(text.as_bytes(), None).unwrap()
}

fn only(text: &str) -> Item {
    let mut items = parsed(text).items;
    assert_eq!(items.len(), 1);
    items.remove(0).1
}

fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Coast &amp; \
         Harbour</title><language>en-gb</language><ttl>30</ttl>{items}</channel></rss>"
    )
}

#[test]
fn rss_2_is_read_with_its_full_text_and_its_time_zone() {
    let body = "&lt;p&gt;The ferry sails.&lt;/p&gt;&lt;p&gt;It is full.&lt;/p&gt;";
    let text = rss(&format!(
        "<item><title>Ferry &lt;b&gt;sails&lt;/b&gt;</title><link>/news/1?a=1&amp;b=2</link>\
         <guid isPermaLink=\"false\"> n-1 </guid><pubDate>Fri, 21 Jun 2024 01:30:00 +0900</pubDate>\
         <description>Short.</description><content:encoded>{body}</content:encoded></item>"
    ));
    let feed = parsed(&text);
    assert_eq!(feed.title.as_deref(), Some("Coast & Harbour"));
    assert_eq!(feed.rest, Some(std::time::Duration::from_secs(1800)));
    let (name, item) = &feed.items[0];
    assert_eq!(name, "n-1");
    assert_eq!(item.title.as_deref(), Some("Ferry sails"));
    assert_eq!(item.link.as_deref(), Some("https://example.org/news/1?a=1&b=2"));
    assert_eq!(item.text, "The ferry sails.\n\nIt is full.");
    assert_eq!(item.language.as_deref(), Some("en"));
    let published = item.published.as_ref().unwrap();
    assert_eq!(published.to_string(), "2024-06-21T01:30:00+09:00");
    let article = item.article(Some("Harbour Post"));
    assert_eq!(article.published.as_ref(), Some(published));
    assert_eq!(article.publisher.as_deref(), Some("Harbour Post"));
}

#[test]
fn the_other_kinds_of_feed_are_read_too() {
    let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>A</title><id>f</id>\
        <updated>2024-06-21T08:30:00Z</updated><entry><id>tag:1</id><title>T</title>\
        <link rel=\"enclosure\" href=\"https://example.org/a.mp3\"/><link rel=\"alternate\" \
        href=\"1.html\"/><updated>2024-06-21T08:30:00+02:00</updated>\
        <summary type=\"html\">&lt;p&gt;S&lt;/p&gt;</summary></entry></feed>";
    let old = "<rss version=\"0.91\"><channel><title>A</title><item><title>T</title>\
        <link>https://example.org/news/1.html</link><description>S</description></item>\
        </channel></rss>";
    let rdf = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
        xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>\
        <title>A</title></channel><item><title>T</title>\
        <link>https://example.org/news/1.html</link><description>S</description>\
        <dc:date>2024-06-21</dc:date></item></rdf:RDF>";
    let json = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"A\", \"items\": \
        [{\"id\": \"1\", \"url\": \"1.html\", \"title\": \"T\", \
        \"content_text\": \"S\", \"date_published\": \"2024-06-21T08:30:00+02:00\"}]}";
    for (text, published) in [
        (atom, Some("2024-06-21T08:30:00+02:00")),
        (old, None),
        (rdf, Some("2024-06-21")),
        (json, Some("2024-06-21T08:30:00+02:00")),
    ] {
        let item = only(text);
        assert_eq!(item.title.as_deref(), Some("T"), "{text}");
        assert_eq!(item.link.as_deref(), Some("https://example.org/news/1.html"), "{text}");
        assert_eq!(item.text, "S", "{text}");
        let said = item.published.map(|published| published.to_string());
        assert_eq!(said.as_deref(), published, "{text}");
    }
}

#[test]
fn an_item_is_known_by_its_id_or_else_by_its_address_or_words() {
    let text =
        rss("<item><guid>https://example.org/</guid><link>https://example.org/1</link></item>\
         <item><guid>https://example.org/</guid><link>https://example.org/2</link></item>\
         <item><link>https://example.org/3</link></item><item><title>No address</title></item>\
         <item><guid>n-5</guid><link>https://example.org/5</link></item>");
    let names: Vec<_> = parsed(&text).items.into_iter().map(|(name, _)| name).collect();
    let at = |n: u8| format!("https://example.org/{n}");
    assert_eq!(names, [at(1), at(2), at(3), "No address\n".to_owned(), "n-5".to_owned()]);
}

#[test]
fn entities_are_neither_expanded_nor_loaded() {
    let declared = "<!DOCTYPE rss [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    let items = "<item><guid>1</guid><title>&c; and &x;</title><link>/1</link></item>";
    let text = rss(items).replace("?><rss", &format!("?>{declared}<rss"));
    assert_eq!(only(&text).title.as_deref(), Some("&c; and &x;"));
}

#[test]
fn what_is_no_feed_is_said_in_words() {
    for (text, part) in [
        ("", "it is empty"),
        ("  \n", "it is empty"),
        ("<!DOCTYPE html><html><body>Not found</body></html>", "it is a web page"),
        ("Service out of order", "neither RSS nor Atom"),
        ("<sitemap/>", "neither RSS nor Atom"),
        ("{\"error\": 1}", "unable to parse JSON"),
        ("<rss version=\"2.0\"><channel><item><title>cut", "unable to parse XML"),
        ("<rss version=\"2.0\"><channel></item></channel></rss>", "unable to parse XML"),
    ] {
        let said = read(text.as_bytes(), None).unwrap_err();
        assert!(said.contains(part), "{text}: {said}");
    }
}

#[test]
fn a_feed_in_another_character_set_is_read() {
    let text = rss("<item><guid>1</guid><title>Zürich – Genève</title></item>");
    let text = text.replace("?>", " encoding=\"windows-1252\"?>");
    let bytes: Vec<u8> = text
        .chars()
        .map(|character| if character == '–' { 0x96 } else { u32::from(character) as u8 })
        .collect();
    let feed = read(&bytes, None).unwrap();
    assert_eq!(feed.items[0].1.title.as_deref(), Some("Zürich – Genève"));
}

#[test]
fn bytes_that_are_not_of_the_character_set_spoil_no_more_than_themselves() {
    let text = rss("<item><guid>1</guid><title>Z#rich</title></item>");
    let bytes: Vec<u8> = text.bytes().map(|byte| if byte == b'#' { 0xfc } else { byte }).collect();
    for (content_type, title) in [
        (None, "Z\u{fffd}rich"),
        (Some("application/rss+xml; charset=utf-8"), "Z\u{fffd}rich"),
        (Some("text/xml; charset=nonsense"), "Z\u{fffd}rich"),
        (Some("text/xml;charset=\"ISO-8859-1\""), "Zürich"),
    ] {
        let feed = read(&bytes, content_type).unwrap();
        assert_eq!(feed.items[0].1.title.as_deref(), Some(title), "{content_type:?}");
    }
}

#[test]
fn a_tag_of_endless_attributes_is_refused() {
    let attributes = " a=\"\"".repeat(100_000);
    let said = read(rss(&format!("<item{attributes}/>")).as_bytes(), None).unwrap_err();
    assert!(said.contains("more attributes than any feed needs"), "{said}");
}

#[test]
fn nesting_and_numbers_of_items_are_bounded() {
    let deep = rss(&format!("<item><title>{}x", "<a>".repeat(70_000)));
    assert!(read(deep.as_bytes(), None).is_err());
    let json =
        format!("{{\"version\": \"https://jsonfeed.org/version/1\", \"a\": {}", "[".repeat(9999));
    assert!(read(json.as_bytes(), None).is_err());
    let many = parsed(&rss(&"<item><title>x</title></item>".repeat(2500)));
    assert_eq!((many.items.len(), many.left), (2000, 500));
}
