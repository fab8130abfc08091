//! From what the user named to articles: `find` walks folders, `name` gives each input its id,
//! `read` takes the bytes in under a limit, `decode` makes text of them.

mod charset;
mod decode;
mod find;
mod name;
mod read;
mod size;

use std::path::{Path, PathBuf};

pub(crate) use charset::Charset;
pub(crate) use decode::Decoded;
pub(crate) use find::{Found, find};
pub(crate) use size::Size;

use crate::report::Complaint;

/// One article to come: where its bytes are, and the id it will have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// The path as the user would write it; `-` for standard input.
    pub(crate) path: PathBuf,
    /// The article's id.
    pub(crate) id: String,
}

impl Input {
    /// The text behind this input.
    pub(crate) fn text(&self, limit: Size, charset: Option<Charset>) -> Result<Decoded, Complaint> {
        let bytes = read::read(&self.path, limit)?;
        decode::decode(&self.path, bytes, charset)
    }

    /// How many bytes it has, as far as that can be told without reading it.
    pub(crate) fn size(&self) -> u64 {
        std::fs::metadata(&self.path).map_or(0, |metadata| metadata.len())
    }
}

/// Whether a path stands for standard input.
fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}
