//! What can go wrong with a store as a whole.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

/// Why a store cannot be used. What was kept before is never harmed by any of these.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no such file.
    #[error("{0}: no such store; `onrecord import FILE… --into {0}` makes one")]
    Missing(PathBuf),
    /// The file is something else.
    #[error("{path}: this is {what}, not a store of OnRecord; name another file")]
    NotAStore {
        /// The file.
        path: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// The file was written by a later version of the program.
    #[error(
        "{path}: this store has format {found}, and this program knows formats up to {known}; \
         use a newer version of onrecord"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: i64,
        /// The latest format known.
        known: i64,
    },
    /// Another program holds the store.
    #[error("{0}: another program is writing to this store; try again when it is done")]
    Busy(PathBuf),
    /// There is no room.
    #[error(
        "{0}: there is no room left on the disk; what was kept before is safe; make room and run \
         the same command again"
    )]
    Full(PathBuf),
    /// There is no room for what grouping lays out beside the store.
    #[error(
        "{0}: there is no room for the temporary files that grouping needs; the store is safe; make \
         room, or name a folder with more in the environment variable SQLITE_TMPDIR"
    )]
    NoRoomToGroup(PathBuf),
    /// The file or its folder cannot be written.
    #[error(
        "{0}: this store cannot be written; check the permissions of the file and of its folder, \
         or copy it elsewhere"
    )]
    ReadOnly(PathBuf),
    /// The file cannot be opened.
    #[error("{0}: cannot be opened; check the permissions, and that the folder is there")]
    CannotOpen(PathBuf),
    /// The disk failed.
    #[error(
        "{path}: the disk does not read or write as it should ({what}); what was kept before is safe"
    )]
    Disk {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        what: String,
    },
    /// The file is damaged.
    #[error("{path}: this store is damaged ({what}); `onrecord store check` tells where")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was met.
        what: String,
    },
    /// Anything else that SQLite says.
    #[error("{path}: {what}")]
    Other {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        what: String,
    },
}

impl StoreError {
    /// What an error of SQLite means for the store at `path`.
    pub(crate) fn told(path: &Path, error: &rusqlite::Error) -> Self {
        let (at, what) = (path.to_owned(), error.to_string());
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(at),
            Some(ErrorCode::DiskFull) => Self::Full(at),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly(at),
            Some(ErrorCode::CannotOpen) => Self::CannotOpen(at),
            Some(ErrorCode::SystemIoFailure) => Self::Disk { path: at, what },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path: at, what },
            Some(ErrorCode::NotADatabase) => Self::NotAStore { path: at, what: "no SQLite file" },
            None if is_of_a_value(error) => Self::Damaged { path: at, what },
            _ => Self::Other { path: at, what },
        }
    }

    /// What an error of SQLite means while the groups of the store at `path` are made, when only
    /// temporary files are written.
    pub(crate) fn told_of_grouping(path: &Path, error: &rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::NoRoomToGroup(path.to_owned()),
            _ => Self::told(path, error),
        }
    }
}

/// Whether a value in the file is none that the store writes.
fn is_of_a_value(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..)
    )
}
