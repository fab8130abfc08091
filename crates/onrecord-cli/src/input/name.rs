//! The id of each article: short where that is enough, the whole path where two would clash.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use onrecord_read::unpacked_name;

use super::{Input, is_stdin};

/// The id of a file named by itself: its name without the ending; `stdin` for standard input.
pub(super) fn of_file(path: &Path) -> String {
    if is_stdin(path) {
        return "stdin".to_owned();
    }
    let path = unpacked(path);
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The id of a file found in a folder: its path inside that folder without the ending.
pub(super) fn inside(folder: &Path, path: &Path) -> String {
    let relative = unpacked(path.strip_prefix(folder).unwrap_or(path)).with_extension("");
    let parts = relative.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A path without the ending that says how the file is packed.
fn unpacked(path: &Path) -> PathBuf {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return path.to_owned();
    };
    let length = unpacked_name(&name.to_ascii_lowercase()).len();
    path.with_file_name(&name[..length])
}

/// Inputs with ids of which no two are the same.
pub(super) fn distinct(named: Vec<(PathBuf, String)>) -> Vec<Input> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (_, id) in &named {
        *seen.entry(id.clone()).or_default() += 1;
    }
    let mut taken: HashMap<String, usize> = HashMap::new();
    let inputs = named.into_iter().map(|(path, id)| {
        let id = if seen[&id] > 1 { path.to_string_lossy().into_owned() } else { id };
        // The same file may be named twice; its second article is then `a.txt#2`.
        let times = taken.entry(id.clone()).or_default();
        *times += 1;
        let id = if *times > 1 { format!("{id}#{times}") } else { id };
        Input { path, id }
    });
    inputs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(paths: &[&str]) -> Vec<String> {
        let named =
            paths.iter().map(|path| (PathBuf::from(path), of_file(Path::new(path)))).collect();
        distinct(named).into_iter().map(|input| input.id).collect()
    }

    #[test]
    fn a_file_is_called_by_its_stem() {
        assert_eq!(ids(&["wire/strike.txt", "-"]), ["strike", "stdin"]);
        assert_eq!(ids(&["strike"]), ["strike"]);
        assert_eq!(ids(&["may.jsonl.gz", "june.warc.GZ"]), ["may", "june"]);
    }

    #[test]
    fn in_a_folder_the_path_inside_it_is_kept() {
        assert_eq!(inside(Path::new("in"), Path::new("in/may/strike.txt")), "may/strike");
        assert_eq!(inside(Path::new("."), Path::new("./strike.txt")), "strike");
    }

    #[test]
    fn a_clash_is_settled_by_the_path_as_given() {
        assert_eq!(ids(&["a/x.txt", "b/x.txt", "b/y.txt"]), ["a/x.txt", "b/x.txt", "y"]);
    }

    #[test]
    fn the_same_file_twice_still_makes_two_ids() {
        assert_eq!(ids(&["x.txt", "x.txt", "x.txt"]), ["x.txt", "x.txt#2", "x.txt#3"]);
    }
}
