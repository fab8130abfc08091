//! The passages of `corpus/full` as reports.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use onrecord::record::Record;
use onrecord_corpus::{Passage, Relation, Split};
use onrecord_store::happening::days::days;
use onrecord_store::story::{Copy, Sketch, Stories};

use crate::{cmd, tree};

/// A report: a text, what is on record of it, and what is known of where it comes from.
#[derive(Clone)]
pub(super) struct Report {
    pub(super) text: String,
    pub(super) record: Record,
    /// The gold record, where `record` is the program's.
    pub(super) gold: Record,
    /// Reports of one family may tell of one happening; those of two never do.
    pub(super) family: String,
    pub(super) happening: Option<String>,
    pub(super) relation: Option<Relation>,
    pub(super) split: Split,
}

impl Report {
    fn new(passage: &Passage) -> Self {
        let record = passage.record();
        let headers = &passage.headers;
        Self {
            text: passage.text.clone(),
            gold: record.clone(),
            record,
            family: headers.family.clone().unwrap_or_else(|| passage.id()),
            happening: headers.happening.clone(),
            relation: headers.relation,
            split: passage.split(),
        }
    }

    pub(super) fn id(&self) -> &str {
        &self.record.article.id
    }

    /// Its day of publication, counted from the first of January 1970.
    pub(super) fn day(&self) -> Option<i32> {
        self.record.article.published.as_deref().and_then(days).map(|days| *days.start())
    }
}

/// The gold records of `corpus/full`.
pub(super) fn read(root: &Path) -> Result<Vec<Report>> {
    let passages = cmd::corpus::read_sound(root, &[root.join("corpus/full")])?;
    Ok(passages.iter().filter(|passage| passage.is_full()).map(Report::new).collect())
}

/// The same reports with the records of a file of JSON Lines; those it lacks are left out.
pub(super) fn coded(reports: &[Report], file: &Path) -> Result<Vec<Report>> {
    let mut records: HashMap<String, Record> = HashMap::new();
    for (number, line) in tree::read(file)?.lines().enumerate() {
        let record: Record = serde_json::from_str(line)
            .with_context(|| format!("{}, line {}: no record", file.display(), number + 1))?;
        records.insert(record.article.id.clone(), record);
    }
    let coded = |report: &Report| {
        Some(Report { record: records.get(report.id())?.clone(), ..report.clone() })
    };
    Ok(reports.iter().filter_map(coded).collect())
}

/// For each report the number of its story: the place of the story's first copy.
pub(super) fn stories_of(reports: &[Report]) -> Vec<u64> {
    let mut stories = Stories::default();
    for report in reports {
        let copy = Copy {
            published: report.record.article.published.clone().unwrap_or_default(),
            id: report.id().to_owned(),
            publisher: None,
            day: report.day(),
        };
        stories.add(copy, Sketch::of(&report.text));
    }
    let places: HashMap<&str, u64> =
        reports.iter().enumerate().map(|(at, report)| (report.id(), at as u64)).collect();
    (0..reports.len()).map(|at| places[stories.story_of(at).id.as_str()]).collect()
}
