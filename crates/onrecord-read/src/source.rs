//! From a file or a stream to the articles in it, one after the other.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::UTF_8;

use crate::csv::Csv;
use crate::decode::charset_of;
use crate::error::Place;
use crate::feed::Feed;
use crate::json::Json;
use crate::parquet::Parquet;
use crate::raw::{Item, Raw};
use crate::rows::mark;
use crate::single::Single;
use crate::stream::Stream;
use crate::transcode::Transcoded;
use crate::warc::Warc;
use crate::{Aside, Charset, Fault, Format, Options, ReadError, Remark};

/// The articles of one input, in their order.
///
/// Iterating gives each as it came in; [`Raw::read`] reads it, which can be done on any thread. An
/// error is that of one article, and the iteration goes on after it, unless the input itself cannot
/// be read on.
pub struct Source {
    format: Format,
    place: Place,
    records: Box<dyn Records>,
    asides: Vec<Aside>,
    read: Arc<AtomicU64>,
    is_over: bool,
}

/// What takes an input apart.
pub(crate) trait Records: Send {
    /// The next article; none at the end. What is to be known of the whole input goes to `asides`.
    fn next(&mut self, asides: &mut Vec<Aside>) -> Option<Result<Raw, ReadError>>;
}

/// Opens the file at `path`; articles without a name of their own are called after `id`.
///
/// # Errors
///
/// Where the file cannot be opened or its start cannot be read.
pub fn open(path: &Path, id: &str, options: &Options) -> Result<Source, ReadError> {
    let place = Place::file(path.display().to_string());
    let fail = |fault: Fault| place.error(fault);
    let file = File::open(path).map_err(|error| fail(error.into()))?;
    let length = file.metadata().map_or(0, |metadata| metadata.len());
    let opening = Opening { path, id, options, length: Some(length) };
    opening.open(file).map_err(fail)
}

/// Reads articles from a stream; messages call it `name`, and articles without a name of their own
/// are called after `id`.
///
/// # Errors
///
/// Where its start cannot be read.
pub fn read_from(
    stream: impl Read + Send + 'static,
    name: &str,
    id: &str,
    options: &Options,
) -> Result<Source, ReadError> {
    let opening = Opening { path: Path::new(name), id, options, length: None };
    opening.open(stream).map_err(|fault| Place::file(name).error(fault))
}

/// An input about to be opened.
struct Opening<'a> {
    path: &'a Path,
    id: &'a str,
    options: &'a Options,
    /// The length of a file; none for a stream.
    length: Option<u64>,
}

impl Opening<'_> {
    fn open(self, stream: impl Read + Send + 'static) -> Result<Source, Fault> {
        let read = Arc::new(AtomicU64::new(0));
        let stream = Stream::open(stream, Arc::clone(&read), self.options)?;
        let detect = || Format::detect(&stream.head, self.path);
        let format = self.options.format.unwrap_or_else(detect);
        let place = Place::file(self.path.display().to_string());
        let mut asides = Vec::new();
        let records = self.records(format, stream, &place, &mut asides)?;
        Ok(Source { format, place, records, asides, read, is_over: false })
    }

    fn records(
        self,
        format: Format,
        stream: Stream,
        place: &Place,
        asides: &mut Vec<Aside>,
    ) -> Result<Box<dyn Records>, Fault> {
        let Self { id, options, .. } = self;
        let (place, limit, columns) = (place.clone(), options.max_article, &options.columns);
        Ok(match format {
            Format::Text | Format::Html => {
                let length = self.length.filter(|_| !stream.is_packed);
                Box::new(Single::new(stream, format, length, place, id, limit))
            }
            Format::Jsonl => {
                let text = utf8(stream, options, asides)?;
                Box::new(Json::lines(text, place, id, columns, limit))
            }
            Format::Json => {
                let text = utf8(stream, options, asides)?;
                Box::new(Json::any(text, place, id, columns, limit))
            }
            Format::Csv => {
                let mark = mark(&charset(&stream, options).decode(&stream.head).0);
                let text = utf8(stream, options, asides)?;
                Box::new(Csv::new(text, mark, place, id, columns, limit))
            }
            Format::Parquet => {
                // Its index stands at its end.
                if self.length.is_none() || stream.is_packed {
                    return Err(Fault::NoStream);
                }
                Box::new(Parquet::open(File::open(self.path)?, place, id, options, asides)?)
            }
            Format::Warc => Box::new(Warc::new(BufReader::new(stream), place, id, limit)),
            Format::Feed => Box::new(Feed::new(stream, place, id, limit)),
        })
    }
}

