//! Where: the places that an article names, and where what it tells happened.
//!
//! [`candidate`] looks every capitalised name up in the gazetteer; [`evidence`] weighs what stands
//! around it, and [`toponym`] decides which names are places'; [`choose`] picks the place that each
//! means. Whether a name means the place or those who act there is for [`reading`], with the words
//! around it as [`feature`]s. [`mention`] puts the places of a record together,
//! [`unknown`] adds those that only the dateline makes known, [`bridging`] those that are not named
//! ("the war zone"), and [`located`] says where a statement was made or an event happened.
//!
//! It never fails, and it takes time in proportion to the text.

mod bridging;
mod candidate;
mod choose;
mod evidence;
mod feature;
mod located;
mod mention;
mod reading;
mod toponym;
mod unknown;
mod window;

#[cfg(test)]
mod measure;
#[cfg(test)]
mod tests;

pub(crate) use bridging::{Said, bridge};
pub(crate) use located::place_of;
pub(crate) use mention::{PlaceAt, Places, places};
