//! The store: articles and their records in one `SQLite` file, with search, stories and happenings.

pub mod happening;
pub mod story;
