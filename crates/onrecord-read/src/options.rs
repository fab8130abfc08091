//! How to read.

use onrecord_text::Published;

use crate::{Charset, Columns, Format, Size};

/// How to read; the default takes every format and detects everything.
#[derive(Clone, Debug)]
pub struct Options {
    /// The format of the input; detected if none.
    pub format: Option<Format>,
    /// The encoding of its text; detected if none.
    pub charset: Option<Charset>,
    /// Which columns or fields hold what; guessed by their names if not told.
    pub columns: Columns,
    /// When articles were published that do not say so themselves.
    pub published: Option<Published>,
    /// The most bytes an article may have, as a page or a record with its markup.
    pub max_article: Size,
    /// The most bytes a packed file may unpack to.
    pub max_unpacked: Size,
    /// How many times its size a packed file may unpack to.
    pub max_ratio: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: None,
            charset: None,
            columns: Columns::default(),
            published: None,
            max_article: Size(64 << 20),
            max_unpacked: Size(1 << 40),
            // Text packs to a tenth, logs of the web to a fiftieth.
            max_ratio: 400,
        }
    }
}
