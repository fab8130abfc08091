//! Reports written to be measured on, with the words marked that tell one happening or deny it.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};
use onrecord::record::{CharSpan, Record};
use onrecord::{Article, Coder};
use onrecord_store::dispute::{DAYS, Stand, disputes, positions};
use onrecord_store::happening::{Telling, tellings};

use super::score::{Item, Score, Table, print};
use super::together::groups;
use crate::tree;

/// A report with its marks and the program's record of it.
pub(super) struct Written {
    record: Record,
    text: String,
    marks: Vec<Mark>,
}

/// Words that tell a happening or deny it.
struct Mark {
    name: String,
    denied: bool,
    span: CharSpan,
}

/// Reads and codes the reports of `written.md`.
pub(super) fn read(path: &Path) -> Result<Vec<Written>> {
    let file = tree::read(path)?;
    let coder = Coder::new();
    file.split("\n## ").skip(1).map(|part| one(&coder, part)).collect()
}

fn one(coder: &Coder, part: &str) -> Result<Written> {
    let mut paragraphs = part.trim().split("\n\n");
    let head = paragraphs.next().unwrap_or_default();
    let (id, source) = head.split_once('\n').context("a heading without date and publisher")?;
    let (date, publisher) = source.split_once(' ').context("a date without publisher")?;
    let body: Vec<String> = paragraphs.map(|lines| lines.replace('\n', " ")).collect();
    let (text, marks) = unmark(&body.join("\n"));
    let article = Article {
        id: id.to_owned(),
        publisher: Some(publisher.to_owned()),
        published: Some(date.parse().with_context(|| format!("{id}: {date}"))?),
        ..Article::new(text.as_str())
    };
    Ok(Written { record: coder.code(&article), text, marks })
}

/// A text without its marks, and the marks.
fn unmark(marked: &str) -> (String, Vec<Mark>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    for (nth, part) in marked.split('{').enumerate() {
        if nth == 0 {
            text += part;
            continue;
        }
        let (mark, rest) = part.split_once('}').unwrap_or((part, ""));
        let (name, words) = mark.split_once(':').unwrap_or(("", mark));
        let start = text.chars().count();
        text += words;
        let span = [start, text.chars().count()];
        let plain = name.trim_end_matches('!');
        marks.push(Mark { name: plain.to_owned(), denied: plain != name, span });
        text += rest;
    }
    (text, marks)
}

/// Scores happenings and disputes.
pub(super) fn measure(written: &[Written]) {
    let each = written.iter().enumerate();
    let told: Vec<Telling> =
        each.flat_map(|(at, one)| tellings(&one.record, &one.text, at as u64)).collect();
    let group_of = groups(&told);
    let (mut all, mut found) = (Vec::new(), Vec::new());
    for (at, one) in written.iter().enumerate() {
        for (nth, mark) in one.marks.iter().enumerate() {
            let coded = one.record.events.iter().find(|event| {
                let mut told = event.evidence.iter().chain([&event.trigger]);
                told.any(|span| span[0] < mark.span[1] && mark.span[0] < span[1])
            });
            let group = coded.and_then(|event| {
                group_of.get(&(one.record.article.id.as_str(), event.id.as_str()))
            });
            let item = |found| Item { gold: mark.name.clone(), found, story: at as u64 };
            let own = format!("{at} {nth}");
            if let Some(group) = group {
                found.push(item(group.to_string()));
            }
            all.push(item(group.map_or(own, usize::to_string)));
        }
    }
    let mut table = Table::new("happenings: reports written to be measured on, program's records");
    table.add("all marks", &all);
    table.add("marks with an event of the program", &found);
    table.print();
    denied(written);
}

/// How many denials are linked with the reports of what they deny.
fn denied(written: &[Written]) {
    let each = written.iter().enumerate();
    let all: Vec<_> =
        each.flat_map(|(at, one)| positions(&one.record, &one.text, at as u64)).collect();
    let mut linked: BTreeSet<(usize, usize)> = BTreeSet::new();
    for dispute in disputes(&all, DAYS) {
        for link in dispute.claims {
            linked.insert((all[dispute.denial].story as usize, all[link.claim].story as usize));
        }
    }
    let mut expected: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (at, one) in written.iter().enumerate() {
        for mark in one.marks.iter().filter(|mark| mark.denied) {
            let tells = |other: &Written| {
                other.marks.iter().any(|told| told.name == mark.name && !told.denied)
            };
            let claims = (0..written.len()).filter(|&other| other != at && tells(&written[other]));
            expected.extend(
                claims.filter(|&other| before(&written[other], one)).map(|other| (at, other)),
            );
        }
    }
    let right = linked.intersection(&expected).count() as f64;
    let score = Score { right, found: linked.len() as f64, expected: expected.len() as f64 };
    let denials = all.iter().filter(|one| one.stand == Stand::Denies).count();
    print(&format!(
        "\ndisputes across the written reports, article by article: precision {:.3}, recall {:.3} \
         ({right} right, {} linked, {} expected; {denials} denials on record)",
        score.precision(),
        score.recall(),
        score.found,
        score.expected,
    ));
}

/// Whether one report was published no later than another.
fn before(one: &Written, other: &Written) -> bool {
    one.record.article.published <= other.record.article.published
}
