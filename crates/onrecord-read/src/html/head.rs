//! What a page says about itself: in its head, in JSON-LD, and in the times marked in it.

use std::collections::HashSet;

use super::depth::Depth;
use super::furniture::letters;
use super::tokens::{Start, Visitor, visit};

/// What a page says about itself, as it stands there.
#[derive(Default)]
pub(super) struct Head {
    /// The language of the whole page.
    pub(super) language: Option<String>,
    /// The title of the window.
    pub(super) title: String,
    /// The first main heading.
    pub(super) heading: String,
    /// Its address, as it names it itself.
    pub(super) canonical: Option<String>,
    /// The blocks of JSON-LD.
    pub(super) json_ld: Vec<String>,
    /// The `datetime` of elements marked as the date of publication.
    pub(super) published: Vec<String>,
    /// What its links say, as letters alone.
    pub(super) links: HashSet<String>,
    /// Whether its elements nest deeper than any page for people.
    pub(super) is_too_deep: bool,
    meta: Vec<(String, String)>,
}

impl Head {
    /// Reads a page.
    pub(super) fn read(html: &str) -> Self {
        let mut reader = Reader::default();
        visit(html, &mut reader);
        let mut head = reader.head;
        head.is_too_deep = reader.depth.is_too_deep();
        head.title = one_line(&head.title);
        head.heading = one_line(&head.heading);
        head
    }

    /// The value of the first `<meta>` of these names that has one.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let found = self.meta.iter().find(|(key, value)| key == name && !value.is_empty());
            found.map(|(_, value)| value.as_str())
        })
    }
}

/// Text with each stretch of white space as one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The element whose text is being gathered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Title,
    Heading,
    JsonLd,
}

#[derive(Default)]
struct Reader {
    head: Head,
    depth: Depth,
    inside: Option<Inside>,
    /// The text of the link that is open.
    link: Option<String>,
}

impl Reader {
    fn meta(&mut self, tag: &Start) {
        let key = ["property", "name", "itemprop", "http-equiv"]
            .iter()
            .find_map(|name| tag.attribute(name).filter(|value| !value.is_empty()));
        if let (Some(key), Some(value)) = (key, tag.attribute("content")) {
            self.head.meta.push((key.trim().to_ascii_lowercase(), one_line(value)));
        }
    }

    fn time(&mut self, tag: &Start) {
        let has = |name: &str, word: &str| {
            let value = tag.attribute(name).unwrap_or_default().to_ascii_lowercase();
            value.contains(word)
        };
        let is_published = has("itemprop", "datepublished")
            || tag.attribute("pubdate").is_some()
            || has("class", "publish")
            || has("class", "entry-date");
        let value = tag.attribute("datetime").or_else(|| tag.attribute("content"));
        if let Some(value) = value.filter(|_| is_published) {
            self.head.published.push(value.to_owned());
        }
    }

    fn opens(&self, tag: &Start) -> Option<Inside> {
        let is_json_ld = |kind: &str| kind.trim().eq_ignore_ascii_case("application/ld+json");
        match tag.name() {
            "title" if self.head.title.is_empty() => Some(Inside::Title),
            "h1" if self.head.heading.is_empty() => Some(Inside::Heading),
            "script" if tag.attribute("type").is_some_and(is_json_ld) => Some(Inside::JsonLd),
            _ => None,
        }
    }
}

impl Visitor for Reader {
    fn start(&mut self, tag: &Start) {
        self.depth.start(tag.name(), tag.is_closed());
        match tag.name() {
            "a" => self.link = Some(String::new()),
            "html" if self.head.language.is_none() => {
                self.head.language = tag.attribute("lang").map(str::to_owned);
            }
            "meta" => self.meta(tag),
            "link" if tag.attribute("rel").is_some_and(|rel| rel.trim() == "canonical") => {
                let canonical = tag.attribute("href").filter(|href| !href.is_empty());
                self.head.canonical = canonical.map(str::to_owned);
            }
            _ if tag.attribute("datetime").is_some() || tag.attribute("itemprop").is_some() => {
                self.time(tag);
            }
            _ => {}
        }
        if self.inside.is_none() && !tag.is_closed() {
            self.inside = self.opens(tag);
            if self.inside == Some(Inside::JsonLd) {
                self.head.json_ld.push(String::new());
            }
        }
    }

    fn end(&mut self, name: &str) {
        self.depth.end(name);
        match name {
            "title" | "h1" | "script" => self.inside = None,
            "a" => self.head.links.extend(self.link.take().map(|text| letters(&text))),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(link) = &mut self.link {
            link.push_str(text);
        }
        match self.inside {
            Some(Inside::Title) => self.head.title.push_str(text),
            Some(Inside::Heading) => self.head.heading.push_str(text),
            Some(Inside::JsonLd) => {
                if let Some(block) = self.head.json_ld.last_mut() {
                    block.push_str(text);
                }
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_believed_about_itself() {
        let head = Head::read(
            "<html lang=en-GB><head><title>\nFerries return\n| The Luz Post</title>\
             <meta property=og:title content='Ferries return'><meta name=Date content=2024-06-21>\
             <link rel=canonical href=https://example.org/ferries>\
             <script type=application/ld+json>{\"a\": \"<b>\"}</script><script>x</script></head>\
             <h1>Ferries <em>return</em></h1><h1>More</h1><a href=x>Read <b>on</b></a>\
             <time datetime=2024-06-20 class=comment></time>\
             <time itemprop=datePublished datetime=2024-06-21T08:00Z></time>",
        );
        assert_eq!(head.language.as_deref(), Some("en-GB"));
        assert_eq!(head.title, "Ferries return | The Luz Post");
        assert_eq!(head.heading, "Ferries return");
        assert_eq!(head.meta(&["none", "date", "og:title"]), Some("2024-06-21"));
        assert_eq!(head.canonical.as_deref(), Some("https://example.org/ferries"));
        assert_eq!(head.json_ld, ["{\"a\": \"<b>\"}"]);
        assert!(head.links.contains("readon"));
        assert_eq!(head.published, ["2024-06-21T08:00Z"]);
    }
}
