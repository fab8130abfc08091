//! House rules: every module says what it is for, no file is called after nothing, and nothing
//! names a place on one machine.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::tree;

/// Names that say nothing of what a file holds.
const EMPTY_NAMES: [&str; 6] = ["utils", "util", "helpers", "helper", "common", "misc"];

/// Folders that are one person's or one machine's.
const MACHINE_FOLDERS: [&str; 4] = ["home", "root", "Users", "workspace"];

/// What breaks a rule in the tracked files.
pub(crate) fn broken(root: &Path, tracked: &[PathBuf]) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    for path in tracked {
        let shown = path.display();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        if EMPTY_NAMES.contains(&stem.as_str()) {
            broken.push(format!("{shown}: name the file after what it holds"));
        }
        let Some(text) = tree::read_text(&root.join(path))? else { continue };
        if path.extension().is_some_and(|extension| extension == "rs") && !opens_with_docs(&text) {
            broken.push(format!("{shown}:1: open the module with `//!` and what it is for"));
        }
        for (index, line) in text.lines().enumerate() {
            if let Some(folder) = machine_folder(line) {
                broken.push(format!("{shown}:{}: names {folder} of one machine", index + 1));
            }
        }
    }
    Ok(broken)
}

/// Attributes may stand before the documentation.
fn opens_with_docs(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with("#!["));
    first.is_some_and(|line| line.starts_with("//!"))
}

/// An absolute path into somebody's folder: at the line's start or after a space, quote or bracket.
fn machine_folder(line: &str) -> Option<String> {
    MACHINE_FOLDERS.iter().map(|folder| format!("/{folder}/")).find(|folder| {
        line.match_indices(folder.as_str()).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            before.is_none_or(|c| c.is_whitespace() || "\"'`(=:<[".contains(c))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_opens_with_its_documentation() {
        assert!(opens_with_docs("//! What it is for.\n\nfn f() {}"));
        assert!(opens_with_docs("#![allow(unsafe_code)]\n\n//! What it is for."));
        assert!(!opens_with_docs("use std::fmt;\n//! Late."));
        assert!(!opens_with_docs(""));
    }

    #[test]
    fn paths_of_one_machine_are_told_from_addresses() {
        // Put together here, so that this file keeps its own rule.
        let home = format!("/{}/ann/x", MACHINE_FOLDERS[0]);
        let folder = Some(format!("/{}/", MACHINE_FOLDERS[0]));
        assert_eq!(machine_folder(&format!("cd {home}")), folder);
        assert_eq!(machine_folder(&format!("\"{home}\"")), folder);
        assert_eq!(machine_folder(&format!("https://example.org{home}")), None);
    }
}
