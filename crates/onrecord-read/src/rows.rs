//! Rows of a table in CSV, in bounded memory: a row that is too long, as one with a quotation mark
//! that is never closed, is passed over up to the end of its line.

use std::io::{self, BufRead};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::memchr;

/// A row as it was taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// Its cells.
    Cells(Vec<Vec<u8>>),
    /// One longer than the limit, of which nothing was kept.
    TooLong,
}

/// Takes a table apart.
pub(crate) struct Rows<R> {
    source: R,
    reader: Reader,
    mark: u8,
}

impl<R: BufRead> Rows<R> {
    /// A table whose cells are parted by `mark`.
    pub(crate) fn new(source: R, mark: u8) -> Self {
        Self { source, reader: reader(mark), mark }
    }

    /// The next row of at most `limit` bytes; none at the end.
    pub(crate) fn next(&mut self, limit: u64) -> io::Result<Option<Row>> {
        let (mut cells, mut used) = (vec![0; 4096], 0);
        let (mut ends, mut count) = (vec![0; 32], 0);
        loop {
            let input = self.source.fill_buf()?;
            let (result, taken, written, ended) =
                self.reader.read_record(input, &mut cells[used..], &mut ends[count..]);
            self.source.consume(taken);
            (used, count) = (used + written, count + ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
                ReadRecordResult::OutputFull if used as u64 >= limit => {
                    self.skip_line()?;
                    return Ok(Some(Row::TooLong));
                }
                ReadRecordResult::OutputFull => cells.resize(cells.len() * 2, 0),
                ReadRecordResult::End => return Ok(None),
                ReadRecordResult::Record if used as u64 > limit => return Ok(Some(Row::TooLong)),
                ReadRecordResult::Record => {
                    let starts = std::iter::once(&0).chain(&ends[..count]);
                    let spans = starts.zip(&ends[..count]);
                    let cells = spans.map(|(start, end)| cells[*start..*end].to_vec());
                    return Ok(Some(Row::Cells(cells.collect())));
                }
            }
        }
    }

    fn skip_line(&mut self) -> io::Result<()> {
        self.reader = reader(self.mark);
        loop {
            let buffer = self.source.fill_buf()?;
            let end = memchr(b'\n', buffer);
            let used = end.map_or(buffer.len(), |end| end + 1);
            let is_end = end.is_some() || buffer.is_empty();
            self.source.consume(used);
            if is_end {
                return Ok(());
            }
        }
    }
}

fn reader(mark: u8) -> Reader {
    ReaderBuilder::new().delimiter(mark).build()
}

/// What parts the cells of a table that begins with `head`: the mark that its first line has most.
pub(crate) fn mark(head: &str) -> u8 {
    let mut is_quoted = false;
    let line: String = head
        .chars()
        .take_while(|c| {
            is_quoted ^= *c == '"';
            is_quoted || *c != '\n'
        })
        .collect();
    let bare: String = line.split('"').step_by(2).collect();
    let marks = [b',', b'\t', b';', b'|'];
    // Of equals the last is taken, so the likeliest goes last.
    let most = marks.iter().rev().max_by_key(|mark| bare.matches(char::from(**mark)).count());
    most.copied().unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use super::*;

    fn cells(cells: &[&str]) -> Row {
        Row::Cells(cells.iter().map(|cell| cell.as_bytes().to_vec()).collect())
    }

    #[test]
    fn cells_may_hold_marks_quotes_and_lines() {
        let text = "a,\"b \"\"c\"\",\nd\"\r\n\n,e\n";
        let mut rows = Rows::new(text.as_bytes(), b',');
        assert_eq!(rows.next(100).unwrap(), Some(cells(&["a", "b \"c\",\nd"])));
        assert_eq!(rows.next(100).unwrap(), Some(cells(&["", "e"])));
        assert_eq!(rows.next(100).unwrap(), None);
    }

    #[test]
    fn an_unclosed_quote_costs_its_row_and_not_the_table() {
        let mut text = "a,\"b\n".to_owned();
        text.push_str(&"c,d\n".repeat(5000));
        let mut rows = Rows::new(text.as_bytes(), b',');
        assert_eq!(rows.next(1000).unwrap(), Some(Row::TooLong));
        assert_eq!(rows.next(1000).unwrap(), Some(cells(&["c", "d"])));
    }

    #[test]
    fn a_row_without_end_is_passed_over_and_not_held() {
        let long = io::repeat(b'x').take(4 << 20);
        let mut rows = Rows::new(BufReader::new(long.chain(&b"\na,b\n"[..])), b',');
        assert_eq!(rows.next(1000).unwrap(), Some(Row::TooLong));
        assert_eq!(rows.next(1000).unwrap(), Some(cells(&["a", "b"])));
    }

    #[test]
    fn the_mark_is_the_one_most_used_in_the_first_line() {
        for (head, found) in [
            ("id,text\n1;2;3", b','),
            ("id\ttext, long\ttitle", b'\t'),
            ("\"a,b,c\";text;title", b';'),
            ("text", b','),
        ] {
            assert_eq!(mark(head), found, "{head}");
        }
    }
}
