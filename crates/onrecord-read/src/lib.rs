//! From what users have to articles: plain text, HTML, JSON Lines, CSV, Parquet, WARC, feeds.
//!
//! [`open`] takes a file and [`read_from`] a stream; either gives a [`Source`], which iterates over
//! the articles in it in constant memory, packed or not, whatever their encoding. The format is told
//! by the content first and by the name second ([`Format`]). Columns of tables and fields of objects
//! are named in [`Options`] or guessed by their names, and the guess is told as a [`Remark`].
//!
//! An article comes out as it stands in its source ([`Raw`]); [`Raw::read`] decodes it, finds the
//! text on a page ([`html::article`]) and tells its language. That takes nearly all the time and can
//! be done on any thread. What is wrong with one article is a [`ReadError`] that says where it is,
//! and the articles after it are read all the same.
//!
//! ```
//! use onrecord_read::{Options, read_from};
//!
//! let table = "headline,body\nFerries return,\"Ferries will sail, the operator said.\"\n";
//! let options = Options::default();
//! let mut source = read_from(table.as_bytes(), "ferries.csv", "ferries", &options)?;
//! let item = source.next().unwrap()?.read(&options)?;
//! assert_eq!(item.article.id, "ferries#1");
//! assert_eq!(item.article.text, "Ferries will sail, the operator said.");
//! let told = source.remarks();
//! assert_eq!(told[0].what.to_string(), "columns chosen by their names: text=body,title=headline");
//! # Ok::<(), onrecord_read::ReadError>(())
//! ```

mod charset;
mod columns;
mod csv;
mod date;
mod decode;
mod error;
mod feed;
mod format;
#[cfg(test)]
mod hostile_tests;
pub mod html;
mod json;
mod json_values;
mod line;
mod options;
mod parquet;
mod raw;
mod rows;
mod single;
mod size;
mod source;
mod stream;
mod transcode;
mod warc;

pub use charset::Charset;
pub use columns::Columns;
pub use date::parse_date;
pub use error::{Aside, Fault, Loudness, Place, ReadError, Remark, Spot};
pub use feed::{FeedDocument, FeedFault};
pub use format::{Format, unpacked_name};
pub use onrecord_text::language;
pub use options::Options;
pub use raw::{Item, Raw};
pub use size::Size;
pub use source::{Source, open, read_from};
