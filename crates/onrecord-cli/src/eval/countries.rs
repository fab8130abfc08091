//! Countries that take part, as a set: who has none known counts as nobody.

use std::collections::BTreeSet;
use std::fmt;

use super::annotation::{Actor, Party};

/// The known countries of some actors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Countries<'a>(BTreeSet<&'a str>);

/// The countries of these actors.
pub(super) fn of_actors<'a>(actors: &[&'a Actor]) -> Countries<'a> {
    Countries(actors.iter().filter_map(|actor| actor.country.as_deref()).collect())
}

/// The countries of those who take part.
pub(super) fn of_parties(parties: &[Party]) -> Countries<'_> {
    Countries(parties.iter().filter_map(|party| party.country.as_deref()).collect())
}

impl Countries<'_> {
    /// Whether one is in both, or nothing is asked for.
    pub(super) fn shared(&self, found: &Countries<'_>) -> bool {
        self.0.is_empty() || !self.0.is_disjoint(&found.0)
    }
}

impl fmt::Display for Countries<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("no country");
        }
        f.write_str(&self.0.iter().copied().collect::<Vec<_>>().join(", "))
    }
}
