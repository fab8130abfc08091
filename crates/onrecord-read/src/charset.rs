//! Encodings of text, by the labels people know them under.

use std::fmt;
use std::str::FromStr;

use encoding_rs::Encoding;

/// An encoding of text: those of the web, and UTF-32, which the web left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// One the web knows, as in `windows-1252`.
    Web(&'static Encoding),
    /// UTF-32, least significant byte first.
    Utf32Le,
    /// UTF-32, most significant byte first.
    Utf32Be,
}

impl Charset {
    /// The encoding named by a byte order mark at the start of a file, and the mark's length.
    pub fn of_mark(bytes: &[u8]) -> Option<(Self, usize)> {
        // UTF-32's little-endian mark begins with UTF-16's, so it is looked for first.
        match bytes {
            [0xFF, 0xFE, 0, 0, ..] => Some((Self::Utf32Le, 4)),
            [0, 0, 0xFE, 0xFF, ..] => Some((Self::Utf32Be, 4)),
            _ => Encoding::for_bom(bytes).map(|(encoding, length)| (Self::Web(encoding), length)),
        }
    }

    /// The text in `bytes`, and whether something in them was not valid and is now U+FFFD.
    pub fn decode(self, bytes: &[u8]) -> (String, bool) {
        match self {
            Self::Web(encoding) => {
                let (text, replaced) = encoding.decode_without_bom_handling(bytes);
                (text.into_owned(), replaced)
            }
            Self::Utf32Le => utf32(bytes, u32::from_le_bytes),
            Self::Utf32Be => utf32(bytes, u32::from_be_bytes),
        }
    }
}

fn utf32(bytes: &[u8], number: fn([u8; 4]) -> u32) -> (String, bool) {
    let (units, rest) = bytes.as_chunks::<4>();
    let mut replaced = !rest.is_empty();
    let mut text: String = units
        .iter()
        .map(|unit| {
            char::from_u32(number(*unit)).unwrap_or_else(|| {
                replaced = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    (text, replaced)
}

impl FromStr for Charset {
    type Err = String;

    fn from_str(label: &str) -> Result<Self, Self::Err> {
        match label.trim().to_ascii_lowercase().as_str() {
            "utf-32" | "utf-32le" | "utf32" | "utf32le" => Ok(Self::Utf32Le),
            "utf-32be" | "utf32be" => Ok(Self::Utf32Be),
            _ => Encoding::for_label(label.as_bytes()).map(Self::Web).ok_or_else(|| {
                format!(
                    "`{label}` is no encoding known here: write it as utf-8, windows-1252, \
                     iso-8859-2, utf-16le, shift_jis, gb18030, …"
                )
            }),
        }
    }
}

impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Web(encoding) => f.write_str(encoding.name()),
            Self::Utf32Le => f.write_str("UTF-32LE"),
            Self::Utf32Be => f.write_str("UTF-32BE"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_in_any_case() {
        for label in ["UTF-8", "windows-1252", "Latin1", "utf-16", "UTF-32BE", "Shift_JIS"] {
            assert!(label.parse::<Charset>().is_ok(), "{label}");
        }
        let error = "utf-9".parse::<Charset>().unwrap_err();
        assert!(error.starts_with("`utf-9` is no encoding"), "{error}");
    }

    #[test]
    fn utf32_is_read_in_both_orders_and_its_faults_are_marked() {
        let little: Vec<u8> = "né".chars().flat_map(|c| (c as u32).to_le_bytes()).collect();
        let big: Vec<u8> = "né".chars().flat_map(|c| (c as u32).to_be_bytes()).collect();
        assert_eq!(Charset::Utf32Le.decode(&little), ("né".to_owned(), false));
        assert_eq!(Charset::Utf32Be.decode(&big), ("né".to_owned(), false));
        assert_eq!(Charset::Utf32Be.decode(&little[..4]), ("\u{FFFD}".to_owned(), true));
        assert_eq!(Charset::Utf32Le.decode(&little[..5]), ("n\u{FFFD}".to_owned(), true));
    }

    #[test]
    fn marks_are_told_apart() {
        let marks: [(&[u8], &str, usize); 5] = [
            (b"\xEF\xBB\xBFa", "UTF-8", 3),
            (b"\xFF\xFEa\0", "UTF-16LE", 2),
            (b"\xFE\xFF\0a", "UTF-16BE", 2),
            (b"\xFF\xFE\0\0a\0\0\0", "UTF-32LE", 4),
            (b"\0\0\xFE\xFF\0\0\0a", "UTF-32BE", 4),
        ];
        for (bytes, name, length) in marks {
            let (charset, found) = Charset::of_mark(bytes).unwrap();
            assert_eq!((charset.to_string().as_str(), found), (name, length));
        }
        assert_eq!(Charset::of_mark(b"a"), None);
    }
}
