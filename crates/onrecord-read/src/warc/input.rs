//! A stream that bytes can be given back to, and that knows how far it has been read.

use std::io::{self, BufRead, Read};

/// The stream.
pub(super) struct Input<R> {
    source: R,
    given_back: Vec<u8>,
    taken: usize,
    offset: u64,
}

impl<R: BufRead> Input<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, given_back: Vec::new(), taken: 0, offset: 0 }
    }

    /// How many bytes have been read.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Gives back the bytes that were read last.
    pub(super) fn give_back(&mut self, bytes: &[u8]) {
        self.offset -= bytes.len() as u64;
        let rest = self.given_back.split_off(self.taken);
        self.given_back = [bytes, &rest].concat();
        self.taken = 0;
    }
}

impl<R: BufRead> Read for Input<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Input<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.taken < self.given_back.len() {
            return Ok(&self.given_back[self.taken..]);
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.offset += count as u64;
        if self.taken < self.given_back.len() {
            self.taken += count;
        } else {
            self.source.consume(count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_back_comes_again() {
        let mut input = Input::new(&b"one two"[..]);
        let mut word = [0; 4];
        input.read_exact(&mut word).unwrap();
        input.give_back(b"e ");
        input.give_back(b"on");
        assert_eq!(input.offset(), 0);
        let mut all = String::new();
        input.read_to_string(&mut all).unwrap();
        assert_eq!((all.as_str(), input.offset()), ("one two", 7));
    }
}
