//! Reads a news article and keeps the record: who said what, who did what to whom and who disputes
//! it, with the words that support it.

mod coder;
mod compose;
mod denied;
mod did;
pub mod foreign;
pub mod json;
pub mod period;
mod place;
pub mod record;
mod said;
#[cfg(test)]
mod times;
pub mod trace;
mod weights;
mod when;
mod who;

pub use coder::Coder;
pub use onrecord_lexicon::{Actors, TableError};
pub use onrecord_model::{WEIGHTS_SHA256, WeightsError};
pub use onrecord_text::{Article, Published, PublishedError, guard, language};
