//! Stories: articles that carry the same copy, be it lightly edited, under another headline or cut.
//!
//! [`Sketch`] is what is kept of an article's words; [`Stories`] joins articles whose sketches show
//! one copy. Which articles stand together does not depend on the order they come in.
//!
//! | part | does |
//! |---|---|
//! | `reading` | takes the words of the report from an article, without headline, dateline and notices |
//! | `hash` | numbers for words and runs of words |
//! | `keys` | draws the keys that copies share from the runs |
//! | `sketch` | keeps both, and tells copies from other texts exactly |
//! | `stories` | joins copies to stories as they come in |

pub(crate) mod hash;
mod keys;
mod reading;
mod sketch;
mod stories;

pub use keys::KEYS;
pub use sketch::Sketch;
pub(crate) use stories::in_reach;
pub use stories::{Copy, Stories, Story};
