//! Time of the stages of coding an article, in word tokens a second.
//!
//!     cargo bench -p onrecord
//!
//! The articles are those of `tests/texts`, one after the other. `network` reads the article's paragraphs;
//! `code` is all of coding, so what lies between the two is actors, dates, places, events and disputes.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use onrecord::{Article, Coder};
use onrecord_model::Model;
use onrecord_text::{Document, ParagraphKind, Span};

/// The articles, in the order of their names.
fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/texts");
    let entries = std::fs::read_dir(&folder).expect("tests/texts is part of the repository");
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let read = |path| Article::new(std::fs::read_to_string(path).expect("a text of UTF-8"));
    paths.iter().map(read).collect()
}

/// What the network reads of an article.
fn paragraphs(text: &str) -> Vec<Span> {
    let document = Document::new(text);
    let read = document.paragraphs.iter().filter(|one| one.kind != ParagraphKind::Boilerplate);
    read.map(|paragraph| paragraph.span).collect()
}

fn stages(criterion: &mut Criterion) {
    let articles = articles();
    let tokens: usize = articles.iter().map(|one| one.text.split_whitespace().count()).sum();
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Elements(tokens as u64)).sample_size(20);
    group.bench_function("document", |bench| {
        bench.iter(|| articles.iter().map(|one| Document::new(&one.text)).for_each(keep));
    });
    let model = Model::new();
    let read: Vec<_> = articles.iter().map(|one| (&one.text, paragraphs(&one.text))).collect();
    group.bench_function("network", |bench| {
        bench.iter(|| read.iter().map(|(text, parts)| model.read(text, parts)).for_each(keep));
    });
    let coder = Coder::new();
    group.bench_function("code", |bench| {
        bench.iter(|| articles.iter().map(|one| coder.code(one)).for_each(keep));
    });
    let records: Vec<_> = articles.iter().map(|one| coder.code(one)).collect();
    group.bench_function("json", |bench| {
        bench.iter(|| records.iter().map(serde_json::to_string).for_each(keep));
    });
    group.finish();
}

/// Lets the optimiser leave nothing out.
fn keep<T>(value: T) {
    black_box(value);
}

criterion_group!(benches, stages);
criterion_main!(benches);
