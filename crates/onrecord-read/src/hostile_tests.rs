//! Whatever the bytes, every reader ends, and neither panics nor gives more than came in.

use std::fmt::Write;

use proptest::prelude::*;

use crate::source::tests::read;
use crate::{Format, Options, Size};

/// Pieces of every format, which come nearer to its weak places in any order than random bytes do.
const PIECES: [&[u8]; 21] = [
    b"WARC/1.0\r\n",
    b"WARC-Type: response\r\n",
    b"Content-Length: 99999999999999999999\r\n",
    b"Content-Length: 30\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"ffff\r\n",
    b"\r\n\r\n",
    b"{\"text\": \"a\\\"b\"}\n",
    b"{\"text\": [{\"x\": ",
    b"text,title\n",
    b"\"a,b\n",
    b"<html><p>The ferry</p>",
    b"<rss version=\"2.0\"><channel><item><title>x</title>",
    b"<![CDATA[<p>x",
    b"<!-- <script> <title>",
    b"&#x110000; &amp",
    b"\x1F\x8B\x08\0\0\0\0\0\0\xFF",
    b"\x28\xB5\x2F\xFD\x04",
    b"PAR1",
    b"\0\xFF\xFE",
    "—“é”\u{2028}".as_bytes(),
];

fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(&PIECES[..]);
    prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_pieces_in_any_format_are_borne(bytes in pieces()) {
        for format in [None].into_iter().chain(Format::NAMES.map(|(_, format)| Some(format))) {
            let options = Options { format, max_article: Size(200), ..Options::default() };
            let items = read("a", &bytes, &options);
            prop_assert!(items.len() <= bytes.len() + 1, "{format:?}");
        }
    }
}

#[test]
fn a_page_of_any_tags_in_any_disorder_is_borne() {
    let mut html = String::new();
    for (nth, name) in ["table", "a", "b", "select", "svg", "template", "p"].iter().enumerate() {
        for _ in 0..60 {
            write!(html, "<{name} class=article>text {nth}</td></i>").unwrap();
        }
    }
    let options = Options { format: Some(Format::Html), ..Options::default() };
    assert_eq!(read("a", html.as_bytes(), &options).len(), 1);
}
