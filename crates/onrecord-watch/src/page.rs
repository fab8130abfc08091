//! A page as it came from the web.

/// A page as it came from the web, for an extractor to make an article of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Where it stands, after redirects.
    pub url: String,
    /// The header `Content-Type`, as in `text/html; charset=utf-8`.
    pub content_type: Option<String>,
    /// Its bytes, unpacked but not decoded.
    pub bytes: Vec<u8>,
}
