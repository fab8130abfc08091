//! Records as JSON: indented to be read, or one a line. The program and the Python package both write
//! them here, so that a record is the same bytes in either.

use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::record::Record;
use crate::trace::Trace;

/// A record, with the reasons for its mentions if they were asked for.
#[derive(Serialize)]
pub struct Told<'a> {
    /// The record.
    #[serde(flatten)]
    pub record: &'a Record,
    /// Why each mention is that actor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<&'a [Trace]>,
}

/// A record over many lines: a field a line, but lists of spans and ids on one.
///
/// # Errors
/// The value cannot be written as JSON; a record always can.
pub fn pretty(value: &impl Serialize) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Open::default()))?;
    // The serialiser writes nothing but UTF-8.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A record on one line.
///
/// # Errors
/// As [`pretty`].
pub fn line(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(value)
}

/// Opens objects over lines and keeps arrays on one, so that `[[0, 15], [113, 145]]` does not
/// take ten lines.
#[derive(Default)]
struct Open {
    depth: usize,
    is_empty: bool,
}

impl Open {
    fn new_line<W: io::Write + ?Sized>(&self, out: &mut W) -> io::Result<()> {
        write!(out, "\n{:width$}", "", width = 2 * self.depth)
    }
}

impl Formatter for Open {
    fn begin_array_value<W: io::Write + ?Sized>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        if first { Ok(()) } else { out.write_all(b", ") }
    }

    fn begin_object<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.is_empty = true;
        out.write_all(b"{")
    }

    fn begin_object_key<W: io::Write + ?Sized>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        self.is_empty = false;
        self.new_line(out)
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth -= 1;
        if !std::mem::take(&mut self.is_empty) {
            self.new_line(out)?;
        }
        out.write_all(b"}")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lists_of_spans_stay_on_a_line() {
        let value = json!({"a": [[0, 15], [113, 145]], "b": {}, "c": [{"d": []}, {"e": null}]});
        let expected = "{\n  \"a\": [[0, 15], [113, 145]],\n  \"b\": {},\n  \"c\": [{\n    \
                        \"d\": []\n  }, {\n    \"e\": null\n  }]\n}";
        assert_eq!(pretty(&value).unwrap(), expected);
    }
}
