//! Copies joined to stories, and the rows that tell of them.

use std::collections::BTreeMap;

use super::filed::Filed;
use super::id;
use super::rows::{Cell, Rows, Table};
use crate::happening::days::days;
use crate::story::{Copy, Sketch, Stories};

static STORIES: Table = Table {
    name: "stories",
    columns: &["id", "first", "publisher", "publishers", "articles", "earliest", "latest"],
    key: 1,
};

static COPIES: Table =
    Table { name: "story_copies", columns: &["article", "story", "nth"], key: 1 };

/// The articles so far.
#[derive(Default)]
pub(super) struct Copies {
    stories: Stories,
    filed: Vec<Filed>,
}

impl Copies {
    /// Takes in an article.
    pub(super) fn add(&mut self, filed: Filed, text: &str) {
        let [published, _] = filed.published.clone();
        let day = days(&published).map(|days| *days.start());
        let copy = Copy { published, id: filed.sha256.clone(), publisher: None, day };
        self.stories.add(copy, Sketch::of(text));
        self.filed.push(filed);
    }

    /// The articles with their stories, and the rows of those.
    pub(super) fn rows(self) -> (Vec<Filed>, Vec<Rows>) {
        let mut filed = self.filed;
        let mut members: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for number in 0..filed.len() {
            let story = id::story(&self.stories.story_of(number).id);
            members.entry(story).or_default().push(number);
        }
        let (mut stories, mut copies) = (Vec::new(), Vec::new());
        for (nth, (id, mut numbers)) in members.into_iter().enumerate() {
            numbers.sort_by_key(|&at| {
                let one = &filed[at];
                (one.published[0].is_empty(), one.published[0].clone(), one.sha256.clone())
            });
            stories.push(story(&id, &numbers, &filed));
            for (place, &number) in numbers.iter().enumerate() {
                let article = &mut filed[number];
                article.story = nth;
                article.story_id.clone_from(&id);
                copies.push(vec![
                    Cell::Number(article.key.0),
                    Cell::from(id.as_str()),
                    place.into(),
                ]);
            }
        }
        (filed, vec![Rows::new(&STORIES, stories), Rows::new(&COPIES, copies)])
    }
}

fn story(id: &str, numbers: &[usize], filed: &[Filed]) -> Vec<Cell> {
    let copies = || numbers.iter().map(|&at| &filed[at]);
    let mut publishers: Vec<&str> =
        copies().flat_map(|one| &one.publishers).map(String::as_str).collect();
    publishers.sort_unstable();
    publishers.dedup();
    let first = &filed[numbers[0]];
    let latest = copies().map(|one| one.published[1].as_str()).max().unwrap_or_default();
    vec![
        id.into(),
        Cell::Number(first.key.0),
        first.first.as_deref().into(),
        publishers.join("; ").as_str().into(),
        numbers.len().into(),
        Cell::unless_empty(&first.published[0]),
        Cell::unless_empty(latest),
    ]
}
