//! A table of actors: its rows as text, and where each name stands in it.
//!
//! The tables of the program lie in it as they are checked in, each with an index that `build.rs`
//! lays out; a user's is brought into the same form when it is read. A row is taken apart only when
//! somebody asks for it, so that a start costs nothing.

use std::borrow::Cow;

use crate::entry::Entry;
use crate::index::Index;
use crate::layout::Layout;

macro_rules! index {
    ($name:literal) => {
        Index::of_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".index")))
    };
}

/// States, by their names, people, capitals and metonyms.
pub(crate) static COUNTRIES: Table = Table {
    layout: Layout::Countries,
    text: Cow::Borrowed(include_str!("../data/countries.tsv")),
    names: index!("countries.names"),
    surnames: Index::of_bytes(&[]),
    owners: index!("countries.owners"),
};

/// Bodies, groups and blocs, by their names and initials.
pub(crate) static ORGANISATIONS: Table = Table {
    layout: Layout::Organisations,
    text: Cow::Borrowed(include_str!("../data/organisations.tsv")),
    names: index!("organisations.names"),
    surnames: Index::of_bytes(&[]),
    owners: Index::of_bytes(&[]),
};

/// Persons in office, one row a term.
pub(crate) static OFFICES: Table = Table {
    layout: Layout::Offices,
    text: Cow::Borrowed(include_str!("../data/offices.tsv")),
    names: index!("offices.names"),
    surnames: index!("offices.surnames"),
    owners: index!("offices.owners"),
};

/// Rows of actors and where to find them.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) layout: Layout,
    pub(crate) text: Cow<'static, str>,
    pub(crate) names: Index,
    pub(crate) surnames: Index,
    pub(crate) owners: Index,
}

impl Table {
    /// The entries under a name.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = Entry<'_>> {
        let rows = self.names.find(name).rows();
        rows.filter_map(move |row| self.layout.entry(self.row(row), Some(name)))
    }

    /// Whether a longer name begins with these words.
    pub(crate) fn goes_on(&self, words: &str) -> bool {
        self.names.find(words).goes_on
    }

    /// The persons of a surname.
    pub(crate) fn by_surname(&self, surname: &str) -> impl Iterator<Item = Entry<'_>> {
        let rows = self.surnames.find(surname).rows();
        rows.filter_map(move |row| self.layout.of_surname(self.row(row), surname))
    }

    /// The entries of a country or an international code, or of a body by its name.
    pub(crate) fn of_owner(&self, owner: &str) -> impl Iterator<Item = Entry<'_>> {
        self.rows_of(owner).filter_map(|row| self.layout.entry(row, None))
    }

    /// The rows of a country, an international code or a body.
    pub(crate) fn rows_of(&self, owner: &str) -> impl Iterator<Item = &str> {
        let rows = self.owners.find(owner).rows().map(|row| self.row(row));
        rows.filter(move |row| self.layout.belongs_to(row) == Some(owner))
    }

    /// The row that begins at a byte.
    fn row(&self, start: usize) -> &str {
        let rest = self.text.get(start..).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default()
    }
}
