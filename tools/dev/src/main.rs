//! Everything a developer of OnRecord runs, as `cargo dev COMMAND`.

mod cmd;
mod tree;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Checks, tables and generated files of OnRecord.
#[derive(Parser)]
#[command(name = "cargo dev", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The annotated passages: check, count and export them.
    #[command(subcommand)]
    Corpus(cmd::corpus::Command),
}

#[expect(clippy::print_stderr, reason = "a program for the terminal")]
fn main() -> ExitCode {
    let Arguments { command } = Arguments::parse();
    let result = tree::root().and_then(|root| match command {
        Command::Corpus(command) => cmd::corpus::run(&root, &command),
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
