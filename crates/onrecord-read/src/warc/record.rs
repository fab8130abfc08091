//! Records of an archive, one after the other. A record's length is believed only where the next
//! record, or the end, follows it; else the record ends where the next one begins.

use std::io::{self, BufRead, Read};

use memchr::memmem;

use super::input::Input;
use crate::line::{Line, next_line};

/// A header has lines no longer than this, and no more lines.
const LINE: u64 = 64 << 10;
const LINES: usize = 1000;
/// How a record begins, and how one begins after another.
const START: &[u8] = b"WARC/";
const NEXT: &[u8] = b"\nWARC/1.";

/// A record.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Its fields, their names in lower case.
    fields: Vec<(String, String)>,
    /// What it holds.
    pub(super) body: Vec<u8>,
    /// Whether it was cut elsewhere than it says.
    pub(super) is_length_wrong: bool,
}

/// What was found where a record should begin.
#[derive(Debug)]
pub(super) enum Taken {
    Record(Record),
    /// One larger than the limit, passed over.
    TooLarge,
    /// Something else, passed over up to the next record.
    Broken(String),
}

impl Record {
    /// The value of a field.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The address that it was fetched from.
    pub(super) fn url(&self) -> Option<&str> {
        let url = self.header("warc-target-uri")?;
        Some(url.trim_start_matches('<').trim_end_matches('>'))
    }
}

/// Takes records out of a stream.
pub(super) struct RecordReader<R> {
    input: Input<R>,
    limit: u64,
}

impl<R: BufRead> RecordReader<R> {
    /// Records of at most `limit` bytes.
    pub(super) fn new(source: R, limit: u64) -> Self {
        Self { input: Input::new(source), limit }
    }

    /// Where the next record begins.
    pub(super) fn offset(&self) -> u64 {
        self.input.offset()
    }

    /// The next record; none at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Taken>> {
        let first = loop {
            match next_line(&mut self.input, LINE)? {
                None => return Ok(None),
                Some(Line::Whole(line)) if line.is_empty() => {}
                Some(line) => break line,
            }
        };
        let is_record = matches!(&first, Line::Whole(line) if line.starts_with(START));
        if !is_record {
            return self.broken("something else stands where a record should begin");
        }
        let Some(fields) = self.fields()? else {
            return self.broken("its header does not end");
        };
        let mut record = Record { fields, ..Record::default() };
        let length = record.header("content-length").and_then(|value| value.parse::<u64>().ok());
        match length {
            None => self.broken("it has no Content-Length"),
            Some(length) if length > self.limit => self.large(record, length),
            Some(length) => {
                self.body(&mut record, length)?;
                Ok(Some(Taken::Record(record)))
            }
        }
    }

    fn fields(&mut self) -> io::Result<Option<Vec<(String, String)>>> {
        let mut fields: Vec<(String, String)> = Vec::new();
        for _ in 0..LINES {
            let Some(Line::Whole(line)) = next_line(&mut self.input, LINE)? else {
                return Ok(None);
            };
            if line.is_empty() {
                return Ok(Some(fields));
            }
            let line = String::from_utf8_lossy(&line);
            match (line.split_once(':'), fields.last_mut()) {
                // A value may go on in the next line, which begins with a space.
                (_, Some((_, value))) if line.starts_with([' ', '\t']) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (Some((name, value)), _) => {
                    fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
                (None, _) => {}
            }
        }
        Ok(None)
    }

    fn body(&mut self, record: &mut Record, length: u64) -> io::Result<()> {
        (&mut self.input).take(length).read_to_end(&mut record.body)?;
        if record.body.len() as u64 == length && self.is_at_record()? {
            return Ok(());
        }
        record.is_length_wrong = true;
        // The body may end in the middle of where the next record begins.
        let end = record.body.len();
        (&mut self.input).take(NEXT.len() as u64).read_to_end(&mut record.body)?;
        let next = memmem::find(&record.body, NEXT).map(|place| place + 1);
        self.input.give_back(&record.body[next.unwrap_or(end)..]);
        record.body.truncate(next.unwrap_or(end));
        if next.is_none() {
            self.read_on(&mut record.body)?;
        }
        let end = record.body.trim_ascii_end().len();
        record.body.truncate(end);
        Ok(())
    }

    /// Whether a record or the end follows, after line ends.
    fn is_at_record(&mut self) -> io::Result<bool> {
        let mut passed = Vec::new();
        let mut follows = Vec::new();
        while follows.len() < START.len() && passed.len() < 16 {
            let Some(byte) = self.input.fill_buf()?.first().copied() else { break };
            self.input.consume(1);
            let is_gap = follows.is_empty() && matches!(byte, b'\r' | b'\n');
            if is_gap { passed.push(byte) } else { follows.push(byte) }
        }
        let is_record = follows.is_empty() || !passed.is_empty() && follows == START;
        self.input.give_back(&[passed, follows].concat());
        Ok(is_record)
    }

    /// Adds to a body that was said to be shorter what stands before the next record.
    fn read_on(&mut self, body: &mut Vec<u8>) -> io::Result<()> {
        while let Some(line) = next_line(&mut self.input, LINE)? {
            let Line::Whole(line) = line else { continue };
            if line.starts_with(START) {
                self.give_back_line(&line);
                return Ok(());
            }
            if ((body.len() + line.len()) as u64) < self.limit {
                body.extend_from_slice(&line);
                body.push(b'\n');
            }
        }
        Ok(())
    }

    /// Passes over a record that is said to be this long, but never over the beginning of another.
    fn large(&mut self, record: Record, length: u64) -> io::Result<Option<Taken>> {
        let end = self.input.offset().saturating_add(length);
        let mut start = Vec::new();
        let mut length_is_wrong = false;
        while self.input.offset() < end {
            match next_line(&mut self.input, LINE)? {
                None => {
                    length_is_wrong = true;
                    break;
                }
                Some(Line::Whole(line)) if line.starts_with(START) => {
                    self.give_back_line(&line);
                    length_is_wrong = true;
                    break;
                }
                Some(Line::Whole(line)) if ((start.len() + line.len()) as u64) < self.limit => {
                    start.extend_from_slice(&line);
                    start.push(b'\n');
                }
                Some(_) => start.resize(self.limit as usize, b' '),
            }
        }
        // It only said that it was too large.
        let fits = length_is_wrong && (start.len() as u64) < self.limit;
        let body = start.trim_ascii_end().to_vec();
        let record = Record { body, is_length_wrong: true, ..record };
        Ok(Some(if fits { Taken::Record(record) } else { Taken::TooLarge }))
    }

    fn broken(&mut self, what: &str) -> io::Result<Option<Taken>> {
        while let Some(line) = next_line(&mut self.input, LINE)? {
            if let Line::Whole(line) = line
                && line.starts_with(START)
            {
                self.give_back_line(&line);
                break;
            }
        }
        Ok(Some(Taken::Broken(what.to_owned())))
    }

    /// Gives back a line that begins a record; how it was ended does not matter there, but where
    /// the record begins is then known to one byte only.
    fn give_back_line(&mut self, line: &[u8]) {
        self.input.give_back(&[line, b"\n"].concat());
    }
}
