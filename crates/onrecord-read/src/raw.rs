//! An article as it came in, and what is made of it: decoding, finding the text on a page, and
//! telling the language take nearly all the time of reading, and can be done on any thread.

use onrecord_text::{Article, Published};

use crate::decode::decode;
use crate::error::Place;
use crate::html::{self, Page};
use crate::{Aside, Charset, Fault, Options, ReadError, Remark, language, parse_date};

/// An article as it stands in its source, not yet read.
#[derive(Clone, Debug)]
pub struct Raw {
    pub(crate) place: Place,
    pub(crate) known: Known,
    pub(crate) content: Content,
    pub(crate) remarks: Vec<Aside>,
}

/// What the source says of an article beside its text, as it stands there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) id: String,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) language: Option<String>,
}

/// What the article is to be read from.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// A file of plain text in some encoding.
    Text(Vec<u8>),
    /// A web page, with the encoding that came with it.
    Page(Vec<u8>, Option<Charset>),
    /// Text that has been decoded; it may be HTML.
    Decoded(String),
}

/// An article, with what is worth knowing about how it was read.
#[derive(Clone, Debug)]
pub struct Item {
    /// The article. Its language is given where it is known; it need not be English.
    pub article: Article,
    /// Where it stands.
    pub place: Place,
    /// What to know.
    pub remarks: Vec<Remark>,
}

impl Raw {
    /// Where it stands.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// How many bytes it has.
    pub fn size(&self) -> usize {
        match &self.content {
            Content::Text(bytes) | Content::Page(bytes, _) => bytes.len(),
            Content::Decoded(text) => text.len(),
        }
    }

    /// Reads the article.
    ///
    /// # Errors
    ///
    /// Where there is no text, or none that can be read; the error says where that is.
    pub fn read(self, options: &Options) -> Result<Item, ReadError> {
        let Self { place, mut known, content, mut remarks } = self;
        let page = match content {
            Content::Text(bytes) => plain(bytes, options, &mut remarks),
            Content::Page(bytes, charset) => {
                // The page may know a better address than the one it was fetched from.
                let url = known.url.take();
                page(bytes, charset, url.as_deref(), options, &mut remarks)
            }
            Content::Decoded(text) => decoded(text, known.url.as_deref()),
        };
        let page = page.map_err(|fault| place.error(fault))?;
        let article = article(known, page, options, &mut remarks);
        let remarks = remarks.into_iter().map(|what| Remark { place: place.clone(), what });
        Ok(Item { article, remarks: remarks.collect(), place })
    }
}

/// What the source says of an article goes before what its page says.
fn article(known: Known, page: Page, options: &Options, remarks: &mut Vec<Aside>) -> Article {
    let published = known.published.as_deref().and_then(|value| date(value, remarks));
    Article {
        id: known.id,
        url: known.url.or(page.url),
        publisher: known.publisher.or(page.publisher),
        title: known.title.or(page.title),
        published: published.or(page.published).or_else(|| options.published.clone()),
        language: language(&page.text, known.language.as_deref().or(page.language.as_deref())),
        text: page.text,
    }
}

fn date(value: &str, remarks: &mut Vec<Aside>) -> Option<Published> {
    let date = parse_date(value);
    if date.is_none() && !value.trim().is_empty() {
        let shown: String = value.chars().take(60).collect();
        remarks.push(Aside::Date(shown));
    }
    date
}

fn plain(bytes: Vec<u8>, options: &Options, remarks: &mut Vec<Aside>) -> Result<Page, Fault> {
    let decoded = decode(bytes, options.charset)?;
    remarks.extend(decoded.remark);
    Ok(Page { text: decoded.text, ..Page::default() })
}

fn page(
    bytes: Vec<u8>,
    charset: Option<Charset>,
    url: Option<&str>,
    options: &Options,
    remarks: &mut Vec<Aside>,
) -> Result<Page, Fault> {
    let told = options.charset.or(charset).or_else(|| html::declared_charset(&bytes));
    let decoded = decode(bytes, told)?;
    remarks.extend(decoded.remark);
    found(html::article(&decoded.text, url)?)
}

/// Text out of a table, an object or a feed: a page, a stretch of HTML, or plain text.
fn decoded(text: String, url: Option<&str>) -> Result<Page, Fault> {
    let start = text.trim_start();
    if html::is_page(start) {
        return found(html::article(start, url)?);
    }
    let text = if html::is_markup(start) { html::fragment(start) } else { text };
    if text.trim().is_empty() {
        return Err(Fault::NoText);
    }
    Ok(Page { text, ..Page::default() })
}

fn found(page: Page) -> Result<Page, Fault> {
    if page.text.is_empty() { Err(Fault::NoArticle) } else { Ok(page) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(content: Content) -> Raw {
        let known = Known { id: "a".to_owned(), ..Known::default() };
        Raw { place: Place::file("a.txt"), known, content, remarks: Vec::new() }
    }

    fn read(content: Content) -> Result<Item, ReadError> {
        raw(content).read(&Options::default())
    }

    #[test]
    fn plain_text_is_kept_as_it_is() {
        let item = read(Content::Text(b" The ferry\nsails. ".to_vec())).unwrap();
        assert_eq!(item.article.text, " The ferry\nsails. ");
        assert_eq!(item.article.language, None);
    }

    #[test]
    fn text_out_of_a_table_may_be_html() {
        for (text, expected) in [
            ("The <b>ferry</b> sails.", "The <b>ferry</b> sails."),
            ("<p>The <b>ferry</b> sails.</p><p>Soon.</p>", "The ferry sails.\n\nSoon."),
            ("< 5 boats", "< 5 boats"),
        ] {
            assert_eq!(read(Content::Decoded(text.to_owned())).unwrap().article.text, expected);
        }
        assert!(read(Content::Decoded(" \n".to_owned())).is_err());
    }

    #[test]
    fn a_page_is_read_in_the_encoding_it_declares() {
        let html = "<html><head><meta charset=windows-1252></head><body><article><p>The préfète \
                    of the region said the ferry would sail on Monday.</p></article>";
        let bytes = encoding_rs::WINDOWS_1252.encode(html).0.into_owned();
        let item = read(Content::Page(bytes, None)).unwrap();
        assert!(item.article.text.contains("préfète"), "{}", item.article.text);
        assert!(item.remarks.is_empty());
    }

    #[test]
    fn a_date_that_is_none_is_told_and_the_default_used() {
        let published: Published = "2024-06-21".parse().unwrap();
        let options = Options { published: Some(published.clone()), ..Options::default() };
        let mut raw = raw(Content::Decoded("The ferry sails.".to_owned()));
        raw.known.published = Some("03/04/2024".to_owned());
        let item = raw.read(&options).unwrap();
        assert_eq!(item.article.published, Some(published));
        assert!(item.remarks[0].what.to_string().starts_with("`03/04/2024` is no date"));
    }
}
