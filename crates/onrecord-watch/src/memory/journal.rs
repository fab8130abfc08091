//! A memory in one file: a line of JSON for each thing to remember, the last of them valid.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufRead, BufReader, BufWriter, Read as _, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Memory;
use super::line::Line;
use super::seen::Seen;
use crate::robots::Robots;
use crate::standing::Standing;

/// A longer line is no line of ours.
const LONGEST: u64 = 4 << 20;

/// So many lines out of date are not worth the writing.
const SPARE: usize = 1000;

/// How each line begins.
const START: &[u8] = br#"{"is":""#;

/// A memory in one file.
///
/// Lines are added as things happen; when most of them are out of date, the file is written anew
/// the next time it is opened. A line that was cut when the program was killed is left out: what it
/// said had not been relied on.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    /// Held for as long as the journal is open: two programs must not write one file.
    _lock: File,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    known: Known,
    file: File,
}

#[derive(Debug, Default)]
struct Known {
    standings: HashMap<String, Standing>,
    seen: HashMap<String, Seen>,
    robots: HashMap<String, Robots>,
}

impl Journal {
    /// Opens the journal at `path`, or starts one there.
    ///
    /// # Errors
    ///
    /// It cannot be read or written, or another program has it open.
    pub fn open(path: &Path) -> io::Result<Self> {
        let lock = lock(path)?;
        let read = Read::all(path)?;
        let known = read.known;
        let live = known.lines().count();
        let file =
            if read.lines > SPARE + 2 * live { known.write(path)? } else { go_on(path, read.end)? };
        let state = Mutex::new(State { known, file });
        Ok(Self { path: path.to_owned(), _lock: lock, state })
    }

    /// How the feeds stand that the journal at `path` knows, by their addresses, without opening
    /// it for writing.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn standings(path: &Path) -> io::Result<HashMap<String, Standing>> {
        Ok(Read::all(path)?.known.standings)
    }

    /// Where the journal is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Memory for Journal {
    fn standing(&self, feed: &str) -> Standing {
        self.state().known.standings.get(feed).cloned().unwrap_or_default()
    }

    fn keep_standing(&self, feed: &str, standing: &Standing, items: &[String]) -> io::Result<()> {
        let mut state = self.state();
        let line = Line::Feed { feed: feed.into(), standing: Cow::Borrowed(standing) };
        state.add(&line)?;
        if !items.is_empty() {
            state.known.seen.entry(feed.to_owned()).or_default().forget(items);
        }
        state.known.standings.insert(feed.to_owned(), standing.clone());
        Ok(())
    }

    fn has_seen(&self, feed: &str, item: &str) -> bool {
        self.state().known.seen.get(feed).is_some_and(|seen| seen.has(item))
    }

    fn mark_seen(&self, feed: &str, item: &str) -> io::Result<()> {
        let mut state = self.state();
        state.add(&Line::Seen { feed: feed.into(), item: item.into() })?;
        state.known.seen.entry(feed.to_owned()).or_default().mark(item);
        Ok(())
    }

    fn robots(&self, origin: &str) -> Option<Robots> {
        self.state().known.robots.get(origin).cloned()
    }

    fn keep_robots(&self, origin: &str, robots: &Robots) -> io::Result<()> {
        let mut state = self.state();
        state.add(&Line::Robots { origin: origin.into(), robots: Cow::Borrowed(robots) })?;
        state.known.robots.insert(origin.to_owned(), robots.clone());
        Ok(())
    }
}

impl State {
    /// Adds a line whole or not at all: on a full disk, half a line would spoil the next.
    fn add(&mut self, line: &Line<'_>) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        let end = self.file.stream_position()?;
        self.file.write_all(&bytes).inspect_err(|_| {
            let _ = self.file.set_len(end).and_then(|()| self.file.seek(SeekFrom::Start(end)));
        })
    }
}

/// A journal as it was read.
#[derive(Default)]
struct Read {
    known: Known,
    /// How many whole lines there are, and how many bytes they take.
    lines: usize,
    end: u64,
}

impl Read {
    fn all(path: &Path) -> io::Result<Self> {
        let mut read = Self::default();
        let file = match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(read),
            file => file?,
        };
        let mut reader = BufReader::new(file);
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            let length = (&mut reader).take(LONGEST).read_until(b'\n', &mut bytes)?;
            let number = read.lines + 1;
            if bytes.pop_if(|last| *last == b'\n').is_none() {
                // What follows the last line's end was cut, if it was ours.
                let is_ours = START.starts_with(&bytes) || bytes.starts_with(START);
                return if is_ours { Ok(read) } else { Err(strange(number, &"it is cut")) };
            }
            let line = serde_json::from_slice(&bytes).map_err(|error| strange(number, &error))?;
            read.known.take(line);
            read.lines = number;
            read.end += length as u64;
        }
    }
}

/// Opens the journal to add to it after its last whole line.
fn go_on(path: &Path, end: u64) -> io::Result<File> {
    let mut file = File::options().create(true).truncate(false).write(true).open(path)?;
    file.set_len(end)?;
    file.seek(SeekFrom::Start(end))?;
    Ok(file)
}

impl Known {
    fn take(&mut self, line: Line<'_>) {
        match line {
            Line::Seen { feed, item } => {
                self.seen.entry(feed.into_owned()).or_default().mark(&item);
            }
            Line::Feed { feed, standing } => {
                self.standings.insert(feed.into_owned(), standing.into_owned());
            }
            Line::Robots { origin, robots } => {
                self.robots.insert(origin.into_owned(), robots.into_owned());
            }
        }
    }

