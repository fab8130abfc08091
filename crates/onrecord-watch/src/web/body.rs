//! Reading what a server sends, within the limits on the wire and once unpacked.

use std::io::{self, Read};

use flate2::read::MultiGzDecoder;
use ureq::http::HeaderMap;
use ureq::http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

use super::client::header;
use super::limits::Limits;
use crate::fault::Fault;

/// Reads a whole body.
///
/// # Errors
///
/// It is larger than the limits, cut, packed in a way that was not asked for, or too slow.
pub(super) fn read(
    body: impl Read,
    headers: &HeaderMap,
    limits: &Limits,
) -> Result<Vec<u8>, Fault> {
    let length = header(headers, CONTENT_LENGTH).and_then(|length| length.parse().ok());
    if length.is_some_and(|length: u64| length > limits.wire) {
        return Err(Fault::Large(limits.wire));
    }
    let wire = Metered { body, limit: limits.wire, met: 0 };
    unpack(wire, headers, limits, limits.unpacked.saturating_add(1)).and_then(|bytes| {
        if bytes.len() as u64 > limits.unpacked {
            return Err(Fault::Bomb(limits.unpacked));
        }
        Ok(bytes)
    })
}

/// Reads the start of a body: `length` bytes, or all if there are fewer.
pub(super) fn read_head(
    body: impl Read,
    headers: &HeaderMap,
    limits: &Limits,
    length: u64,
) -> Result<Vec<u8>, Fault> {
    let wire = Metered { body, limit: limits.wire, met: 0 };
    unpack(wire, headers, limits, length)
}

fn unpack(
    wire: Metered<impl Read>,
    headers: &HeaderMap,
    limits: &Limits,
    length: u64,
) -> Result<Vec<u8>, Fault> {
    let packing = header(headers, CONTENT_ENCODING).unwrap_or_default().trim().to_ascii_lowercase();
    match packing.as_str() {
        "" | "identity" => fill(wire.take(length), limits, false),
        "gzip" | "x-gzip" => fill(MultiGzDecoder::new(wire).take(length), limits, true),
        other => Err(Fault::Packed(format!("`{other}` was not asked for"))),
    }
}

fn fill(mut body: impl Read, limits: &Limits, is_packed: bool) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    match body.read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(fault(error, bytes.len(), limits, is_packed)),
    }
}

fn fault(error: io::Error, read: usize, limits: &Limits, is_packed: bool) -> Fault {
    if let Some(fault) = error.get_ref().and_then(|inner| inner.downcast_ref::<Fault>()) {
        return fault.clone();
    }
    match ureq::Error::from(error) {
        ureq::Error::Timeout(_) => Fault::Slow(limits.answer.as_secs()),
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => Fault::Cut(read),
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::ConnectionReset => {
            Fault::Cut(read)
        }
        ureq::Error::Io(error) if is_packed && error.kind() == io::ErrorKind::InvalidInput => {
            Fault::Packed(error.to_string())
        }
        ureq::Error::Io(error) if is_packed && error.kind() == io::ErrorKind::InvalidData => {
            Fault::Packed(error.to_string())
        }
        ureq::Error::Protocol(_) => Fault::Cut(read),
        error => Fault::Connection(error.to_string()),
    }
}

/// A reader that gives up after so many bytes.
struct Metered<R> {
    body: R,
    limit: u64,
    met: u64,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.body.read(buffer)?;
        self.met += read as u64;
        if self.met > self.limit {
            return Err(io::Error::other(Fault::Large(self.limit)));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn limits(wire: u64, unpacked: u64) -> Limits {
        Limits { wire, unpacked, ..Limits::default() }
    }

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn gzip() -> HeaderMap {
        HeaderMap::from_iter([(CONTENT_ENCODING, "gzip".parse().unwrap())])
    }

    #[test]
    fn a_body_up_to_the_limit_is_read() {
        let none = HeaderMap::new();
        assert_eq!(read(&b"12345"[..], &none, &limits(5, 5)).unwrap(), b"12345");
        assert_eq!(read(&b"123456"[..], &none, &limits(5, 9)), Err(Fault::Large(5)));
        assert_eq!(read(&packed(b"12345")[..], &gzip(), &limits(99, 5)).unwrap(), b"12345");
        assert_eq!(read(&packed(b"123456")[..], &gzip(), &limits(99, 5)), Err(Fault::Bomb(5)));
    }

    #[test]
    fn a_length_that_is_announced_is_believed_when_it_is_too_large() {
        let headers = HeaderMap::from_iter([(CONTENT_LENGTH, "6".parse().unwrap())]);
        assert_eq!(read(&b""[..], &headers, &limits(5, 5)), Err(Fault::Large(5)));
    }

    #[test]
    fn packed_bytes_that_unpack_to_nothing_are_bounded_too() {
        let empty: Vec<u8> = packed(b"").repeat(1000);
        assert_eq!(read(&empty[..], &gzip(), &limits(1000, 9)), Err(Fault::Large(1000)));
    }

    #[test]
    fn what_cannot_be_unpacked_is_said() {
        let mut broken = packed(&b"some words that go on".repeat(9));
        let middle = broken.len() / 2;
        broken.truncate(middle);
        assert!(matches!(read(&broken[..], &gzip(), &limits(999, 999)), Err(Fault::Cut(_))));
        assert!(matches!(
            read(&b"plain words"[..], &gzip(), &limits(99, 9)),
            Err(Fault::Packed(_))
        ));
        let brotli = HeaderMap::from_iter([(CONTENT_ENCODING, "br".parse().unwrap())]);
        assert!(matches!(read(&b"x"[..], &brotli, &limits(9, 9)), Err(Fault::Packed(_))));
    }

    #[test]
    fn the_start_of_a_long_body_can_be_read() {
        let head = read_head(&b"123456"[..], &HeaderMap::new(), &limits(99, 99), 3).unwrap();
        assert_eq!(head, b"123");
    }
}
