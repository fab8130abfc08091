//! Text as it may stand in a page, between tags and in quoted attributes.

use std::borrow::Cow;

/// The text with everything escaped that could be markup, and with control characters, which
/// HTML forbids, replaced.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let is_safe = |c: char| !matches!(c, '&' | '<' | '>' | '"' | '\'') && !is_forbidden(c);
    if text.chars().all(is_safe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if is_forbidden(c) => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_lose_their_power() {
        let escaped = escaped("<a href=\"x\">Q&A's</a>\0\u{1b}");
        assert_eq!(escaped, "&lt;a href=&quot;x&quot;&gt;Q&amp;A&#39;s&lt;/a&gt;\u{FFFD}\u{FFFD}");
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        assert!(matches!(escaped("Élan — “vite”"), Cow::Borrowed(_)));
    }
}
