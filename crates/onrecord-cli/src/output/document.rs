//! Records strung together into one document, written as they come.

use std::io::{self, Write};

use anyhow::{Result, bail};
use onrecord::Article;
use onrecord::record::{Event, Record};
use onrecord::trace::Trace;
use onrecord_export::{EventFormat, FileFormat, Folder, Known, Reach, Selection};

use super::excerpt::Excerpts;
use super::html;
use super::paint::Look;
use super::tally::Tally;
use super::{json, readable};

/// The form of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// The readable view.
    Text(Look),
    /// JSON: an array, or a single object.
    Json {
        /// Whether it is one object and not an array.
        single: bool,
    },
    /// A record a line.
    JsonLines,
    /// A page; with an index unless it is about a single article.
    Html {
        /// Whether there is one article only.
        single: bool,
    },
    /// Lines of events in another project's columns.
    Events(EventFormat, Selection),
    /// A folder of tables.
    Tables(FileFormat),
}

/// One record made ready to be written.
#[derive(Debug)]
pub(crate) struct Rendered {
    text: String,
    tally: Tally,
    entry: Option<html::Entry>,
    /// For tables.
    pub(super) coded: Option<Box<Coded>>,
}

/// A record with what is known beside it.
#[derive(Debug)]
pub(super) struct Coded {
    record: Record,
    text: Option<String>,
    by: Option<String>,
}

impl Coded {
    /// Puts it into tables.
    pub(super) fn push_into(&self, folder: &mut Folder) -> Result<()> {
        let known = Known { text: self.text.as_deref(), coded_by: self.by.as_deref() };
        Ok(folder.push(&self.record, known)?)
    }
}

impl Rendered {
    /// A record of which nothing is summed up.
    fn bare(text: String) -> Self {
        Self { text, tally: Tally::one_article(), entry: None, coded: None }
    }

    /// Says the version of what coded the record.
    pub(crate) fn coded_by(mut self, version: Option<&str>) -> Self {
        if let Some(coded) = &mut self.coded {
            coded.by = version.map(str::to_owned);
        }
        self
    }
}

impl Form {
    /// Makes the record of the `nth` input ready.
    ///
    /// `trace` holds the reasons for its mentions, if they were asked for; pages have no place for them.
    pub(crate) fn render(
        self,
        nth: usize,
        article: &Article,
        record: &Record,
        trace: Option<&[Trace]>,
    ) -> Result<Rendered> {
        let tally = || Tally::of(record, &Excerpts::new(&article.text, record));
        Ok(match self {
            Self::Text(look) => {
                let text = readable::article(article, record, trace, look);
                Rendered { text, tally: tally(), entry: None, coded: None }
            }
            Self::Json { .. } => Rendered::bare(json::pretty(&json::Told { record, trace })?),
            Self::JsonLines => Rendered::bare(json::line(&json::Told { record, trace })?),
            Self::Html { .. } => {
                let tally = tally();
                let entry = Some(html::Entry::new(nth, record, &tally));
                let text = html::article(nth, article, record, &tally);
                Rendered { text, tally, entry, coded: None }
            }
            Self::Events(..) | Self::Tables(_) => {
                self.hand_on(record, Some(&article.text), |event| Some(Reach::alone(event)))?
            }
        })
    }

    /// Makes a record ready in a form that needs no text, with the text if it is at hand, and how
    /// widely each event is told; nothing of an event that another record tells of for it.
    pub(crate) fn hand_on(
        self,
        record: &Record,
        text: Option<&str>,
        reach: impl Fn(&Event) -> Option<Reach>,
    ) -> Result<Rendered> {
        Ok(match self {
            Self::JsonLines => Rendered::bare(json::line(record)?),
            Self::Events(format, wanted) => {
                Rendered::bare(format.lines_with(record, text, &wanted, reach))
            }
            Self::Tables(_) => {
                let (record, text) = (record.clone(), text.map(str::to_owned));
                let coded = Some(Box::new(Coded { record, text, by: None }));
                Rendered { coded, ..Rendered::bare(String::new()) }
            }
            Self::Text(_) | Self::Json { .. } | Self::Html { .. } => {
                bail!("records alone cannot be written in this form: it shows the text")
            }
        })
    }
}

