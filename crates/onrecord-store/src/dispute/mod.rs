//! Disputes across articles: a denial in one report of what another told before.
//!
//! A [`Position`] is one claim that an article tells, or one that somebody denies in it;
//! [`positions`] takes them from a record. [`disputes`] links each denial with the claims that it
//! answers: by who is meant, what is said to have happened, the words, the place and the days. Links
//! are few and sure rather than many; each has its score.
//!
//! | part | does |
//! |---|---|
//! | `position` | reads a record's claims and denials |
//! | `answer` | says how far a denial answers a claim |
//! | `link` | links each denial with the claims before it |

mod answer;
mod link;
mod position;

pub use link::{DAYS, Dispute, Link, disputes};
pub use position::{Position, Stand, positions};
