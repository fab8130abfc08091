//! What can be wrong with a record, or with what a store holds.

use onrecord::record::CharSpan;
use thiserror::Error;

use crate::ArticleId;

/// A way in which a record does not fit its article.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RecordFault {
    /// It was made of another text.
    #[error("the record is of another text: its sha256 is {0}")]
    Text(String),
    /// It says another name, address, title or date than its article.
    #[error("the record has another {0} than its article")]
    Heading(&'static str),
    /// It tells another length than the text has.
    #[error("the record says that the text has {told} characters; it has {length}")]
    Length {
        /// What the record says.
        told: usize,
        /// What it is.
        length: usize,
    },
    /// A stretch is not in the text.
    #[error("{part}: [{}, {}] is no stretch of a text of {length} characters", span[0], span[1])]
    Span {
        /// Of what: `s3 content`.
        part: String,
        /// The stretch.
        span: CharSpan,
        /// The length of the text.
        length: usize,
    },
    /// An id leads nowhere.
    #[error("{from} names `{to}`, which is not in the record")]
    Reference {
        /// What names it: `s3 parent`.
        from: String,
        /// The id.
        to: String,
    },
    /// Two entries have one id.
    #[error("two entries have the id `{0}`")]
    Twice(String),
}

/// Something that a check of a store found wrong.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Fault {
    /// SQLite finds the file damaged.
    #[error("the file is damaged: {0}")]
    File(String),
    /// A row points at none.
    #[error("a row of `{table}` points at a row of `{parent}` that is not there")]
    Pointer {
        /// The table of the row.
        table: String,
        /// The table it points into.
        parent: String,
    },
    /// A full-text index does not hold the words of its table.
    #[error("the full-text index `{index}` is out of step: {what}")]
    Index {
        /// The index.
        index: &'static str,
        /// What SQLite says.
        what: String,
    },
    /// The text is not the one that was kept.
    #[error("article {0}: its text has changed since it was kept")]
    Text(ArticleId),
    /// The record is no record.
    #[error("article {article}: its record cannot be read: {what}")]
    Unreadable {
        /// The article.
        article: ArticleId,
        /// What is wrong.
        what: String,
    },
    /// The record does not fit the text.
    #[error("article {article}: {fault}")]
    Record {
        /// The article.
        article: ArticleId,
        /// What is wrong.
        fault: RecordFault,
    },
    /// Rows of a table are not those of the record.
    #[error("article {article}: the rows of `{table}` are not what its record says")]
    Rows {
        /// The article.
        article: ArticleId,
        /// The table.
        table: &'static str,
    },
    /// Rows of a table of groups are not those that the articles make.
    #[error(
        "the rows of `{0}` are not what the articles say; `onrecord store group` makes them again"
    )]
    Groups(&'static str),
    /// A place of publication is missing or wrongly written.
    #[error("article {0}: where it was published is not as its record says")]
    Publication(ArticleId),
}
