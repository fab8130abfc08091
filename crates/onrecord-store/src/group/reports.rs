//! Events joined to happenings, and the rows that tell of them.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::record::Record;

use super::filed::Filed;
use super::id;
use super::rows::{Cell, Rows, Table};
use crate::happening::kind::group;
use crate::happening::{Happening, Telling, days, happenings, parties, tellings};

static HAPPENINGS: Table = Table {
    name: "happenings",
    columns: &[
        "id",
        "type",
        "status",
        "actor",
        "recipient",
        "date",
        "place",
        "stories",
        "articles",
        "publishers",
        "earliest",
        "latest",
        "contradicted",
    ],
    key: 1,
};

static REPORTS: Table =
    Table { name: "happening_reports", columns: &["article", "event", "happening", "nth"], key: 2 };

static DETAILS: Table = Table {
    name: "happening_details",
    columns: &["happening", "detail", "nth", "value", "contradicted"],
    key: 3,
};

static DETAIL_STORIES: Table = Table {
    name: "happening_detail_stories",
    columns: &["happening", "detail", "nth", "story"],
    key: 4,
};

/// What the articles tell of events.
pub(super) struct Reports<'a> {
    filed: &'a [Filed],
    /// By groups of types, which are joined one after another: tellings of two are never of one event.
    told: BTreeMap<u8, Tellings>,
}

/// Tellings, and for each the number of its article.
#[derive(Default)]
struct Tellings {
    tellings: Vec<Telling>,
    articles: Vec<usize>,
}

/// The rows of the four tables in the making.
#[derive(Default)]
struct Made {
    happenings: Vec<Vec<Cell>>,
    reports: Vec<Vec<Cell>>,
    details: Vec<Vec<Cell>>,
    stories: Vec<Vec<Cell>>,
}

impl<'a> Reports<'a> {
    /// Nothing told yet by these articles.
    pub(super) fn new(filed: &'a [Filed]) -> Self {
        Self { filed, told: BTreeMap::new() }
    }

    /// Takes in the events of an article.
    pub(super) fn add(&mut self, number: usize, record: &Record, text: &str) {
        let article = &self.filed[number];
        for mut telling in tellings(record, text, article.story as u64) {
            telling.article.clone_from(&article.sha256);
            telling.published.clone_from(&article.published[0]);
            let of_group = self.told.entry(group(&telling.kind)).or_default();
            of_group.tellings.push(telling);
            of_group.articles.push(number);
        }
    }

    /// The rows that tell of all of them.
    pub(super) fn rows(self) -> [Rows; 4] {
        let story_ids: BTreeMap<u64, &str> =
            self.filed.iter().map(|one| (one.story as u64, one.story_id.as_str())).collect();
        let mut made = Made::default();
        for told in self.told.into_values() {
            told.rows(self.filed, &story_ids, &mut made);
        }
        [
            Rows::new(&HAPPENINGS, made.happenings),
            Rows::new(&REPORTS, made.reports),
            Rows::new(&DETAILS, made.details),
            Rows::new(&DETAIL_STORIES, made.stories),
        ]
    }
}

impl Tellings {
    /// Adds the rows of the happenings that they make.
    fn rows(&self, filed: &[Filed], story_ids: &BTreeMap<u64, &str>, made: &mut Made) {
        for happening in happenings(&self.tellings) {
            let first = &self.tellings[happening.tellings[0]];
            let id = id::happening(&first.article, &first.event);
            made.happenings.push(self.happening(filed, &id, &happening));
            for (nth, &at) in happening.tellings.iter().enumerate() {
                let article = Cell::Number(filed[self.articles[at]].key.0);
                let event = self.tellings[at].event.as_str().into();
                made.reports.push(vec![article, event, id.as_str().into(), nth.into()]);
            }
            made.details(&id, &happening, story_ids);
        }
    }

    fn happening(&self, filed: &[Filed], id: &str, happening: &Happening) -> Vec<Cell> {
        let told = || happening.tellings.iter().map(|&at| &self.tellings[at]);
        let articles = || happening.tellings.iter().map(|&at| &filed[self.articles[at]]);
        let publishers: BTreeSet<&String> = articles().flat_map(|one| &one.publishers).collect();
        let latest = articles().map(|one| one.published[1].as_str()).max().unwrap_or_default();
        let contradicted: Vec<&str> = happening
            .details
            .iter()
            .filter(|one| one.contradicted)
            .map(|one| one.name.as_str())
            .collect();
        let words = |words: Option<String>| words.unwrap_or_default().as_str().into();
        vec![
            id.into(),
            happening.kind.as_str().into(),
            words(most(told().map(|one| one.status.name().to_owned()))),
            words(most(told().filter_map(|one| parties(&one.actors)))),
            words(most(told().filter_map(|one| parties(&one.recipients)))),
            most(told().filter_map(date)).as_deref().into(),
            most(told().filter_map(|one| one.place.clone())).as_deref().into(),
            happening.stories.into(),
            happening.articles.into(),
            publishers.len().into(),
            Cell::unless_empty(&happening.published.0),
            Cell::unless_empty(latest),
            contradicted.join(" ").as_str().into(),
        ]
    }
}

impl Made {
    fn details(&mut self, id: &str, happening: &Happening, story_ids: &BTreeMap<u64, &str>) {
        for detail in &happening.details {
            for (nth, version) in detail.versions.iter().enumerate() {
                let key = || vec![Cell::from(id), Cell::from(detail.name.as_str()), nth.into()];
                let mut row = key();
                row.extend([
                    version.value.as_str().into(),
                    usize::from(detail.contradicted).into(),
                ]);
                self.details.push(row);
                for story in &version.stories {
                    let mut row = key();
                    row.push(story_ids.get(story).copied().unwrap_or_default().into());
                    self.stories.push(row);
                }
            }
        }
    }
}

/// When a report says that it happened, if its text does.
fn date(telling: &Telling) -> Option<String> {
    let days = telling.days.as_ref().filter(|_| telling.dated)?;
    let (first, last) = (days::written(*days.start()), days::written(*days.end()));
    Some(if first == last { first } else { format!("{first}/{last}") })
}

/// What comes most often, equals in the order of the alphabet.
fn most(all: impl Iterator<Item = String>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(one, _)| one)
}
