//! `cargo dev check`: all that must hold before a change lands and that no compiler sees.

use std::path::Path;

use anyhow::{Result, bail};

use super::{corpus, schema};
use crate::{rule, tree};

/// A check by name.
type Check = (&'static str, fn(&Path) -> Result<()>);

const CHECKS: [Check; 6] = [
    ("passages", |root| corpus::run(root, &corpus::Command::Check { paths: Vec::new() })),
    ("moulds", |root| corpus::run(root, &corpus::Command::Duplicates)),
    ("schema", schema::check),
    ("crate arrows", |root| report(&rule::arrows::broken(root)?)),
    ("house rules", |root| report(&rule::house::broken(root, &tree::tracked(root)?)?)),
    ("third parties", |root| report(&rule::third_party::unnamed(root, &tree::tracked(root)?)?)),
];

/// Runs them all; one that fails does not stop the next.
#[expect(clippy::print_stderr, clippy::print_stdout, reason = "a program for the terminal")]
pub(crate) fn run(root: &Path) -> Result<()> {
    let mut failed = Vec::new();
    for (name, check) in CHECKS {
        println!("== {name}");
        if let Err(error) = check(root) {
            eprintln!("{error:#}");
            failed.push(name);
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    bail!("these do not hold: {}", failed.join(", "))
}

fn report(broken: &[String]) -> Result<()> {
    if broken.is_empty() {
        return Ok(());
    }
    bail!("{}", broken.join("\n"))
}
