//! Sets of parties, small to keep: a store's events have two or three each.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::party::Party;

/// A set of parties, in order, each once. Only what it holds takes memory.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Parties(Box<[Party]>);

impl FromIterator<Party> for Parties {
    fn from_iter<I: IntoIterator<Item = Party>>(parties: I) -> Self {
        let mut parties: Vec<Party> = parties.into_iter().collect();
        parties.sort_unstable();
        parties.dedup();
        Self(parties.into())
    }
}

impl<const N: usize> From<[Party; N]> for Parties {
    fn from(parties: [Party; N]) -> Self {
        parties.into_iter().collect()
    }
}

impl Deref for Parties {
    type Target = [Party];

    fn deref(&self) -> &[Party] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a Parties {
    type Item = &'a Party;
    type IntoIter = std::slice::Iter<'a, Party>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
