//! Pages out of web archives (WARC), record by record.
//!
//! `record` takes records out and bears lengths that lie; `input` is the stream they are taken from;
//! `http` reads the answers of servers that are inside them.

mod http;
mod input;
mod record;

use std::io::BufRead;

use crate::error::{Place, Spot};
use crate::raw::{Content, Known, Raw};
use crate::source::Records;
use crate::{Aside, Charset, Fault, ReadError, Size};
use http::Answer;
use record::{Record, RecordReader, Taken};

/// The pages of an archive.
pub(crate) struct Warc<R> {
    records: RecordReader<R>,
    place: Place,
    stem: String,
    limit: Size,
    number: u64,
    /// How many answers were no pages.
    no_pages: u64,
    is_over: bool,
}

/// What came with the bytes of a page.
enum Found {
    Text(Vec<u8>),
    Page(Vec<u8>, Option<Charset>),
    /// An answer that is no page.
    NoPage,
    /// A record about something else.
    Nothing,
}

impl<R: BufRead + Send> Warc<R> {
    pub(crate) fn new(source: R, place: Place, id: &str, limit: Size) -> Self {
        let records = RecordReader::new(source, limit.0);
        let stem = id.to_owned();
        Self { records, place, stem, limit, number: 0, no_pages: 0, is_over: false }
    }

    fn raw(&mut self, record: Record, place: Place) -> Option<Result<Raw, ReadError>> {
        let url = record.url().map(str::to_owned);
        let remarks = if record.is_length_wrong { vec![Aside::Length] } else { Vec::new() };
        let content = match found(record, self.limit) {
            Ok(Found::Text(bytes)) => Content::Text(bytes),
            Ok(Found::Page(bytes, charset)) => Content::Page(bytes, charset),
            Ok(Found::NoPage) => {
                self.no_pages += 1;
                return None;
            }
            Ok(Found::Nothing) => return None,
            Err(fault) => return Some(Err(place.error(fault))),
        };
        let id = format!("{}#{}", self.stem, self.number);
        let known = Known { id, url, ..Known::default() };
        Some(Ok(Raw { place, known, content, remarks }))
    }

    fn end(&mut self, asides: &mut Vec<Aside>) {
        self.is_over = true;
        asides.extend((self.no_pages > 0).then_some(Aside::NoPages(self.no_pages)));
    }
}

/// The page in a record.
fn found(record: Record, limit: Size) -> Result<Found, Fault> {
    let kind = record.header("content-type").unwrap_or_default().to_ascii_lowercase();
    match record.header("warc-type").unwrap_or_default() {
        "response" if kind.starts_with("application/http") || record.body.starts_with(b"HTTP/") => {
            let Some(answer) = Answer::read(&record.body) else {
                return Err(Fault::Warc(
                    "the server's answer has no end of its headers".to_owned(),
                ));
            };
            if !answer.is_page() {
                return Ok(Found::NoPage);
            }
            let bytes = answer.body(limit)?;
            Ok(content(bytes, &answer.content_type(), answer.charset()))
        }
        "resource" | "conversion" => Ok(content(record.body, &kind, None)),
        "response" => Ok(Found::NoPage),
        _ => Ok(Found::Nothing),
    }
}

fn content(bytes: Vec<u8>, kind: &str, charset: Option<Charset>) -> Found {
    match kind {
        _ if bytes.trim_ascii().is_empty() => Found::NoPage,
        kind if kind.contains("html") || kind.is_empty() => Found::Page(bytes, charset),
        kind if kind.starts_with("text/plain") => Found::Text(bytes),
        _ => Found::NoPage,
    }
}

