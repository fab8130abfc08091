//! `onrecord completions`: what a shell needs to complete the command line.

use anyhow::Result;
use clap::CommandFactory;

use super::print;
use crate::args::{Args, CompletionsArgs};
use crate::status::Status;

/// Prints the completion script for a shell.
pub(crate) fn run(args: &CompletionsArgs) -> Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "onrecord", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Status::Done)
}
