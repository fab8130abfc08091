//! Taking a file's bytes in, never more than the limit.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::{Size, is_stdin};
use crate::report::Complaint;

/// The bytes of the file at `path`, or of standard input.
pub(crate) fn read(path: &Path, limit: Size) -> Result<Vec<u8>, Complaint> {
    if is_stdin(path) {
        return up_to(path, io::stdin().lock(), limit);
    }
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let length = file.metadata().map_or(0, |metadata| metadata.len());
    if length > limit.0 {
        return Err(too_large(path, Some(Size(length)), limit));
    }
    up_to(path, file, limit)
}

/// A pipe or a growing file tells no length, or a wrong one, so what comes in is counted too.
fn up_to(path: &Path, source: impl Read, limit: Size) -> Result<Vec<u8>, Complaint> {
    let mut bytes = Vec::new();
    let room = limit.0.saturating_add(1);
    source.take(room).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > limit.0 {
        return Err(too_large(path, None, limit));
    }
    Ok(bytes)
}

fn too_large(path: &Path, size: Option<Size>, limit: Size) -> Complaint {
    let what = match size {
        Some(size) => format!("the file has {size}, more than the limit of {limit}"),
        None => format!("there is more to read than the limit of {limit}"),
    };
    Complaint::new(path, what).help("raise the limit with --max-bytes")
}

/// What to say when the system does not let a file be read.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Complaint {
    match error.kind() {
        io::ErrorKind::NotFound => Complaint::new(path, "no such file")
            .help("check the spelling, and that the folder is the right one"),
        io::ErrorKind::PermissionDenied => {
            Complaint::new(path, "no permission to read it").help("change its permissions")
        }
        _ => Complaint::new(path, format!("cannot be read: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_cut_off_at_the_limit() {
        let complaint = up_to(Path::new("-"), io::repeat(b'x'), Size(1000)).unwrap_err();
        let text = complaint.to_string();
        assert!(text.contains("limit of 1000 bytes") && text.contains("--max-bytes"), "{text}");
        assert_eq!(up_to(Path::new("-"), &b"abc"[..], Size(3)), Ok(b"abc".to_vec()));
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = read(Path::new("no/such.txt"), Size(10)).unwrap_err();
        assert!(error.to_string().starts_with("no/such.txt: no such file"), "{error}");
    }

    #[test]
    fn a_reading_error_in_the_middle_is_said() {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("bad sector"))
            }
        }
        let error = up_to(Path::new("a.txt"), Failing, Size(10)).unwrap_err();
        assert_eq!(error.to_string(), "a.txt: cannot be read: bad sector");
    }
}
