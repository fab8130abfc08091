//! Records as they are, one a line, written and read.

use std::io::{self, BufRead, Read, Write};

use onrecord::record::Record;

/// A line above this size is no record: the longest article allowed makes shorter ones.
const LONGEST: u64 = 1 << 30;

/// Writes a record on a line of its own.
///
/// # Errors
/// It cannot be written.
pub fn write_line(out: &mut impl Write, record: &Record) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.write_all(b"\n")
}

/// The records of a file, read as they are asked for; empty lines are passed over.
///
/// After a line that is no record the next can be asked for.
///
/// ```
/// use onrecord_export::JsonLines;
///
/// let mut lines = JsonLines::new("\n{\"onrecord\": 1}\n".as_bytes());
/// let error = lines.next().unwrap().unwrap_err();
/// assert!(error.to_string().starts_with("line 2: no record of onrecord: "));
/// assert!(lines.next().is_none());
/// ```
pub struct JsonLines<R> {
    from: R,
    number: usize,
    line: Vec<u8>,
}

/// A line could not be read as a record.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// The line is not a record.
    #[error("line {line}: no record of onrecord: {source}")]
    NoRecord {
        /// The line's number, from 1.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// The line never ends; nothing after it is read.
    #[error("line {line}: longer than a record can be")]
    TooLong {
        /// The line's number, from 1.
        line: usize,
    },
    /// The file cannot be read; nothing after it is read.
    #[error("line {line}: cannot be read: {source}")]
    Unreadable {
        /// The line's number, from 1.
        line: usize,
        /// Why not.
        source: io::Error,
    },
}

impl<R: BufRead> JsonLines<R> {
    /// The records that a reader holds.
    pub fn new(from: R) -> Self {
        Self { from, number: 0, line: Vec::new() }
    }

    /// Reads the next line; whether there is one.
    fn advance(&mut self) -> Result<bool, LineError> {
        self.line.clear();
        self.number += 1;
        let line = self.number;
        let read = self.from.by_ref().take(LONGEST).read_until(b'\n', &mut self.line);
        match read {
            Ok(length) if length as u64 == LONGEST => Err(LineError::TooLong { line }),
            Ok(length) => Ok(length > 0),
            Err(source) => Err(LineError::Unreadable { line, source }),
        }
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Record, LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        // After a fault of the file there is nothing more to be had from it.
        if self.number == usize::MAX {
            return None;
        }
        loop {
            match self.advance() {
                Ok(false) => return None,
                Ok(true) if self.line.trim_ascii().is_empty() => {}
                Ok(true) => {
                    let line = self.number;
                    let record = serde_json::from_slice(&self.line);
                    return Some(record.map_err(|source| LineError::NoRecord { line, source }));
                }
                Err(fault) => {
                    self.number = usize::MAX;
                    return Some(Err(fault));
                }
            }
        }
    }
}
