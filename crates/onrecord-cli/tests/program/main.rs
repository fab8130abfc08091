//! The program as its user meets it: run with files, watched for what it prints and how it ends.
//!
//! Each file holds one side of it. `scene` makes a folder of files and runs the program in it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod commands;
mod export;
mod input;
mod many;
mod output;
mod scene;
mod store;
mod tables;
mod watch;
