//! Where records are handed on from: a store, or a file with one a line.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use onrecord::record::Record;
use onrecord_export::JsonLines;
use onrecord_store::ArticleId;

use crate::report::Complaint;

/// What every SQLite file begins with.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// What a file of records is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A store.
    Store,
    /// Records, one a line.
    Lines,
}

/// What the file at `path` is, by its content; what cannot be read is none of both, and is told when
/// its lines are asked for.
pub(super) fn origin(path: &Path) -> Origin {
    let is_file = path.is_file();
    let mut begins = Vec::new();
    let read = is_file.then(|| File::open(path)).and_then(Result::ok);
    let read = read.map(|file| file.take(SQLITE.len() as u64).read_to_end(&mut begins));
    if matches!(read, Some(Ok(_))) && begins == SQLITE { Origin::Store } else { Origin::Lines }
}

/// The records of a file or of standard input.
pub(super) fn lines(path: &Path) -> Box<dyn Iterator<Item = Result<Record, Complaint>>> {
    if path.as_os_str() == "-" {
        return Box::new(records(Path::new("standard input"), io::stdin().lock()));
    }
    match File::open(path) {
        Ok(file) => Box::new(records(path, BufReader::new(file))),
        Err(error) => {
            let complaint = Complaint::new(path, format!("cannot be read: {error}"));
            Box::new(std::iter::once(Err(complaint)))
        }
    }
}

fn records<R: BufRead>(
    path: &Path,
    from: R,
) -> impl Iterator<Item = Result<Record, Complaint>> + use<R> {
    let path = path.to_owned();
    JsonLines::new(from).map(move |record| {
        record.map_err(|error| {
            let complaint = Complaint::new(&path, error.to_string());
            complaint.help("make records with onrecord code --format jsonl")
        })
    })
}

/// The text, if it is the one that a record is about.
pub(super) fn same_text(text: String, record: &Record) -> Result<String, Complaint> {
    let article = &record.article;
    if ArticleId::of(&text).sha256() == article.sha256 {
        return Ok(text);
    }
    let what = "the text of this id is not the one that was coded, by its SHA-256";
    Err(Complaint::new(Path::new(&article.id), what))
}
