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
        let found = super::toponyms(&text, &document);
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
