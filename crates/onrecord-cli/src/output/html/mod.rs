//! The HTML page: each article with its statements marked, beside it the statements as a list,
//! each linked to the other.
//!
//! The page is one file that asks for nothing from outside and works without its script, which
//! only adds that pointing at a statement lights up its words, and the reverse. Anchors are made
//! of numbers (`t2-5` is the text of the fifth statement of the second article, `l2-5` its place
//! in the list), so that nothing from an article gets into an address.

mod escape;
mod list;
mod marks;
mod paragraphs;
mod text;

use std::fmt::Write;

use onrecord::Article;
use onrecord::record::Record;

use super::count;
use super::excerpt::Excerpts;
use super::speaker::Cast;
use super::tally::Tally;
use escape::escaped;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// An article's line in the index.
#[derive(Debug)]
pub(crate) struct Entry {
    nth: usize,
    name: String,
    place: Option<String>,
    statements: usize,
}

impl Entry {
    /// The line for the article that came as the `nth` input.
    pub(crate) fn new(nth: usize, record: &Record, tally: &Tally) -> Self {
        let place = record.article.dateline.as_ref().and_then(|dateline| dateline.place.clone());
        Self { nth, name: name(record).to_owned(), place, statements: tally.statements }
    }
}

fn name(record: &Record) -> &str {
    record.article.title.as_deref().unwrap_or(&record.article.id)
}

/// The page up to its first article.
pub(crate) fn opening(first: Option<&Entry>) -> String {
    let title = first.map_or("OnRecord", |entry| &entry.name);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"OnRecord {}\">\n\
         <title>{} · OnRecord</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{LEGEND}<main>\n",
        env!("CARGO_PKG_VERSION"),
        escaped(title),
    )
}

const LEGEND: &str = "\
<header class=\"legend\" aria-label=\"What the marks mean\">
<span class=\"brand\">OnRecord</span>
<span class=\"keys\"><span class=\"said direct\">direct</span>
<span class=\"said mixed\">mixed</span>
<span class=\"said indirect\">indirect</span>
<span class=\"source\">who</span>
<span class=\"cue\">how</span></span>
</header>
";

/// The page after its last article. The index stands here, because what is in it is known only
/// now; the style sheet shows it at the top.
pub(crate) fn closing(entries: &[Entry]) -> String {
    let mut out = String::from("</main>\n");
    if !entries.is_empty() {
        let articles = count(entries.len(), "article", "articles");
        let _ = write!(
            out,
            "<nav class=\"index\" aria-label=\"Articles\">\n<h2>{articles}</h2>\n<ol>\n"
        );
        for entry in entries {
            let place = entry.place.as_ref().map(|place| format!("{} · ", escaped(place)));
            let _ = writeln!(
                out,
                "<li><a href=\"#a{}\">{}</a> <span class=\"faint\">{}{}</span></li>",
                entry.nth + 1,
                escaped(&entry.name),
                place.unwrap_or_default(),
                count(entry.statements, "statement", "statements"),
            );
        }
        out.push_str("</ol>\n</nav>\n");
    }
    let _ = write!(out, "<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    out
}

/// One article with its statements.
pub(crate) fn article(nth: usize, article: &Article, record: &Record, tally: &Tally) -> String {
    let number = nth + 1;
    let excerpts = Excerpts::new(&article.text, record);
    let mut out = format!(
        "<article class=\"report\" id=\"a{number}\">\n<header>\n<h1 dir=\"auto\">{}</h1>\n\
         <p class=\"faint\">{}</p>\n</header>\n<div class=\"columns\">\n<div class=\"text\">\n",
        escaped(name(record)),
        escaped(&facts(record).join(" · ")),
    );
    text::write(&mut out, number, &article.text, record, &excerpts);
    out.push_str("</div>\n<aside aria-label=\"Statements\">\n");
    let _ = writeln!(out, "<p class=\"faint tally\">{}</p>", escaped(&tally.line()));
    list::statements(&mut out, number, record, &Cast::new(record), &excerpts);
    list::outcome(&mut out, record, &excerpts);
    out.push_str("</aside>\n</div>\n</article>\n");
    out
}

fn facts(record: &Record) -> Vec<String> {
    let about = &record.article;
    let mut facts = Vec::new();
    facts.extend(about.title.is_some().then(|| about.id.clone()));
    facts.extend(about.publisher.clone());
    facts.extend(about.dateline.as_ref().and_then(|dateline| dateline.place.clone()));
    facts.extend(about.published.as_ref().map(|date| format!("published {date}")));
    facts.push(count(about.length, "character", "characters"));
    facts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::{Sample, harbour};

    fn page(articles: &[(Article, Record)]) -> String {
        let mut out = String::new();
        let mut entries = Vec::new();
        for (nth, (text, record)) in articles.iter().enumerate() {
            let tally = Tally::of(record, &Excerpts::new(&text.text, record));
            entries.push(Entry::new(nth, record, &tally));
            out += &article(nth, text, record, &tally);
        }
        let first = Some(Entry { name: entries[0].name.clone(), place: None, ..entries[0] });
        opening(first.as_ref()) + &out + &closing(&entries)
    }

    #[test]
    fn nothing_in_an_article_becomes_markup() {
        let article =
            Sample::new("<script>alert(1)</script> \"He\" said & left.\n\n</article><em>")
                .id("\"><img src=x onerror=alert(1)>")
                .actor("<i>He</i>", "\"", "'", "<em>")
                .statement("\"He\"", "said", &["& left."])
                .with(|s| s.source.actors.push("a1".to_owned()))
                .with(|s| s.id = "\"'<u>".to_owned())
                .with(|s| s.date = Some("<u>".to_owned()))
                .build();
        let page = page(&[article]);
        for bad in ["<script>alert", "<img", "<i>", "<em>", "<u>", "</article><"] {
            assert!(!page.contains(bad), "{bad}");
        }
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    }

    #[test]
    fn the_page_asks_for_nothing_from_outside() {
        let page = page(&[harbour()]);
        for bad in ["http:", "https:", "src=", "url(", "@import", "<link"] {
            assert!(!page.contains(bad), "{bad}");
        }
    }

    #[test]
    fn every_link_leads_to_one_place() {
        let page = page(&[harbour(), harbour()]);
        let ids: Vec<&str> = page.split(" id=\"").skip(1).map(upto_quote).collect();
        for (nth, id) in ids.iter().enumerate() {
            assert!(!ids[..nth].contains(id), "{id} twice");
        }
        let links: Vec<&str> = page.split("href=\"#").skip(1).map(upto_quote).collect();
        assert!(links.len() >= 2 * 2 * 6 + 2);
        for link in links {
            assert!(ids.contains(&link), "#{link} leads nowhere");
        }
    }

    fn upto_quote(rest: &str) -> &str {
        rest.split('"').next().unwrap()
    }

    #[test]
    fn tags_are_closed_in_the_order_they_are_opened() {
        let page = page(&[harbour()]);
        let body = page.split("<body>").nth(1).unwrap().split("<script>").next().unwrap();
        let mut open: Vec<&str> = Vec::new();
        for tag in body.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
            let name = tag.split([' ', '\n']).next().unwrap();
            match name.strip_prefix('/') {
                Some("body" | "html") => {}
                Some(name) => assert_eq!(open.pop(), Some(name), "{tag}"),
                None if name == "br" => {}
                None => open.push(name),
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}
