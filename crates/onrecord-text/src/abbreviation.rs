//! Abbreviations, by whether a sentence may end with them.

use std::collections::HashMap;
use std::sync::LazyLock;

static TABLE: &str = include_str!("../data/abbreviations.tsv");
static CLASSES: LazyLock<HashMap<&str, Class>> = LazyLock::new(|| {
    rows()
        .flat_map(|[class, words, ..]| {
            let class = Class::read(class);
            words.split(' ').map(move |word| (word, class))
        })
        .collect()
});

/// How an abbreviation behaves; `data/abbreviations.tsv` explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Title,
    Inside,
    Number,
    Month,
    Either,
    Last,
}

impl Class {
    fn read(cell: &str) -> Self {
        match cell {
            "title" => Self::Title,
            "inside" => Self::Inside,
            "number" => Self::Number,
            "month" => Self::Month,
            "either" => Self::Either,
            "last" => Self::Last,
            _ => panic!("abbreviations.tsv: `{cell}` is no class"),
        }
    }

    /// The class of a word without its last stop.
    pub(crate) fn of(word: &str) -> Option<Self> {
        if let Some(class) = CLASSES.get(word) {
            return Some(*class);
        }
        // "U.S", "J.R.R": letters with stops between.
        let mut letters = word.split('.');
        let dotted = word.contains('.')
            && letters.all(|part| {
                let mut characters = part.chars();
                characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none()
            });
        dotted.then_some(Self::Either)
    }
}

fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    let rows = TABLE.lines().filter(|row| !row.is_empty() && !row.starts_with("# "));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let Ok(cells) = cells.try_into() else {
            panic!("abbreviations.tsv: `{row}` has not four cells");
        };
        cells
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Span, sentences};

    fn split(text: &str) -> Vec<&str> {
        let spans = sentences(text, Span::new(0, text.len()));
        spans.into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn every_abbreviation_does_what_its_row_says() {
        for [_, words, whole, parted] in rows() {
            let shown = words.split(' ').find(|word| whole.contains(&format!("{word}."))).unwrap();
            for word in words.split(' ') {
                let text = whole.replace(&format!("{shown}."), &format!("{word}."));
                assert_eq!(split(&text), [text.as_str()]);
                if let Some((first, second)) = parted.split_once(" ‖ ") {
                    let first = first.replace(&format!("{shown}."), &format!("{word}."));
                    let text = format!("{first} {second}");
                    assert_eq!(split(&text), [first.as_str(), second]);
                }
            }
        }
    }

    #[test]
    fn letters_with_stops_between_are_abbreviations() {
        assert!(["U.S", "J.R.R", "U.N", "Ph.D"].into_iter().all(|word| Class::of(word).is_some()));
        assert!(["said", "3.5", "a.com", ""].into_iter().all(|word| Class::of(word).is_none()));
    }
}
