//! Expressions over a full-text index, in which everything that came from outside is quoted.

use super::{SearchError, Words};

/// An expression in the making: all of its parts must match.
#[derive(Clone, Debug, Default)]
pub(super) struct Expression(Vec<String>);

impl Expression {
    /// Asks for words in any of these columns.
    pub(super) fn words(mut self, columns: &str, words: Option<&Words>) -> Self {
        self.0.extend(words.map(|words| format!("{{{columns}}} : ({})", words.expression())));
        self
    }

    /// Asks for one of several phrases in any of these columns; for nothing if there are none.
    pub(super) fn any<P: AsRef<str>>(
        mut self,
        columns: &str,
        phrases: impl IntoIterator<Item = P>,
    ) -> Result<Self, SearchError> {
        let mut quotes = Vec::new();
        for phrase in phrases {
            let phrase = phrase.as_ref();
            if !phrase.chars().any(char::is_alphanumeric) {
                return Err(SearchError::NoLetters(phrase.to_owned()));
            }
            quotes.push(quoted(phrase));
        }
        if !quotes.is_empty() {
            self.0.push(format!("{{{columns}}} : ({})", quotes.join(" OR ")));
        }
        Ok(self)
    }

    /// The expression; none if nothing was asked for.
    pub(super) fn build(self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.join(" AND "))
    }
}

/// A phrase in the quotation marks of the index, inside which nothing has a meaning to it.
pub(super) fn quoted(phrase: &str) -> String {
    // The index reads up to the first NUL.
    format!("\"{}\"", phrase.replace('"', "\"\"").replace('\0', " "))
}