fn charset(stream: &Stream, options: &Options) -> Charset {
    options.charset.unwrap_or_else(|| charset_of(&stream.head))
}

/// A stream's text as UTF-8.
fn utf8(
    stream: Stream,
    options: &Options,
    asides: &mut Vec<Aside>,
) -> Result<BufReader<Transcoded<Stream>>, Fault> {
    let charset = charset(&stream, options);
    let is_marked = Charset::of_mark(&stream.head).is_some();
    if options.charset.is_none() && !is_marked && charset != Charset::Web(UTF_8) {
        asides.push(Aside::ReadAs(charset));
    }
    let head = stream.head.iter().take(4).copied().collect::<Vec<u8>>();
    Ok(BufReader::with_capacity(64 << 10, Transcoded::new(stream, charset, &head)?))
}

impl Source {
    /// What the input is.
    pub fn format(&self) -> Format {
        self.format
    }

    /// What has come up so far about the input as a whole, told once: call it again at the end.
    pub fn remarks(&mut self) -> Vec<Remark> {
        let place = &self.place;
        self.asides.drain(..).map(|what| Remark { place: place.clone(), what }).collect()
    }

    /// How many bytes of the file have been read.
    pub fn position(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// The articles, read one after the other.
    pub fn articles(self, options: &Options) -> impl Iterator<Item = Result<Item, ReadError>> {
        self.map(move |raw| raw?.read(options))
    }
}

impl Iterator for Source {
    type Item = Result<Raw, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = if self.is_over { None } else { self.records.next(&mut self.asides) };
        // What cannot be read now cannot be read a moment later either.
        self.is_over = match &next {
            None => true,
            Some(Err(error)) => error.fault.ends_input(),
            Some(Ok(_)) => false,
        };
        next
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The articles in these bytes, and what is said of them as a whole.
    pub(crate) fn all(
        name: &str,
        bytes: &[u8],
        options: &Options,
    ) -> (Vec<Result<Item, ReadError>>, Vec<String>) {
        let stem = name.split('.').next().unwrap();
        let stream = std::io::Cursor::new(bytes.to_vec());
        let mut source = match read_from(stream, name, stem, options) {
            Ok(source) => source,
            Err(error) => return (vec![Err(error)], Vec::new()),
        };
        let items = source.by_ref().map(|raw| raw?.read(options)).collect();
        let told = source.remarks().into_iter();
        (items, told.map(|remark| format!("{}: {}", remark.place, remark.what)).collect())
    }

    /// The articles in these bytes.
    pub(crate) fn read(
        name: &str,
        bytes: &[u8],
        options: &Options,
    ) -> Vec<Result<Item, ReadError>> {
        all(name, bytes, options).0
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = open(Path::new("no/such.txt"), "such", &Options::default()).err().unwrap();
        assert_eq!(error.to_string(), "no/such.txt: no such file");
    }

    #[test]
    fn a_packed_table_is_read_as_if_it_were_not() {
        let bytes = zstd::encode_all(&b"text\nOne.\nTwo.\n"[..], 1).unwrap();
        let items = read("a.csv.zst", &bytes, &Options::default());
        let texts: Vec<&str> =
            items.iter().map(|item| item.as_ref().unwrap().article.text.as_str()).collect();
        assert_eq!(texts, ["One.", "Two."]);
    }

    #[test]
    fn an_input_that_breaks_off_ends_with_one_error() {
        let table = "text\n".to_owned() + &"One more ferry sails.\n".repeat(10_000);
        let mut bytes = zstd::encode_all(table.as_bytes(), 1).unwrap();
        bytes.truncate(bytes.len() / 2);
        for format in Format::NAMES.map(|(_, format)| format) {
            let options = Options { format: Some(format), ..Options::default() };
            let items = read("a.zst", &bytes, &options);
            let errors = items
                .iter()
                .filter(|item| matches!(item, Err(ReadError { fault: Fault::Unreadable(_), .. })));
            assert!(errors.count() <= 1, "{format:?}");
        }
    }

    #[test]
    fn a_format_asked_for_goes_before_what_is_seen() {
        let options = Options { format: Some(Format::Text), ..Options::default() };
        let text = b"{\"text\": \"One.\"}\n";
        assert_eq!(read("a.jsonl", text, &options)[0].as_ref().unwrap().article.text.len(), 17);
    }
}
