//! What an article is called in the store: the digest of its text.

use std::fmt;

use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

/// How many hexadecimal digits are shown.
const SHOWN: usize = 16;

/// An article of the store, by the SHA-256 of its text: the same text has the same id in every
/// store.
///
/// It is shown by its first sixteen digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(String);

impl ArticleId {
    /// The id of an article with this text.
    pub fn of(text: &str) -> Self {
        use std::fmt::Write;
        let digest = Sha256::digest(text.as_bytes());
        let mut digits = String::with_capacity(64);
        for byte in digest {
            // Writing to a string cannot fail.
            let _ = write!(digits, "{byte:02x}");
        }
        Self(digits)
    }

    /// The id with these digits, as the store has them.
    pub(crate) fn stored(digits: String) -> Self {
        Self(digits)
    }

    /// All sixty-four digits.
    pub fn sha256(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.get(..SHOWN).unwrap_or(&self.0))
    }
}

impl Serialize for ArticleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_the_digest_of_the_text() {
        let id = ArticleId::of("abc");
        assert_eq!(id.to_string(), "ba7816bf8f01cfea");
        assert!(id.sha256().starts_with(&id.to_string()) && id.sha256().len() == 64);
    }
}
