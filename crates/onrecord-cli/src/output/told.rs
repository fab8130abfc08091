//! Who tells a story or a happening, what the reports agree on and where they contradict each other.

use std::fmt::Write;

use onrecord_store::{
    ArticleId, DenialSide, DenialTold, DetailTold, HappeningHit, HappeningTold, Heading,
    ReportTold, StoryTold, Told, VersionTold,
};

use super::count;
use super::denial::with_claims;
use super::flow::Flow;
use super::hit::{happening, tellers};
use super::paint::{Ink, Look};

/// The column where lines of a list go on.
const INDENT: usize = 4;

/// A group in words.
pub(crate) fn told(group: &Told, look: Look) -> String {
    match group {
        Told::Story(story) => of_story(story, look),
        Told::Happening(told) => of_happening(told, look),
        Told::Denial(told) => with_claims(told, look),
    }
}

/// The story of an article, with its other copies.
pub(crate) fn copies(story: &StoryTold, article: &ArticleId, look: Look) -> String {
    let mut out = String::new();
    let articles = count(story.copies.len(), "article", "articles");
    faint(&mut out, &format!("story: {} · {articles}", story.id), 0, look);
    for copy in story.copies.iter().filter(|copy| copy.id != *article) {
        faint(&mut out, &format!("copy: {}", heading(copy)), 0, look);
    }
    out
}

/// What the article denies of what others tell, and what others deny of it.
pub(crate) fn denials(denials: &[DenialTold], article: &ArticleId, look: Look) -> String {
    let mut out = String::new();
    let is_own = |side: &DenialSide| side.article.id == *article;
    for DenialTold { denial, claims, .. } in denials {
        for claim in claims.iter().map(|one| &one.claim) {
            if is_own(denial) {
                answer(&mut out, denial, "denies", claim, look);
            } else if is_own(claim) {
                answer(&mut out, claim, "is denied by", denial, look);
            }
        }
    }
    out
}

fn answer(out: &mut String, own: &DenialSide, verb: &str, other: &DenialSide, look: Look) {
    let part = own.id.rsplit('/').next().unwrap_or_default();
    let words = format!("{part} {verb} {}:", other.id);
    let flow = Flow::default().words(&words, Ink::Alarm).words(&other.words, Ink::Plain);
    flow.write(out, 0, 0, look);
}

fn of_story(story: &StoryTold, look: Look) -> String {
    let mut out = String::new();
    let first = &story.copies[0];
    let title = first.title.as_ref().unwrap_or(&first.name);
    Flow::default().words(title, Ink::Speaker).write(&mut out, 0, 0, look);
    let mut facts = vec![story.id.clone(), count(story.copies.len(), "article", "articles")];
    facts.extend(story.publisher.as_ref().map(|name| format!("first published by {name}")));
    facts.extend(period(story.earliest.as_deref(), story.latest.as_deref()));
    faint(&mut out, &facts.join(" · "), 0, look);
    published_by(&mut out, &story.publishers, look);
    out.push('\n');
    for copy in &story.copies {
        Flow::default().words(&heading(copy), Ink::Plain).write(&mut out, 0, INDENT, look);
    }
    out
}

fn of_happening(told: &HappeningTold, look: Look) -> String {
    let HappeningHit { id, summary: short, .. } = &told.happening;
    let mut out = String::new();
    happening(short).write(&mut out, 0, 0, look);
    let mut facts = vec![id.clone(), tellers(short)];
    facts.extend(short.date.as_ref().map(|date| format!("on {date}")));
    facts.extend(short.place.clone());
    facts.extend(period(short.earliest.as_deref(), short.latest.as_deref()));
    faint(&mut out, &facts.join(" · "), 0, look);
    published_by(&mut out, &told.published_by, look);
    details(&mut out, told, look);
    out.push_str("\nReports\n");
    for one in &told.reports {
        report(&mut out, one, look);
    }
    out
}

/// What several stories tell, in three sorts.
fn details(out: &mut String, told: &HappeningTold, look: Look) {
    type Sort = fn(&DetailTold) -> bool;
    let sorts: [(&str, Sort); 3] = [
        ("They contradict each other on", |one| one.contradicted),
        ("They agree on", |one| !one.contradicted && one.versions.len() == 1),
        ("They differ without contradiction on", |one| !one.contradicted && one.versions.len() > 1),
    ];
    for (heading, sort) in sorts {
        let of_sort: Vec<&DetailTold> = told.details.iter().filter(|one| sort(one)).collect();
        if !of_sort.is_empty() {
            let _ = writeln!(out, "\n{heading}");
        }
        for one in of_sort {
            detail(out, one, &told.reports, look);
        }
    }
}

/// A detail with its versions and who tells each.
fn detail(out: &mut String, detail: &DetailTold, reports: &[ReportTold], look: Look) {
    let ink = if detail.contradicted { Ink::Alarm } else { Ink::Badge };
    let mut flow = Flow::default().words(&format!("{}:", detail.detail), ink);
    for (nth, version) in detail.versions.iter().enumerate() {
        let mark = if nth + 1 < detail.versions.len() { ";" } else { "" };
        flow = flow.words(&version.value, Ink::Speaker);
        flow = flow.words(&format!("({}){mark}", tellers_of(version, reports)), Ink::Faint);
    }
    flow.write(out, 0, INDENT, look);
}

/// The first report of each story that tells a version: `6f1e2d3c4b5a6978/e1, …`.
fn tellers_of(version: &VersionTold, reports: &[ReportTold]) -> String {
    let first = |story: &String| reports.iter().find(|report| report.story == *story);
    let ids: Vec<&str> =
        version.stories.iter().filter_map(first).map(|report| report.id.as_str()).collect();
    ids.join(", ")
}

fn report(out: &mut String, report: &ReportTold, look: Look) {
    let day = report.article.published.as_deref().unwrap_or("undated");
    let name = if report.publishers.is_empty() { &report.article.name } else { &report.publishers };
    let mut flow = Flow::default().words(day, Ink::Faint).words(name, Ink::Speaker);
    if report.status != "fact" {
        flow = flow.words(&format!("[{}]", report.status), Ink::Badge);
    }
    flow.write(out, 0, INDENT, look);
    Flow::default().words(&report.sentence, Ink::Plain).write(out, 0, 2 * INDENT, look);
    let mut facts = vec![report.id.clone(), report.story.clone()];
    if !report.teller.is_empty() {
        facts.push(format!("according to {}", report.teller));
    }
    faint(out, &facts.join(" · "), 2 * INDENT, look);
}

/// `2024-03-04 · Coast News · Ferry held · 6f1e2d3c4b5a6978`.
fn heading(article: &Heading) -> String {
    let day = article.published.as_deref().unwrap_or("undated");
    let title = article.title.as_ref().unwrap_or(&article.name);
    let mut facts = vec![day.to_owned()];
    facts.extend(article.publisher.clone());
    facts.extend([title.clone(), article.id.to_string()]);
    facts.join(" · ")
}

fn period(earliest: Option<&str>, latest: Option<&str>) -> Option<String> {
    match (earliest?, latest) {
        (earliest, Some(latest)) if latest != earliest => {
            Some(format!("reported {earliest} to {latest}"))
        }
        (earliest, _) => Some(format!("reported {earliest}")),
    }
}

fn published_by(out: &mut String, publishers: &[String], look: Look) {
    if !publishers.is_empty() {
        faint(out, &format!("published by {}", publishers.join(", ")), 0, look);
    }
}

fn faint(out: &mut String, words: &str, indent: usize, look: Look) {
    Flow::default().words(words, Ink::Faint).write(out, 0, indent, look);
}
