//! Writes what is found in texts of a folder, to be scored: see `docs/accuracy.md`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;
use std::{env, fs};

use onrecord_text::{CodePoints, Document, Span};

use super::feature::features;
use super::mention::PlaceAt;
use super::reading::{PlaceOrActor, reading_of};
use super::toponym::Toponym;
use crate::who::token::{Token, tokens};

#[test]
#[ignore = "measures; needs data"]
fn places_of_a_folder() {
    let folder = env::var("ONRECORD_TEXTS").unwrap();
    let mut out = String::new();
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let began = std::time::Instant::now();
    let mut taken = std::time::Duration::ZERO;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let document = Document::new(&text);
        let points = CodePoints::new(&text);
        let start = std::time::Instant::now();
        let mentioned = super::places(&text, &document).mentions;
        taken += start.elapsed();
        let found = super::toponym::toponyms(&text, &document);
        let named = |toponym: &Toponym| !mentioned.iter().any(|at| at.span == toponym.span);
        let others: Vec<PlaceAt> = (found.iter().filter(|toponym| named(toponym)))
            .map(|toponym| PlaceAt::known(toponym.span, toponym.place, false))
            .collect();
        let name = file.file_stem().unwrap().to_string_lossy();
        for (places, kind) in [(&mentioned, "place"), (&others, "-")] {
            for place in places {
                let range = points.range(place.span);
                let position = place.known.and_then(|known| known.position);
                let (latitude, longitude) = position.unwrap_or((99.0, 999.0));
                let country = place.country.unwrap_or("-");
                let shown = place.span.of(&text).replace('\n', " ");
                let (start, end) = (range.start, range.end);
                writeln!(
                    out,
                    "{name}\t{start}\t{end}\t{shown}\t{country}\t{latitude}\t{longitude}\t{kind}"
                )
                .unwrap();
            }
        }
    }
    fs::write(env::var("ONRECORD_OUT").unwrap(), out).unwrap();
    println!("{taken:?} of {:?}", began.elapsed());
}

/// A line of training data: its key, the text, its tokens, and the name's span and tokens.
struct Line<'a> {
    key: &'a str,
    text: String,
    tokens: Vec<Token>,
    name: Span,
    at: Range<usize>,
}

/// Reads `KEY<tab>… <ENT>name<ENT> …`.
fn read_line(line: &str) -> Option<Line<'_>> {
    let (key, sentence) = line.split_once('\t')?;
    let parts: Vec<&str> = sentence.splitn(3, "<ENT>").collect();
    let &[before, name, after] = parts.as_slice() else { return None };
    let text = format!("{before}{name}{after}");
    let tokens = tokens(&text, Span::new(0, text.len()));
    let name = Span::new(before.len(), before.len() + name.len());
    let start = tokens.partition_point(|token| token.span.end <= name.start);
    let end = tokens.partition_point(|token| token.span.start < name.end);
    (start < end).then_some(Line { key, text, tokens, name, at: start..end })
}

/// Writes the features of each name in lines, for training.
#[test]
#[ignore = "measures; needs data"]
fn features_of_lines() {
    let mut out = String::new();
    let lines = fs::read_to_string(env::var("ONRECORD_LINES").unwrap()).unwrap();
    for line in lines.lines().filter_map(read_line) {
        write!(out, "{}", line.key).unwrap();
        features(&line.text, &line.tokens, line.at, |feature| {
            write!(out, "\t{feature}").unwrap();
        });
        out.push('\n');
    }
    fs::write(env::var("ONRECORD_OUT").unwrap(), out).unwrap();
}

/// Counts the names in lines whose reading is the annotated one: keys are "PART LABEL".
#[test]
#[ignore = "measures; needs data"]
fn readings_of_lines() {
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let lines = fs::read_to_string(env::var("ONRECORD_LINES").unwrap()).unwrap();
    for line in lines.lines().filter_map(read_line) {
        let (part, label) = line.key.split_once(' ').unwrap();
        let (reading, reason) = reading_of(&line.text, &line.tokens, line.name);
        let right = (reading == PlaceOrActor::Actor) == (label == "1");
        for key in [format!("part {part}"), format!("part {part} {reason:?}")] {
            let count = counts.entry(key).or_default();
            count[0] += usize::from(right);
            count[1] += 1;
        }
    }
    for (part, [right, all]) in counts {
        println!("{part}: {right} of {all}, {:.3}", right as f64 / all as f64);
    }
}
