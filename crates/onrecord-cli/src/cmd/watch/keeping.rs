//! Where articles go with `--into`: coded and kept in a store.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use onrecord::Article;
use onrecord_store::{Entry, Outcome, Store};
use onrecord_watch::{Desk, DeskError, Kept, Page};

use super::extract::extract;
use crate::coding::Coding;
use crate::foreign::{LANGUAGE, other_language};

/// How long grouping rests at least after it was done.
const REST: Duration = Duration::from_secs(60);
/// How many times as long as it took.
const SHARE: u32 = 20;

/// Codes articles and keeps them in a store.
pub(super) struct InStore {
    coding: Coding,
    store: Store,
    /// When stories and happenings were last brought up to date, and how long that took.
    grouped: Option<(Instant, Duration)>,
}

impl InStore {
    /// Opens the store, or makes it.
    pub(super) fn open(path: &Path) -> Result<Self> {
        Ok(Self { store: Store::create(path)?, coding: Coding::start(None, None)?, grouped: None })
    }

    /// The article with its record, if the store has use for one.
    fn entry(&self, article: &Article) -> Result<Entry, DeskError> {
        let mut record = None;
        if self.store.lacks(article)? {
            record = self.coding.code(&[article]).pop().transpose()?;
        }
        Ok(Entry { article: article.clone(), record })
    }

    /// Brings stories and happenings up to date, unless that would take more than a small share of the
    /// time: what then waits comes with the next articles.
    fn group(&mut self) -> Result<(), DeskError> {
        if let Some((when, took)) = self.grouped
            && when.elapsed() < REST.max(took * SHARE)
        {
            return Ok(());
        }
        let started = Instant::now();
        self.store.group()?;
        self.grouped = Some((Instant::now(), started.elapsed()));
        Ok(())
    }
}

impl Desk for InStore {
    fn extract(&self, page: &Page) -> Result<Article, String> {
        extract(page)
    }

    fn keep(&mut self, articles: &[Article]) -> Result<Kept, DeskError> {
        let english = articles.iter().filter(|one| other_language(Some(LANGUAGE), one).is_none());
        let entries = english.map(|one| self.entry(one)).collect::<Result<Vec<_>, _>>()?;
        let outcomes = self.store.keep(&entries, self.coding.version())?;
        let new = outcomes
            .iter()
            .filter(|outcome| matches!(outcome, Outcome::New(_) | Outcome::Republished(_)))
            .count();
        if new > 0 {
            self.group()?;
        }
        Ok(Kept { new, left: articles.len() - new })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_kept_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.db");
        let text = "The ferry will sail on Monday, the port authority said.";
        let article =
            Article { url: Some("https://example.org/a".to_owned()), ..Article::new(text) };
        let german =
            Article { language: Some("de".to_owned()), ..Article::new("Die Fähre fährt.") };
        let mut desk = InStore::open(&path).unwrap();
        let kept = desk.keep(&[article.clone(), german]).unwrap();
        assert_eq!(kept, Kept { new: 1, left: 1 });
        assert_eq!(desk.keep(&[article]).unwrap(), Kept { new: 0, left: 1 });
        assert_eq!(desk.store.tally().unwrap().articles, 1);
    }
}
