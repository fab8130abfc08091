//! Everything a developer of OnRecord runs, as `cargo dev COMMAND`.

mod cmd;
mod rule;
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
    /// Run every check: passages, schema, crate arrows, house rules, third parties.
    Check,
    /// The annotated passages: check, count and export them.
    #[command(subcommand)]
    Corpus(cmd::corpus::Command),
    /// Measure stories, happenings and disputes across articles.
    Happenings(cmd::happenings::Arguments),
    /// Write the record's JSON Schema to docs/record.schema.json.
    Schema {
        /// Write nothing; fail where the file is stale.
        #[arg(long)]
        check: bool,
    },
}

#[expect(clippy::print_stderr, reason = "a program for the terminal")]
fn main() -> ExitCode {
    let Arguments { command } = Arguments::parse();
    let result = tree::root().and_then(|root| match command {
        Command::Check => cmd::check::run(&root),
        Command::Corpus(command) => cmd::corpus::run(&root, &command),
        Command::Happenings(arguments) => cmd::happenings::run(&root, &arguments),
        Command::Schema { check: true } => cmd::schema::check(&root),
        Command::Schema { check: false } => cmd::schema::write(&root),
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
