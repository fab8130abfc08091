//! Nouns for who somebody is: "lawmakers", "a police spokesman", "the ministry", "a report".

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::name::Gender;
use crate::table::{rows, some};

const TABLE: &str = include_str!("../data/roles.tsv");

/// What a noun says about who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its singular: "lawmaker" for "lawmakers".
    pub noun: &'static str,
    /// Whether the form asked for was the plural.
    pub plural: bool,
    /// The PLOVER sector it tells.
    pub sector: Option<&'static str>,
    /// What it names.
    pub kind: RoleKind,
    /// The gender it tells: "spokeswoman".
    pub gender: Option<Gender>,
}

/// What a role noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoleKind {
    /// One person, or several in the plural.
    Person,
    /// People together: "police", "staff".
    Group,
    /// A body: "ministry", "company".
    Organisation,
    /// A body under arms that is no state's army: "militia".
    ArmedGroup,
    /// Something written: "report", "lawsuit".
    Document,
}

static ROLES: LazyLock<HashMap<&'static str, Role>> = LazyLock::new(|| {
    let mut map = HashMap::with_capacity(2048);
    let roles = || {
        rows::<4>(TABLE).filter_map(|[noun, plural, sector, kind]| {
            let (kind, gender) = kind_named(kind)?;
            Some((plural, Role { noun, plural: false, sector: some(sector), kind, gender }))
        })
    };
    for (_, role) in roles() {
        map.insert(role.noun, role);
    }
    for (plural, role) in roles() {
        if let Some(plural) = some(plural) {
            map.entry(plural).or_insert(Role { plural: true, ..role });
        }
    }
    map
});

/// The role that a noun or compound names, in lower case: "minister", "aid workers".
///
/// ```
/// let role = onrecord_lexicon::role("lawmakers").unwrap();
/// assert_eq!((role.noun, role.plural, role.sector), ("lawmaker", true, Some("LEG")));
/// ```
pub fn role(noun: &str) -> Option<Role> {
    ROLES.get(noun).copied()
}

fn kind_named(name: &str) -> Option<(RoleKind, Option<Gender>)> {
    Some(match name {
        "person" => (RoleKind::Person, None),
        "man" => (RoleKind::Person, Some(Gender::Male)),
        "woman" => (RoleKind::Person, Some(Gender::Female)),
        "group" => (RoleKind::Group, None),
        "organisation" => (RoleKind::Organisation, None),
        "armed-group" => (RoleKind::ArmedGroup, None),
        "document" => (RoleKind::Document, None),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::assert_columns;

    #[test]
    fn every_row_is_read_once() {
        assert_columns(TABLE, 4);
        let mut nouns: Vec<_> = rows::<4>(TABLE).map(|[noun, ..]| noun).collect();
        nouns.sort_unstable();
        let count = nouns.len();
        nouns.dedup();
        assert_eq!(nouns.len(), count, "a noun stands twice");
        for [noun, _, sector, kind] in rows(TABLE) {
            assert!(kind_named(kind).is_some(), "{noun}");
            assert!(sector == "-" || crate::is_sector(sector), "{noun}");
            assert_eq!(noun, noun.to_lowercase());
        }
    }

    #[test]
    fn roles_tell_sector_kind_and_gender() {
        let cases = [
            ("troops", "troop", true, Some("MIL"), RoleKind::Person),
            ("police", "police", false, Some("COP"), RoleKind::Group),
            ("prosecutors", "prosecutor", true, Some("JUD"), RoleKind::Person),
            ("authorities", "authorities", false, Some("GOV"), RoleKind::Group),
            ("militia", "militia", false, Some("PRM"), RoleKind::ArmedGroup),
            ("studies", "study", true, None, RoleKind::Document),
            ("men", "man", true, Some("CVL"), RoleKind::Person),
        ];
        for (form, noun, plural, sector, kind) in cases {
            let role = role(form).unwrap_or_else(|| panic!("`{form}` is not known"));
            assert_eq!(
                (role.noun, role.plural, role.sector, role.kind),
                (noun, plural, sector, kind)
            );
        }
        assert_eq!(role("policewoman").unwrap().gender, Some(Gender::Female));
        assert_eq!(role("table"), None);
    }
}
