//! Formats of input: by what stands at the start of the file first, then by its name's ending.

use std::path::Path;
use std::str::FromStr;

use crate::columns::Field;
use crate::decode::charset_of;

/// What an input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One article in plain text.
    Text,
    /// One article on a web page.
    Html,
    /// One JSON object a line.
    Jsonl,
    /// A JSON object, an array of them, or several one after the other.
    Json,
    /// A table with the names of its columns first, parted by commas, tabs, semicolons or bars.
    Csv,
    /// A Parquet table.
    Parquet,
    /// A web archive.
    Warc,
    /// An RSS, Atom or JSON feed.
    Feed,
}

impl Format {
    /// Every format with the name it is asked for by.
    pub const NAMES: [(&'static str, Self); 8] = [
        ("text", Self::Text),
        ("html", Self::Html),
        ("jsonl", Self::Jsonl),
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("parquet", Self::Parquet),
        ("warc", Self::Warc),
        ("feed", Self::Feed),
    ];

    /// Whether such an input is one article, and not as many as it holds.
    pub fn is_single(self) -> bool {
        matches!(self, Self::Text | Self::Html)
    }

    /// The format that a file's name promises, packed or not; none for an ending not known here.
    pub fn of_name(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let name = unpacked_name(&name);
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending {
            "txt" | "text" => Self::Text,
            "html" | "htm" | "xhtml" => Self::Html,
            "jsonl" | "ndjson" => Self::Jsonl,
            "json" => Self::Json,
            "csv" | "tsv" => Self::Csv,
            "parquet" => Self::Parquet,
            "warc" | "wet" => Self::Warc,
            "rss" | "atom" | "xml" => Self::Feed,
            _ => return None,
        })
    }

    /// The format of a file that begins with `head`.
    pub(crate) fn detect(head: &[u8], path: &Path) -> Self {
        if head.starts_with(b"PAR1") {
            return Self::Parquet;
        }
        if head.starts_with(b"WARC/") {
            return Self::Warc;
        }
        let named = Self::of_name(path);
        let (text, _) = charset_of(head).decode(head);
        let text = text.trim_start_matches('\u{FEFF}').trim_start();
        if let Some(markup) = of_markup(text) {
            return markup;
        }
        match of_json(text) {
            // An object over several lines may be told from lines of objects by its name only.
            Some(_) if matches!(named, Some(Self::Json | Self::Jsonl)) => named,
            Some(json) => Some(json),
            None if named.is_none() && is_table(text) => Some(Self::Csv),
            None => named,
        }
        .unwrap_or(Self::Text)
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, format)| *format).ok_or_else(|| {
            let names = Self::NAMES.map(|(name, _)| name).join(", ");
            format!("`{name}` is no format read here: there are {names}")
        })
    }
}

/// A file's name without the ending that says how it is packed.
pub fn unpacked_name(name: &str) -> &str {
    [".gz", ".zst", ".zstd"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

fn of_markup(text: &str) -> Option<Format> {
    let start: String = text.chars().take(4096).collect::<String>().to_ascii_lowercase();
    if !start.starts_with('<') {
        return None;
    }
    let has = |tags: &[&str]| tags.iter().any(|tag| start.contains(tag));
    if start.starts_with("<?xml") || has(&["<rss", "<feed", "<rdf:rdf"]) && !has(&["<html"]) {
        let is_feed = has(&["<rss", "<feed", "<rdf:rdf"]) && !has(&["<html"]);
        return if is_feed {
            Some(Format::Feed)
        } else if has(&["<html"]) {
            Some(Format::Html)
        } else {
            None
        };
    }
    has(&["<!doctype html", "<html", "<head", "<body"]).then_some(Format::Html)
}

/// JSON begins with an object, or an array of objects; so does no report.
fn of_json(text: &str) -> Option<Format> {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    match (marks.next()?, marks.next()?) {
        ('{', '"' | '}') if is_json_feed(text) => Some(Format::Feed),
        ('{', '"' | '}') => {
            let line = text.lines().next().unwrap_or_default();
            let is_whole = serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
            // A line may be longer than what was looked at.
            let is_cut = !text.contains('\n');
            Some(if is_whole || is_cut { Format::Jsonl } else { Format::Json })
        }
        ('[', '{') => Some(Format::Json),
        _ => None,
    }
}

fn is_json_feed(text: &str) -> bool {
    text.chars().take(500).collect::<String>().replace("\\/", "/").contains("jsonfeed.org/version/")
}

/// Whether the first line names columns, one of which holds the text of articles.
fn is_table(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    [',', '\t', ';', '|'].iter().any(|mark| {
        let names: Vec<&str> = line.split(*mark).map(|name| name.trim_matches('"')).collect();
        names.len() > 1
            && names.iter().all(|name| name.split_whitespace().count() <= 3)
            && Field::Text.guess(names.iter().copied()).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_goes_before_the_name() {
        for (head, name, format) in [
            ("The ferry sails.", "a.txt", Format::Text),
            ("The ferry sails.", "a", Format::Text),
            ("[Luz] {The} ferry", "a", Format::Text),
            ("<!-- x --><!DOCTYPE html><title>", "a.txt", Format::Html),
            ("\u{FEFF}\n<html lang=en>", "a", Format::Html),
            ("<?xml version='1.0'?><!DOCTYPE html><html>", "a.xml", Format::Html),
            ("<?xml version='1.0'?><rss version='2.0'>", "a.txt", Format::Feed),
            ("<feed xmlns='x'>", "a", Format::Feed),
            ("{\"text\": 1}\n{\"text\": 2}", "a.txt", Format::Jsonl),
            ("{\"text\": 1,\n\"a\": 2}", "a", Format::Json),
            ("[\n {\"text\": 1}]", "a", Format::Json),
            ("{\"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1\"}", "a", Format::Feed),
            ("id,title,body\n1,2,3", "-", Format::Csv),
            ("id\ttext\n1\t2", "-", Format::Csv),
            ("He said the text, and the body, were his", "-", Format::Text),
            ("whatever", "a.csv.gz", Format::Csv),
            ("not json", "a.jsonl.zst", Format::Jsonl),
            ("PAR1", "a", Format::Parquet),
            ("WARC/1.0\r\n", "a", Format::Warc),
            ("", "a.htm", Format::Html),
        ] {
            assert_eq!(Format::detect(head.as_bytes(), Path::new(name)), format, "{head} {name}");
        }
    }

    #[test]
    fn every_format_has_a_name() {
        for (name, format) in Format::NAMES {
            assert_eq!(name.parse(), Ok(format));
        }
        assert!("pdf".parse::<Format>().unwrap_err().contains("there are text, html"));
    }
}
