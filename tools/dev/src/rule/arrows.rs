//! Which crate may use which: text ← lexicon, model ← onrecord ← read, store, export,
//! watch ← program and tools.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// A crate and those of ours that it may use. What only its tests use is free.
const ALLOWED: [(&str, &[&str]); 11] = [
    ("onrecord-text", &[]),
    ("onrecord-lexicon", &["onrecord-text"]),
    ("onrecord-model", &["onrecord-text"]),
    ("onrecord", &["onrecord-text", "onrecord-lexicon", "onrecord-model"]),
    ("onrecord-read", &["onrecord-text"]),
    ("onrecord-store", &["onrecord-text", "onrecord"]),
    // GDELT and POLECAT name countries by codes that the tables hold.
    ("onrecord-export", &["onrecord-text", "onrecord-lexicon", "onrecord"]),
    ("onrecord-watch", &["onrecord-read", "onrecord-text"]),
    // `onrecord explain` reads the codebook.
    (
        "onrecord-cli",
        &[
            "onrecord-text",
            "onrecord-lexicon",
            "onrecord",
            "onrecord-read",
            "onrecord-store",
            "onrecord-export",
            "onrecord-watch",
        ],
    ),
    ("onrecord-corpus", &["onrecord-text", "onrecord-lexicon", "onrecord"]),
    (
        "onrecord-dev",
        &["onrecord-text", "onrecord-lexicon", "onrecord", "onrecord-corpus", "onrecord-store"],
    ),
];

/// The arrows that run the wrong way.
pub(crate) fn broken(root: &Path) -> Result<Vec<String>> {
    let output = Command::new(std::env::var("CARGO").as_deref().unwrap_or("cargo"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root)
        .output()
        .context("cannot run cargo metadata")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(among(&serde_json::from_slice(&output.stdout).context("cannot read cargo metadata")?))
}

fn among(metadata: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = ALLOWED.iter().find(|(crate_name, _)| *crate_name == name) else {
            broken.push(format!("{name}: add it to tools/dev/src/rule/arrows.rs"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let used = dependency["name"].as_str().unwrap_or_default();
            let ours = ALLOWED.iter().any(|(crate_name, _)| *crate_name == used);
            if ours && dependency["kind"] != "dev" && !allowed.contains(&used) {
                broken.push(format!("{name} uses {used}, against the order of the crates"));
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn package(name: &str, used: &str, kind: Option<&str>) -> Value {
        json!({"packages": [{"name": name, "dependencies": [{"name": used, "kind": kind}]}]})
    }

    #[test]
    fn only_arrows_against_the_order_are_broken() {
        assert_eq!(among(&package("onrecord", "onrecord-model", None)), [""; 0]);
        assert_eq!(among(&package("onrecord", "serde", None)), [""; 0]);
        assert_eq!(among(&package("onrecord", "onrecord-corpus", Some("dev"))), [""; 0]);
        let back = among(&package("onrecord-text", "onrecord", None));
        assert_eq!(back, ["onrecord-text uses onrecord, against the order of the crates"]);
        assert_eq!(among(&package("onrecord-model", "onrecord-lexicon", Some("build"))).len(), 1);
    }

    #[test]
    fn a_crate_nobody_placed_is_named() {
        assert!(among(&package("onrecord-new", "serde", None))[0].starts_with("onrecord-new: add"));
    }
}
