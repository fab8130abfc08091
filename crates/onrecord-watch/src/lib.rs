//! Following news feeds politely: what to fetch, when, and what came of it.

mod back_off;
mod clock;
mod date;
mod fault;
mod feed;
mod follow;
mod health;
mod link;
mod list;
mod memory;
mod network;
mod page;
mod retry_after;
mod robots;
mod standing;
mod web;

pub use clock::{Clock, ManualClock, SystemClock};
pub use fault::Fault;
pub use feed::{Feed, Item, parse, plain};
pub use follow::{Desk, DeskError, Kept, Options, Visit, WatchError, Watcher};
pub use health::describe;
pub use link::link;
pub use list::{List, ListError, Subscription, parse_interval};
pub use memory::{Journal, Memory};
pub use network::{Private, is_public};
pub use page::Page;
pub use robots::{Ask, Robots, Rules};
pub use standing::Standing;
pub use web::{Limits, Validators, user_agent};
