//! The article on a web page.

mod body;
mod depth;
mod furniture;
mod head;
mod json_ld;
mod markup;
mod paragraphs;
mod tokens;

use onrecord_text::Published;

use crate::date::{day_in_address, parse_date};
use furniture::{About, without_furniture};
use head::Head;
use json_ld::Described;
pub(crate) use markup::{declared_charset, is_markup, is_page};

/// An article as found on a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its paragraphs, with a blank line between them; empty where the page has no article.
    pub text: String,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published, with the time and the zone where the page gives them.
    pub published: Option<Published>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The language that the page claims to be in.
    pub language: Option<String>,
    /// Its canonical address.
    pub url: Option<String>,
}

/// A page whose elements nest deeper than any page for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("elements nested more than {} deep", depth::DEEPEST)]
pub struct TooDeep;

/// Finds the article on a page, which was fetched from `url` if that is known.
///
/// # Errors
///
/// Where elements nest more than 512 deep; browsers stop there too.
pub fn article(html: &str, url: Option<&str>) -> Result<Page, TooDeep> {
    let head = Head::read(html);
    if head.is_too_deep {
        return Err(TooDeep);
    }
    let described = Described::read(&head.json_ld);
    let found = body::body(html, described.body.as_deref());
    let about = About {
        titles: titles(&head, &described),
        authors: authors(&head, &described),
        links: &head.links,
    };
    let text = without_furniture(found, &about).join("\n\n");
    let title = about.titles.first().map(|title| (*title).to_owned());
    let url = canonical(&head, &described).or(url).map(str::to_owned);
    Ok(Page {
        text,
        title,
        published: published(&head, &described, url.as_deref()),
        publisher: publisher(&head, &described).map(str::to_owned),
        language: described.language.or(head.language),
        url,
    })
}

/// The text of a stretch of HTML that is all article, as feeds and tables hold it.
pub(crate) fn fragment(html: &str) -> String {
    if !html.contains('<') {
        return tokens::unescaped(html);
    }
    let texts: Vec<String> = paragraphs::paragraphs(html).into_iter().map(|p| p.text).collect();
    texts.join("\n\n")
}

/// Whether elements nest deeper than on any page for people.
pub(crate) fn is_too_deep(markup: &str) -> bool {
    Head::read(markup).is_too_deep
}

/// The headline in every wording of the page, the best first.
fn titles<'a>(head: &'a Head, described: &'a Described) -> Vec<&'a str> {
    let window = head.title.as_str();
    // "Ferries return | The Luz Post", "Ferries return - The Luz Post"
    let parted = [" | ", " – ", " — ", " - "].iter().find_map(|mark| window.rsplit_once(mark));
    let all = [
        described.headline.as_deref(),
        head.meta(&["og:title", "twitter:title"]),
        Some(head.heading.as_str()),
        parted.map(|(title, _)| title),
        Some(window),
    ];
    all.into_iter().flatten().filter(|title| !title.is_empty()).collect()
}

fn authors<'a>(head: &'a Head, described: &'a Described) -> Vec<&'a str> {
    let names = described.authors.iter().map(String::as_str);
    names.chain(head.meta(&["author", "article:author", "parsely-author"])).collect()
}

fn publisher<'a>(head: &'a Head, described: &'a Described) -> Option<&'a str> {
    described.publisher.as_deref().or(head.meta(&["og:site_name", "application-name"]))
}

/// The address that the page gives itself; a relative one names no page.
fn canonical<'a>(head: &'a Head, described: &'a Described) -> Option<&'a str> {
    let named = [head.canonical.as_deref(), head.meta(&["og:url"]), described.url.as_deref()];
    named
        .into_iter()
        .flatten()
        .find(|url| url.starts_with("http://") || url.starts_with("https://"))
}

/// Where pages put the date of publication in their head, the most telling first.
const DATES: [&str; 16] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "date",
];

fn published(head: &Head, described: &Described, url: Option<&str>) -> Option<Published> {
    let meta = DATES.iter().filter_map(|name| head.meta(&[name]));
    let marked = head.published.iter().map(String::as_str);
    let written = described.published.as_deref().into_iter().chain(meta).chain(marked);
    let dates: Vec<Published> = written.filter_map(parse_date).collect();
    // A later one with its time and zone says more than a day, if it is that day's.
    let exact = dates.iter().find(|date| matches!(date, Published::Instant(_)));
    let exact = exact.filter(|exact| exact.day() == dates[0].day());
    exact.or(dates.first()).cloned().or_else(|| day_in_address(url?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "<p>The ferry to the southern bank will run again from Monday, the port \
        authority said on Tuesday.</p><p>Its spokeswoman told reporters that both engines had been \
        replaced, and that the boat had been safe at all times.</p>";

    #[test]
    fn a_page_gives_its_article_and_what_it_says_about_it() {
        let page = article(
            &format!(
                "<html lang=en><head><title>Ferry returns | The Luz Post</title>\
                 <meta property=og:site_name content='The Luz Post'>\
                 <meta property=article:published_time content=2024-06-21T08:30:00+02:00>\
                 <link rel=canonical href=https://example.org/ferry></head><body>\
                 <nav><a href=/>Home</a></nav><article><h1>Ferry returns</h1>{REPORT}\
                 <p><a href=/b>Bridge toll to rise next year</a></p></article>\
                 <footer>© 2024 The Luz Post</footer></body></html>"
            ),
            Some("https://example.org/ferry?from=feed"),
        )
        .unwrap();
        assert_eq!(page.title.as_deref(), Some("Ferry returns"));
        assert_eq!(page.published.unwrap().to_string(), "2024-06-21T08:30:00+02:00");
        assert_eq!(page.publisher.as_deref(), Some("The Luz Post"));
        assert_eq!(page.url.as_deref(), Some("https://example.org/ferry"));
        assert_eq!(page.text.split("\n\n").count(), 2, "{}", page.text);
        assert!(page.text.starts_with("The ferry to"), "{}", page.text);
    }

    #[test]
    fn the_date_may_stand_in_the_address_alone() {
        let found = |html: &str, url: &str| {
            let page = article(&format!("<html><body>{html}{REPORT}"), Some(url)).unwrap();
            page.published.map(|published| published.to_string())
        };
        let dated = "https://example.org/2024/06/21/ferry";
        assert_eq!(found("", dated).as_deref(), Some("2024-06-21"));
        assert_eq!(found("", "https://example.org/ferry"), None);
        let time = "<time itemprop=datePublished datetime='2024-06-20'>20 June</time>";
        assert_eq!(found(time, dated).as_deref(), Some("2024-06-20"));
    }

    #[test]
    fn a_page_without_an_article_has_no_text() {
        for html in ["", "<html></html>", "<html><head><title>x</title></head><body></body></html>"]
        {
            assert_eq!(article(html, None).unwrap().text, "", "{html}");
        }
    }

    #[test]
    fn no_depth_of_nesting_overflows_the_stack_of_a_thread() {
        for depth in [500, 100_000] {
            let html = format!(
                "<html><body><article>{}{REPORT}{}",
                "<div>".repeat(depth),
                "</div>".repeat(depth)
            );
            let read = std::thread::Builder::new().stack_size(2 << 20);
            let outcome = read.spawn(move || article(&html, None)).unwrap().join().unwrap();
            assert_eq!(outcome.is_err(), depth > 512, "{depth}");
        }
    }
}
