//! The text of an article: spans, paragraphs, sentences, words and quotation marks.
//!
//! [`Article`] is a text as published. [`Document`] is that text taken apart: its [`Paragraph`]s
//! with their sentences, its [`Dateline`], its [`Quotation`]s, and the boilerplate that a page put
//! around the report. [`words`] gives the words of any stretch of it. Every part is a [`Span`] of
//! bytes; [`CodePoints`] turns spans into the code point offsets that outputs count in.
//!
//! Nothing here fails on any text, and everything takes time and memory in proportion to it.
//!
//! ```
//! use onrecord_text::{Article, CodePoints, Document};
//!
//! let article = Article::new(
//!     "Ferries to sail again\n\
//!      PORT-AU-PRINCE, May 3 (Reuters) - Ferries will sail again, the operator said.\n\
//!      “We are glad,” its director told reporters. “So are the islands.”\n\
//!      (Reporting by Ana Roe; Editing by Jon Doe)\n",
//! );
//! let document = Document::new(&article.text);
//!
//! let dateline = document.dateline.as_ref().unwrap();
//! assert_eq!(dateline.place.of(&article.text), "PORT-AU-PRINCE");
//! assert_eq!(dateline.agency.unwrap().of(&article.text), "Reuters");
//!
//! let quoted: Vec<&str> = document.quotations.iter().map(|q| q.inner.of(&article.text)).collect();
//! assert_eq!(quoted, ["We are glad,", "So are the islands."]);
//! assert_eq!(document.paragraphs[2].sentences.len(), 2);
//!
//! let points = CodePoints::new(&article.text);
//! assert_eq!(points.range(document.quotations[0].inner), 101..113);
//! ```

mod abbreviation;
mod article;
mod boilerplate;
mod calendar;
mod character;
mod code_points;
mod dateline;
mod document;
pub mod guard;
mod headline;
mod language;
mod line;
mod mark;
mod pairing;
mod paragraph;
mod pattern;
mod quotation;
mod scanner;
mod sentence;
mod span;
mod word;
mod wrapping;

pub use article::{Article, Published, PublishedError};
pub use code_points::CodePoints;
pub use dateline::Dateline;
pub use document::Document;
pub use language::language;
pub use paragraph::{Paragraph, ParagraphKind};
pub use quotation::{Quotation, QuotationStyle};
pub use sentence::sentences;
pub use span::Span;
pub use word::words;
