//! Every passage of the specification, the guidelines and the full corpus, written again and read back.

use std::fs;
use std::path::{Path, PathBuf};

use onrecord_corpus::{Passage, parse};

/// The files of the specification, the full corpus and the guidelines.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let entries = fs::read_dir(root.join("tests/spec")).expect("tests/spec is there");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    let entries = fs::read_dir(root.join("corpus/full")).expect("corpus/full is there");
    files.extend(entries.map(|entry| entry.expect("a file").path()));
    files.push(root.join("corpus/GUIDELINES.md"));
    files
}

/// A passage without the lines it stands on.
fn without_lines(passage: &Passage) -> Passage {
    let mut passage = passage.clone();
    passage.line = 0;
    passage.statements.iter_mut().for_each(|one| one.line = 0);
    passage.actors.iter_mut().for_each(|one| one.line = 0);
    passage.events.iter_mut().for_each(|one| one.line = 0);
    passage.disputes.iter_mut().for_each(|one| one.line = 0);
    passage.dates.iter_mut().for_each(|one| one.line = 0);
    passage.places.iter_mut().for_each(|one| one.line = 0);
    passage.boilerplate.iter_mut().for_each(|one| one.line = 0);
    passage
}

#[test]
fn what_is_written_again_reads_back_the_same() {
    let mut count = 0;
    for path in files() {
        let file = fs::read_to_string(&path).unwrap();
        let passages = parse(&path, &file).unwrap_or_else(|errors| panic!("{}", errors[0]));
        for passage in &passages {
            let written = passage.render().unwrap_or_else(|| panic!("{} is lost", passage.id()));
            let back = parse(&path, &written).unwrap_or_else(|errors| panic!("{}", errors[0]));
            assert_eq!(back.len(), 1, "{written}");
            assert_eq!(without_lines(&back[0]), without_lines(passage), "{written}");
            count += 1;
        }
    }
    assert!(count > 50, "only {count} passages were found");
}
