//! Which files the user means: files as they stand, patterns filled in, folders walked in the order
//! of names.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use onrecord_read::{Fault, Format, Place, ReadError};

use super::advice::complaint;
use super::{Input, glob, is_stdin, name};
use crate::report::{Complaint, Level};

/// What was found under the paths that the user named.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The articles to come, in order.
    pub(crate) inputs: Vec<Input>,
    /// What went wrong on the way.
    pub(crate) remarks: Vec<(Level, Complaint)>,
    /// Whether the user asked for one article, and not for as many as there are.
    pub(crate) single: bool,
}

/// Walks the paths that the user named.
pub(crate) fn find(paths: &[PathBuf]) -> Found {
    let mut walk = Walk::default();
    for path in paths {
        if !is_stdin(path) && glob::is_pattern(path) {
            walk.pattern(path);
        } else {
            walk.path(path);
        }
    }
    let is_file = |path: &Path| is_stdin(path) || !path.is_dir() && !glob::is_pattern(path);
    let single = matches!(paths, [path] if is_file(path));
    Found { inputs: name::distinct(walk.named), remarks: walk.remarks, single }
}

#[derive(Default)]
struct Walk {
    named: Vec<(PathBuf, String)>,
    remarks: Vec<(Level, Complaint)>,
    /// The real folders already walked under this argument, with the path each was reached by:
    /// a link may lead back up, or two may lead to the same place, and each is read once.
    walked: HashMap<PathBuf, PathBuf>,
}

impl Walk {
    fn path(&mut self, path: &Path) {
        if !is_stdin(path) && path.is_dir() {
            self.argument(path);
        } else {
            self.named.push((path.to_owned(), name::of_file(path)));
        }
    }

    fn pattern(&mut self, pattern: &Path) {
        let found = glob::expand(pattern);
        if found.is_empty() {
            let complaint = Complaint::new(pattern, "no file fits this pattern");
            self.remarks.push((Level::Error, complaint));
        }
        for path in found {
            self.path(&path);
        }
    }

    fn argument(&mut self, root: &Path) {
        self.walked.clear();
        let (files, remarks) = (self.named.len(), self.remarks.len());
        self.folder(root, root);
        if self.named.len() == files && self.remarks.len() == remarks {
            let what = "no .txt or .text file in this folder, and none of another kind that is \
                        read: .html, .jsonl, .json, .csv, .tsv, .parquet, .warc, .rss, .atom, .xml";
            let complaint = Complaint::new(root, what)
                .help("name files of another ending one by one, as in folder/*.story");
            self.remarks.push((Level::Error, complaint));
        }
    }

    fn folder(&mut self, root: &Path, folder: &Path) {
        let entries = match entries(folder) {
            Ok(entries) => entries,
            Err(error) => return self.fail(folder, error),
        };
        if self.is_known(folder) {
            return;
        }
        for path in entries {
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() => self.folder(root, &path),
                Ok(_) if !is_read(&path) => {}
                Ok(metadata) if metadata.is_file() => {
                    let id = name::inside(root, &path);
                    self.named.push((path, id));
                }
                // Reading a pipe that lies in a folder would wait for ever.
                Ok(_) => {
                    let complaint = Complaint::new(&path, "not a regular file; left out");
                    self.remarks.push((Level::Warning, complaint));
                }
                Err(error) if is_read(&path) => self.fail(&path, error),
                Err(_) => {}
            }
        }
    }

    fn is_known(&mut self, folder: &Path) -> bool {
        let Ok(real) = folder.canonicalize() else { return false };
        let Some(first) = self.walked.get(&real) else {
            self.walked.insert(real, folder.to_owned());
            return false;
        };
        let what = if folder.starts_with(first) {
            format!("a loop: this link leads back to {}; not followed", first.display())
        } else {
            format!("the same folder as {}; read once", first.display())
        };
        self.remarks.push((Level::Warning, Complaint::new(folder, what)));
        true
    }

    fn fail(&mut self, path: &Path, error: io::Error) {
        let is_dangling = error.kind() == io::ErrorKind::NotFound && path.is_symlink();
        let complaint = if is_dangling {
            Complaint::new(path, "this link leads nowhere").help("mend it or remove it")
        } else {
            let place = Place::file(path.display().to_string());
            complaint(&ReadError { place, fault: Fault::from(error) })
        };
        self.remarks.push((Level::Error, complaint));
    }
}

/// What stands in a folder, hidden files left out, in the order of names.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// Whether a file's name promises a kind that is read.
fn is_read(path: &Path) -> bool {
    Format::of_name(path).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "text").unwrap();
        }
        folder
    }

    fn ids(found: &Found) -> Vec<&str> {
        found.inputs.iter().map(|input| input.id.as_str()).collect()
    }

    #[test]
    fn a_folder_is_walked_in_the_order_of_names() {
        let files = ["b.txt", "a/z.TXT", "a/b.csv.gz", "c.md", ".hidden.txt", ".git/x.txt"];
        let folder = folder(&files);
        let found = find(&[folder.path().to_owned()]);
        assert_eq!(ids(&found), ["a/b", "a/z", "b"]);
        assert!(found.remarks.is_empty() && !found.single);
    }

    #[test]
    fn a_folder_without_text_is_an_error() {
        let folder = folder(&["c.md"]);
        let found = find(&[folder.path().to_owned()]);
        assert_eq!(found.remarks.len(), 1);
        assert!(found.remarks[0].1.to_string().contains("no .txt or .text file"));
    }

    #[test]
    fn a_pattern_stands_for_the_files_that_fit() {
        let folder = folder(&["a/x.txt", "b/y.txt", "b/z.md"]);
        let found = find(&[folder.path().join("*/*.txt")]);
        assert_eq!(ids(&found), ["x", "y"]);
        assert!(found.remarks.is_empty() && !found.single);
        let none = find(&[folder.path().join("*.txt")]);
        assert!(none.remarks[0].1.to_string().contains("no file fits this pattern"));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_back_or_aside_are_read_once() {
        use std::os::unix::fs::symlink;
        let folder = folder(&["a/x.txt"]);
        symlink(folder.path(), folder.path().join("a/up")).unwrap();
        symlink(folder.path().join("a"), folder.path().join("b")).unwrap();
        symlink("nowhere", folder.path().join("c.txt")).unwrap();
        let found = find(&[folder.path().to_owned()]);
        assert_eq!(ids(&found), ["a/x"]);
        let said: Vec<String> = found.remarks.iter().map(|(_, c)| c.to_string()).collect();
        assert!(
            said[0].contains("a/up: a loop") && said[1].contains("b: the same folder"),
            "{said:?}"
        );
        assert!(said[2].contains("c.txt: this link leads nowhere"), "{said:?}");
        assert_eq!(found.remarks[0].0, Level::Warning);
        assert_eq!(found.remarks[2].0, Level::Error);
    }
}
