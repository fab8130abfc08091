//! Time and memory of grouping a store of many made articles.

use std::time::Instant;

use anyhow::Result;
use onrecord::Article;
use onrecord_store::happening::days::{days, written};
use onrecord_store::{ArticleId, Entry, Store};

use super::corpus::Report;
use super::scale::peak;
use super::score::print;

/// Of so many articles one is printed by another publisher too, with a line more.
const COPIED: usize = 3;
/// Days by which the corpus is told again.
const APART: i32 = 17;
/// Articles kept at once.
const BATCH: usize = 64;

/// Keeps `articles` articles made of the corpus' passages in a store, and groups it.
pub(super) fn measure(reports: &[Report], articles: usize) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("onrecord-groups-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = in_folder(&folder.join("record.db"), reports, articles);
    std::fs::remove_dir_all(&folder)?;
    measured
}

fn in_folder(path: &std::path::Path, reports: &[Report], articles: usize) -> Result<()> {
    let mut store = Store::create(path)?;
    let numbers: Vec<usize> = (0..articles).collect();
    for batch in numbers.chunks(BATCH) {
        let entries: Vec<Entry> = batch.iter().map(|&number| entry(reports, number)).collect();
        store.keep(&entries, "made")?;
    }
    let (before, start) = (peak(), Instant::now());
    let grouped = store.group()?;
    let first = start.elapsed().as_secs_f64();
    let start = Instant::now();
    store.group()?;
    print(&format!(
        "a store of {} articles, {} events: grouped in {first:.1} s, again in {:.1} s; memory \
         at most {:.0} MB before, {:.0} MB then; {} stories, {} happenings, {} of them in several stories, {} denials",
        store.tally()?.articles,
        store.tally()?.events,
        start.elapsed().as_secs_f64(),
        before as f64 / 1e6,
        peak() as f64 / 1e6,
        grouped.stories,
        grouped.happenings,
        grouped.shared,
        grouped.denials,
    ));
    Ok(())
}

/// The made article of a number, with its record.
fn entry(reports: &[Report], number: usize) -> Entry {
    let original = number - usize::from(number % COPIED == COPIED - 1);
    let report = &reports[original % reports.len()];
    let round = (original / reports.len()) as i32;
    let mut record = report.record.clone();
    let later = |date: &str| {
        let days = days(date)?;
        (days.start() == days.end()).then(|| written(days.start() + APART * round))
    };
    let text = format!("{}\n\nThis was report {round} {number}.", report.text);
    let publisher = Some(format!("Paper {}", number % 40));
    let article = &mut record.article;
    article.published = article.published.as_deref().and_then(later);
    article.publisher.clone_from(&publisher);
    ArticleId::of(&text).sha256().clone_into(&mut article.sha256);
    article.length = text.chars().count();
    for event in &mut record.events {
        event.date = event.date.as_deref().and_then(later);
    }
    let about = &record.article;
    let article = Article {
        id: about.id.clone(),
        url: about.url.clone(),
        publisher,
        title: about.title.clone(),
        published: about.published.as_deref().and_then(|date| date.parse().ok()),
        language: about.language.clone(),
        ..Article::new(text)
    };
    Entry { article, record: Some(record) }
}
