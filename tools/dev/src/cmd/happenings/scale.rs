//! Time and memory over many made articles.

use std::time::Instant;

use onrecord_store::happening::happenings;
use onrecord_store::story::{Copy, Sketch, Stories};
use onrecord_text::Document;

use super::corpus::Report;
use super::made::COPIES;
use super::score::print;
use super::together::told;

/// Of ten articles so many are copies of one of the hundred before.
const COPIED: usize = 3;
/// Sentences of a made article.
const SENTENCES: usize = 14;
/// Articles a day.
const A_DAY: usize = 2000;

/// Measures stories over `articles` articles, and happenings over as many events.
pub(super) fn measure(reports: &[Report], articles: usize) {
    measure_stories(reports, articles);
    measure_happenings(reports, articles);
}

fn measure_stories(reports: &[Report], articles: usize) {
    let texts = texts(reports, articles);
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let before = resident();
    let mut stories = Stories::default();
    let (mut sketching, mut joining) = (0.0, 0.0);
    for (number, text) in texts.iter().enumerate() {
        let start = Instant::now();
        let sketch = Sketch::of(text);
        let made = Instant::now();
        stories.add(copy(number), sketch);
        sketching += (made - start).as_secs_f64();
        joining += made.elapsed().as_secs_f64();
    }
    print(&format!(
        "stories: {articles} articles of {} words, {COPIED} in 10 copies: {sketching:.1} s to read, \
         {joining:.1} s to join, {} bytes an article ({} resident), {} stories",
        words / articles.max(1),
        stories.size() / articles.max(1),
        resident().saturating_sub(before) / articles.max(1),
        stories.stories().len(),
    ));
}

fn copy(number: usize) -> Copy {
    let day = (number / A_DAY) as i32;
    Copy {
        published: format!("{day:05}"),
        id: format!("{number:07}"),
        publisher: None,
        day: Some(day),
    }
}

/// Articles of sentences drawn from all reports, some of them copies of others.
fn texts(reports: &[Report], articles: usize) -> Vec<String> {
    let sentences: Vec<&str> = reports
        .iter()
        .flat_map(|report| {
            let paragraphs = Document::new(&report.text).paragraphs;
            paragraphs.into_iter().flat_map(|one| one.sentences).map(|one| one.of(&report.text))
        })
        .collect();
    let mut drawn = Drawn(1);
    let mut texts: Vec<String> = Vec::with_capacity(articles);
    for number in 0..articles {
        let sources: Vec<usize> = (0..SENTENCES).map(|_| drawn.below(sentences.len())).collect();
        let fresh = || sources.iter().map(|&at| sentences[at]).collect::<Vec<_>>().join("\n");
        let text = if number >= 100 && drawn.below(10) < COPIED {
            let of = number - 1 - drawn.below(100);
            let report = Report { text: texts[of].clone(), ..reports[0].clone() };
            let (_, change) = COPIES[drawn.below(COPIES.len())];
            change(&report, &reports[drawn.below(reports.len())])
        } else {
            fresh()
        };
        texts.push(text);
    }
    texts
}

fn measure_happenings(reports: &[Report], events: usize) {
    let stories: Vec<u64> = (0..reports.len() as u64).collect();
    let first = told(reports, &stories);
    let mut all = Vec::with_capacity(events);
    for number in 0..events {
        let mut one = first[number % first.len()].clone();
        // Each round of the corpus is told 17 days after the one before, by other articles.
        let round = number / first.len();
        one.article = format!("{} {round}", one.article);
        let days = 17 * round as i32;
        one.days = one.days.map(|range| range.start() + days..=range.end() + days);
        all.push(one);
    }
    let (before, start) = (resident(), Instant::now());
    let found = happenings(&all);
    print(&format!(
        "happenings: {events} events in {:.1} s, {} happenings, {} bytes an event resident besides",
        start.elapsed().as_secs_f64(),
        found.len(),
        resident().saturating_sub(before) / events.max(1),
    ));
}

/// Numbers drawn by a linear congruence (Knuth's MMIX), the same in every run.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

/// Bytes of memory in use, where the system tells (Linux).
fn resident() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = pages.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok());
    pages.unwrap_or_default() * 4096
}

/// The most bytes of memory that were in use, where the system tells (Linux).
pub(super) fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse().ok());
    1024 * kilobytes.unwrap_or(0_usize)
}
