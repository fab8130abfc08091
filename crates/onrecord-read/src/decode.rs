//! From bytes to text: byte order marks, detection of encodings, binary files.
//!
//! The order of belief: what `--encoding` says, a byte order mark, UTF-8 if all of it is valid,
//! UTF-16 without its mark (every second byte of English is then NUL), binary if there is any
//! other NUL byte, UTF-8 with a few broken places, and at last what the letters' statistics say.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

use crate::{Aside, Charset, Fault};

/// The text of a file, with what is worth saying about how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text, without a byte order mark.
    pub(crate) text: String,
    /// What the user should know.
    pub(crate) remark: Option<Aside>,
}

/// What stands at the start of files that people take for text by their name.
const SIGNATURES: [(&[u8], &str); 9] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x28\xB5\x2F\xFD", "a zstd archive"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"\x7FELF", "a program"),
];

/// The text in `bytes`, in the encoding `charset` or the one they seem to be in.
pub(crate) fn decode(bytes: Vec<u8>, charset: Option<Charset>) -> Result<Decoded, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    let mark = Charset::of_mark(&bytes);
    let decoded = match (charset, mark) {
        (Some(charset), mark) => as_told(&bytes, charset, mark),
        (None, Some((charset, length))) => as_told(&bytes[length..], charset, None),
        (None, None) => detect(bytes)?,
    };
    if decoded.text.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}') {
        return Err(Fault::Blank);
    }
    Ok(decoded)
}

/// What a file that is not text is, by its first bytes.
pub(crate) fn foreign(bytes: &[u8]) -> Option<&'static str> {
    SIGNATURES.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, kind)| *kind)
}

fn as_told(bytes: &[u8], charset: Charset, mark: Option<(Charset, usize)>) -> Decoded {
    let skip = mark.filter(|(marked, _)| *marked == charset).map_or(0, |(_, length)| length);
    let (text, replaced) = charset.decode(&bytes[skip..]);
    Decoded { text, remark: replaced.then_some(Aside::Replaced(charset)) }
}

fn detect(bytes: Vec<u8>) -> Result<Decoded, Fault> {
    if let Some(kind) = foreign(&bytes) {
        return Err(Fault::Foreign(kind));
    }
    if bytes.contains(&0) {
        let charset = utf16_without_mark(&bytes).ok_or(Fault::Binary)?;
        return Ok(detected(&bytes, charset));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if is_garbage(&text) => return Err(Fault::Binary),
        Ok(text) => return Ok(Decoded { text, remark: None }),
        Err(error) => error.into_bytes(),
    };
    if is_mostly_utf8(&bytes) {
        return Ok(as_told(&bytes, Charset::Web(UTF_8), None));
    }
    let decoded = detected(&bytes, guess(&bytes));
    if is_garbage(&decoded.text) { Err(Fault::Binary) } else { Ok(decoded) }
}

/// The encoding of the beginning of a file, which may end inside a character.
pub(crate) fn charset_of(head: &[u8]) -> Charset {
    if let Some((charset, _)) = Charset::of_mark(head) {
        return charset;
    }
    let even = &head[..head.len() - head.len() % 2];
    if head.contains(&0) {
        return utf16_without_mark(even).unwrap_or(Charset::Web(UTF_8));
    }
    let is_utf8 = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() || is_mostly_utf8(head),
    };
    if is_utf8 { Charset::Web(UTF_8) } else { guess(head) }
}

/// What the letters' statistics say.
fn guess(bytes: &[u8]) -> Charset {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    Charset::Web(detector.guess(None, Utf8Detection::Deny))
}

fn detected(bytes: &[u8], charset: Charset) -> Decoded {
    Decoded { text: charset.decode(bytes).0, remark: Some(Aside::ReadAs(charset)) }
}

/// UTF-16 has no mark in some exports; text in Latin letters gives it away by NULs at most of the
/// second places, and by none at the places between. Other scripts have too few to tell them from
/// a picture or a program, and need `--encoding`.
fn utf16_without_mark(bytes: &[u8]) -> Option<Charset> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let second = pairs.iter().filter(|pair| pair[1] == 0).count();
    if !rest.is_empty() || first.max(second) * 2 < pairs.len() {
        return None;
    }
    let encoding = match (first, second) {
        (0, _) => UTF_16LE,
        (_, 0) => UTF_16BE,
        _ => return None,
    };
    let charset = Charset::Web(encoding);
    let (text, replaced) = charset.decode(bytes);
    (!replaced && odd(&text) == 0).then_some(charset)
}

/// Whether this was UTF-8 before something broke a few places of it, as a cut between two bytes
/// does: there are ten sound characters beyond ASCII for each broken place.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= 10 * broken
}

