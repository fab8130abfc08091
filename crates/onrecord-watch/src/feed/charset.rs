//! Bytes of a feed that are not of the character set they should be of.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

/// The document as the parser can read it: as it is if it is sound UTF-8 or names another
/// character set itself; or else decoded as the server says, or with a mark in the place of each
/// byte that cannot be read.
pub(super) fn decoded<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, [u8]> {
    if std::str::from_utf8(bytes).is_ok() || names_another(bytes) {
        return bytes.into();
    }
    let charset = content_type.and_then(charset).unwrap_or(UTF_8);
    charset.decode(bytes).0.into_owned().into_bytes().into()
}

/// Whether it starts with a mark of UTF-16, or with a declaration of another encoding than UTF-8.
fn names_another(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return true;
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_ascii_lowercase();
    let declaration = start.split_once("?>").map_or("", |(declaration, _)| declaration);
    let named = declaration.split_once("encoding").map(|(_, named)| named);
    named.is_some_and(|named| !named.contains("utf-8") && !named.contains("utf8"))
}

fn charset(content_type: &str) -> Option<&'static Encoding> {
    let lower = content_type.to_ascii_lowercase();
    let (_, label) = lower.split_once("charset=")?;
    let label = label.split(';').next()?.trim_matches(['"', '\'', ' ']);
    Encoding::for_label(label.as_bytes())
}
