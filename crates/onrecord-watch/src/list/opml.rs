//! A list as feed readers export it: OPML.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{List, Subscription};

/// The feeds of an OPML document. Its folders do not matter here; a feed's name there becomes its
/// publisher.
pub(super) fn parse(text: &str) -> List {
    let mut list = List::default();
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let (mut line, mut read) = (1, 0);
    let mut is_opml = false;
    loop {
        let event = reader.read_event();
        let here = (reader.buffer_position() as usize).clamp(read, text.len());
        line += text[read..here].matches('\n').count();
        read = here;
        match event {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                is_opml |= tag.name().as_ref().eq_ignore_ascii_case("opml");
                if let Some(found) = outline(&tag) {
                    list.take(line, found);
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                list.take(line, Err(format!("not well-formed: {error}")));
                break;
            }
        }
    }
    if !is_opml && list.errors.is_empty() {
        list.take(1, Err("neither addresses nor OPML".to_owned()));
    }
    list
}

/// The feed of an `outline` element, or nothing if it is a folder or another element.
fn outline(tag: &BytesStart<'_>) -> Option<Result<Subscription, String>> {
    if !tag.name().as_ref().eq_ignore_ascii_case("outline") {
        return None;
    }
    let address = attribute(tag, "xmlurl")?;
    let name = attribute(tag, "title").or_else(|| attribute(tag, "text"));
    let found = Subscription::new(&address).map_err(|fault| fault.to_string());
    Some(found.map(|found| Subscription { publisher: name, ..found }))
}

/// An attribute's value, if it holds more than space.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
    let found = attributes.find(|found| found.key.as_ref().eq_ignore_ascii_case(name))?;
    // A name with an entity that nobody declared is better than no name.
    let value = found.normalized_value(XmlVersion::Implicit1_0);
    let value =
        value.map_or_else(|_| found.value.trim().to_owned(), |value| value.trim().to_owned());
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_are_found_in_folders_with_their_names() {
        let list = parse(
            r#"<?xml version="1.0"?>
<opml version="2.0"><head><title>Mine</title></head><body>
  <outline text="Wires">
    <outline type="rss" text="A" title="Harbour &amp; Coast" xmlUrl="https://example.org/rss?a=1&amp;b=2"/>
    <outline text="B" xmlurl="https://example.com/atom"></outline>
    <outline xmlUrl="file:///etc/passwd"/>
  </outline>
</body></opml>"#,
        );
        let [first, second] = &list.feeds[..] else { panic!("{list:?}") };
        assert_eq!(first.feed, "https://example.org/rss?a=1&b=2");
        assert_eq!(first.publisher.as_deref(), Some("Harbour & Coast"));
        assert_eq!(second.publisher.as_deref(), Some("B"));
        let [error] = &list.errors[..] else { panic!("{list:?}") };
        assert_eq!(error.line, 6);
    }

    #[test]
    fn what_is_no_opml_is_said() {
        for (text, part) in [
            ("<rss><channel/></rss>", "line 1: neither addresses nor OPML"),
            ("<opml>\n<outline xmlUrl=", "line 2: not well-formed"),
        ] {
            let list = parse(text);
            assert!(list.errors[0].to_string().starts_with(part), "{list:?}");
        }
        assert_eq!(parse("<opml/>"), List::default());
    }
}
