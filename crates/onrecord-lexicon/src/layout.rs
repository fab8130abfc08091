//! The columns of each kind of table, for those who list its names and those who read its rows.
//!
//! `build.rs` uses this file too.

use crate::table::{cut, list, some};

/// Which columns a table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// code, short name, names, adjectives, people, capitals, metonyms, kind, CAMEO, COW, start,
    /// end, source.
    Countries,
    /// name, variants, country, sector, kind, members, start, end, source.
    Organisations,
    /// person, surname, aliases, country, body, office, functions, sector, start, end, Wikidata,
    /// source.
    Offices,
    /// A user's: name, aliases, country, sector, kind, role, start, end, Wikidata.
    Users,
}

impl Layout {
    /// Every name in a row.
    pub(crate) fn names(self, row: &str) -> impl Iterator<Item = &str> {
        let columns = cut::<7>(row);
        let (whole, lists): (usize, &[usize]) = match self {
            Self::Countries => (1, &[2, 3, 4, 5, 6]),
            Self::Organisations | Self::Users => (0, &[1]),
            Self::Offices => (0, &[2]),
        };
        let lists = lists.iter().flat_map(move |column| list(columns[*column], ';'));
        some(columns[whole]).into_iter().chain(lists.map(without_sector))
    }

    /// The ways to write the surname in a row about a person.
    pub(crate) fn surnames(self, row: &str) -> impl Iterator<Item = &str> {
        let columns = cut::<5>(row);
        let names = match self {
            Self::Offices => columns[1],
            Self::Users if columns[4] == "person" => {
                columns[0].split(' ').next_back().unwrap_or_default()
            }
            _ => "",
        };
        list(names, ';')
    }

    /// The code of the country that a row belongs to, or the name of the body.
    pub(crate) fn belongs_to(self, row: &str) -> Option<&str> {
        let columns = cut::<5>(row);
        match self {
            Self::Countries => some(columns[0]),
            Self::Organisations | Self::Users => some(columns[2]),
            Self::Offices => some(columns[4]).or(some(columns[3])),
        }
    }
}

/// "Pentagon=MIL" without the sector that it stands for.
pub(crate) fn without_sector(name: &str) -> &str {
    name.split_once('=').map_or(name, |(name, _)| name)
}
