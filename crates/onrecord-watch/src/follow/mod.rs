//! Following feeds: asking each when it is due, and passing on what is new.
//!
//! `schedule` says what is due next, `visit` asks one feed, `article` makes an article of an item,
//! `contain` keeps one bad page from harming the rest, `watcher` does so for all feeds on several
//! threads, and `desk` is who takes the articles.

mod article;
mod contain;
mod desk;
mod schedule;
mod visit;
mod watcher;

pub use desk::{Desk, DeskError, Kept};
pub use visit::Visit;
pub use watcher::{Options, WatchError, Watcher};
