//! The words and names the program knows: countries, reporting words, titles, roles, bodies,
//! pronouns, given names and places.
//!
//! Each table is a plain file in `data/`, compiled into the program and read on first use; its
//! README says where each comes from. Lookups are by the word as a text writes it and give what
//! the word tells by itself; what it means in its place is for the library above to find out.
//!
//! ```
//! use onrecord_lexicon::{CueStance, country_of, cue, role};
//!
//! assert_eq!(country_of("Nairobi").map(|country| country.name), Some("Kenya"));
//! assert_eq!(cue("vowed").map(|cue| cue.stance), Some(CueStance::Intention));
//! assert_eq!(role("prosecutors").and_then(|role| role.sector), Some("JUD"));
//! ```

mod country;
mod cue;
mod function_word;
mod inflection;
mod name;
mod organisation;
mod place;
mod pronoun;
mod role;
mod table;

pub use country::{Country, Form, country_name, country_of};
pub use cue::{Cue, CueStance, Part, cue, cue_as, cue_phrase};
pub use function_word::is_function_word;
pub use name::{Gender, Title, given_name, title};
pub use organisation::{Organisation, OrganisationKind, organisation};
pub use place::{
    NamedPlace, Place, PlaceKind, PlaceWord, is_place_word, places_named, reading_classes,
};
pub use pronoun::{Case, Number, Pronoun, pronoun};
pub use role::{Role, RoleKind, role};

/// Whether a code is one of PLOVER's sectors.
#[cfg(test)]
fn is_sector(code: &str) -> bool {
    const SECTORS: &[&str] = &[
        "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
        "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
    ];
    SECTORS.contains(&code)
}
