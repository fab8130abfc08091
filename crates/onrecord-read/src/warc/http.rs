//! The answer of a server as an archive keeps it: a status line, headers, and a body that may be
//! in pieces or packed.

use std::io::{self, Read};

use flate2::read::{MultiGzDecoder, ZlibDecoder};

use crate::{Charset, Fault, Size};

/// An answer.
pub(super) struct Answer<'a> {
    status: u16,
    /// The names of headers in lower case.
    headers: Vec<(String, String)>,
    body: &'a [u8],
}

impl<'a> Answer<'a> {
    /// Takes a record's block apart; none if its headers do not end.
    pub(super) fn read(block: &'a [u8]) -> Option<Self> {
        let mut lines = Vec::new();
        let mut rest = block;
        loop {
            let end = rest.iter().position(|byte| *byte == b'\n')?;
            let line = rest[..end].trim_ascii_end();
            rest = &rest[end + 1..];
            if line.is_empty() {
                break;
            }
            lines.push(String::from_utf8_lossy(line));
        }
        let mut lines = lines.into_iter();
        let status = lines.next()?.split_whitespace().nth(1)?.parse().ok()?;
        let headers = lines.filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        });
        Some(Self { status, headers: headers.collect(), body: rest })
    }

    fn header(&self, name: &str) -> String {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.to_ascii_lowercase()).unwrap_or_default()
    }

    /// What the body is, in lower case; empty if it is not said.
    pub(super) fn content_type(&self) -> String {
        self.header("content-type")
    }

    /// Whether a page for people was asked for and given.
    pub(super) fn is_page(&self) -> bool {
        let kind = self.content_type();
        let is_text = kind.is_empty() || kind.contains("html") || kind.starts_with("text/plain");
        (200..300).contains(&self.status) && is_text
    }

    /// The encoding of the text, if the server says it.
    pub(super) fn charset(&self) -> Option<Charset> {
        let kind = self.content_type();
        let (_, label) = kind.split_once("charset=")?;
        let label = label.split(';').next()?.trim().trim_matches(['"', '\'']);
        label.parse().ok()
    }

    /// The body, put together and unpacked.
    pub(super) fn body(&self, limit: Size) -> Result<Vec<u8>, Fault> {
        let is_chunked = self.header("transfer-encoding").contains("chunked");
        let whole = is_chunked.then(|| unchunked(self.body)).flatten();
        let body = whole.as_deref().unwrap_or(self.body);
        unpacked(body, &self.header("content-encoding"), limit)
    }
}

/// A body in pieces as one; none if it is not in pieces after all.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = body.iter().take(1000).position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(&body[..end]).ok()?;
        let digits = line.split(';').next()?.trim();
        let length = usize::from_str_radix(digits, 16).ok()?;
        body = &body[end + 1..];
        if length == 0 {
            return Some(whole);
        }
        // What was cut off while it was fetched is kept as far as it goes.
        let Some(piece) = body.get(..length) else {
            whole.extend_from_slice(body);
            return Some(whole);
        };
        whole.extend_from_slice(piece);
        body = body[length..].trim_ascii_start();
        if body.is_empty() {
            return Some(whole);
        }
    }
}

/// A body unpacked; one that begins otherwise than its packing does was unpacked before.
fn unpacked(body: &[u8], packing: &str, limit: Size) -> Result<Vec<u8>, Fault> {
    let unpacked: Box<dyn Read> = match (packing, body) {
        (_, [0x1F, 0x8B, ..]) => Box::new(MultiGzDecoder::new(body)),
        (_, [0x28, 0xB5, 0x2F, 0xFD, ..]) => Box::new(zstd::stream::read::Decoder::new(body)?),
        ("deflate", [0x78, ..]) => Box::new(ZlibDecoder::new(body)),
        ("br", _) if std::str::from_utf8(&body[..body.len().min(256)]).is_err() => {
            return Err(Fault::Warc(
                "its body is packed with Brotli, which is not read".to_owned(),
            ));
        }
        _ => return Ok(body.to_vec()),
    };
    let mut whole = Vec::new();
    match unpacked.take(limit.0.saturating_add(1)).read_to_end(&mut whole) {
        // A page whose end is missing is still worth its beginning.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof && !whole.is_empty() => {}
        Err(error) => return Err(error.into()),
        Ok(_) => {}
    }
    if whole.len() as u64 > limit.0 {
        return Err(Fault::ArticleTooLarge(limit));
    }
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_apart() {
        let block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; Charset=\"KOI8-R\"\r\n\r\nbody";
        let answer = Answer::read(block).unwrap();
        assert!(answer.is_page());
        assert_eq!(answer.charset().unwrap().to_string(), "KOI8-R");
        assert_eq!(answer.body(Size(10)).unwrap(), b"body");
        for block in [&b"HTTP/1.1 404 No\nContent-Type: text/html\n\nx"[..], b"HTTP/1.1 304\n\n"] {
            assert!(!Answer::read(block).unwrap().is_page());
        }
        assert!(Answer::read(b"HTTP/1.1 200 OK\r\nA: b").is_none());
    }

    #[test]
    fn pieces_that_are_cut_off_or_none_are_borne() {
        for (body, whole) in [
            (&b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"[..], Some(&b"abcde"[..])),
            (b"3\r\nabc\r\n9\r\nde", Some(b"abcde")),
            (b"<html>\n", None),
            (b"ffffffffffffffffffff\r\nx", None),
        ] {
            assert_eq!(unchunked(body).as_deref(), whole);
        }
    }

    #[test]
    fn a_packed_body_is_bounded() {
        let bomb = zstd::encode_all(&vec![0; 1 << 20][..], 1).unwrap();
        assert!(matches!(unpacked(&bomb, "", Size(1000)), Err(Fault::ArticleTooLarge(_))));
    }
}
