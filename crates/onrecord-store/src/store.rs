//! The file: opening it, making it, and what is the same for every use of it.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::kept::{self, Which};
use crate::schema::{self, State};
use crate::{Kept, Key, StoreError};

/// How long another program may hold the store before it is refused: longer than any batch takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// What holds for every connection. A crash of the machine may lose the last batches, which then
/// are imported again, but never harms the file; a killed program loses nothing that was kept. A
/// store may come from somebody else, so its schema is not trusted.
const CONNECTION: &str = "\
PRAGMA foreign_keys = ON;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -32768;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
";

/// A store: one SQLite file.
///
/// Several programs may use one store at once: they read side by side, and write in turn.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
}

/// How much a store holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many articles.
    pub articles: usize,
    /// How many of them have no record.
    pub uncoded: usize,
    /// How many places of publication.
    pub publications: usize,
    /// How many statements.
    pub statements: usize,
    /// How many events.
    pub events: usize,
}

impl Store {
    /// Opens the store at `path`, or makes a new one there.
    ///
    /// # Errors
    /// When the file is something else, of a newer format, or cannot be written.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let mut store = Self::connect(path, OpenFlags::SQLITE_OPEN_CREATE)?;
        match store.prepare(true) {
            // The file is there: it is the log beside it that cannot be made.
            Err(StoreError::CannotOpen(_)) if File::open(path).is_ok() => {
                Err(StoreError::ReadOnly(path.to_owned()))
            }
            done => done.map(|()| store),
        }
    }

    /// Opens the store that is at `path`; one of an older format is brought up to date.
    ///
    /// # Errors
    /// When there is none, the file is something else or of a newer format, or cannot be read.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing(path.to_owned()));
        }
        let mut store = Self::connect(path, OpenFlags::empty())?;
        match store.prepare(false) {
            Err(StoreError::CannotOpen(_) | StoreError::ReadOnly(_)) => Self::immutable(path),
            done => done.map(|()| store),
        }
    }

    /// Lets another program hold the store so long before it is refused; half a minute unless told.
    ///
    /// # Errors
    /// None that is known.
    pub fn wait_at_most(&self, time: Duration) -> Result<(), StoreError> {
        self.connection.busy_timeout(time).map_err(|error| self.told(&error))
    }

    /// How much it holds.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tally(&self) -> Result<Tally, StoreError> {
        let count = |rows: &str| {
            let sql = format!("SELECT count(*) FROM {rows}");
            let count = self.connection.query_row(&sql, [], |row| row.get::<_, i64>(0));
            count.map(|count| count as usize).map_err(|error| self.told(&error))
        };
        Ok(Tally {
            articles: count("articles")?,
            uncoded: count("articles WHERE coded_by IS NULL")?,
            publications: count("publications")?,
            statements: count("statements")?,
            events: count("events")?,
        })
    }

    /// The keys of all articles, the oldest first; those without a date before them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn keys(&self) -> Result<Vec<Key>, StoreError> {
        kept::keys(&self.connection, Which::All).map_err(|error| self.told(&error))
    }

    /// The article of a key, with its record.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kept(&self, key: Key) -> Result<Option<Kept>, StoreError> {
        kept::by_key(&self.connection, key).map_err(|error| self.told(&error))
    }

    /// What an error means for this store.
    pub(crate) fn told(&self, error: &rusqlite::Error) -> StoreError {
        StoreError::told(&self.path, error)
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Self, StoreError> {
        if path.is_dir() {
            return Err(StoreError::NotAStore { path: path.to_owned(), what: "a folder" });
        }
        let flags = flags | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)
            .map_err(|error| StoreError::told(path, &error))?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// A store on a disk that cannot be written, where SQLite cannot put its files beside it.
    pub(crate) fn immutable(path: &Path) -> Result<Self, StoreError> {
        if wal(path).exists() {
            return Err(StoreError::ReadOnly(path.to_owned()));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(address(path), flags)
            .map_err(|error| StoreError::told(path, &error))?;
        let mut store = Self { connection, path: path.to_owned() };
        store.prepare(false)?;
        Ok(store)
    }

    /// Checks what the file is, and makes it a store of the latest format where it is not.
    fn prepare(&mut self, create: bool) -> Result<(), StoreError> {
        self.wait_at_most(PATIENCE)?;
        let path = self.path.clone();
        let told = |error: &rusqlite::Error| StoreError::told(&path, error);
        self.connection.execute_batch(CONNECTION).map_err(|error| told(&error))?;
        self.connection.set_prepared_statement_cache_capacity(64);
        match schema::state(&self.connection).map_err(|error| told(&error))? {
            State::Store(schema::FORMAT) => Ok(()),
            State::Store(found) if found > schema::FORMAT => {
                Err(StoreError::Newer { path, found, known: schema::FORMAT })
            }
            State::Foreign => {
                Err(StoreError::NotAStore { path, what: "a database of another program" })
            }
            State::Empty if !create => Err(StoreError::NotAStore { path, what: "an empty file" }),
            State::Empty | State::Store(_) => {
                write_ahead(&self.connection).map_err(|error| told(&error))?;
                schema::migrate(&mut self.connection).map_err(|error| told(&error))
            }
        }
    }
}

/// Switches to a log beside the file, so that reading goes on while something is written. SQLite
/// does not wait here for others who do the same, so that we must.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    let started = Instant::now();
    loop {
        let done = connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()));
        let busy = done
            .as_ref()
            .is_err_and(|error| error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy));
        if !busy || started.elapsed() > PATIENCE {
            return done;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The log beside a store.
pub(crate) fn wal(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// The address of a file that nobody changes while it is read.
fn address(path: &Path) -> String {
    let escaped =
        path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("file:{escaped}?immutable=1")
}
