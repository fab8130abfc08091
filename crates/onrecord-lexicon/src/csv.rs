//! Reading comma-separated values, each record with the line it begins on.
//!
//! A value may stand in double quotes, which are doubled inside it; quoted values may hold commas
//! and line ends. Values are kept as slices of the text wherever they need no unquoting.

use std::borrow::Cow;

/// The records of a text.
pub(crate) struct Records<'t> {
    rest: &'t str,
    line: usize,
}

/// One record.
#[derive(Debug, PartialEq)]
pub(crate) struct Record<'t> {
    /// The line it begins on, counted from one.
    pub(crate) line: usize,
    /// Its values, without blanks around them.
    pub(crate) values: Vec<Cow<'t, str>>,
    /// Whether a quotation mark opens and never closes.
    pub(crate) unclosed: bool,
}

/// The records of a text; empty lines are none.
pub(crate) fn records(text: &str) -> Records<'_> {
    Records { rest: text.strip_prefix('\u{feff}').unwrap_or(text), line: 1 }
}

impl<'t> Iterator for Records<'t> {
    type Item = Record<'t>;

    fn next(&mut self) -> Option<Record<'t>> {
        while let Some(rest) = self.rest.strip_prefix("\r\n").or(self.rest.strip_prefix('\n')) {
            self.rest = rest;
            self.line += 1;
        }
        if self.rest.is_empty() {
            return None;
        }
        let mut record = Record { line: self.line, values: Vec::with_capacity(9), unclosed: false };
        while self.value(&mut record) {}
        Some(record)
    }
}

impl<'t> Records<'t> {
    /// Takes the next value; whether another follows in the record.
    fn value(&mut self, record: &mut Record<'t>) -> bool {
        let value = if self.rest.trim_start_matches(' ').starts_with('"') {
            let quoted = &self.rest.trim_start_matches(' ')[1..];
            let (value, length) = unquote(quoted);
            record.unclosed |= length.is_none();
            let length = length.unwrap_or(quoted.len());
            self.line += quoted[..length].matches('\n').count();
            self.rest = &quoted[length..];
            let (_, end) = self.take_plain();
            record.values.push(value);
            return end;
        } else {
            self.take_plain()
        };
        record.values.push(Cow::Borrowed(value.0.trim()));
        value.1
    }

    /// The text up to the next comma or line end, and whether it was a comma.
    fn take_plain(&mut self) -> (&'t str, bool) {
        let bytes = self.rest.as_bytes();
        let end = bytes.iter().position(|byte| matches!(byte, b',' | b'\n')).unwrap_or(bytes.len());
        let (value, rest) = self.rest.split_at(end);
        let comma = rest.starts_with(',');
        if rest.starts_with('\n') {
            self.line += 1;
        }
        self.rest = rest.get(1..).unwrap_or_default();
        (value, comma)
    }
}

/// A value after its opening quotation mark, and how many bytes it takes with the closing one.
fn unquote(text: &str) -> (Cow<'_, str>, Option<usize>) {
    let mut from = 0;
    while let Some(mark) = text[from..].find('"').map(|mark| mark + from) {
        if text[mark + 1..].starts_with('"') {
            from = mark + 2;
            continue;
        }
        let inside = text[..mark].trim();
        let value =
            if from == 0 { Cow::Borrowed(inside) } else { inside.replace("\"\"", "\"").into() };
        return (value, Some(mark + 1));
    }
    (Cow::Borrowed(text), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, Vec<String>)> {
        let values = |record: Record<'_>| record.values.into_iter().map(Cow::into_owned).collect();
        records(text).map(|record| (record.line, values(record))).collect()
    }

    #[test]
    fn values_come_with_or_without_quotation_marks() {
        let row = |line, values: &[&str]| {
            (line, values.iter().copied().map(str::to_owned).collect::<Vec<_>>())
        };
        let cases = [
            ("a,b\nc,d\n", vec![row(1, &["a", "b"]), row(2, &["c", "d"])]),
            ("\u{feff}a , b\r\n\r\nc,", vec![row(1, &["a", "b"]), row(3, &["c", ""])]),
            ("\"a,b\",\"say \"\"x\"\"\"\n", vec![row(1, &["a,b", "say \"x\""])]),
            ("\"a\nb\",c\nd", vec![row(1, &["a\nb", "c"]), row(3, &["d"])]),
            ("", vec![]),
            ("\n\n", vec![]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_quotation_mark_that_never_closes_is_told() {
        assert!(records("a,\"b\nc").next().unwrap().unclosed);
        assert!(!records("a,\"b\"\nc").next().unwrap().unclosed);
    }
}
