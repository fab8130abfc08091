//! `cargo dev schema`: the JSON Schema of a record, made from the library's own types.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use onrecord::record::Record;

use crate::tree;

const FILE: &str = "docs/record.schema.json";

/// Writes the schema.
pub(crate) fn write(root: &Path) -> Result<()> {
    fs::write(root.join(FILE), schema()?).with_context(|| format!("cannot write {FILE}"))
}

/// Fails where the file is not what the types say.
pub(crate) fn check(root: &Path) -> Result<()> {
    if tree::read(&root.join(FILE))? == schema()? {
        return Ok(());
    }
    bail!("{FILE} is stale; run `cargo dev schema` and commit it")
}

fn schema() -> Result<String> {
    Ok(serde_json::to_string_pretty(&schemars::schema_for!(Record))? + "\n")
}
