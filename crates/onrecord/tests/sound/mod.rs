//! What must hold of the record of any text, whatever the text says and however badly.
//!
//! The property tests, the fuzz target and the replay of its corpus all ask [`faults`].

use std::collections::BTreeSet;

use onrecord::record::{CharSpan, Record, Statement};
use onrecord_text::{CodePoints, Document};

/// Everything that is wrong with the record of a text; nothing, if the program is right.
pub(crate) fn faults(text: &str, record: &Record) -> Vec<String> {
    let mut faults = Vec::new();
    let length = text.chars().count();
    if record.article.length != length {
        faults.push(format!("{} code points counted, there are {length}", record.article.length));
    }
    for (what, [start, end]) in spans(record) {
        if start >= end || end > length {
            faults.push(format!("{what}: {start}..{end} is no stretch of {length} code points"));
        }
    }
    ids(record, &mut faults);
    for statement in &record.statements {
        order(statement, &mut faults);
        parent(record, statement, &mut faults);
        furniture(text, record, statement, &mut faults);
        if !(0.0..=1.0).contains(&statement.confidence) {
            faults.push(format!("{}: confidence {}", statement.id, statement.confidence));
        }
    }
    round_trip(record, &mut faults);
    faults
}

/// Every span of a record, with what it is.
fn spans(record: &Record) -> Vec<(String, CharSpan)> {
    let mut all = Vec::new();
    let mut add = |what: String, spans: &[CharSpan]| {
        all.extend(spans.iter().map(|span| (what.clone(), *span)));
    };
    for actor in &record.actors {
        add(format!("mention of {}", actor.id), &actor.mentions);
    }
    for statement in &record.statements {
        for (part, spans) in parts(statement) {
            add(format!("{part} of {}", statement.id), spans);
        }
    }
    for date in &record.dates {
        add("date".to_owned(), &[date.span]);
    }
    for place in &record.places {
        add("place".to_owned(), &[place.span]);
    }
    if let Some(dateline) = &record.article.dateline {
        add("dateline".to_owned(), &[dateline.span]);
    }
    add("boilerplate".to_owned(), &record.boilerplate);
    all
}

fn parts(statement: &Statement) -> [(&'static str, &[CharSpan]); 5] {
    [
        ("source", &statement.source.spans),
        ("cue", &statement.cue.spans),
        ("content", &statement.content.spans),
        ("addressee", &statement.addressee),
        ("medium", &statement.medium),
    ]
}

/// Ids are given once, and whatever is named by its id is there.
fn ids(record: &Record, faults: &mut Vec<String>) {
    let statements: Vec<_> = record.statements.iter().map(|s| s.id.as_str()).collect();
    let actors: Vec<_> = record.actors.iter().map(|actor| actor.id.as_str()).collect();
    let named: BTreeSet<_> = statements.iter().chain(&actors).collect();
    if named.len() < statements.len() + actors.len() {
        faults.push(format!("an id is given twice: {statements:?} {actors:?}"));
    }
    for (nth, statement) in record.statements.iter().enumerate() {
        let id = &statement.id;
        if let Some(parent) = &statement.parent
            && !statements[..nth].contains(&parent.as_str())
        {
            faults.push(format!("{id}: its parent {parent} does not stand before it"));
        }
        if let Some(other) = &statement.restates
            && (other == id || !statements.contains(&other.as_str()))
        {
            faults.push(format!("{id}: restates {other}"));
        }
        for actor in &statement.source.actors {
            if !actors.contains(&actor.as_str()) {
                faults.push(format!("{id}: there is no actor {actor}"));
            }
        }
    }
}

/// The spans of each part stand in the order of the text and apart, and something is said.
fn order(statement: &Statement, faults: &mut Vec<String>) {
    for (part, spans) in parts(statement) {
        if spans.windows(2).any(|pair| pair[0][1] > pair[1][0]) {
            faults.push(format!("{}: {part} out of order: {spans:?}", statement.id));
        }
    }
    if statement.content.spans.is_empty() {
        faults.push(format!("{}: says nothing", statement.id));
    }
}

/// What stands inside a statement lies inside its words.
fn parent(record: &Record, statement: &Statement, faults: &mut Vec<String>) {
    let Some(parent) = &statement.parent else { return };
    let Some(parent) = record.statements.iter().find(|other| other.id == *parent) else { return };
    for [start, end] in &statement.content.spans {
        let around = |outer: &CharSpan| outer[0] <= *start && *end <= outer[1];
        if !parent.content.spans.iter().any(around) {
            let (child, outer) = (&statement.id, &parent.content.spans);
            faults.push(format!("{child}: {start}..{end} is not in {}, {outer:?}", parent.id));
        }
    }
}

/// Nobody says what the page put into the text, and no source begins with a dateline.
fn furniture(text: &str, record: &Record, statement: &Statement, faults: &mut Vec<String>) {
    let points = CodePoints::new(text);
    let dateline = Document::new(text).dateline.map(|dateline| {
        let range = points.range(dateline.span);
        [range.start, range.end]
    });
    for other in record.boilerplate.iter().chain(&dateline) {
        for (part, spans) in parts(statement) {
            if spans.iter().any(|span| span[0] < other[1] && other[0] < span[1]) {
                let id = &statement.id;
                faults.push(format!("{id}: {part} {spans:?} takes in the page's own {other:?}"));
            }
        }
    }
}

fn round_trip(record: &Record, faults: &mut Vec<String>) {
    let again = serde_json::to_string(record)
        .and_then(|written| serde_json::from_str::<Record>(&written))
        .map(|read| read == *record);
    match again {
        Ok(true) => {}
        Ok(false) => faults.push("JSON does not give the same record back".to_owned()),
        Err(error) => faults.push(format!("JSON: {error}")),
    }
}