    /// Writes all anew beside the file at `path` and puts it in its place; the file is then open
    /// for more.
    fn write(&self, path: &Path) -> io::Result<File> {
        let beside = with_ending(path, "new");
        let mut writer = BufWriter::new(File::create(&beside)?);
        for line in self.lines() {
            serde_json::to_writer(&mut writer, &line)?;
            writer.write_all(b"\n")?;
        }
        let file = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        fs::rename(&beside, path)?;
        Ok(file)
    }

    /// All that is known, in an order that does not depend on chance.
    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let standings = sorted(&self.standings).map(|(feed, standing)| Line::Feed {
            feed: feed.into(),
            standing: Cow::Borrowed(standing),
        });
        let seen = sorted(&self.seen).flat_map(|(feed, seen)| {
            seen.iter().map(|item| Line::Seen { feed: feed.into(), item: item.into() })
        });
        let robots = sorted(&self.robots).map(|(origin, robots)| Line::Robots {
            origin: origin.into(),
            robots: Cow::Borrowed(robots),
        });
        standings.chain(seen).chain(robots)
    }
}

fn sorted<T>(map: &HashMap<String, T>) -> impl Iterator<Item = (&str, &T)> {
    let mut entries: Vec<_> = map.iter().map(|(key, value)| (key.as_str(), value)).collect();
    entries.sort_unstable_by_key(|(key, _)| *key);
    entries.into_iter()
}

fn lock(path: &Path) -> io::Result<File> {
    let lock = File::create(with_ending(path, "lock"))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(io::Error::new(
            io::ErrorKind::WouldBlock,
            "another `onrecord watch` has it open; stop that one, or name another with --state",
        )),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn strange(number: usize, error: &dyn std::fmt::Display) -> io::Error {
    let what = format!(
        "line {number} is not one that this program wrote ({error}); name another file with --state"
    );
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    const FEED: &str = "https://example.org/feed";

    fn robots() -> Robots {
        Robots::of(Ok(b"User-agent: *\nDisallow: /x\nCrawl-delay: 2"), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn what_was_kept_is_there_when_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state");
        let standing = Standing { failures: 3, kept: 9, ..Standing::default() };
        {
            let journal = Journal::open(&path).unwrap();
            assert_eq!(journal.standing(FEED), Standing::default());
            journal.mark_seen(FEED, "1").unwrap();
            journal.keep_standing(FEED, &standing, &[]).unwrap();
            journal.keep_robots("https://example.org", &robots()).unwrap();
        }
        let once = fs::read(&path).unwrap();
        for _ in 0..2 {
            let journal = Journal::open(&path).unwrap();
            assert_eq!(journal.standing(FEED), standing);
            assert!(journal.has_seen(FEED, "1") && !journal.has_seen(FEED, "2"));
            assert!(!journal.has_seen("https://example.com/feed", "1"));
            assert_eq!(journal.robots("https://example.org"), Some(robots()));
        }
        assert_eq!(fs::read(&path).unwrap(), once);
        assert_eq!(Journal::standings(&path).unwrap()[FEED], standing);
    }

    #[test]
    fn a_cut_line_loses_only_itself() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state");
        {
            let journal = Journal::open(&path).unwrap();
            journal.mark_seen(FEED, "1").unwrap();
            journal.mark_seen(FEED, "2").unwrap();
        }
        let whole = fs::read(&path).unwrap();
        let first = whole.iter().position(|byte| *byte == b'\n').unwrap();
        for length in first + 1..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            let journal = Journal::open(&path).unwrap();
            assert!(journal.has_seen(FEED, "1") && !journal.has_seen(FEED, "2"), "{length}");
            journal.mark_seen(FEED, "3").unwrap();
            drop(journal);
            assert!(Journal::open(&path).unwrap().has_seen(FEED, "3"), "{length}");
        }
    }

    #[test]
    fn lines_out_of_date_go_when_there_are_many() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state");
        let standing = |kept| Standing { kept, ..Standing::default() };
        let journal = Journal::open(&path).unwrap();
        journal.mark_seen(FEED, "1").unwrap();
        (0..2000).for_each(|kept| journal.keep_standing(FEED, &standing(kept), &[]).unwrap());
        drop(journal);
        let lines = || fs::read_to_string(&path).unwrap().lines().count();
        assert_eq!(lines(), 2001);
        let journal = Journal::open(&path).unwrap();
        assert_eq!(lines(), 2);
        assert_eq!(journal.standing(FEED), standing(1999));
        journal.mark_seen(FEED, "2").unwrap();
        drop(journal);
        let journal = Journal::open(&path).unwrap();
        assert!(journal.has_seen(FEED, "1") && journal.has_seen(FEED, "2"));
    }

    #[test]
    fn another_file_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.txt");
        for letter in ["Dear reader,\n", "Dear reader"] {
            fs::write(&path, letter).unwrap();
            let said = Journal::open(&path).unwrap_err().to_string();
            assert!(said.starts_with("line 1 is not one that this program wrote"), "{said}");
            assert_eq!(fs::read_to_string(&path).unwrap(), letter);
        }
    }

    #[test]
    fn two_programs_do_not_write_one_journal() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state");
        let journal = Journal::open(&path).unwrap();
        let said = Journal::open(&path).unwrap_err().to_string();
        assert!(said.contains("another `onrecord watch` has it open"), "{said}");
        drop(journal);
        assert!(Journal::open(&path).is_ok());
    }
}
