//! Rules of the repository, one file each. Each gives back the lines that tell what breaks it.

pub(crate) mod arrows;
pub(crate) mod house;
pub(crate) mod third_party;
