//! A stream in any encoding as a stream of UTF-8, so that tables and lines are taken apart alike.

use std::io::{self, Read};

use encoding_rs::{Decoder, UTF_8};

use crate::Charset;

/// A stream whose bytes are UTF-8, without a byte order mark.
pub(crate) struct Transcoded<R> {
    source: R,
    decoding: Decoding,
    ready: Vec<u8>,
    taken: usize,
    is_over: bool,
}

enum Decoding {
    /// It is UTF-8 already; what is not valid is seen to where lines are made into text.
    None,
    Web(Box<Decoder>),
    /// UTF-32 with the bytes that wait for the rest of their character.
    Wide(Charset, Vec<u8>),
}

impl<R: Read> Transcoded<R> {
    /// `source` is in this encoding; `head` is how it begins.
    pub(crate) fn new(mut source: R, charset: Charset, head: &[u8]) -> io::Result<Self> {
        if let Some((marked, length)) = Charset::of_mark(head)
            && marked == charset
        {
            source.read_exact(&mut vec![0; length])?;
        }
        let decoding = match charset {
            Charset::Web(encoding) if encoding == UTF_8 => Decoding::None,
            Charset::Web(encoding) => {
                Decoding::Web(Box::new(encoding.new_decoder_without_bom_handling()))
            }
            Charset::Utf32Le | Charset::Utf32Be => Decoding::Wide(charset, Vec::new()),
        };
        Ok(Self { source, decoding, ready: Vec::new(), taken: 0, is_over: false })
    }

    fn fill(&mut self) -> io::Result<()> {
        let mut bytes = [0; 8 << 10];
        let count = self.source.read(&mut bytes)?;
        self.is_over = count == 0;
        self.taken = 0;
        match &mut self.decoding {
            Decoding::None => self.ready = bytes[..count].to_vec(),
            Decoding::Web(decoder) => {
                let mut text = String::with_capacity(
                    decoder.max_utf8_buffer_length(count).unwrap_or(count * 4 + 16),
                );
                let _ = decoder.decode_to_string(&bytes[..count], &mut text, self.is_over);
                self.ready = text.into_bytes();
            }
            Decoding::Wide(charset, waiting) => {
                waiting.extend_from_slice(&bytes[..count]);
                let whole = if self.is_over { waiting.len() } else { waiting.len() / 4 * 4 };
                self.ready = charset.decode(&waiting[..whole]).0.into_bytes();
                waiting.drain(..whole);
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Transcoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if matches!(self.decoding, Decoding::None) {
            return self.source.read(buffer);
        }
        while self.taken == self.ready.len() && !self.is_over {
            self.fill()?;
        }
        let count = (&self.ready[self.taken..]).read(buffer)?;
        self.taken += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "id,text\n1,«On rouvre», a dit la préfète.\n";

    fn read(bytes: &[u8], charset: &str) -> String {
        let charset: Charset = charset.parse().unwrap();
        let mut text = String::new();
        let mut source = Transcoded::new(bytes, charset, bytes).unwrap();
        source.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn every_encoding_comes_out_as_utf8() {
        let text = TEXT.repeat(1000);
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf32: Vec<u8> = text.chars().flat_map(|c| (c as u32).to_be_bytes()).collect();
        let latin = encoding_rs::WINDOWS_1252.encode(&text).0;
        let marked = [b"\xFF\xFE", &utf16[..]].concat();
        for (bytes, charset) in [
            (text.as_bytes(), "utf-8"),
            (&utf16, "utf-16le"),
            (&marked, "utf-16le"),
            (&utf32, "utf-32be"),
            (&latin, "windows-1252"),
        ] {
            assert!(read(bytes, charset) == text, "{charset}");
        }
        assert_eq!(read(b"\xEF\xBB\xBFx", "utf-8"), "x");
    }
}
