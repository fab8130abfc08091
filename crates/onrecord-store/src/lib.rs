//! The store: articles and their records in one `SQLite` file, with search, stories and happenings.

pub mod dispute;
pub mod happening;
pub mod story;
