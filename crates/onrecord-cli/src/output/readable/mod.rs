//! The readable view: what a journalist wants to see of a record, on a terminal or on paper.

mod outcome;
mod passage;
mod reason;
mod statement;

use onrecord::Article;
use onrecord::record::Record;
use onrecord::trace::Trace;

use super::count;
use super::excerpt::Excerpts;
use super::flow::Flow;
use super::order::nested;
use super::paint::{Ink, Look};
use super::speaker::Cast;
use super::tally::Tally;

pub(super) use statement::position;

/// The record of one article, to be read.
pub(crate) fn article(
    article: &Article,
    record: &Record,
    trace: Option<&[Trace]>,
    look: Look,
) -> String {
    let excerpts = Excerpts::new(&article.text, record);
    let cast = Cast::new(record);
    let mut out = String::new();
    head(&mut out, record, look);
    let gutter = statement::gutter(record);
    for place in nested(&record.statements) {
        let said = &record.statements[place.nth];
        if place.depth == 0 {
            out.push('\n');
        }
        statement::write(&mut out, said, place.depth, gutter, &cast, &excerpts, look);
    }
    out.push('\n');
    outcome::events(&mut out, record, &excerpts, look);
    outcome::disputes(&mut out, record, &excerpts, look);
    if let Some(trace) = trace {
        reason::mentions(&mut out, record, trace, &excerpts, look);
    }
    line(&mut out, &Tally::of(record, &excerpts).line(), Ink::Faint, look);
    out
}

/// An article without a record: its text, under its heading with a note of why.
pub(crate) fn uncoded(article: &Article, note: &str, look: Look) -> String {
    let mut out = String::new();
    line(&mut out, article.title.as_ref().unwrap_or(&article.id), Ink::Heading, look);
    let length = count(article.text.chars().count(), "character", "characters");
    line(&mut out, &format!("{length} · {note}"), Ink::Faint, look);
    for paragraph in article.text.lines().filter(|line| !line.trim().is_empty()) {
        out.push('\n');
        line(&mut out, paragraph, Ink::Plain, look);
    }
    out.push('\n');
    out
}

/// A statement or an event of an article in its passage; nothing if the record has none of that id.
pub(crate) fn part(article: &Article, record: &Record, id: &str, look: Look) -> Option<String> {
    let excerpts = Excerpts::new(&article.text, record);
    let cast = Cast::new(record);
    let mut out = String::new();
    head(&mut out, record, look);
    out.push('\n');
    let statement = record.statements.iter().find(|one| one.id == id);
    let event = record.events.iter().find(|one| one.id == id);
    match (statement, event) {
        (Some(said), _) => {
            passage::write(&mut out, &article.text, statement::marks(said, &excerpts), look);
            out.push('\n');
            statement::write(&mut out, said, 0, id.len() + 2, &cast, &excerpts, look);
        }
        (None, Some(event)) => {
            passage::write(&mut out, &article.text, outcome::marks(event, &excerpts), look);
            out.push('\n');
            outcome::event(&mut out, event, id.len() + 2, record, &cast, &excerpts, look);
        }
        (None, None) => return None,
    }
    Some(out)
}

/// The line under several articles.
pub(crate) fn total(tally: &Tally, look: Look) -> String {
    let mut out = String::new();
    let articles = count(tally.articles, "article", "articles");
    let statements = count(tally.statements, "statement", "statements");
    line(&mut out, &format!("{articles}, {statements}"), Ink::Faint, look);
    out
}

fn head(out: &mut String, record: &Record, look: Look) {
    let about = &record.article;
    let mut facts = Vec::new();
    if let Some(title) = &about.title {
        line(out, title, Ink::Heading, look);
        facts.push(about.id.clone());
    } else {
        line(out, &about.id, Ink::Heading, look);
    }
    if let Some(dateline) = &about.dateline {
        let country = dateline.country.as_ref();
        let place = dateline.place.as_ref().or(country).cloned();
        facts.extend(place.map(|place| match country.filter(|country| **country != place) {
            Some(country) => format!("{place} ({country})"),
            None => place,
        }));
    }
    facts.extend(about.publisher.clone());
    facts.extend(about.published.as_ref().map(|date| format!("published {date}")));
    facts.push(count(about.length, "character", "characters"));
    line(out, &facts.join(" · "), Ink::Faint, look);
}

fn line(out: &mut String, text: &str, ink: Ink, look: Look) {
    Flow::default().words(text, ink).write(out, 0, 0, look);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::{Sample, harbour};

    fn shown(width: usize) -> String {
        let (text, record) = harbour();
        article(&text, &record, None, Look { color: false, width })
    }

    #[test]
    fn a_report_reads_as_who_said_what() {
        let expected = "\
harbour
Mombasa (KEN) · published 2024-05-10 · 443 characters

s1  Dockers’ Union of the Coast “The dockers’ union” (KEN LAB) [mixed]
    that the port authority “sold our jobs”
    said · chars 52–91

s2  Grace Wanjiru, port authority spokeswoman (KEN GOV) [direct, negative]
    “We have signed nothing … and nothing will be signed before the court has
    ruled.”
    told · to reporters · 2024-05-10 · chars 95–117, 186–240
";
        let shown = shown(80);
        assert!(shown.starts_with(expected), "{shown}");
    }

    #[test]
    fn what_is_nested_stands_beneath_its_parent() {
        let shown = shown(80);
        let lines: Vec<&str> = shown.lines().collect();
        let parent = lines.iter().position(|line| line.starts_with("s3  Grace")).unwrap();
        assert!(lines[parent + 3].starts_with("    s4  Mombasa Terminals"), "{shown}");
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        for width in [30, 40, 60, 80, 100] {
            for line in shown(width).lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn an_article_without_statements_says_so() {
        let (text, record) = Sample::new("x").build();
        let shown = article(&text, &record, None, Look { color: false, width: 80 });
        assert_eq!(shown, "sample\n1 character\n\nno statements found\n");
    }

    #[test]
    fn an_article_cannot_send_commands_to_the_terminal() {
        let (text, record) = Sample::new("She said \u{1b}[2Jrain fell.")
            .statement("She", "said", &["\u{1b}[2Jrain fell."])
            .build();
        let shown = article(&text, &record, None, Look { color: false, width: 80 });
        assert!(!shown.contains('\u{1b}') && shown.contains("␛[2Jrain"), "{shown}");
    }
}
