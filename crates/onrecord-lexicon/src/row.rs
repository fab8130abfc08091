//! Reading one row of a table as what it says of the one who bears a name.

use crate::country::Form;
use crate::entry::{Entry, Kind};
use crate::index::same;
use crate::layout::{Layout, without_sector};
use crate::table::{cut, list, some};
use crate::term::Term;

impl Layout {
    /// What a row says of the bearer of a name; none where the row does not give the name.
    pub(crate) fn entry<'t>(self, row: &'t str, name: Option<&str>) -> Option<Entry<'t>> {
        if self == Self::Countries {
            return state(row, name);
        }
        if name.is_some_and(|name| !self.names(row).any(|known| same(known, name))) {
            return None;
        }
        match self {
            Self::Organisations => organisation(row),
            Self::Offices => holder(row),
            _ => users(row),
        }
    }

    /// What a row says of a person of that surname.
    pub(crate) fn of_surname<'t>(self, row: &'t str, surname: &str) -> Option<Entry<'t>> {
        let known = self.surnames(row).any(|known| same(known, surname));
        known.then(|| self.entry(row, None)).flatten()
    }
}

fn state<'t>(row: &'t str, asked: Option<&str>) -> Option<Entry<'t>> {
    let columns = cut::<13>(row);
    let [code, name, names, adjectives, people, capitals, metonyms, ..] = columns;
    let [.., kind, _, _, start, end, source] = columns;
    let (form, sector) = match asked {
        None => (Form::Name, None),
        Some(asked) => {
            let in_list = |column, form| {
                list(column, ';').find(|word| same(without_sector(word), asked)).map(|word| {
                    (form, word.split_once('=').map(|(_, sector)| sector).and_then(some))
                })
            };
            same(name, asked)
                .then_some((Form::Name, None))
                .or_else(|| in_list(names, Form::Name))
                .or_else(|| in_list(capitals, Form::Capital))
                .or_else(|| in_list(metonyms, Form::Metonym))
                .or_else(|| in_list(adjectives, Form::Adjective))
                .or_else(|| in_list(people, Form::People))?
        }
    };
    let kind = match kind {
        "bloc" => Kind::Bloc,
        "organisation" => Kind::Organisation,
        _ => Kind::State,
    };
    let term = Term::read(start, end)?;
    let country = Some(code);
    Some(Entry { kind, form, country, sector, term, ..thing(name, source) })
}

fn organisation(row: &str) -> Option<Entry<'_>> {
    let [name, _, country, sector, kind, members, start, end, source] = cut(row);
    Some(Entry {
        members,
        kind: Kind::named(kind)?,
        country: some(country),
        sector: some(sector),
        term: Term::read(start, end)?,
        ..thing(name, source)
    })
}

fn holder(row: &str) -> Option<Entry<'_>> {
    let [name, _, _, country, body, office, functions, ..] = cut::<12>(row);
    let [.., sector, start, end, wikidata, source] = cut::<12>(row);
    Some(Entry {
        kind: Kind::Person,
        country: some(country),
        sector: some(sector),
        role: some(office),
        body: some(body),
        functions,
        term: Term::read(start, end)?,
        wikidata: some(wikidata),
        ..thing(name, source)
    })
}

fn users(row: &str) -> Option<Entry<'_>> {
    let [name, _, country, sector, kind, role, start, end, wikidata] = cut(row);
    Some(Entry {
        kind: Kind::named(kind)?,
        country: some(country),
        sector: some(sector),
        role: some(role),
        term: Term::read(start, end)?,
        wikidata: some(wikidata),
        ..thing(name, "user's table")
    })
}

fn thing<'t>(name: &'t str, source: &'t str) -> Entry<'t> {
    Entry {
        name,
        kind: Kind::Organisation,
        form: Form::Name,
        country: None,
        sector: None,
        role: None,
        body: None,
        functions: "",
        members: "",
        term: Term::ALWAYS,
        wikidata: None,
        source,
    }
}
