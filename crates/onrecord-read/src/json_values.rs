//! The objects in a stream of JSON, cut out without reading what is in them: an array of a million
//! objects is taken one by one.

use std::io::{self, BufRead};

/// What was cut out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// An object.
    Whole(Vec<u8>),
    /// One longer than the limit, of which nothing was kept.
    TooLong,
    /// Something that is no object and no mark between objects.
    Stray(String),
}

/// Cuts objects out of a stream: those of an array, or those that follow one another.
pub(crate) struct JsonValues<R> {
    source: R,
}

/// How far an object has been read.
#[derive(Default)]
struct Cut {
    bytes: Vec<u8>,
    length: u64,
    depth: usize,
    in_string: bool,
    is_escaped: bool,
}

impl Cut {
    /// Takes one more byte; whether it is the object's last.
    fn ends_with(&mut self, byte: u8) -> bool {
        if self.in_string {
            let was_escaped = std::mem::take(&mut self.is_escaped);
            match byte {
                b'\\' => self.is_escaped = !was_escaped,
                b'"' => self.in_string = was_escaped,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.depth == 0
    }
}

impl<R: BufRead> JsonValues<R> {
    pub(crate) fn new(source: R) -> Self {
        Self { source }
    }

    /// The next object of at most `limit` bytes; none at the end.
    pub(crate) fn next(&mut self, limit: u64) -> io::Result<Option<Taken>> {
        if let Some(stray) = self.skip()? {
            return Ok(Some(Taken::Stray(stray)));
        }
        let mut cut = Cut::default();
        loop {
            let buffer = self.source.fill_buf()?;
            if buffer.is_empty() {
                // An object that breaks off is handed on: reading it will say what is wrong.
                return Ok((cut.length > 0).then(|| cut.taken(limit)));
            }
            let end = buffer.iter().position(|byte| cut.ends_with(*byte)).map(|place| place + 1);
            let used = end.unwrap_or(buffer.len());
            cut.length += used as u64;
            if cut.length <= limit {
                cut.bytes.extend_from_slice(&buffer[..used]);
            }
            self.source.consume(used);
            if end.is_some() {
                return Ok(Some(cut.taken(limit)));
            }
        }
    }

    /// Passes over white space, commas and the brackets of an array; a word of anything else.
    fn skip(&mut self) -> io::Result<Option<String>> {
        let mut stray = Vec::new();
        loop {
            let buffer = self.source.fill_buf()?;
            let Some(byte) = buffer.first().copied() else { break };
            let is_gap = matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b'[' | b']' | 0x1E);
            if byte == b'{' || is_gap && !stray.is_empty() {
                break;
            }
            self.source.consume(1);
            if !is_gap && stray.len() < 40 {
                stray.push(byte);
            }
        }
        Ok((!stray.is_empty()).then(|| String::from_utf8_lossy(&stray).into_owned()))
    }
}

impl Cut {
    fn taken(self, limit: u64) -> Taken {
        if self.length > limit { Taken::TooLong } else { Taken::Whole(self.bytes) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str, limit: u64) -> Vec<String> {
        let mut values = JsonValues::new(text.as_bytes());
        let mut taken = Vec::new();
        while let Some(next) = values.next(limit).unwrap() {
            taken.push(match next {
                Taken::Whole(bytes) => String::from_utf8(bytes).unwrap(),
                Taken::TooLong => "too long".to_owned(),
                Taken::Stray(text) => format!("stray {text}"),
            });
        }
        taken
    }

    #[test]
    fn objects_are_cut_at_their_own_brackets() {
        let text = r#"[{"a": "}\"]{"}, {"b": [{"c": 1}]}] {"d": "\\"}"#;
        assert_eq!(
            taken(text, 100),
            [r#"{"a": "}\"]{"}"#, r#"{"b": [{"c": 1}]}"#, r#"{"d": "\\"}"#]
        );
        assert_eq!(taken(" [] ", 100), [""; 0]);
    }

    #[test]
    fn what_is_no_object_or_too_long_or_cut_off_is_told() {
        assert_eq!(taken("[1, {\"a\": 2}]", 100), ["stray 1", "{\"a\": 2}"]);
        assert_eq!(taken("{\"a\": 234567} {}", 8), ["too long", "{}"]);
        assert_eq!(taken("{} {\"a\": ", 100), ["{}", "{\"a\": "]);
    }
}