/// A document that grows record by record.
pub(crate) struct Document<W> {
    form: Form,
    out: W,
    tally: Tally,
    entries: Vec<html::Entry>,
}

impl<W: Write> Document<W> {
    /// A document with nothing in it; nothing is written before the first record.
    pub(crate) fn new(form: Form, out: W) -> Self {
        Self { form, out, tally: Tally::default(), entries: Vec::new() }
    }

    /// Adds a record.
    pub(crate) fn add(&mut self, rendered: Rendered) -> io::Result<()> {
        let is_first = self.tally.articles == 0;
        let before = match self.form {
            Form::Text(_) if !is_first => "\n\n",
            Form::Json { single: false } => {
                if is_first {
                    "["
                } else {
                    ", "
                }
            }
            Form::Html { .. } if is_first => &html::opening(rendered.entry.as_ref()),
            Form::Events(format, _) if is_first => &format.header(),
            _ => "",
        };
        let after = if self.form == Form::JsonLines { "\n" } else { "" };
        for part in [before, &rendered.text, after] {
            self.out.write_all(part.as_bytes())?;
        }
        self.tally += rendered.tally;
        if !matches!(self.form, Form::Html { single: true }) {
            self.entries.extend(rendered.entry);
        }
        Ok(())
    }

    /// How many records are in it.
    pub(crate) fn len(&self) -> usize {
        self.tally.articles
    }

    /// Where it is written to.
    pub(crate) fn out(&self) -> &W {
        &self.out
    }

    /// Ends the document and gives back what it was written to.
    pub(crate) fn finish(mut self) -> (io::Result<()>, W) {
        let after = match self.form {
            Form::Events(format, _) if self.tally.articles == 0 => format.header(),
            _ if self.tally.articles == 0 => String::new(),
            Form::Text(look) if self.tally.articles > 1 => {
                format!("\n\n{}", readable::total(&self.tally, look))
            }
            Form::Json { single: false } => "]\n".to_owned(),
            Form::Json { single: true } => "\n".to_owned(),
            Form::Html { .. } => html::closing(&self.entries),
            _ => String::new(),
        };
        let done = self.out.write_all(after.as_bytes());
        (done, self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::{Sample, harbour};

    fn document(form: Form, number: usize) -> String {
        let mut document = Document::new(form, Vec::new());
        for nth in 0..number {
            let (article, record) = harbour();
            document.add(form.render(nth, &article, &record, None).unwrap()).unwrap();
        }
        let (done, bytes) = document.finish();
        done.unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn one_is_an_object_and_several_an_array() {
        let (_, record) = harbour();
        let one = document(Form::Json { single: true }, 1);
        assert_eq!(serde_json::from_str::<Record>(&one).unwrap(), record);
        for number in [1, 2, 3] {
            let several = document(Form::Json { single: false }, number);
            let read: Vec<Record> = serde_json::from_str(&several).unwrap();
            assert_eq!(read, vec![record.clone(); number]);
        }
    }

    #[test]
    fn json_lines_has_a_record_a_line() {
        let lines = document(Form::JsonLines, 3);
        assert_eq!(lines.lines().count(), 3);
        for line in lines.lines() {
            serde_json::from_str::<Record>(line).unwrap();
        }
    }

    #[test]
    fn several_articles_to_read_end_in_a_total() {
        let text = document(Form::Text(Look { color: false, width: 80 }), 2);
        assert!(text.ends_with("\n\n2 articles, 12 statements\n"), "{text}");
    }

    #[test]
    fn nothing_is_written_without_a_record() {
        for form in [Form::Json { single: false }, Form::Html { single: false }] {
            assert_eq!(document(form, 0), "");
        }
    }

    #[test]
    fn a_full_disk_stops_the_document() {
        struct Full(usize);
        impl Write for Full {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let form = Form::JsonLines;
        let mut document = Document::new(form, Full(1000));
        let (article, record) = Sample::new("x").build();
        let fault = (0..100)
            .find_map(|nth| document.add(form.render(nth, &article, &record, None).unwrap()).err());
        assert_eq!(fault.unwrap().kind(), io::ErrorKind::StorageFull);
    }
}
