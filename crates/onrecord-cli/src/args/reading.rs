//! How inputs are read, as the user types it: what the commands that read articles share.

use onrecord::Published;
use onrecord_read::Format as InputFormat;

use super::input_formats;
use crate::foreign::LANGUAGE;
use crate::input::{Charset, Columns, Options, Size};

/// How inputs are read.
#[derive(Debug, clap::Args)]
pub(crate) struct ReadingArgs {
    /// Read the files as this, whatever they look like
    #[arg(long, value_name = "FORMAT", value_parser = input_formats())]
    input_format: Option<InputFormat>,

    /// Which columns or fields hold what, as in `text=body,title=headline,published=date`
    ///
    /// The parts are text, title, published, url, publisher, id and language. What is not named is
    /// guessed by the columns' names; `id=` reads none. In JSON, `a.b` is a field of a field.
    #[arg(long, value_name = "COLUMNS")]
    columns: Option<Columns>,

    /// Code articles in other languages than English too, as if they were English
    #[arg(long)]
    any_language: bool,

    /// Read the files in this encoding instead of detecting it, as in `windows-1252`
    #[arg(long, value_name = "LABEL")]
    encoding: Option<Charset>,

    /// Refuse articles above this size, as in `500M`
    #[arg(long, value_name = "SIZE", default_value = "64M")]
    max_bytes: Size,
}

impl ReadingArgs {
    /// The language whose articles are coded; none for all.
    pub(crate) fn language(&self) -> Option<&'static str> {
        (!self.any_language).then_some(LANGUAGE)
    }

    /// How the inputs are read; `published` is for articles that do not say when they were.
    pub(crate) fn options(&self, published: Option<Published>) -> Options {
        Options {
            format: self.input_format,
            charset: self.encoding,
            columns: self.columns.clone().unwrap_or_default(),
            published,
            max_article: self.max_bytes,
            ..Options::default()
        }
    }
}
