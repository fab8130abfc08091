//! Kinds of characters that the stages of this crate agree on.

/// White space, controls, and the marks that take no room: nothing a reader would see.
///
/// A line of these alone is blank, and paragraphs are trimmed of them.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_zero_width(c)
}

/// Marks that take no room: byte order marks, joiners, and direction marks.
pub(crate) fn is_zero_width(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
}

/// Marks that sit on the letter before them, as the accent of a decomposed é.
pub(crate) fn is_combining(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Brackets that close, which stay with the sentence they end.
pub(crate) fn is_closing_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}')
}

/// Brackets that open.
pub(crate) fn is_opening_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{')
}

/// Any character used as a quotation mark, apostrophes among them.
pub(crate) fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '«' | '»' | '\u{2018}'
            ..='\u{201F}' | '‹' | '›' | '＂' | '「' | '」' | '『' | '』'
    )
}

/// Dashes, the hyphen among them.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The character that ends at `offset`.
pub(crate) fn before(text: &str, offset: usize) -> Option<char> {
    text[..offset].chars().next_back()
}

/// The character that begins at `offset`.
pub(crate) fn after(text: &str, offset: usize) -> Option<char> {
    text[offset..].chars().next()
}
