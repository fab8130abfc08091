//! Scores the sentence splitter against treebanks:
//! `cargo run --release -p onrecord-text --example sentence_score -- FILE.conllu…`
//!
//! A document is rebuilt from its `# text =` lines, joined by spaces, a line for each `# newpar`;
//! with `--joined` first, all on one line. A boundary is the offset at which a sentence ends; the
//! last of each paragraph is given and not counted. With `--errors`, every miss is printed.
#![allow(clippy::print_stdout, reason = "a program")]

use std::collections::BTreeSet;
use std::{env, fs, process};

use onrecord_text::{Span, sentences};

fn main() {
    let (options, files): (Vec<_>, Vec<_>) =
        env::args().skip(1).partition(|word| word.starts_with("--"));
    if files.is_empty() {
        println!("usage: sentence_score [--joined] [--errors] FILE.conllu…");
        process::exit(2);
    }
    let has = |option: &str| options.iter().any(|given| given == option);
    let mut total = Tally::default();
    for file in &files {
        let text = fs::read_to_string(file).unwrap_or_else(|error| {
            println!("cannot read {file}: {error}");
            process::exit(1);
        });
        for paragraph in paragraphs(&text, has("--joined")) {
            total.add(&paragraph, has("--errors"));
        }
    }
    total.print();
}

/// The sentences of each paragraph of a file.
fn paragraphs(conllu: &str, joined: bool) -> Vec<Vec<&str>> {
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in conllu.lines() {
        let starts = line.starts_with("# newdoc") || line.starts_with("# newpar") && !joined;
        if starts && paragraphs.last().is_some_and(|last| !last.is_empty()) {
            paragraphs.push(Vec::new());
        }
        if let (Some(text), Some(last)) = (line.strip_prefix("# text = "), paragraphs.last_mut()) {
            last.push(text.trim());
        }
    }
    paragraphs
}

#[derive(Default)]
struct Tally {
    right: usize,
    found: usize,
    given: usize,
}

impl Tally {
    fn add(&mut self, paragraph: &[&str], errors: bool) {
        let text = paragraph.join(" ");
        let lengths = paragraph.iter().scan(0, |end, sentence| {
            *end += sentence.len() + 1;
            Some(*end - 1)
        });
        let inner = |end: &usize| *end < text.len();
        let given: BTreeSet<usize> = lengths.filter(inner).collect();
        let spans = sentences(&text, Span::new(0, text.len()));
        let found: BTreeSet<usize> = spans.iter().map(|span| span.end).filter(inner).collect();
        self.right += given.intersection(&found).count();
        self.found += found.len();
        self.given += given.len();
        if errors {
            print_errors(&text, &given, &found);
        }
    }

    fn print(&self) {
        let (right, found, given) = (self.right as f64, self.found as f64, self.given as f64);
        println!(
            "boundaries {} found {} precision {:.4} recall {:.4} F1 {:.4}",
            self.given,
            self.found,
            right / found,
            right / given,
            2.0 * right / (found + given)
        );
    }
}

fn print_errors(text: &str, given: &BTreeSet<usize>, found: &BTreeSet<usize>) {
    for &end in given.symmetric_difference(found) {
        let kind = if given.contains(&end) { "missed" } else { "split " };
        let from = text[..end].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
        let to = text[end..].char_indices().nth(30).map_or(text.len(), |(at, _)| end + at);
        println!("{kind} {}‖{}", &text[from..end], &text[end..to]);
    }
}
