//! The records of the articles in `tests/texts`, compared with the listings kept beside them.
//!
//! `ONRECORD_BLESS=1 cargo test -p onrecord --test snapshots` writes the listings anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord::record::{CharSpan, Event, Participant, Polarity, Record, Stance, Statement};
use onrecord::{Article, Coder};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/texts")
}

fn texts(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut texts: Vec<_> =
        files.filter(|file| file.extension().is_some_and(|end| end == "txt")).collect();
    texts.sort();
    texts
}

/// A record to be read beside its article: its statements, its actors, then all the rest.
fn listing(text: &str, record: &Record) -> String {
    let chars: Vec<char> = text.chars().collect();
    let words = |spans: &[CharSpan]| {
        let words = |[start, end]: &CharSpan| {
            chars[*start..*end].iter().collect::<String>().replace('\n', "⏎")
        };
        spans.iter().map(words).collect::<Vec<_>>().join(" + ")
    };
    let mut out = String::new();
    for statement in &record.statements {
        list_statement(&mut out, record, statement, &words);
    }
    out.push('\n');
    for actor in &record.actors {
        let codes: Vec<_> =
            [&actor.country, &actor.sector].into_iter().flatten().cloned().collect();
        let role = actor.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
        let codes =
            if codes.is_empty() { codes.join("") } else { format!(" [{}]", codes.join(" ")) };
        let (id, name, kind) = (&actor.id, &actor.name, code(&actor.kind));
        writeln!(out, "{id} {name}{role}{codes} ({kind}): {}", words(&actor.mentions)).unwrap();
    }
    out.push('\n');
    for event in &record.events {
        list_event(&mut out, event, &words);
    }
    for dispute in &record.disputes {
        let (asserts, denies) = (names(&dispute.asserted_by), names(&dispute.denied_by));
        let claim = words(&dispute.claim.spans);
        writeln!(out, "dispute: {claim} | asserted by {asserts} | denied by {denies}").unwrap();
    }
    for date in &record.dates {
        let value = date.value.as_deref().unwrap_or("?");
        writeln!(out, "date: {} = {value}", words(&[date.span])).unwrap();
    }
    for place in &record.places {
        let country = place.country.as_deref().unwrap_or("?");
        writeln!(out, "place: {} = {}, {country}", words(&[place.span]), place.name).unwrap();
    }
    if !record.boilerplate.is_empty() {
        writeln!(out, "\nboilerplate: {}", words(&record.boilerplate)).unwrap();
    }
    out
}

fn names(parties: &[Participant]) -> String {
    parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn list_event(out: &mut String, event: &Event, words: &impl Fn(&[CharSpan]) -> String) {
    let kind = [vec![event.kind.clone()], event.modes.clone()].concat().join("-");
    let mut told = vec![code(&event.status)];
    told.extend(event.according_to.iter().map(|id| format!("in {id}")));
    told.extend(event.date.clone());
    told.extend(event.place.clone());
    let (actors, recipients) = (names(&event.actors), names(&event.recipients));
    let (id, told, trigger) = (&event.id, told.join(", "), words(&event.evidence));
    let contexts = event.contexts.join(", ");
    writeln!(out, "{id} {kind} [{contexts}] ({told}): {actors} > {recipients} | {trigger}")
        .unwrap();
}

fn list_statement(
    out: &mut String,
    record: &Record,
    statement: &Statement,
    words: &impl Fn(&[CharSpan]) -> String,
) {
    let mut marks = vec![code(&statement.kind)];
    if statement.stance != Stance::Assert {
        marks.push(code(&statement.stance));
    }
    if statement.polarity != Polarity::Positive {
        marks.push(code(&statement.polarity));
    }
    marks.extend(statement.parent.iter().map(|parent| format!("in {parent}")));
    marks.extend(statement.restates.iter().map(|other| format!("restates {other}")));
    let speaker = |id: &String| record.actors.iter().find(|actor| actor.id == *id).unwrap();
    let speakers: Vec<_> =
        statement.source.actors.iter().map(|id| speaker(id).name.as_str()).collect();
    let speakers =
        if speakers.is_empty() { "nobody named".to_owned() } else { speakers.join(", ") };
    write!(out, "{} {speakers} ({})", statement.id, marks.join(", ")).unwrap();
    let parts = [
        ("source", &statement.source.spans),
        ("cue", &statement.cue.spans),
        ("to", &statement.addressee),
        ("in", &statement.medium),
    ];
    for (part, spans) in parts.into_iter().filter(|(_, spans)| !spans.is_empty()) {
        write!(out, " | {part}: {}", words(spans)).unwrap();
    }
    writeln!(out, " | {}", words(&statement.content.spans)).unwrap();
}

/// A code as JSON writes it.
fn code(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn every_article_has_the_record_kept_beside_it() {
    let bless = std::env::var_os("ONRECORD_BLESS").is_some_and(|value| value == "1");
    let (folder, coder) = (folder(), Coder::new());
    let mut changed = Vec::new();
    let texts = texts(&folder);
    assert!(texts.len() >= 4, "only {} articles", texts.len());
    for file in &texts {
        let text = fs::read_to_string(file).unwrap();
        let found = listing(&text, &coder.code(&Article::new(text.as_str())));
        let kept = folder.join("snapshots").join(file.file_name().unwrap());
        if bless {
            fs::write(&kept, &found).unwrap();
        } else if fs::read_to_string(&kept).unwrap_or_default() != found {
            changed.push(format!("{}: the record is now\n{found}", kept.display()));
        }
    }
    assert!(changed.is_empty(), "{}\nif right: ONRECORD_BLESS=1", changed.join("\n"));
}

#[test]
fn every_listing_belongs_to_an_article() {
    for listing in texts(&folder().join("snapshots")) {
        let article = folder().join(listing.file_name().unwrap());
        assert!(article.exists(), "{}: its article is gone", listing.display());
    }
}
