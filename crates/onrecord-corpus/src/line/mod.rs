//! The kinds of line in a record block, one file each.

pub(crate) mod statement;

/// What a line of a record block is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `s1 …`: who says what.
    Statement,
    /// `none`: nobody says anything.
    None,
    /// A kind that the notation keeps for later.
    Later(&'static str),
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
        Some('e') => Kind::Later("events"),
        Some('d') => Kind::Later("disputes"),
        Some('a') => Kind::Later("actors"),
        Some('t') => Kind::Later("dates"),
        Some('p') => Kind::Later("places"),
        _ => Kind::Unknown,
    }
}
