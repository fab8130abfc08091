//! Bodies that news names without saying what they are: "NATO", "Hamas", "the Knesset".

use crate::actor_table::ORGANISATIONS;
use crate::entry::{Entry, Kind};

/// A body with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its full name.
    pub name: &'static str,
    /// ISO 3166-1 alpha-3, or PLOVER's code for an international actor.
    pub country: Option<&'static str>,
    /// Its PLOVER sector.
    pub sector: Option<&'static str>,
    /// What it is.
    pub kind: OrganisationKind,
}

/// What a named body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrganisationKind {
    /// A ministry, a court, a company, a newspaper.
    Body,
    /// An armed group.
    ArmedGroup,
    /// States spoken of together.
    Bloc,
}

/// The body of that name; capital letters count, a leading article does not.
///
/// ```
/// let body = onrecord_lexicon::organisation("the WHO").unwrap();
/// assert_eq!((body.name, body.country), ("World Health Organization", Some("UNO")));
/// ```
pub fn organisation(name: &str) -> Option<Organisation> {
    let Entry { name, country, sector, kind, .. } = ORGANISATIONS.named(name).next()?;
    let kind = match kind {
        Kind::ArmedGroup => OrganisationKind::ArmedGroup,
        Kind::Bloc => OrganisationKind::Bloc,
        _ => OrganisationKind::Body,
    };
    Some(Organisation { name, country, sector, kind })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::actors::is_code;
    use crate::country::country_of;
    use crate::table::{assert_columns, list, rows};
    use crate::term::Term;

    const TABLE: &str = include_str!("../data/organisations.tsv");

    #[test]
    fn every_row_can_be_read_and_no_name_is_claimed_twice() {
        assert_columns(TABLE, 9);
        let mut names = HashSet::new();
        for [name, variants, country, sector, kind, members, start, end, source] in rows(TABLE) {
            assert!(Kind::named(kind).is_some(), "{name}");
            assert!(sector == "-" || crate::is_sector(sector), "{name}");
            assert!(country == "-" || is_code(country), "{name}: {country}");
            assert!(list(members, ';').all(is_code), "{name}: {members}");
            assert!(Term::read(start, end).is_some(), "{name}");
            assert!(!source.is_empty());
            for known in list(variants, ';').chain([name]) {
                assert!(names.insert(known), "`{known}` is claimed twice");
                assert_eq!(country_of(known), None, "`{known}` is a country's name");
                assert_eq!(organisation(known).map(|body| body.name), Some(name));
            }
        }
    }

    #[test]
    fn bodies_are_found_by_name_and_initials() {
        for (name, full, kind) in [
            ("Nato", "NATO", OrganisationKind::Bloc),
            ("the West", "West", OrganisationKind::Bloc),
            ("Hizbollah", "Hezbollah", OrganisationKind::ArmedGroup),
            ("IAEA", "International Atomic Energy Agency", OrganisationKind::Body),
        ] {
            let body = organisation(name).unwrap();
            assert_eq!((body.name, body.kind), (full, kind));
        }
        assert_eq!(organisation("who"), None);
    }
}
