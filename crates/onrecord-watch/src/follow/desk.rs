//! Who makes articles of pages and keeps them.

use onrecord_text::Article;

use crate::page::Page;

/// Makes articles of pages and keeps what was made of them.
pub trait Desk: Send {
    /// The article on a page.
    ///
    /// # Errors
    ///
    /// There is none: why, in words. The item is then kept as the feed tells it.
    fn extract(&self, page: &Page) -> Result<Article, String>;

    /// Keeps articles. When it returns, they are safe: their items count as seen from then on.
    ///
    /// # Errors
    ///
    /// They could not be kept. Following ends there, and the items are met again the next time.
    fn keep(&mut self, articles: &[Article]) -> Result<Kept, DeskError>;
}

/// Why articles could not be kept.
pub type DeskError = Box<dyn std::error::Error + Send + Sync>;

/// What became of articles that were to be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// How many were kept.
    pub new: usize,
    /// How many were there already, or are of no use.
    pub left: usize,
}
