//! Bodies that news names without saying what they are: "NATO", "Hamas", "the Knesset".

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::table::{list, rows, some};

const TABLE: &str = include_str!("../data/organisations.tsv");

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

static ORGANISATIONS: LazyLock<HashMap<&'static str, Organisation>> = LazyLock::new(|| {
    let mut map = HashMap::with_capacity(512);
    for [name, variants, country, sector, kind] in rows(TABLE) {
        let Some(kind) = kind_named(kind) else { continue };
        let body = Organisation { name, country: some(country), sector: some(sector), kind };
        for form in list(variants, ';').chain([name]) {
            map.insert(form, body);
        }
    }
    map
});

/// The body of that name; capital letters count, a leading article does not.
///
/// ```
/// let body = onrecord_lexicon::organisation("the WHO").unwrap();
/// assert_eq!((body.name, body.country), ("World Health Organization", Some("UNO")));
/// ```
pub fn organisation(name: &str) -> Option<Organisation> {
    let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    ORGANISATIONS.get(bare).copied()
}

fn kind_named(name: &str) -> Option<OrganisationKind> {
    Some(match name {
        "organisation" => OrganisationKind::Body,
        "armed-group" => OrganisationKind::ArmedGroup,
        "bloc" => OrganisationKind::Bloc,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::country::country_of;
    use crate::table::assert_columns;

    #[test]
    fn every_row_is_read_and_no_name_is_claimed_twice() {
        assert_columns(TABLE, 5);
        let mut names = Vec::new();
        for [name, variants, _, sector, kind] in rows(TABLE) {
            assert!(kind_named(kind).is_some(), "{name}");
            assert!(sector == "-" || crate::is_sector(sector), "{name}");
            names.extend(list(variants, ';').chain([name]));
        }
        assert_eq!(names.len(), ORGANISATIONS.len());
        assert!(names.iter().all(|name| country_of(name).is_none()));
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
