//! Places by every name that English news gives them: "Kyiv", "Kiev", "Reading", "Pa.", "Sahel".
//!
//! The gazetteer is `data/places/places.bin`, GeoNames and tables of our own laid out so that it
//! is used as it lies in the program: nothing is read or built at start. One name may belong to
//! many places; which one a text means is for the library above to find out.

mod gazetteer;
mod key;
mod reading_word;
mod word;

pub use gazetteer::{NamedPlace, Place, PlaceKind, places_named};
pub use reading_word::reading_classes;
pub use word::{PlaceWord, is_place_word};
