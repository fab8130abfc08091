//! Bytes on their way in: counted, unpacked, and stopped where they unpack to more than any text.

use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;

use crate::{Fault, Options, Size};

/// So much of the start is looked at to tell what an input is.
const HEAD: usize = 64 << 10;
/// What unpacks to less than this is no bomb, however small it was.
const HARMLESS: u64 = 16 << 20;

/// A stream of bytes of which the start is known.
pub(crate) struct Stream {
    /// The start, unpacked.
    pub(crate) head: Vec<u8>,
    /// Whether it came packed.
    pub(crate) is_packed: bool,
    taken: usize,
    rest: Box<dyn Read + Send>,
}

impl Stream {
    /// Unpacks a source if it is packed; `read` is counted up as its bytes are taken.
    pub(crate) fn open(
        source: impl Read + Send + 'static,
        read: Arc<AtomicU64>,
        options: &Options,
    ) -> io::Result<Self> {
        let mut source = Counted { source, read: Arc::clone(&read) };
        let start = up_to(&mut source, 4)?;
        let packing = Packing::of(&start);
        let whole = BufReader::new(io::Cursor::new(start).chain(source));
        let bounded = |unpacked: Box<dyn Read + Send>| {
            let (limit, ratio) = (options.max_unpacked.0, options.max_ratio);
            Box::new(Bounded { unpacked, packed: read, given: 0, limit, ratio })
        };
        let mut rest: Box<dyn Read + Send> = match packing {
            None => Box::new(whole),
            Some(Packing::Gzip) => bounded(Box::new(MultiGzDecoder::new(whole))),
            Some(Packing::Zstd) => {
                bounded(Box::new(zstd::stream::read::Decoder::with_buffer(whole)?))
            }
        };
        let head = up_to(&mut rest, HEAD)?;
        Ok(Self { head, is_packed: packing.is_some(), taken: 0, rest })
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.head.len() {
            return self.rest.read(buffer);
        }
        let count = (&self.head[self.taken..]).read(buffer)?;
        self.taken += count;
        Ok(count)
    }
}

/// How a file may be packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Gzip,
    Zstd,
}

impl Packing {
    fn of(start: &[u8]) -> Option<Self> {
        match start {
            [0x1F, 0x8B, ..] => Some(Self::Gzip),
            // A frame, or one to be skipped before it.
            [0x28, 0xB5, 0x2F, 0xFD] | [0x50..=0x5F, 0x2A, 0x4D, 0x18] => Some(Self::Zstd),
            _ => None,
        }
    }
}

/// The first bytes of a source; fewer only where it ends.
fn up_to(source: &mut impl Read, count: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(count as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

struct Counted<R> {
    source: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// What unpacks to no more than it may.
struct Bounded {
    unpacked: Box<dyn Read + Send>,
    packed: Arc<AtomicU64>,
    given: u64,
    limit: u64,
    ratio: u64,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.unpacked.read(buffer)?;
        self.given += count as u64;
        if self.given > self.limit {
            return Err(io::Error::other(Fault::UnpacksTooFar(Size(self.limit))));
        }
        let packed = self.packed.load(Ordering::Relaxed);
        if self.given > HARMLESS && self.given / self.ratio > packed {
            return Err(io::Error::other(Fault::Bomb(self.ratio)));
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    fn read(bytes: Vec<u8>, options: &Options) -> Result<Vec<u8>, Fault> {
        let count = Arc::new(AtomicU64::new(0));
        let mut stream = Stream::open(io::Cursor::new(bytes), count, options)?;
        let mut all = Vec::new();
        stream.read_to_end(&mut all)?;
        Ok(all)
    }

    #[test]
    fn packed_or_not_the_same_bytes_come_in() {
        let text = b"The ferry sails. ".repeat(10_000);
        let zstd = zstd::encode_all(&text[..], 1).unwrap();
        let members = [gzip(&text[..1000]), gzip(&text[1000..])].concat();
        for bytes in [text.clone(), gzip(&text), members, zstd] {
            assert!(read(bytes, &Options::default()).unwrap() == text);
        }
        assert_eq!(read(Vec::new(), &Options::default()).unwrap(), b"");
    }

    #[test]
    fn a_bomb_is_stopped_by_its_ratio_and_by_its_length() {
        let zeros = vec![0; 20 << 20];
        for bomb in [gzip(&zeros), zstd::encode_all(&zeros[..], 1).unwrap()] {
            let fault = read(bomb.clone(), &Options::default()).map(|_| ()).unwrap_err();
            assert!(matches!(fault, Fault::Bomb(400)), "{fault}");
            let options = Options { max_unpacked: Size(1 << 20), ..Options::default() };
            let fault = read(bomb, &options).map(|_| ()).unwrap_err().to_string();
            assert_eq!(fault, "unpacks to more than the limit of 1 MiB");
        }
    }

    #[test]
    fn a_damaged_packing_is_an_error() {
        let mut bytes = gzip(&b"The ferry sails. ".repeat(1000));
        bytes.truncate(bytes.len() / 2);
        assert!(matches!(read(bytes, &Options::default()), Err(Fault::Unreadable(_))));
    }
}
