//! Prints the page `docs/columns.md`: `cargo run -p onrecord-export --example columns`.

use std::io::{self, Write};

fn main() -> io::Result<()> {
    io::stdout().write_all(onrecord_export::documentation().as_bytes())
}
