//! Happenings: one event of the world, told in many reports.
//!
//! A [`Telling`] is what one report says of one event. [`happenings`] joins those that tell of the
//! same event, by type, day, parties, place and wording, and says what they agree on, where they
//! contradict each other, and whether one denies what another tells. Copies of one story count as
//! one voice.

mod alike;
mod cluster;
mod compare;
mod days;
mod figures;
mod telling;

pub use cluster::{Dispute, Happening, happenings};
pub use compare::{Detail, Version};
pub use telling::{Party, Telling, tellings};
