//! Annotations from a file with one a line.

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::annotation::Annotation;

/// The annotations of a file, each of another article.
pub(crate) fn annotations(path: &Path) -> Result<Vec<Annotation>> {
    let file = path.display();
    let text = std::fs::read_to_string(path).with_context(|| format!("{file}"))?;
    let mut all: Vec<Annotation> = Vec::new();
    let mut ids = HashSet::new();
    for (nth, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let one: Annotation = serde_json::from_str(line)
            .with_context(|| format!("{file}, line {}: this is no record", nth + 1))?;
        if !ids.insert(one.article.id.clone()) {
            bail!("{file}, line {}: article `{}` comes twice", nth + 1, one.article.id);
        }
        all.push(one);
    }
    if all.is_empty() {
        bail!(
            "{file}: there is no record in it; write one a line, as `onrecord code -f jsonl` does"
        );
    }
    Ok(all)
}
