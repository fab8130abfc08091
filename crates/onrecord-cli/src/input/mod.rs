//! From what the user named to articles: `find` walks folders and `glob` patterns, `name` gives each
//! input its id, `articles` takes the articles out of the inputs one after the other, and `advice`
//! says what would mend an input that cannot be read.

mod advice;
mod articles;
mod find;
mod glob;
mod name;

use std::path::{Component, Path, PathBuf};

pub(crate) use articles::{Articles, Next, read};
pub(crate) use find::find;
pub(crate) use onrecord_read::{Charset, Columns, Options, Size};

use crate::report::Complaint;
use advice::complaint;

/// One file to come: where its bytes are, and the id of its article, or how the ids of its articles
/// begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// The path as the user would write it; `-` for standard input.
    pub(crate) path: PathBuf,
    /// The article's id.
    pub(crate) id: String,
}

impl Input {
    /// How many bytes it has, as far as that can be told without reading it.
    pub(crate) fn size(&self) -> u64 {
        std::fs::metadata(&self.path).map_or(0, |metadata| metadata.len())
    }

    fn open(&self, options: &Options) -> Result<onrecord_read::Source, onrecord_read::ReadError> {
        if is_stdin(&self.path) {
            return onrecord_read::read_from(std::io::stdin(), "-", &self.id, options);
        }
        onrecord_read::open(&self.path, &self.id, options)
    }
}

/// The text of the article with this id in a folder of texts: `ferry` is in `ferry.txt`.
pub(crate) fn text_of(folder: &Path, id: &str) -> Result<String, Complaint> {
    let path = folder.join(format!("{id}.txt"));
    if !Path::new(id).components().all(|part| matches!(part, Component::Normal(_))) {
        let what = format!("`{id}` names no file in {}", folder.display());
        return Err(Complaint::new(&path, what));
    }
    text(&path, Options::default().max_article)
}

/// The text of a file that is one article in plain text, or a table to be read by others.
pub(crate) fn text(path: &Path, limit: Size) -> Result<String, Complaint> {
    let input = Input { path: path.to_owned(), id: String::new() };
    let format = Some(onrecord_read::Format::Text);
    let options = Options { format, max_article: limit, ..Options::default() };
    let source = input.open(&options).map_err(|error| complaint(&error))?;
    let text = source.articles(&options).next().map(|item| item.map(|item| item.article.text));
    text.unwrap_or_else(|| Ok(String::new())).map_err(|error| complaint(&error))
}

/// Refuses paths of which several stand for standard input.
pub(crate) fn check_standard_input(paths: &[PathBuf]) -> anyhow::Result<()> {
    if paths.iter().filter(|path| is_stdin(path)).count() > 1 {
        anyhow::bail!("`-` is named twice: standard input can be read once");
    }
    Ok(())
}

/// Whether a path stands for standard input.
fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}
