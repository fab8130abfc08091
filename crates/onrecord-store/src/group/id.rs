//! Names of groups, made of what they hold.

use crate::ArticleId;

/// The name of a story, by its first copy `f`, for a query: `story-6f1e2d3c4b5a6978`.
pub(super) const STORY: &str = "'story-' || substr(f.sha256, 1, 16)";

/// The name of a happening, by its first report: `happening-0b5c…`.
pub(super) fn happening(article: &str, event: &str) -> String {
    format!("happening-{}", ArticleId::of(&format!("{article}/{event}")))
}

/// The name of a denial.
pub(super) fn denial(article: &str, statement: Option<&str>, event: Option<&str>) -> String {
    let parts = [statement, event].map(Option::unwrap_or_default).join(" ");
    format!("denial-{}", ArticleId::of(&format!("{article}/{parts}")))
}
