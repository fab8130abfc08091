//! The commands, one file or folder each.

pub(crate) mod check;
pub(crate) mod corpus;
pub(crate) mod happenings;
pub(crate) mod schema;
