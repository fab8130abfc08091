//! What goes wrong while reading, and where.

use std::fmt;
use std::io;

use crate::{Charset, Size};

/// Where in the inputs something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it; `-` for standard input.
    pub file: String,
    /// Where in it.
    pub spot: Spot,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), spot: Spot::Whole }
    }

    /// A place in this file.
    pub(crate) fn at(&self, spot: Spot) -> Self {
        Self { file: self.file.clone(), spot }
    }

    /// That something here went wrong.
    pub(crate) fn error(&self, fault: impl Into<Fault>) -> ReadError {
        ReadError { place: self.clone(), fault: fault.into() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match self.spot {
            Spot::Whole => Ok(()),
            Spot::Line(number) => write!(f, ": line {number}"),
            Spot::Value(number) => write!(f, ": record {number}"),
            Spot::Row(number) => write!(f, ": row {number}"),
            Spot::Entry(number) => write!(f, ": entry {number}"),
            Spot::Record { number, offset } => write!(f, ": record {number} at byte {offset}"),
        }
    }
}

/// A place in a file; everything is counted from 1, bytes from 0 after unpacking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The file is the article.
    Whole,
    /// A line of JSON Lines.
    Line(u64),
    /// A value of a JSON file.
    Value(u64),
    /// A row of a table, the line of names not counted.
    Row(u64),
    /// An entry of a feed.
    Entry(u64),
    /// A record of a WARC file.
    Record {
        /// Which.
        number: u64,
        /// Where it begins.
        offset: u64,
    },
}

/// One input, or one article in it, that could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {fault}")]
pub struct ReadError {
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with an input, or with one article in it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// There is no file of that name.
    #[error("no such file")]
    Missing,
    /// The system forbids to read it.
    #[error("no permission to read it")]
    Forbidden,
    /// The system could not read it, or it could not be unpacked.
    #[error("cannot be read: {0}")]
    Unreadable(io::Error),
    /// A file that is one article is larger than allowed.
    #[error("the file has {size}, more than the limit of {limit}")]
    FileTooLarge {
        /// Its size.
        size: Size,
        /// The limit for an article.
        limit: Size,
    },
    /// A stream that is one article is longer than allowed.
    #[error("there is more to read than the limit of {0}")]
    StreamTooLarge(Size),
    /// One article among others is longer than allowed; it was passed over.
    #[error("longer than the limit of {0} for an article")]
    ArticleTooLarge(Size),
    /// It unpacks to more than allowed.
    #[error("unpacks to more than the limit of {0}")]
    UnpacksTooFar(Size),
    /// It unpacks to far more than any text.
    #[error("unpacks to more than {0} times its size, as no text does")]
    Bomb(u64),
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// There is nothing to read in it.
    #[error("the file holds no text, only white space")]
    Blank,
    /// It is a file of another kind, as in "a PDF document".
    #[error("this is {0}, not plain text")]
    Foreign(&'static str),
    /// It is no text at all.
    #[error("this is a binary file, not text")]
    Binary,
    /// No column of a table is known to hold the text of articles.
    #[error("no column looks like the text of articles; there are {0}")]
    NoTextColumn(String),
    /// A column that was asked for is not there.
    #[error("no column `{name}`; there are {columns}")]
    NoColumn {
        /// Its name.
        name: String,
        /// Those that are there.
        columns: String,
    },
    /// A row or a record has no text.
    #[error("there is no text in it")]
    NoText,
    /// It is not JSON, or not an object.
    #[error("not JSON of an article: {0}")]
    Json(String),
    /// It is not a Parquet file, or is damaged.
    #[error("not sound Parquet: {0}")]
    Parquet(String),
    /// It can be read from a file only.
    #[error("Parquet cannot be read from a stream or packed once more")]
    NoStream,
    /// A record that does not keep to the WARC format.
    #[error("not a sound WARC record: {0}")]
    Warc(String),
    /// It is no feed.
    #[error("not a feed of articles: {0}")]
    Feed(crate::FeedFault),
    /// No page for people.
    #[error(transparent)]
    TooDeep(#[from] crate::html::TooDeep),
    /// A page without an article, such as a front page or a notice about cookies.
    #[error("no article found on this page")]
    NoArticle,
}

impl Fault {
    /// Whether it is one of the input itself, after which there is nothing more to read.
    pub(crate) fn ends_input(&self) -> bool {
        matches!(
            self,
            Self::Missing
                | Self::Forbidden
                | Self::Unreadable(_)
                | Self::UnpacksTooFar(_)
                | Self::Bomb(_)
        )
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            // Limits are kept below the readers, which hand on nothing but errors of their kind.
            _ => error.downcast::<Self>().unwrap_or_else(Self::Unreadable),
        }
    }
}

/// How loud a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loudness {
    /// Read, but perhaps not as meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// Something to know about how an input was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// What.
    pub what: Aside,
}

/// What to know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Aside {
    /// The encoding was detected.
    #[error("not UTF-8; read as {0}")]
    ReadAs(Charset),
    /// Bytes were not valid.
    #[error("not all of it is valid {0}; what is not was read as U+FFFD")]
    Replaced(Charset),
    /// Columns were chosen by their names.
    #[error("columns chosen by their names: {0}")]
    Columns(String),
    /// A date that is not understood; the article is kept without it.
    #[error("`{0}` is no date understood here, so it is not used")]
    Date(String),
    /// So many entries of a feed have a summary only.
    #[error("{0} of the entries have a summary only, not the text")]
    Summaries(u64),
    /// So many records of a WARC file hold no page: pictures, redirects, errors.
    #[error("{0} responses are no pages (pictures, redirects, errors) and were left out")]
    NoPages(u64),
    /// A record of a WARC file is longer or shorter than it says.
    #[error("its Content-Length is wrong; cut where the next record begins")]
    Length,
}

impl Aside {
    /// How loud to say it.
    pub fn loudness(&self) -> Loudness {
        match self {
            Self::ReadAs(_) | Self::Columns(_) | Self::NoPages(_) | Self::Summaries(_) => {
                Loudness::Note
            }
            Self::Replaced(_) | Self::Date(_) | Self::Length => Loudness::Warning,
        }
    }
}
