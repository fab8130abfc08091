//! The article on a page that was fetched.

use std::io::Cursor;

use onrecord::Article;
use onrecord_read::{Format, Options, read_from};
use onrecord_watch::Page;

/// The article on a page, read as a page in a file is; why there is none, in words.
pub(super) fn extract(page: &Page) -> Result<Article, String> {
    let options = Options { format: Some(Format::Html), ..Options::default() };
    let bytes = Cursor::new(page.bytes.clone());
    let source = read_from(bytes, &page.url, &page.url, &options).map_err(|e| e.to_string())?;
    let article = source.articles(&options).next().ok_or("no article is found on its page")?;
    article.map(|item| item.article).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_told_from_what_stands_around_it() {
        let text = "The ferry will sail on Monday again, the port authority said on Tuesday.";
        let more = "Repairs to the pier took three weeks, and the owners of shops had waited long.";
        let page = |html: String| Page {
            url: "https://example.org/ferry".to_owned(),
            content_type: None,
            bytes: html.into_bytes(),
        };
        let around = format!(
            "<html><body><nav><a href='/'>Home</a></nav><article><h1>Ferry</h1><p>{text}</p>\
             <p>{more}</p></article></body></html>"
        );
        let article = extract(&page(around)).unwrap();
        assert!(article.text.contains(text) && article.text.contains(more), "{}", article.text);
        assert!(!article.text.contains("Home"), "{}", article.text);
        assert!(extract(&page("<html></html>".to_owned())).is_err());
    }
}