/// Whether this has more control characters than any text: at least three, and one in a hundred.
fn is_garbage(text: &str) -> bool {
    let odd = odd(text);
    odd >= 3 && odd * 100 > text.len()
}

/// How many control characters there are beside those that part words, lines and pages.
fn odd(text: &str) -> usize {
    let is_odd = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0C' | '\u{85}');
    text.chars().filter(is_odd).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Loudness;

    const TEXT: &str = "«Le port rouvrira à midi», a déclaré la préfète à Orléans.";

    fn read(bytes: &[u8]) -> Result<Decoded, Fault> {
        decode(bytes.to_vec(), None)
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn fault(bytes: &[u8]) -> String {
        read(bytes).unwrap_err().to_string()
    }

    #[test]
    fn utf8_is_read_in_silence_and_loses_its_mark() {
        let decoded = read(format!("\u{FEFF}{TEXT}").as_bytes()).unwrap();
        assert_eq!(decoded, Decoded { text: TEXT.to_owned(), remark: None });
    }

    #[test]
    fn windows_1252_is_detected_and_said() {
        let bytes = encoding_rs::WINDOWS_1252.encode(TEXT).0;
        let decoded = read(&bytes).unwrap();
        assert_eq!(decoded.text, TEXT);
        let note = decoded.remark.unwrap();
        assert_eq!(note.loudness(), Loudness::Note);
        assert_eq!(note.to_string(), "not UTF-8; read as windows-1252");
    }

    #[test]
    fn utf16_is_read_with_and_without_its_mark() {
        for bytes in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            let marked = utf16(&format!("\u{FEFF}{TEXT}"), bytes);
            assert_eq!(read(&marked).unwrap(), Decoded { text: TEXT.to_owned(), remark: None });
            let bare = read(&utf16(TEXT, bytes)).unwrap();
            assert_eq!(bare.text, TEXT);
            assert!(bare.remark.unwrap().to_string().contains("read as UTF-16"));
        }
    }

    #[test]
    fn nul_bytes_are_binary_unless_the_encoding_is_named() {
        let bytes = b"The dam held, \0the mayor said.";
        assert!(fault(bytes).starts_with("this is a binary file"), "{}", fault(bytes));
        let charset = Some("utf-8".parse().unwrap());
        let decoded = decode(bytes.to_vec(), charset).unwrap();
        assert_eq!(decoded.text.as_bytes(), bytes);
    }

    #[test]
    fn short_binary_files_are_not_taken_for_utf16() {
        for bytes in [&b"\0\x01"[..], b"GIF89a\0\x01\0\xFF", b"\x7F\0\x02\0"] {
            assert!(fault(bytes).contains("a binary file"), "{bytes:?}");
        }
    }

    #[test]
    fn documents_and_archives_are_named_for_what_they_are() {
        assert!(fault(b"%PDF-1.7\n...").contains("a PDF document"));
        assert!(fault(b"PK\x03\x04\x14\0\0\0").contains("an office document"));
    }

    #[test]
    fn random_bytes_without_nul_are_binary() {
        let mut state = 7_u32;
        let bytes: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ((state >> 24) as u8).max(1)
        })
        .take(4096)
        .collect();
        assert!(fault(&bytes).contains("a binary file"));
    }

    #[test]
    fn a_cut_inside_a_character_stays_utf8_with_a_warning() {
        let bytes = format!("{}é", TEXT.repeat(3)).into_bytes();
        let decoded = read(&bytes[..bytes.len() - 1]).unwrap();
        assert_eq!(decoded.text, format!("{}\u{FFFD}", TEXT.repeat(3)));
        let warning = decoded.remark.unwrap();
        assert_eq!(warning.loudness(), Loudness::Warning);
        assert!(warning.to_string().contains("not all of it is valid UTF-8"));
    }

    #[test]
    fn nothing_and_white_space_are_refused() {
        assert_eq!(fault(b""), "the file is empty");
        assert!(fault(b" \r\n\t").contains("only white space"));
        assert!(fault("\u{FEFF}\n".as_bytes()).contains("only white space"));
    }

    #[test]
    fn one_character_is_a_text() {
        assert_eq!(read(b"x").unwrap().text, "x");
        assert_eq!(read("é".as_bytes()).unwrap().text, "é");
    }

    #[test]
    fn a_named_encoding_is_obeyed_and_its_faults_are_said() {
        let charset: Charset = "utf-8".parse().unwrap();
        let bytes = encoding_rs::WINDOWS_1252.encode(TEXT).0.into_owned();
        let decoded = decode(bytes, Some(charset)).unwrap();
        assert!(decoded.text.contains('\u{FFFD}'));
        assert_eq!(decoded.remark.unwrap().loudness(), Loudness::Warning);
    }
}
