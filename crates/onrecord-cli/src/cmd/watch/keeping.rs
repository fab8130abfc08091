//! Where articles go with `--into`: coded and kept in a store.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use onrecord::Article;
use onrecord::record::Record;
use onrecord_store::{Entry, Outcome, Store, StoreError};
use onrecord_watch::{Desk, DeskError, Kept, Page};

use super::super::in_a_row;
use super::desk::say;
use super::extract::extract;
use crate::args::CoderArgs;
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
    /// Opens the store, or makes it, for records of the coder that is asked for.
    pub(super) fn open(path: &Path, args: &CoderArgs) -> Result<Self> {
        let coding = Coding::start(None, args)?;
        Ok(Self { store: Store::create(path)?, coding, grouped: None })
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
        let coding = &self.coding;
        let code = |article: &Article| coding.code(&[article]).pop().transpose();
        let kept = keep(&mut self.store, articles, coding.version(), code)?;
        if kept.new > 0 {
            self.group()?;
        }
        Ok(kept)
    }
}

/// Keeps articles with the records that `code` makes of them.
fn keep(
    store: &mut Store,
    articles: &[Article],
    coded_by: &str,
    code: impl Fn(&Article) -> Result<Option<Record>, String>,
) -> Result<Kept, StoreError> {
    let mut entries = Vec::new();
    for article in articles {
        entries.extend(entry(store, article, &code)?);
    }
    let outcomes = store.keep(&entries, coded_by)?;
    for (outcome, entry) in outcomes.iter().zip(&entries) {
        tell(outcome, &entry.article);
    }
    let is_new = |outcome: &&Outcome| {
        matches!(outcome, Outcome::New(_) | Outcome::Uncoded(_) | Outcome::Republished(_))
    };
    let new = outcomes.iter().filter(is_new).count();
    Ok(Kept { new, left: articles.len() - new })
}

/// The article with its record if the store has use for one; nothing if it is not to be kept, which
/// is said. A fault that it brings out must not stop the others, nor be met again for ever.
fn entry(
    store: &Store,
    article: &Article,
    code: impl Fn(&Article) -> Result<Option<Record>, String>,
) -> Result<Option<Entry>, StoreError> {
    let is_coded = other_language(Some(LANGUAGE), article).is_none();
    let record = if is_coded && store.lacks(article)? { code(article) } else { Ok(None) };
    Ok(match record {
        Ok(record) => Some(Entry { article: article.clone(), record }),
        Err(fault) => {
            let what = format!("cannot be coded, by a fault of OnRecord: {fault}");
            say("error", &article.id, &what);
            None
        }
    })
}

/// Says what became of an article that is not in the store with a record of its own.
fn tell(outcome: &Outcome, article: &Article) {
    match outcome {
        Outcome::New(_) | Outcome::Known(_) | Outcome::Republished(_) => {}
        Outcome::Uncoded(_) => {
            let language = article.language.as_deref().unwrap_or("unknown");
            let what = format!("kept without a record, it is not in English but `{language}`");
            say("note", &article.id, &what);
        }
        Outcome::Changed(first) => {
            say("warning", &article.id, &format!("kept already with another text, {first}"));
        }
        Outcome::Refused(faults) => {
            let what = format!("cannot be kept, by a fault of OnRecord: {}", in_a_row(faults));
            say("error", &article.id, &what);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_that_cannot_be_read_are_named_before_anything_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let (path, weights) = (folder.path().join("record.db"), folder.path().join("mine.bin"));
        std::fs::write(&weights, "no weights").unwrap();
        let args = CoderArgs { weights: Some(weights), ..CoderArgs::default() };
        let said = format!("{:#}", InStore::open(&path, &args).err().unwrap());
        assert!(said.contains("mine.bin: not a weights file"), "{said}");
        assert!(!path.exists());
    }

    #[test]
    fn an_article_is_kept_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.db");
        let text = "The ferry will sail on Monday, the port authority said.";
        let article =
            Article { url: Some("https://example.org/a".to_owned()), ..Article::new(text) };
        let german =
            Article { language: Some("de".to_owned()), ..Article::new("Die Fähre fährt.") };
        let mut desk = InStore::open(&path, &CoderArgs::default()).unwrap();
        let both = [article, german];
        assert_eq!(desk.keep(&both).unwrap(), Kept { new: 2, left: 0 });
        assert_eq!(desk.keep(&both).unwrap(), Kept { new: 0, left: 2 });
        let tally = desk.store.tally().unwrap();
        assert_eq!((tally.articles, tally.uncoded), (2, 1));
    }

    #[test]
    fn an_article_that_cannot_be_coded_or_kept_stops_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("record.db")).unwrap();
        let coder = onrecord::Coder::new();
        let [fails, lies, works] =
            ["It fails.", "It lies.", "The ferry sails, he said."].map(Article::new);
        let articles = [fails.clone(), lies.clone(), works];
        let code = |article: &Article| match article {
            one if *one == fails => Err("no such span".to_owned()),
            one if *one == lies => Ok(Some(coder.code(&fails))),
            _ => Ok(Some(coder.code(article))),
        };
        let kept = keep(&mut store, &articles, "1", code).unwrap();
        assert_eq!(kept, Kept { new: 1, left: 2 });
        assert_eq!(store.tally().unwrap().articles, 1);
    }
}
