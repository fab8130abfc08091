//! The literate specification: every passage of `tests/spec` comes out as its record says.
//!
//! A passage that the program does not get right yet is listed in `tests/spec/PENDING.txt`, one
//! title a line; one that comes out right must not stand there, so the list can only shrink
//! knowingly.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord::Coder;
use onrecord_corpus::{Passage, compare, parse};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/spec")
}

fn passages() -> Vec<Passage> {
    let entries = fs::read_dir(folder()).expect("tests/spec is there");
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    let mut passages = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        passages.extend(parse(&file, &text).unwrap_or_else(|errors| {
            let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
            panic!("{}", lines.join("\n"))
        }));
    }
    passages
}

fn pending() -> BTreeSet<String> {
    let list = fs::read_to_string(folder().join("PENDING.txt")).unwrap_or_default();
    list.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(str::to_owned).collect()
}

fn stem(passage: &Passage) -> String {
    passage.path.file_stem().unwrap().to_string_lossy().into_owned()
}

#[test]
fn every_passage_comes_out_as_specified() {
    let coder = Coder::new();
    let mut pending = pending();
    let mut report = String::new();
    let mut files: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let passages = passages();
    for passage in &passages {
        let differences = compare(passage, &coder.code(&passage.article()));
        let id = passage.id();
        let (right, all) = files.entry(stem(passage)).or_default();
        *all += 1;
        *right += usize::from(differences.is_empty());
        match (differences.is_empty(), pending.remove(&id)) {
            (true, false) | (false, true) => {}
            (true, true) => {
                writeln!(report, "{id}: comes out right; take it off the list").unwrap();
            }
            (false, false) => {
                writeln!(report, "{id}").unwrap();
                for difference in differences {
                    writeln!(report, "    {difference}").unwrap();
                }
            }
        }
    }
    for id in pending {
        writeln!(report, "{id}: on the list of pending passages, but there is none").unwrap();
    }
    for (file, (right, all)) in &files {
        println!("{file}: {right} of {all} passages as specified");
    }
    let right: usize = files.values().map(|(right, _)| right).sum();
    println!("{right} of {} passages as specified", passages.len());
    assert!(passages.len() >= 499, "only {} passages were found", passages.len());
    assert!(report.is_empty(), "\n{report}");
}
