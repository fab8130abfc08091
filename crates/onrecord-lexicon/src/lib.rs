//! The words and names the program knows: countries, bodies, persons in office, reporting words,
//! titles, roles, pronouns, given names, places and the event codes of PLOVER.
//!
//! Each table is a plain file in `data/`, compiled into the program: those of actors with an index
//! that is ready to use ([`Actors`]), the others read on first use. Its README says where each
//! comes from. Lookups are by the word as a text writes it and give what
//! the word tells by itself; what it means in its place is for the library above to find out.
//!
//! ```
//! use onrecord_lexicon::{CueStance, country_of, cue, role};
//!
//! assert_eq!(country_of("Nairobi").map(|country| country.name), Some("Kenya"));
//! assert_eq!(cue("vowed").map(|cue| cue.stance), Some(CueStance::Intention));
//! assert_eq!(role("prosecutors").and_then(|role| role.sector), Some("JUD"));
//! ```

mod actor_table;
mod actors;
mod country;
mod csv;
mod cue;
mod entry;
mod function_word;
mod index;
mod inflection;
mod layout;
mod name;
mod office;
mod organisation;
mod own_table;
mod place;
mod plover;
mod pronoun;
mod role;
mod row;
mod table;
mod term;

pub use actors::{Actors, Holder, Longest};
pub use country::{Country, CountryCodes, Form, country_codes, country_name, country_of};
pub use cue::{Cue, CueStance, Part, cue, cue_as, cue_phrase};
pub use entry::{Entry, Kind};
pub use function_word::is_function_word;
pub use name::{Gender, Title, given_name, title};
pub use organisation::{Organisation, OrganisationKind, organisation};
pub use own_table::TableError;
pub use place::{
    NamedPlace, Place, PlaceKind, PlaceWord, is_place_word, places_named, reading_classes,
};
pub use plover::{
    Code, EventCode, Quad, context, contexts, event_code, event_codes, international,
    is_country_code, modes, sector, sectors,
};
pub use pronoun::{Case, Number, Pronoun, pronoun};
pub use role::{Role, RoleKind, role};
pub use term::{Held, Term};

/// Whether a code is one of PLOVER's sectors.
fn is_sector(code: &str) -> bool {
    sector(code).is_some()
}
