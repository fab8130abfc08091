//! Where the output goes: standard output, or a file that is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::{Builder, NamedTempFile};

/// A place to write to; what is written to a file counts from [`Sink::commit`] on.
pub(crate) enum Sink {
    /// Standard output.
    Stdout(BufWriter<Stdout>),
    /// Something that cannot be replaced: a device, a pipe with a name.
    Device(BufWriter<File>, PathBuf),
    /// A file beside the one that it will replace.
    Replacing(BufWriter<NamedTempFile>, PathBuf),
}

impl Sink {
    /// The file at `path`, or standard output.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path else { return Ok(Self::Stdout(BufWriter::new(io::stdout()))) };
        let context = || format!("{}: cannot be written", path.display());
        // A link stays a link: what it points at is replaced.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let existing = fs::metadata(&target).ok();
        if existing.as_ref().is_some_and(|metadata| !metadata.is_file()) {
            let file = File::options().write(true).open(&target).with_context(context)?;
            return Ok(Self::Device(BufWriter::new(file), path.to_owned()));
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let file = beside(folder.unwrap_or(Path::new(".")), existing.as_ref());
        Ok(Self::Replacing(BufWriter::new(file.with_context(context)?), target))
    }

    /// Makes what was written count.
    pub(crate) fn commit(self) -> Result<()> {
        match self {
            Self::Stdout(mut out) => out.flush().context("standard output"),
            Self::Device(mut out, path) => {
                out.flush().with_context(|| format!("{}: cannot be written", path.display()))
            }
            Self::Replacing(out, target) => replace(out, &target).with_context(|| refused(&target)),
        }
    }

    /// What an error in writing is about.
    pub(crate) fn fault(&self) -> String {
        match self {
            Self::Stdout(_) => "standard output".to_owned(),
            Self::Device(_, path) => format!("{}: cannot be written", path.display()),
            Self::Replacing(_, target) => refused(target),
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Device(out, _) => out.write(bytes),
            Self::Replacing(out, _) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::Device(out, _) => out.flush(),
            Self::Replacing(out, _) => out.flush(),
        }
    }
}

fn refused(target: &Path) -> String {
    format!("{}: cannot be written; what was there is as it was", target.display())
}

/// A temporary file in `folder`, with the permissions of the file it will replace, or else those
/// of any new file.
fn beside(folder: &Path, existing: Option<&fs::Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".onrecord-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder)?;
    if let Some(metadata) = existing {
        file.as_file().set_permissions(metadata.permissions())?;
    }
    Ok(file)
}

fn replace(out: BufWriter<NamedTempFile>, target: &Path) -> io::Result<()> {
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    // Some disks say that they are full only when the bytes are on their way.
    file.as_file().sync_all()?;
    file.persist(target)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_is_replaced_only_at_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, "old").unwrap();
        let mut sink = Sink::open(Some(&path)).unwrap();
        sink.write_all(b"new").unwrap();
        sink.flush().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        sink.commit().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(folder.path()), ["a.json"]);
    }

    #[test]
    fn what_is_not_committed_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let mut sink = Sink::open(Some(&path)).unwrap();
        sink.write_all(b"half").unwrap();
        drop(sink);
        assert!(names(folder.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.json"), folder.path().join("b.json"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.json", &link).unwrap();
        let mut sink = Sink::open(Some(&link)).unwrap();
        sink.write_all(b"new").unwrap();
        sink.commit().unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_with_the_file() {
        let mut sink = Sink::open(Some(Path::new("/dev/full"))).unwrap();
        sink.write_all(b"some").unwrap();
        let error = sink.commit().unwrap_err();
        assert!(format!("{error:#}").contains("/dev/full: cannot be written"), "{error:#}");
    }
}
