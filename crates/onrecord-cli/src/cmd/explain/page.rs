//! The page `docs/codes.md`: every code with its meaning and an example, written from the same data.

use std::fmt::Write;

use super::{codes, sentence};

const OPENING: &str = "# Every code that a record holds

`onrecord explain CODE` shows the same in a terminal. Types, modes, contexts and most sectors are those
of the PLOVER manual (CC BY-SA 4.0); the words and the examples are ours. In brackets behind an event's
meaning stand its quad class, its PLOVER score of conflict and cooperation, its CAMEO code and that
code's Goldstein score.
";

/// All codes, a heading for each family and a row for each code.
fn page() -> String {
    let mut out = String::from(OPENING);
    let mut family = String::new();
    for code in codes() {
        if code.family != family {
            let heading = sentence(&code.family);
            let heading = heading.trim_end_matches('.');
            let _ = write!(out, "\n## {heading}\n\n| code | meaning | example |\n|---|---|---|\n");
            family.clone_from(&code.family);
        }
        let scales = code.scales.map_or(String::new(), |scales| format!(" ({scales})"));
        let example = code.example.unwrap_or_default();
        let _ = writeln!(out, "| `{}` | {}{scales} | {example} |", code.name, code.meaning);
    }
    out
}

#[test]
fn the_page_of_codes_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/codes.md");
    if std::env::var_os("ONRECORD_BLESS").is_some() {
        std::fs::write(path, page()).unwrap();
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    let again = "write it again: ONRECORD_BLESS=1 cargo test -p onrecord-cli page";
    assert!(there == page(), "docs/codes.md: {again}");
}
