//! The text of an article: spans, paragraphs, sentences, words and quotation marks.

mod article;
mod span;

pub use article::{Article, Published, PublishedError};
pub use span::Span;
