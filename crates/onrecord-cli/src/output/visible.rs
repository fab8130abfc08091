//! Text that can be shown without doing anything.

use std::borrow::Cow;

/// The text with its control characters made visible and its reordering marks left out: an
/// article or a file name must not be able to move the cursor, change colours or swap words.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| is_reordering(c) || c.is_control()) {
        Cow::Owned(text.chars().filter(|c| !is_reordering(*c)).map(shown).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn shown(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => ' ',
        // Unicode has pictures of the ASCII control characters, in their order.
        '\0'..='\x1F' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\x7F' => '␡',
        _ if c.is_control() => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

fn is_reordering(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_pictures() {
        assert_eq!(visible("a\x1b[31mb\0\x7f\u{9b}c"), "a␛[31mb␀␡\u{FFFD}c");
        assert_eq!(visible("one\r\ntwo"), "one  two");
    }

    #[test]
    fn reordering_marks_are_left_out_and_letters_stay() {
        assert_eq!(visible("\u{202E}abc\u{202C}"), "abc");
        assert_eq!(visible("قال الوزير"), "قال الوزير");
    }
}
