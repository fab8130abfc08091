//! Reads a news article and keeps the record: who said what, with the words that support it.

mod coder;
mod place;
pub mod record;
mod said;
mod who;

pub use coder::Coder;
pub use onrecord_text::{Article, Published, PublishedError};
