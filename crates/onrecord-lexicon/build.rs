//! Lays out where each name stands in the tables, so that the program need not read them to start.

#[path = "src/index.rs"]
#[allow(dead_code)]
mod index;
#[path = "src/layout.rs"]
#[allow(dead_code)]
mod layout;
#[path = "src/table.rs"]
#[allow(dead_code)]
mod table;

use std::path::Path;
use std::{env, fs, io};

use index::Draft;
use layout::Layout;

const TABLES: [(&str, Layout); 3] = [
    ("countries", Layout::Countries),
    ("organisations", Layout::Organisations),
    ("offices", Layout::Offices),
];

fn main() -> io::Result<()> {
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    println!("cargo::rerun-if-changed=build.rs");
    for part in ["index", "layout", "table"] {
        println!("cargo::rerun-if-changed=src/{part}.rs");
    }
    for (name, layout) in TABLES {
        let path = format!("data/{name}.tsv");
        println!("cargo::rerun-if-changed={path}");
        lay_out(name, layout, &fs::read_to_string(path)?, Path::new(&folder))?;
    }
    Ok(())
}

fn lay_out(name: &str, layout: Layout, text: &str, folder: &Path) -> io::Result<()> {
    let [mut names, mut surnames, mut owners] = [(); 3].map(|()| Draft::default());
    for (start, row) in table::lines(text) {
        layout.names(row).for_each(|name| names.add_with_beginnings(name, start));
        layout.surnames(row).for_each(|surname| surnames.add(surname, start));
        layout.belongs_to(row).into_iter().for_each(|owner| owners.add(owner, start));
    }
    for (part, draft) in [("names", names), ("surnames", surnames), ("owners", owners)] {
        fs::write(folder.join(format!("{name}.{part}.index")), draft.into_bytes().concat())?;
    }
    Ok(())
}
