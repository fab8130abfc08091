//! What offices are called: "foreign secretary" for the foreign minister, "leader" for whoever
//! leads.

use crate::entry::Entry;
use crate::table::{list, rows};

const TABLE: &str = include_str!("../data/office_words.tsv");

/// An office as a text calls it.
pub(crate) struct Wanted {
    words: String,
    functions: Vec<&'static str>,
}

impl Wanted {
    /// The office that words call, in any case: "president", "foreign secretary", "leader".
    pub(crate) fn by(words: &str) -> Self {
        let words = words.trim().to_lowercase();
        let functions = functions(&words).collect();
        Self { words, functions }
    }

    /// Whether the office of an entry is the one.
    pub(crate) fn is(&self, entry: &Entry<'_>) -> bool {
        let called = |role: &str| role == self.words || role.to_lowercase() == self.words;
        entry.role.is_some_and(called)
            || entry.functions().any(|function| self.functions.contains(&function))
    }
}

/// The functions that a text may mean by words for an office, in small letters.
fn functions(words: &str) -> impl Iterator<Item = &'static str> {
    let row = rows::<2>(TABLE).find(move |[known, _]| *known == words);
    row.into_iter().flat_map(|[_, functions]| list(functions, ';'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::assert_columns;

    #[test]
    fn words_for_offices_lead_to_their_function() {
        assert_columns(TABLE, 2);
        assert_eq!(Wanted::by(" Foreign Secretary").functions, ["foreign-minister"]);
        assert_eq!(Wanted::by("leader").functions, ["leader", "head"]);
        assert!(Wanted::by("gardener").functions.is_empty());
    }

    #[test]
    fn words_stand_once_and_in_small_letters() {
        let words: Vec<_> = rows::<2>(TABLE).map(|[words, _]| words).collect();
        let once: std::collections::HashSet<_> = words.iter().collect();
        assert_eq!(once.len(), words.len());
        assert!(words.iter().all(|words| *words == words.to_lowercase()));
    }
}
