//! Denials linked with the claims of other articles, day by day, and the rows that tell of them.

use std::collections::BTreeMap;

use onrecord::record::Record;

use super::filed::Filed;
use super::id;
use super::rows::{Cell, Rows, Table};
use crate::dispute::{DAYS, Dispute, Position, Stand, disputes, positions};

static DENIALS: Table =
    Table { name: "denials", columns: &["id", "article", "statement", "event"], key: 1 };

static CLAIMS: Table = Table {
    name: "denied_claims",
    columns: &["denial", "nth", "article", "statement", "event", "score"],
    key: 2,
};

/// What the articles claim and deny. They come in the order of the days of their publication, so that
/// only the claims of the last days are kept.
pub(super) struct Answers<'a> {
    filed: &'a [Filed],
    keys: BTreeMap<&'a str, i64>,
    day: i32,
    /// The claims of the days before that a denial may answer, and all that the day brought.
    near: Vec<Position>,
    denials: Vec<Vec<Cell>>,
    claims: Vec<Vec<Cell>>,
}

impl<'a> Answers<'a> {
    /// Nothing claimed yet by these articles.
    pub(super) fn new(filed: &'a [Filed]) -> Self {
        let keys = filed.iter().map(|one| (one.sha256.as_str(), one.key.0)).collect();
        let (near, denials, claims) = (Vec::new(), Vec::new(), Vec::new());
        Self { filed, keys, day: i32::MIN, near, denials, claims }
    }

    /// Takes in the claims and denials of an article.
    pub(super) fn add(&mut self, number: usize, record: &Record, text: &str) {
        let article = &self.filed[number];
        for mut position in positions(record, text, article.story as u64) {
            let Some(day) = position.day else { continue };
            position.article.clone_from(&article.sha256);
            if day != self.day {
                self.end_day();
                self.day = day;
                self.near.retain(|claim| claim.day.is_some_and(|then| then >= day - DAYS));
            }
            self.near.push(position);
        }
    }

    /// Answers the denials of the day; its claims wait for those of the days to come.
    fn end_day(&mut self) {
        for dispute in disputes(&self.near, DAYS) {
            self.tell(&dispute);
        }
        self.near.retain(|position| position.stand == Stand::Asserts);
    }

    fn tell(&mut self, dispute: &Dispute) {
        let cells = |position: &Position| {
            let key = self.keys.get(position.article.as_str()).copied().unwrap_or_default();
            let (said, event) = (position.statement.as_deref(), position.event.as_deref());
            [Cell::Number(key), said.into(), event.into()]
        };
        let denial = &self.near[dispute.denial];
        let (said, event) = (denial.statement.as_deref(), denial.event.as_deref());
        let id = Cell::Text(id::denial(&denial.article, said, event));
        for (nth, link) in dispute.claims.iter().enumerate() {
            let mut row = vec![id.clone(), nth.into()];
            row.extend(cells(&self.near[link.claim]));
            row.push(Cell::Number((link.score * 1000.0).round() as i64));
            self.claims.push(row);
        }
        self.denials.push([id].into_iter().chain(cells(denial)).collect());
    }

    /// The rows that tell of all of them.
    pub(super) fn rows(mut self) -> [Rows; 2] {
        self.end_day();
        [Rows::new(&DENIALS, self.denials), Rows::new(&CLAIMS, self.claims)]
    }
}
