//! The numbers as a table, and what is wrong, sentence by sentence.

use std::fmt::Write;

use onrecord_text::CodePoints;

use super::sentences::Sentences;
use super::tally::{Detail, Score, Task, share};

/// The table: what was found, then what is right about it.
pub(crate) fn table(score: &Score) -> String {
    let mut out = format!(
        "{:26}{:>6}{:>6}{:>6}{:>8}{:>8}{:>8}\n",
        "found", "P", "R", "F1", "right", "extra", "missed"
    );
    for (task, _, label) in Task::ALL {
        let counts = score.counts(task);
        let _ = writeln!(
            out,
            "{label:26}{:>6}{:>6}{:>6}{:>8}{:>8}{:>8}",
            figure(counts.precision()),
            figure(counts.recall()),
            figure(counts.f1()),
            counts.right,
            counts.extra,
            counts.missed,
        );
    }
    let _ = writeln!(out, "\n{:38}{:>6}{:>8}{:>8}", "of those found", "share", "right", "of");
    for (detail, _, label) in Detail::ALL {
        let (right, of) = score.detail(detail);
        let _ = writeln!(out, "{label:38}{:>6}{right:>8}{of:>8}", figure(share(right, of)));
    }
    out
}

/// `.751`, `1.000`.
fn figure(value: f64) -> String {
    let shown = format!("{value:.3}");
    shown.strip_prefix('0').map_or(shown.clone(), str::to_owned)
}

/// What is wrong in an article, beneath each sentence; by place where its text is not at hand.
pub(crate) fn faults(id: &str, score: &Score, sentences: &Sentences, text: Option<&str>) -> String {
    let mut out = String::new();
    let points = text.map(CodePoints::new);
    let mut shown = None;
    for fault in &score.faults {
        let sentence = sentences.at(fault.at);
        let place = sentence.unwrap_or(fault.at);
        if shown.replace(place) != Some(place) {
            let _ = write!(out, "\n{id}, chars {}–{}", place[0], place[1]);
            let words = points.as_ref().zip(text).and_then(|(points, text)| {
                text.get(points.byte(place[0])?..points.byte(place[1])?)
            });
            if let Some(words) = words {
                let words: Vec<&str> = words.split_whitespace().collect();
                let _ = write!(out, ": {}", words.join(" "));
            }
            out.push('\n');
        }
        let _ = writeln!(out, "  {}", fault.what);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_three_digits_and_no_needless_nought() {
        assert_eq!([figure(0.75), figure(1.0), figure(0.0)], [".750", "1.000", ".000"]);
    }
}
