//! Where articles go: coded, and their records appended to a file, one a line.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use onrecord::{Article, Coder};
use onrecord_watch::{Desk, DeskError, Kept, Page};
use serde_json::Value;

use super::extract::extract;
use crate::args::CoderArgs;
use crate::coding::{coder, guarded};
use crate::foreign::{LANGUAGE, other_language};
use crate::output::visible;

/// As many of the last records are looked at when the file is opened: a program that was killed may
/// have written some whose items it had no time to mark as seen.
const RECENT: usize = 64;

/// How every record begins.
const START: &[u8] = br#"{"onrecord":"#;

/// Codes articles and appends their records to a file.
pub(super) struct JsonLines {
    coder: Coder,
    file: File,
    path: PathBuf,
    /// The ids of the last articles in the file when it was opened.
    recent: Vec<String>,
}

impl JsonLines {
    /// Opens the file to append to; a record that was cut off at its end is taken away, since its
    /// item was not marked as seen and will be met again.
    pub(super) fn open(path: &Path, args: &CoderArgs) -> Result<Self> {
        let context = || format!("{}: cannot be written", path.display());
        let mut file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(path)
            .with_context(context)?;
        let tail = Tail::of(&mut file).with_context(context)?;
        if !tail.cut.is_empty() && !START.starts_with(&tail.cut) && !tail.cut.starts_with(START) {
            bail!("{}: its last line is no record; name another file", path.display());
        }
        file.set_len(tail.end).with_context(context)?;
        file.seek(SeekFrom::Start(tail.end)).with_context(context)?;
        let ((coder, _), path, recent) = (coder(args)?, path.to_owned(), tail.ids());
        Ok(Self { coder, file, path, recent })
    }

    /// Adds a line whole or not at all: half a record would spoil the next.
    fn append(&mut self, line: &str) -> io::Result<()> {
        let end = self.file.stream_position()?;
        let written = self.file.write_all(line.as_bytes()).and_then(|()| self.file.sync_data());
        written.inspect_err(|_| {
            let _ = self.file.set_len(end).and_then(|()| self.file.seek(SeekFrom::Start(end)));
        })
    }
}

impl Desk for JsonLines {
    fn extract(&self, page: &Page) -> Result<Article, String> {
        extract(page)
    }

    fn keep(&mut self, articles: &[Article]) -> Result<Kept, DeskError> {
        let mut kept = Kept::default();
        for article in articles {
            let record = if let Some(other) = other_language(Some(LANGUAGE), article) {
                say("note", &article.id, &format!("left out, it is not in English but `{other}`"));
                None
            } else if self.recent.contains(&article.id) {
                None
            } else {
                code(&self.coder, article)
            };
            match record {
                Some(line) => {
                    self.append(&line).map_err(|e| format!("{}: {e}", self.path.display()))?;
                    kept.new += 1;
                }
                None => kept.left += 1,
            }
        }
        Ok(kept)
    }
}

/// The record as a line. An article that brings out a fault in the coder is named and left out: it
/// must not stop the others, nor be met again for ever.
fn code(coder: &Coder, article: &Article) -> Option<String> {
    let path = Path::new(&article.id);
    let line = guarded(path, || Ok(serde_json::to_string(&coder.code(article))? + "\n"));
    line.inspect_err(|complaint| say_line(&format!("error: {complaint}"))).ok()
}

/// Says something about an article on standard error.
pub(super) fn say(level: &str, about: &str, what: &str) {
    say_line(&format!("{level}: {}: {}", visible(about), visible(what)));
}

fn say_line(line: &str) {
    // Nobody is left to tell if standard error is closed.
    let _ = writeln!(io::stderr(), "{line}");
}

/// The end of a file of records.
struct Tail {
    /// Its last lines that are whole.
    lines: Vec<u8>,
    /// Where they end.
    end: u64,
    /// What follows them: a line that was cut off.
    cut: Vec<u8>,
}

impl Tail {
    fn of(file: &mut File) -> io::Result<Self> {
        const BLOCK: u64 = 1 << 20;
        let length = file.metadata()?.len();
        let (mut from, mut bytes) = (length, Vec::new());
        while from > 0 && bytes.split(|byte| *byte == b'\n').count() <= RECENT + 1 {
            let size = from.min(BLOCK);
            from -= size;
            let mut block = vec![0; size as usize];
            file.seek(SeekFrom::Start(from))?;
            file.read_exact(&mut block)?;
            block.append(&mut bytes);
            bytes = block;
        }
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        let cut = bytes.split_off(whole);
        Ok(Self { lines: bytes, end: length - cut.len() as u64, cut })
    }

    /// The ids of the articles in the last lines.
    fn ids(&self) -> Vec<String> {
        let id = |line: &[u8]| {
            let record: Value = serde_json::from_slice(line).ok()?;
            record["article"]["id"].as_str().map(str::to_owned)
        };
        self.lines.rsplit(|byte| *byte == b'\n').take(RECENT + 1).filter_map(id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str) -> Article {
        let text = "The ferry will sail on Monday, the port authority said.";
        Article { id: id.to_owned(), ..Article::new(text) }
    }

    fn ids(path: &Path) -> Vec<String> {
        let text = std::fs::read_to_string(path).unwrap();
        let record = |line: &str| serde_json::from_str::<Value>(line).unwrap();
        text.lines()
            .map(|line| record(line)["article"]["id"].as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn a_record_that_was_cut_off_is_written_again_and_a_whole_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("news.jsonl");
        let keep = |ids: &[&str]| {
            let articles: Vec<_> = ids.iter().map(|id| article(id)).collect();
            JsonLines::open(&path, &CoderArgs::default()).unwrap().keep(&articles).unwrap()
        };
        assert_eq!(keep(&["a", "b"]), Kept { new: 2, left: 0 });
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, &whole[..whole.len() - 9]).unwrap();
        assert_eq!(keep(&["a", "b", "c"]), Kept { new: 2, left: 1 });
        assert_eq!(ids(&path), ["a", "b", "c"]);
    }

    #[test]
    fn a_file_of_something_else_is_not_cut() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.txt");
        std::fs::write(&path, "Dear reader").unwrap();
        let said = JsonLines::open(&path, &CoderArgs::default()).err().unwrap().to_string();
        assert!(said.contains("letter.txt: its last line is no record"), "{said}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "Dear reader");
    }

    #[test]
    fn an_article_in_another_language_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("news.jsonl");
        let german = Article { language: Some("de".to_owned()), ..article("a") };
        let kept = JsonLines::open(&path, &CoderArgs::default()).unwrap().keep(&[german]).unwrap();
        assert_eq!(kept, Kept { new: 0, left: 1 });
    }
}
