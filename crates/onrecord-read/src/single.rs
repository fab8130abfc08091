//! A file that is one article: plain text, or a web page.

use std::io::Read;

use crate::error::Place;
use crate::raw::{Content, Known, Raw};
use crate::source::Records;
use crate::stream::Stream;
use crate::{Aside, Fault, Format, ReadError, Size};

/// The one article of a file.
pub(crate) struct Single {
    /// None once it was read.
    stream: Option<Stream>,
    format: Format,
    /// The length of the file, where the system knows it.
    length: Option<u64>,
    place: Place,
    id: String,
    limit: Size,
}

impl Single {
    pub(crate) fn new(
        stream: Stream,
        format: Format,
        length: Option<u64>,
        place: Place,
        id: &str,
        limit: Size,
    ) -> Self {
        Self { stream: Some(stream), format, length, place, id: id.to_owned(), limit }
    }

    /// A pipe or a growing file tells no length, or a wrong one, so what comes in is counted too.
    fn bytes(&self, stream: Stream) -> Result<Vec<u8>, Fault> {
        let limit = self.limit;
        if let Some(length) = self.length.filter(|length| *length > limit.0) {
            return Err(Fault::FileTooLarge { size: Size(length), limit });
        }
        let mut bytes = Vec::new();
        stream.take(limit.0.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit.0 {
            return Err(Fault::StreamTooLarge(limit));
        }
        Ok(bytes)
    }
}

impl Records for Single {
    fn next(&mut self, _: &mut Vec<Aside>) -> Option<Result<Raw, ReadError>> {
        let stream = self.stream.take()?;
        let content = match self.bytes(stream) {
            Ok(bytes) if self.format == Format::Html => Content::Page(bytes, None),
            Ok(bytes) => Content::Text(bytes),
            Err(fault) => return Some(Err(self.place.error(fault))),
        };
        let known = Known { id: self.id.clone(), ..Known::default() };
        Some(Ok(Raw { place: self.place.clone(), known, content, remarks: Vec::new() }))
    }
}

#[cfg(test)]
mod tests {
    use crate::source::tests::read;
    use crate::{Options, Size};

    #[test]
    fn a_stream_is_cut_off_at_the_limit() {
        let options = Options { max_article: Size(1000), ..Options::default() };
        let said = read("-", &b"x".repeat(2000), &options).remove(0).unwrap_err().to_string();
        assert_eq!(said, "-: there is more to read than the limit of 1000 bytes");
        assert!(read("-", &b"x".repeat(1000), &options)[0].is_ok());
    }

    #[test]
    fn a_reading_error_in_the_middle_is_said() {
        struct Failing(usize);
        impl std::io::Read for Failing {
            fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
                self.0 = self.0.checked_sub(1).ok_or(std::io::Error::other("bad sector"))?;
                let count = buffer.len().min(1000);
                buffer[..count].fill(b'x');
                Ok(count)
            }
        }
        let options = Options::default();
        let mut source = crate::read_from(Failing(100), "a.txt", "a", &options).unwrap();
        let error = source.next().unwrap().unwrap_err();
        assert_eq!(error.to_string(), "a.txt: cannot be read: bad sector");
        assert!(source.next().is_none());
    }
}
