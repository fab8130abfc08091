//! What is known of a record beside itself.

/// What is known of a record beside itself: nothing, unless said.
///
/// A text alone may stand for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known<'a> {
    /// The article's text, for the words that the record points at.
    pub text: Option<&'a str>,
    /// The version of what coded it.
    pub coded_by: Option<&'a str>,
}

impl<'a> From<Option<&'a str>> for Known<'a> {
    fn from(text: Option<&'a str>) -> Self {
        Self { text, coded_by: None }
    }
}
