//! Stories: articles that carry the same copy, be it lightly edited, under another headline or cut.
//!
//! [`Sketch`] is what is kept of an article's words, [`Stories`] joins articles whose sketches show
//! one copy. Which articles stand together does not depend on the order they come in.

mod sketch;
mod stories;

pub use sketch::{KEYS, Sketch};
pub use stories::{Copy, Stories, Story};
