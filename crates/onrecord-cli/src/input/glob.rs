//! Patterns with `*` and `?` in the names of files, for shells that do not fill them in, and for
//! patterns in quotation marks.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// Whether a path is a pattern and not a file's name.
pub(super) fn is_pattern(path: &Path) -> bool {
    let has_mark = path.as_os_str().to_str().is_some_and(|path| path.contains(['*', '?']));
    has_mark && fs::symlink_metadata(path).is_err()
}

/// The files and folders whose names fit, in the order of names; `**` stands for any folders.
pub(super) fn expand(pattern: &Path) -> Vec<PathBuf> {
    let mut found = vec![PathBuf::new()];
    for component in pattern.components() {
        let Component::Normal(name) = component else {
            for path in &mut found {
                path.push(component);
            }
            continue;
        };
        let name = name.to_string_lossy();
        found = found.iter().flat_map(|folder| step(folder, &name)).collect();
    }
    found
}

fn step(folder: &Path, name: &str) -> Vec<PathBuf> {
    if name == "**" {
        return folders_under(folder);
    }
    if !name.contains(['*', '?']) {
        let path = folder.join(name);
        return if fs::symlink_metadata(&path).is_ok() { vec![path] } else { Vec::new() };
    }
    let fits = |path: &PathBuf| {
        let entry = path.file_name().unwrap_or_default().to_string_lossy();
        fits(&name.chars().collect::<Vec<_>>(), &entry.chars().collect::<Vec<_>>())
    };
    entries(folder).into_iter().filter(fits).collect()
}

/// A folder and those under it; links are not followed, as one may lead back up.
fn folders_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    let mut place = 0;
    while place < found.len() {
        let inside = entries(&found[place]);
        let is_folder = |path: &PathBuf| path.is_dir() && !path.is_symlink();
        found.extend(inside.into_iter().filter(is_folder));
        place += 1;
    }
    found.sort();
    found
}

/// What stands in a folder, hidden files left out, in the order of names.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = fs::read_dir(here) else { return Vec::new() };
    let names = entries.flatten().map(|entry| entry.file_name());
    let shown = names.filter(|name| !name.as_encoded_bytes().starts_with(b"."));
    let mut paths: Vec<PathBuf> = shown.map(|name| folder.join(name)).collect();
    paths.sort();
    paths
}

/// Whether a name fits a pattern. After a failure the last star takes one character more, so the
/// time is at most the product of the two lengths.
fn fits(pattern: &[char], name: &[char]) -> bool {
    let (mut at, mut here, mut star) = (0, 0, None);
    while here < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, here));
                at += 1;
            }
            Some(c) if *c == '?' || *c == name[here] => {
                at += 1;
                here += 1;
            }
            _ => {
                let Some((place, taken)) = star else { return false };
                star = Some((place, taken + 1));
                (at, here) = (place + 1, taken + 1);
            }
        }
    }
    pattern[at..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks_fit_any_characters() {
        for (pattern, name, expected) in [
            ("*.txt", "a.txt", true),
            ("*.txt", "a.text", false),
            ("a?c*", "abcd", true),
            ("*b*b*", "abcabc", true),
            ("*", "", true),
            ("?", "", false),
        ] {
            let (pattern, name): (Vec<char>, Vec<char>) =
                (pattern.chars().collect(), name.chars().collect());
            assert_eq!(fits(&pattern, &name), expected, "{pattern:?} {name:?}");
        }
    }

    #[test]
    fn patterns_are_filled_in_in_the_order_of_names() {
        let folder = tempfile::tempdir().unwrap();
        for file in ["b/y.txt", "a/x.txt", "a/c/z.txt", "a/n.md", ".h/x.txt"] {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "text").unwrap();
        }
        let found = |pattern: &str| -> Vec<String> {
            let found = expand(&folder.path().join(pattern));
            let inside = |path: PathBuf| path.strip_prefix(folder.path()).unwrap().to_owned();
            found.into_iter().map(|path| inside(path).to_string_lossy().into_owned()).collect()
        };
        assert_eq!(found("*/*.txt"), ["a/x.txt", "b/y.txt"]);
        assert_eq!(found("**/*.txt"), ["a/x.txt", "a/c/z.txt", "b/y.txt"]);
        assert!(found("no*").is_empty());
        assert!(is_pattern(&folder.path().join("*")) && !is_pattern(folder.path()));
    }
}
