//! Lines of any length in bounded memory: one that is too long is passed over, not held.

use std::io::{self, BufRead};

use memchr::memchr;

/// A line without its ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// All of it.
    Whole(Vec<u8>),
    /// One longer than the limit, of which nothing was kept.
    TooLong,
}

/// The next line of a source, of at most `limit` bytes; none at the end.
pub(crate) fn next_line(source: &mut impl BufRead, limit: u64) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let mut is_too_long = false;
    let mut is_end = true;
    loop {
        let buffer = match source.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            break;
        }
        is_end = false;
        let end = memchr(b'\n', buffer);
        let part = &buffer[..end.unwrap_or(buffer.len())];
        if (line.len() + part.len()) as u64 > limit {
            is_too_long = true;
            line = Vec::new();
        } else if !is_too_long {
            line.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        source.consume(used);
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    let line = if is_too_long { Line::TooLong } else { Line::Whole(line) };
    Ok((!is_end).then_some(line))
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use super::*;

    #[test]
    fn lines_come_whole_and_without_their_ending() {
        let mut source = &b"one\r\n\ntwo"[..];
        let mut lines = Vec::new();
        while let Some(line) = next_line(&mut source, 10).unwrap() {
            lines.push(line);
        }
        let expected = [&b"one"[..], b"", b"two"].map(|line| Line::Whole(line.to_vec()));
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_line_without_end_is_passed_over_and_not_held() {
        let long = io::repeat(b'x').take(100 << 20);
        let mut source = BufReader::new(long.chain(&b"\nshort\n"[..]));
        assert_eq!(next_line(&mut source, 1000).unwrap(), Some(Line::TooLong));
        assert_eq!(next_line(&mut source, 1000).unwrap(), Some(Line::Whole(b"short".to_vec())));
        assert_eq!(next_line(&mut source, 1000).unwrap(), None);
    }
}
