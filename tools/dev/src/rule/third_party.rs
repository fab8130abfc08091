//! Every file of data or weights stands in THIRD-PARTY.md, with where it comes from.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::tree;

const LIST: &str = "THIRD-PARTY.md";

/// The files of data that the list does not name.
pub(crate) fn unnamed(root: &Path, tracked: &[PathBuf]) -> Result<Vec<String>> {
    let list = tree::read(&root.join(LIST))?;
    let data = tracked.iter().filter(|path| is_data(path)).map(|path| path.display().to_string());
    Ok(data
        .filter(|path| !list.contains(&format!("`{path}`")))
        .map(|path| format!("{LIST} does not name `{path}`, its source and its licence"))
        .collect())
}

/// Files in a folder called `data` or `weights`; what describes or makes them is not data.
fn is_data(path: &Path) -> bool {
    let in_data = path
        .parent()
        .is_some_and(|parent| parent.iter().any(|part| part == "data" || part == "weights"));
    let extension = path.extension().unwrap_or_default();
    in_data && !["md", "py", "rs"].iter().any(|about| extension == *about)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_what_lies_in_a_folder_of_data() {
        for (path, expected) in [
            ("crates/a/data/cues.tsv", true),
            ("crates/a/weights/sub/encoder.bin", true),
            ("crates/a/data/README.md", false),
            ("crates/a/data/build.py", false),
            ("crates/a/src/data.rs", false),
            ("crates/a/src/data/mod.rs", false),
        ] {
            assert_eq!(is_data(Path::new(path)), expected, "{path}");
        }
    }
}
