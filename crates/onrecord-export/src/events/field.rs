//! Texts made safe for a column: no text can end its column or its line.

/// A text on one line without tabs.
///
/// Everything that some reader takes for the end of a line, and every other control character,
/// becomes a blank. A double quotation mark becomes a single one: readers of tab-separated files
/// take one at the beginning of a column for the beginning of a quotation, and swallow the lines
/// up to the next.
pub(super) fn field(text: &str) -> String {
    let clean = text.chars().map(|letter| match letter {
        '"' => '\'',
        '\u{2028}' | '\u{2029}' | '\u{feff}' => ' ',
        letter if letter.is_control() => ' ',
        letter => letter,
    });
    clean.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Texts in one column, with `; ` between them as POLECAT writes lists; each once.
pub(super) fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut list: Vec<String> = Vec::new();
    for text in texts {
        let text = field(text).replace(';', ",");
        if !text.is_empty() && !list.contains(&text) {
            list.push(text);
        }
    }
    list.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_column_or_its_line() {
        for (text, clean) in [
            ("a\tb", "a b"),
            ("a\r\nb\n", "a b"),
            ("\"a\" b", "'a' b"),
            ("\u{b}\u{c}\u{85}\u{2028}\u{0}", ""),
            ("\u{feff}Öl", "Öl"),
        ] {
            assert_eq!(field(text), clean);
        }
    }

    #[test]
    fn lists_hold_each_text_once() {
        assert_eq!(list(["a;b", "", "c", "a;b"]), "a,b; c");
    }
}
