//! What goes into the store, and what becomes of it.

use onrecord::record::Record;
use onrecord_text::Article;

use crate::{ArticleId, RecordFault};

/// An article to keep.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The article.
    pub article: Article,
    /// Its record; not needed where [`Store::lacks`](crate::Store::lacks) said that the store has
    /// no use for one. A new article without one is kept all the same, as one in a language that is
    /// not coded.
    pub record: Option<Record>,
}

/// What became of an article that was to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the store now, with its record.
    New(ArticleId),
    /// It is in the store now, without a record.
    Uncoded(ArticleId),
    /// It was there already.
    Known(ArticleId),
    /// Its text was there already; where else it was published is kept now too.
    Republished(ArticleId),
    /// Its address was there already with another text, which stays.
    Changed(ArticleId),
    /// Its record does not fit it, for these reasons; nothing of it was kept.
    Refused(Vec<RecordFault>),
}
