//! Searching: statements, events, happenings, denials and articles, newest first.
//!
//! Whatever is asked for becomes one expression over a full-text index: words, speakers and codes
//! are all terms of it, and days are a range of its keys. So the index hands out the newest matches
//! one after another, and a search takes as long as its answer, however many match. `each` goes through
//! all articles that match instead, in an order of their own.

mod article;
mod denial;
mod each;
mod event;
mod expression;
mod happening;
mod heading;
mod query;
mod select;
mod statement;
mod words;

pub use article::ArticleHit;
pub use event::EventHit;
pub use happening::HappeningHit;
pub(crate) use happening::{COLUMNS as HAPPENING, FIRST, hit as happening_hit};
pub(crate) use heading::COLUMNS as HEADING;
pub use heading::Heading;
pub use query::{Query, SearchError};
pub(crate) use select::spans;
pub use statement::StatementHit;
pub use words::{Words, WordsError};

#[cfg(test)]
mod tests;
