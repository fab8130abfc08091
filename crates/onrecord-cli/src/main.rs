//! The program `onrecord`: reads articles, prints what they put on record.
//!
//! `args` is what the user typed, `settings` what was made of it after checking, and `cmd` holds one
//! file for each command. `input` turns files, folders and standard input into articles; `foreign`
//! leaves out those in other languages, `sieve` what was not asked for. `coding` starts the coder and
//! guards it, and `output` turns records into the readable view, JSON and HTML. `eval` scores records
//! against annotations. `report` speaks to the user on standard error, and `status` says what the exit
//! status means.

mod args;
mod cmd;
mod coding;
mod eval;
mod export_args;
mod foreign;
mod input;
mod output;
mod report;
mod road;
mod settings;
mod sieve;
mod status;

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser;
use status::Status;

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Code(args) => cmd::code::run(args),
        Command::Import(args) => cmd::import::run(&args),
        Command::Search(args) => cmd::search::run(&args),
        Command::Show(args) => cmd::show::run(&args),
        Command::Store(args) => cmd::store::run(&args),
        Command::Watch(args) => cmd::watch::run(&args),
        Command::Eval(args) => cmd::eval::run(&args),
        Command::Export(args) => cmd::export::run(args),
        Command::Explain(args) => cmd::explain::run(&args),
        Command::Schema => cmd::schema::run(),
        Command::Completions(args) => cmd::completions::run(&args),
        Command::Man(args) => cmd::man::run(&args),
    };
    match done {
        Ok(status) => status.into(),
        Err(error) if output::is_broken_pipe(&error) => Status::Done.into(),
        Err(error) => {
            report::fatal(&error);
            Status::Nothing.into()
        }
    }
}
