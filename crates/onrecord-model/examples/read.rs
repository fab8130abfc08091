//! Prints what the model marks in some text files: one JSON object a file, spans in code points.
//!
//!     cargo run --release -p onrecord-model --example read -- article.txt
//!
//! Each line of a file is taken for a paragraph; statements without content, and those inside other
//! statements, are left out unless `--all` comes first.
#![allow(clippy::print_stdout)]

use std::ops::Range;
use std::path::Path;

use onrecord_model::{Found, Model, Reading};
use onrecord_text::Span;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let model = Model::new();
    let mut all = false;
    for argument in std::env::args().skip(1) {
        if argument == "--all" {
            all = true;
            continue;
        }
        let path = Path::new(&argument);
        let text = std::fs::read_to_string(path)?;
        let reading = model.read(&text, &lines(&text));
        let wanted = |found: &&Found| all || !found.nested && !found.contents.is_empty();
        let points = code_points(&text);
        let statement = |found: &Found| statement(found, &reading, &points);
        println!(
            "{}",
            json!({
                "id": path.file_stem().map(|stem| stem.to_string_lossy()),
                "attributions":
                    reading.found.iter().filter(wanted).map(statement).collect::<Vec<_>>(),
            })
        );
    }
    Ok(())
}

/// The non-empty lines of a text.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut out = Vec::new();
    for line in text.split('\n') {
        if !line.is_empty() {
            out.push(Span::new(start, start + line.len()));
        }
        start += line.len() + 1;
    }
    out
}

/// How many code points stand before each byte of a text, and before its end.
fn code_points(text: &str) -> Vec<usize> {
    let mut count = 0;
    let mut out: Vec<usize> = Vec::with_capacity(text.len() + 1);
    for byte in text.bytes() {
        out.push(count);
        // All bytes but the later ones of a character.
        count += usize::from(byte & 0xC0 != 0x80);
    }
    out.push(count);
    out
}

fn statement(found: &Found, reading: &Reading, points: &[usize]) -> Value {
    let span = |words: &Range<usize>| {
        let (first, last) = (reading.words[words.start], reading.words[words.end - 1]);
        [points[first.span.start], points[last.span.end]]
    };
    json!({
        "nested": found.nested,
        "confidence": found.confidence,
        "cue": [span(&found.cue)],
        "source": found.sources.iter().map(span).collect::<Vec<_>>(),
        "content": found.contents.iter().map(span).collect::<Vec<_>>(),
    })
}
