//! How well the article on a page is found: main text, date and title over the 80 pages of 16
//! publishers with their true text in `data/html/fundus`.
//!
//!     ONRECORD_DATA=… cargo run --release -p onrecord-read --example html_fundus [-- --pages]
//!
//! A page's precision and recall count words (runs of letters and digits, in lower case) as bags.
//! Paragraphs that the truth sets in square brackets are optional: they are neither missed nor
//! extra. F1 is averaged over the pages. The truth has no dates and no titles: a date is held
//! against the day in the page's address, where there is one, give or take a day for its zone, and
//! against the day it was fetched; a title against the words of the address. `--pages` lists the
//! pages, the worst first.

#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use std::collections::HashMap;
use std::error::Error;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Instant;

use flate2::read::MultiGzDecoder;
use onrecord_read::html::{self, Page};
use onrecord_text::Published;
use serde_json::{Map, Value};

type Bag = HashMap<String, usize>;

/// How one page came out.
struct Outcome {
    name: String,
    precision: f64,
    recall: f64,
    seconds: f64,
    page: Page,
    url: String,
    fetched: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = std::env::var("ONRECORD_DATA").unwrap_or_else(|_| "../shared".to_owned());
    let folder = PathBuf::from(data).join("data/html/fundus");
    let truth: Map<String, Value> =
        serde_json::from_reader(File::open(folder.join("ground_truth.json"))?)?;
    let mut outcomes = Vec::new();
    for (name, truth) in &truth {
        outcomes.push(outcome(&folder, name, truth)?);
    }
    report(&outcomes);
    if std::env::args().any(|argument| argument == "--pages") {
        outcomes.sort_by(|a, b| a.f1().total_cmp(&b.f1()));
        for one in &outcomes {
            println!("{:.3} {:.3} {:.3} {}", one.f1(), one.precision, one.recall, one.name);
        }
    }
    Ok(())
}

fn outcome(folder: &Path, name: &str, truth: &Value) -> Result<Outcome, Box<dyn Error>> {
    let mut html = Vec::new();
    MultiGzDecoder::new(File::open(folder.join("html").join(name))?).read_to_end(&mut html)?;
    let html = String::from_utf8_lossy(&html);
    let started = Instant::now();
    let page = html::article(&html, None)?;
    let seconds = started.elapsed().as_secs_f64();
    let paragraphs = truth["body"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let (mut wanted, mut optional) = (Bag::new(), Bag::new());
    for paragraph in paragraphs {
        let is_optional = paragraph.starts_with('[') && paragraph.ends_with(']');
        add(if is_optional { &mut optional } else { &mut wanted }, paragraph);
    }
    let mut found = Bag::new();
    add(&mut found, &page.text);
    let hits = take(&mut found, &wanted);
    take(&mut found, &optional);
    let extra: usize = found.values().sum();
    let all: usize = wanted.values().sum();
    let text = |field: &str| truth[field].as_str().unwrap_or_default().to_owned();
    Ok(Outcome {
        name: name.to_owned(),
        precision: hits as f64 / (hits + extra).max(1) as f64,
        recall: hits as f64 / all.max(1) as f64,
        seconds,
        page,
        url: text("url"),
        fetched: text("crawl_date"),
    })
}

fn add(bag: &mut Bag, text: &str) {
    for word in words(text) {
        *bag.entry(word).or_default() += 1;
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

/// Takes out of `found` what is in `wanted`, and says how many words that were.
fn take(found: &mut Bag, wanted: &Bag) -> usize {
    let mut hits = 0;
    for (word, count) in wanted {
        if let Some(left) = found.get_mut(word) {
            let both = (*count).min(*left);
            *left -= both;
            hits += both;
        }
    }
    hits
}

impl Outcome {
    fn f1(&self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 { 2.0 * self.precision * self.recall / sum } else { 0.0 }
    }

    /// The day in the address, if it has one.
    fn day(&self) -> Option<jiff::civil::Date> {
        let page = html::article(
            "<html><head></head><body><p>No date on this page.</p></body></html>",
            Some(&self.url),
        );
        page.ok()?.published.map(|published| published.day())
    }

    fn has_right_day(&self) -> bool {
        let (Some(day), Some(found)) = (self.day(), self.page.published.as_ref()) else {
            return false;
        };
        (found.day() - day).get_days().abs() <= 1
    }

    /// Whether half of the words of the address' last part stand in the title.
    fn has_right_title(&self) -> bool {
        let path = self.url.split('?').next().unwrap_or_default().trim_end_matches('/');
        let last = path.rsplit('/').next().unwrap_or_default();
        let mut title = Bag::new();
        add(&mut title, self.page.title.as_deref().unwrap_or_default());
        let words: Vec<String> = words(last).filter(|word| word.len() > 3).collect();
        let both = words.iter().filter(|word| title.contains_key(*word)).count();
        both * 2 >= words.len()
    }
}

fn report(outcomes: &[Outcome]) {
    let mean = |value: fn(&Outcome) -> f64| {
        outcomes.iter().map(value).sum::<f64>() / outcomes.len().max(1) as f64
    };
    let count = |is: fn(&Outcome) -> bool| outcomes.iter().filter(|one| is(one)).count();
    println!("pages                     {}", outcomes.len());
    println!(
        "main text                 F1 {:.4}, precision {:.4}, recall {:.4}",
        mean(Outcome::f1),
        mean(|one| one.precision),
        mean(|one| one.recall)
    );
    println!(
        "dates                     {} found, {} with time and zone, {} later than the page was fetched",
        count(|one| one.page.published.is_some()),
        count(|one| matches!(one.page.published, Some(Published::Instant(_)))),
        count(|one| one.page.published.as_ref().is_some_and(|published| {
            published.day().to_string().as_str() > one.fetched.get(..10).unwrap_or_default()
        })),
    );
    println!(
        "dates held to the address {} of {} right",
        count(Outcome::has_right_day),
        count(|one| one.day().is_some())
    );
    println!(
        "titles                    {} found, {} agree with the address",
        count(|one| one.page.title.is_some()),
        count(Outcome::has_right_title)
    );
    println!("publishers                {} found", count(|one| one.page.publisher.is_some()));
    println!("milliseconds a page       {:.1}", mean(|one| one.seconds * 1000.0));
}
