//! The road of an article, from text to record.

use onrecord_text::Article;

use crate::record::Record;

/// Codes articles: text in, record out. Build one, share it between threads.
#[derive(Debug, Default)]
pub struct Coder {}

impl Coder {
    /// A coder with the model and the tables that are in the program.
    pub fn new() -> Self {
        Self {}
    }

    /// The record of one article.
    pub fn code(&self, article: &Article) -> Record {
        todo!("{}", article.id)
    }
}
