//! The store: articles and their records in one SQLite file, with search, stories and happenings.
//!
//! [`Store::keep`] writes batches of coded articles, each text once, each batch whole or not at
//! all; [`Store::statements`], [`Store::events`] and [`Store::articles`] search them, newest first;
//! [`Store::find`] gives back one and [`Reading::each`] all of them; [`Store::group`] brings stories,
//! happenings and disputes across articles up to date, which [`Store::happenings`], [`Store::denials`] and
//! [`Store::told_of`] give back; [`Store::check`] verifies everything that was kept. The tables are
//! described in `docs/store.md` and in `src/migrations`. Beside it stand [`story`], which finds
//! copies, [`happening`], which finds the reports of one event, and [`dispute`], which finds denials
//! of what another article tells.
//!
//! ```
//! use onrecord::{Article, Coder};
//! use onrecord_store::{Entry, Outcome, Query, Store};
//!
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("record.db");
//! let mut store = Store::create(&path)?;
//! let article = Article::new("LIMA, May 3 - Ferries will sail on Monday, the port authority said.");
//! let record = Coder::new().code(&article);
//! let entry = Entry { article, record: Some(record) };
//! let outcomes = store.keep(&[entry], "0.1.0")?;
//! assert!(matches!(outcomes[0], Outcome::New(_)));
//!
//! let query = Query { words: Some("ferries".parse()?), ..Query::default() };
//! assert_eq!(store.statements(&query)?[0].source, "the port authority (PER GOV)");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod dispute;
pub mod happening;
pub mod story;

mod across;
mod address;
mod check;
mod denied;
mod described;
mod error;
mod fault;
mod find;
mod fit;
mod group;
mod id;
mod keep;
mod kept;
mod key;
mod outcome;
mod reading;
mod recode;
mod report;
mod row;
#[cfg(test)]
mod sample;
mod schema;
mod search;
mod spread;
mod store;
mod summary;
mod table;
mod tell;
#[cfg(test)]
mod tests;
mod ties;
mod told;

pub use across::{
    AcrossRow, DenialRow, HappeningEventRow, HappeningRow, StoryArticleRow, StoryRow,
};
pub use check::Checked;
pub use denied::{ClaimTold, DenialSide, DenialTold};
pub use error::StoreError;
pub use fault::{Fault, RecordFault};
pub use find::Found;
pub use group::Grouped;
pub use id::ArticleId;
pub use kept::{Kept, Publication};
pub use key::Key;
pub use outcome::{Entry, Outcome};
pub use reading::Reading;
pub use report::Report;
pub use search::{
    ArticleHit, EventHit, HappeningHit, Heading, Query, SearchError, StatementHit, Words,
    WordsError,
};
pub use spread::Spread;
pub use store::{Store, Tally};
pub use summary::HappeningSummary;
pub use told::{DetailTold, HappeningTold, ReportTold, StoryTold, Told, VersionTold};
