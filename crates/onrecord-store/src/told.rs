//! Groups as they are shown: who tells a story or a happening, what the reports agree on and what not;
//! who denies what of whom.

use onrecord::record::CharSpan;
use serde::Serialize;

use crate::{DenialTold, HappeningHit, Heading};

/// A group that a reference means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Told {
    /// Copies of one text.
    Story(StoryTold),
    /// One event in many reports.
    Happening(Box<HappeningTold>),
    /// A denial of what other articles tell.
    Denial(Box<DenialTold>),
}

/// A story with its copies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoryTold {
    /// What `onrecord show` calls it: `story-6f1e2d3c4b5a6978`.
    pub id: String,
    /// Who published it first.
    pub publisher: Option<String>,
    /// All who did.
    pub publishers: Vec<String>,
    /// When it was published first.
    pub earliest: Option<String>,
    /// When it was published last.
    pub latest: Option<String>,
    /// The articles that carry it, the first published first.
    pub copies: Vec<Heading>,
}

/// A happening with its reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HappeningTold {
    /// What is told of it in short.
    #[serde(flatten)]
    pub happening: HappeningHit,
    /// All who published a report.
    pub published_by: Vec<String>,
    /// What more than one story tells.
    pub details: Vec<DetailTold>,
    /// Every report, the first published first.
    pub reports: Vec<ReportTold>,
}

/// A detail that more than one story tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DetailTold {
    /// Which: `actors`, `place`, `status`, `killed`, ….
    pub detail: String,
    /// Whether two stories contradict each other on it.
    pub contradicted: bool,
    /// What they tell, the version of the most stories first.
    pub versions: Vec<VersionTold>,
}

/// One version of a detail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionTold {
    /// What is told.
    pub value: String,
    /// The stories that tell it so.
    pub stories: Vec<String>,
}

/// One report of a happening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportTold {
    /// The event that reports it: `6f1e2d3c4b5a6978/e3`.
    pub id: String,
    /// The story that its article carries.
    pub story: String,
    /// Its article.
    pub article: Heading,
    /// All who published the article, in a row.
    pub publishers: String,
    /// How it is presented.
    pub status: String,
    /// Who tells it; empty where the reporter does.
    pub teller: String,
    /// The sentence that tells it.
    pub sentence: String,
    /// Where the text tells it.
    pub spans: Vec<CharSpan>,
}