impl<R: BufRead + Send> Records for Warc<R> {
    fn next(&mut self, asides: &mut Vec<Aside>) -> Option<Result<Raw, ReadError>> {
        while !self.is_over {
            self.number += 1;
            let offset = self.records.offset();
            let taken = self.records.next();
            let place = self.place.at(Spot::Record { number: self.number, offset });
            match taken {
                Ok(Some(Taken::Record(record))) => {
                    if let Some(raw) = self.raw(record, place) {
                        return Some(raw);
                    }
                }
                Ok(Some(Taken::TooLarge)) => self.no_pages += 1,
                Ok(Some(Taken::Broken(what))) => return Some(Err(place.error(Fault::Warc(what)))),
                Ok(None) => self.end(asides),
                Err(error) => {
                    self.end(asides);
                    return Some(Err(place.error(error)));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::Options;
    use crate::source::tests::{all, read};

    const PAGE: &str = "<html><head><title>Ferries</title></head><body><article><p>The ferry to \
        the southern bank will run again from Monday, the port authority said.</p></article>";

    fn answer(head: &str, body: &[u8]) -> Vec<u8> {
        [format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat()
    }

    fn page() -> Vec<u8> {
        answer("200 OK\r\nContent-Type: text/html; charset=utf-8", PAGE.as_bytes())
    }

    /// A record whose length is off by this.
    fn record(kind: &str, block: &[u8], off: i64) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/a\r\n\
             Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
            block.len() as i64 + off
        );
        [head.as_bytes(), block, b"\r\n\r\n"].concat()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    fn texts(bytes: &[u8]) -> Vec<String> {
        let items = read("a.warc", bytes, &Options::default());
        items
            .into_iter()
            .map(|item| match item {
                Ok(item) => item.article.text[..9].to_owned(),
                Err(error) => error.to_string(),
            })
            .collect()
    }

    #[test]
    fn pages_are_taken_out_packed_or_not() {
        let image = answer("200 OK\r\nContent-Type: image/png", b"\x89PNG");
        let moved = answer("301 Moved\r\nContent-Type: text/html", b"<html>moved");
        let records = [
            record("warcinfo", b"software: x", 0),
            record("request", b"GET / HTTP/1.1", 0),
            record("response", &page(), 0),
            record("response", &image, 0),
            record("response", &moved, 0),
            record("response", &page(), 0),
        ];
        let packed: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
        let zstd: Vec<u8> =
            records.iter().flat_map(|record| zstd::encode_all(&record[..], 1).unwrap()).collect();
        for bytes in [records.concat(), packed, zstd] {
            let (items, told) = all("a.warc.gz", &bytes, &Options::default());
            let ids: Vec<String> = items.into_iter().map(|item| item.unwrap().article.id).collect();
            assert_eq!(ids, ["a#3", "a#6"]);
            assert!(told[0].starts_with("a.warc.gz: 2 responses are no pages"), "{told:?}");
        }
    }

    #[test]
    fn bodies_in_pieces_or_packed_are_put_together() {
        let body = PAGE.as_bytes();
        let chunked = format!(
            "10\r\n{}\r\n{:x};x=y\r\n{}\r\n0\r\n\r\n",
            &PAGE[..16],
            body.len() - 16,
            &PAGE[16..]
        );
        for (head, body) in [
            ("Transfer-Encoding: chunked", chunked.as_bytes().to_vec()),
            ("Content-Encoding: gzip", gzip(body)),
            ("Content-Encoding: zstd", zstd::encode_all(body, 1).unwrap()),
            // Archives that unpack bodies often leave the headers as they were.
            ("Content-Encoding: br", body.to_vec()),
            ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", body.to_vec()),
        ] {
            let block = answer(&format!("200 OK\r\nContent-Type: text/html\r\n{head}"), &body);
            assert_eq!(texts(&record("response", &block, 0)), ["The ferry"], "{head}");
        }
    }

    #[test]
    fn lengths_that_lie_cost_nothing_but_themselves() {
        for off in [-900_000, -60, -1, 1, 7, 400, 1_000_000_000_000] {
            let off = off.max(20 - page().len() as i64);
            let bytes = [record("response", &page(), off), record("response", &page(), 0)].concat();
            assert_eq!(texts(&bytes), ["The ferry", "The ferry"], "{off}");
        }
    }

    #[test]
    fn what_is_no_record_is_passed_over_and_said() {
        let bytes = [b"rubbish\r\nmore\r\n".to_vec(), record("response", &page(), 0)].concat();
        let options = Options { format: Some(crate::Format::Warc), ..Options::default() };
        let items = read("a.warc", &bytes, &options);
        let said = items[0].as_ref().unwrap_err().to_string();
        assert!(said.starts_with("a.warc: record 1 at byte 0: not a sound WARC record"), "{said}");
        assert!(items[1].is_ok());
    }

    #[test]
    fn a_record_above_the_limit_is_passed_over() {
        let large = answer("200 OK\r\nContent-Type: text/html", &b"x\n".repeat(50_000));
        let bytes = [record("response", &large, 0), record("response", &page(), 0)].concat();
        let options = Options { max_article: Size(10_000), ..Options::default() };
        let (items, told) = all("a.warc", &bytes, &options);
        assert_eq!((items.len(), told.len()), (1, 1));
    }
}
