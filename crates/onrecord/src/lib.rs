//! Reads a news article and keeps the record: who said what, with the words that support it.

mod coder;
pub mod record;
mod said;
mod when;
mod who;

pub use coder::Coder;
pub use onrecord_text::{Article, Published, PublishedError};
