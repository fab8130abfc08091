//! The literate specification: every passage of `tests/spec` comes out as its record says.
//!
//! A passage that the program does not get right yet is listed in `tests/spec/PENDING.txt`, one
//! title a line; one that comes out right must not stand there, so the list can only shrink
//! knowingly.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;
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

#[test]
fn every_passage_comes_out_as_specified() {
    let coder = Coder::new();
    let mut pending = pending();
    let (mut report, mut right) = (String::new(), 0);
    let passages = passages();
    for passage in &passages {
        let differences = compare(passage, &coder.code(&passage.article()));
        let id = passage.id();
        match (differences.is_empty(), pending.remove(&id)) {
            (true, false) => right += 1,
            (true, true) => {
                writeln!(report, "{id}: comes out right; take it off the list").unwrap();
            }
            (false, true) => {}
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
    println!("{right} of {} passages as specified", passages.len());
    assert!(passages.len() >= 60, "only {} passages were found", passages.len());
    assert!(report.is_empty(), "\n{report}");
}
