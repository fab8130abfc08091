//! Writes what is found in texts of a folder, to be scored: see `docs/accuracy.md`.

use std::fmt::Write;
use std::{env, fs};

use onrecord_text::{CodePoints, Document};

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
        let found = super::toponym::toponyms(&text, &document);
        taken += start.elapsed();
        for toponym in found {
            let range = points.range(toponym.span);
            let position = toponym.place.position.unwrap_or((99.0, 999.0));
            writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
                file.file_stem().unwrap().to_string_lossy(),
                range.start,
                range.end,
                toponym.span.of(&text).replace('\n', " "),
                toponym.place.country.unwrap_or("-"),
                position.0,
                position.1,
                toponym.in_name,
                toponym.place.geonames.unwrap_or(0),
            )
            .unwrap();
        }
    }
    fs::write(env::var("ONRECORD_OUT").unwrap(), out).unwrap();
    println!("{taken:?} of {:?}", began.elapsed());
}

/// Writes the features of each name in lines `NAME<SEP>… <ENT>name<ENT> …`, for training.
#[test]
#[ignore = "measures; needs data"]
fn features_of_lines() {
    let mut out = String::new();
    for line in fs::read_to_string(env::var("ONRECORD_LINES").unwrap()).unwrap().lines() {
        let (key, rest) = line.split_once('\t').unwrap();
        let sentence = rest.split_once("<SEP>").map_or(rest, |(_, sentence)| sentence);
        let parts: Vec<&str> = sentence.splitn(3, "<ENT>").collect();
        let &[before, name, after] = parts.as_slice() else { continue };
        let text = format!("{before}{name}{after}");
        let tokens = crate::who::token::tokens(&text, onrecord_text::Span::new(0, text.len()));
        let start = tokens.partition_point(|token| token.span.end <= before.len());
        let end = tokens.partition_point(|token| token.span.start < before.len() + name.len());
        if start >= end {
            continue;
        }
        write!(out, "{key}").unwrap();
        super::feature::features(&text, &tokens, start..end, |feature| {
            write!(out, "\t{feature}").unwrap();
        });
        out.push('\n');
    }
    fs::write(env::var("ONRECORD_OUT").unwrap(), out).unwrap();
}
