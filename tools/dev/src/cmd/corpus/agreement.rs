//! `cargo dev corpus agreement`: how far two people agree who annotated the same passages.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use onrecord_corpus::agreement;

use super::{counted, read_sound};

#[expect(clippy::print_stdout, reason = "a program for the terminal")]
pub(crate) fn run(root: &Path, first: &PathBuf, second: &PathBuf) -> Result<()> {
    let passages = [first, second].map(|path| read_sound(root, std::slice::from_ref(path)));
    let [ours, theirs] = passages;
    let (ours, theirs) = (ours?, theirs?);
    let found = agreement(&ours, &theirs);
    ensure!(
        found.passages > 0,
        "no passage has the same text in both; give two annotations of one"
    );
    println!("{} that both annotated\n", counted(found.passages, "passage"));
    println!("| found | both | first alone | second alone | F1 |\n|---|---:|---:|---:|---:|");
    for one in &found.findings {
        let (name, f1) = (one.name, shown(one.f1()));
        println!("| {name} | {} | {} | {} | {f1} |", one.both, one.first, one.second);
    }
    println!("\n| of what both found | things | the same | kappa |\n|---|---:|---:|---:|");
    for one in &found.choices {
        let (same, kappa) = (shown(one.accuracy()), shown(one.kappa()));
        println!("| {} | {} | {same} | {kappa} |", one.name, one.pairs.len());
    }
    Ok(())
}

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"))
}
