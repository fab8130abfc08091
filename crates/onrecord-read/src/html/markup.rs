//! Whether a text is HTML, and the encoding that a page declares.

use crate::Charset;

/// So much of a page browsers look through for its encoding.
const DECLARED_WITHIN: usize = 4096;

/// Whether a text is a whole page.
pub(crate) fn is_page(text: &str) -> bool {
    let start: String = text.chars().take(200).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html") || start.contains("<html ")
}

/// Whether a text is a stretch of HTML: it begins with a tag and has an end tag.
pub(crate) fn is_markup(text: &str) -> bool {
    let name = text.strip_prefix('<').unwrap_or_default();
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!');
    is_tag && (text.contains("</") || text.contains("<br") || text.contains("/>"))
}

/// The encoding in the page's `<meta charset>` or `<meta http-equiv=Content-Type>`.
pub(crate) fn declared_charset(bytes: &[u8]) -> Option<Charset> {
    if Charset::of_mark(bytes).is_some() {
        return None;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]);
    let head = head.to_ascii_lowercase();
    let mut rest = &*head;
    while let Some(place) = rest.find("charset") {
        rest = rest[place + "charset".len()..].trim_start();
        let Some(value) = rest.strip_prefix('=') else { continue };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c)));
        let label = &value[..end.unwrap_or(value.len())];
        if let Ok(charset) = label.parse::<Charset>() {
            return sound(charset, bytes);
        }
    }
    None
}

/// A page that could be read to here is not in UTF-16, whatever it declares; and many that declare
/// UTF-8 are not.
fn sound(charset: Charset, bytes: &[u8]) -> Option<Charset> {
    let name = charset.to_string();
    let is_single = !name.starts_with("UTF-16") && !name.starts_with("UTF-32");
    let is_utf8 = name == "UTF-8";
    (is_single && (!is_utf8 || std::str::from_utf8(bytes).is_ok())).then_some(charset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declared_encoding_is_found_in_both_forms() {
        for (head, name) in [
            ("<meta charset=\"Shift_JIS\">", Some("Shift_JIS")),
            ("<META CHARSET = iso-8859-2 />", Some("ISO-8859-2")),
            ("<meta http-equiv=x content='text/html; charset=koi8-r'>", Some("KOI8-R")),
            ("<p>The charset is unknown", None),
            ("<meta charset=utf-16>", None),
            ("<meta charset=none>", None),
        ] {
            let found = declared_charset(head.as_bytes()).map(|charset| charset.to_string());
            assert_eq!(found.as_deref(), name, "{head}");
        }
        assert_eq!(declared_charset(b"<meta charset=utf-8>\xE9"), None, "it is not UTF-8");
    }

    #[test]
    fn text_is_told_from_markup() {
        for text in ["<p>One</p>", "<div><br>x", "<!-- x --><p>y</p>"] {
            assert!(is_markup(text), "{text}");
        }
        for text in ["One <b>two</b>", "< 5", "<3", "", "<noted>"] {
            assert!(!is_markup(text), "{text}");
        }
    }
}
