//! Happenings: one event of the world, told in many reports.
//!
//! A [`Telling`] is what one report says of one event; [`tellings`] takes them from a record.
//! [`happenings`] joins those that tell of the same event, by type, day, parties, place and wording,
//! and says what they agree on and where they contradict each other. Copies of one story count as
//! one voice.
//!
//! | part | does |
//! |---|---|
//! | `telling` | reads a record's events |
//! | `party`, `party_set` | those who take part |
//! | `days`, `figures`, `kind` | dates as days, counts, types that stand close |
//! | `tokens` | sets of words |
//! | `voices` | takes the copies of one telling together |
//! | `blocks` | says which tellings are compared at all |
//! | `alike` | says how far two are of one event |
//! | `join` | joins the surest first, as long as a group hangs together |
//! | `cluster` | makes happenings of the groups |
//! | `compare` | says what the reports agree on |

mod alike;
mod blocks;
mod cluster;
mod compare;
pub mod days;
mod figures;
mod join;
pub(crate) mod kind;
pub(crate) mod party;
mod party_set;
pub(crate) mod telling;
pub(crate) mod tokens;
mod voices;

pub(crate) use alike::sure;
pub(crate) use blocks::{Blocks, opening};
pub use cluster::{Happening, happenings};
pub(crate) use compare::parties;
pub use compare::{Detail, Version};
pub use party::Party;
pub use party_set::Parties;
pub use telling::{Telling, tellings};
pub use tokens::Tokens;
pub(crate) use voices::voice_numbers;
