//! `onrecord schema`: the shape of the record, for programs that read it.

use anyhow::Result;
use onrecord::record::Record;

use super::print;
use crate::status::Status;

/// Prints the JSON Schema of the record.
pub(crate) fn run() -> Result<Status> {
    let schema = schemars::schema_for!(Record);
    print(&(serde_json::to_string_pretty(&schema)? + "\n"))?;
    Ok(Status::Done)
}
