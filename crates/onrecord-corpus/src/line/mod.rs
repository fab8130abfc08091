//! The kinds of line in a record block, one file each: what such a line holds, how it is read and
//! how it is written.

pub(crate) mod actor;
pub(crate) mod boilerplate;
pub(crate) mod date;
pub(crate) mod dispute;
pub(crate) mod event;
pub(crate) mod place;
pub(crate) mod statement;

/// What a line of a record block is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `s1 …`: who says what.
    Statement,
    /// `a1 …`: who appears.
    Actor,
    /// `e1 …`: who does what to whom.
    Event,
    /// `d1: …`: which claim is denied, and by whom.
    Dispute,
    /// `t1 …`: an expression of time.
    Date,
    /// `p1 …`: a place.
    Place,
    /// `b1: …`: page furniture.
    Boilerplate,
    /// `none`: nobody says or does anything.
    None,
    /// A header, or nothing that the notation knows.
    Unknown,
}

/// The kind of the line that begins with `word`.
pub(crate) fn kind(word: &str) -> Kind {
    let mut chars = word.chars();
    let letter = chars.next();
    let number = chars.as_str();
    if word == "none" {
        return Kind::None;
    }
    if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit()) {
        return Kind::Unknown;
    }
    match letter {
        Some('s') => Kind::Statement,
        Some('a') => Kind::Actor,
        Some('e') => Kind::Event,
        Some('d') => Kind::Dispute,
        Some('t') => Kind::Date,
        Some('p') => Kind::Place,
        Some('b') => Kind::Boilerplate,
        _ => Kind::Unknown,
    }
}
