//! Every text that the fuzzer starts from, or that once brought out a fault, as an ordinary test.

use std::fs;
use std::path::Path;

use onrecord::{Article, Coder};

mod sound;

#[test]
fn every_text_of_the_fuzz_corpus_gives_a_sound_record() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/code");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 20, "only {} files", files.len());
    let coder = Coder::new();
    for file in files {
        let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
        let article = Article::new(text);
        let faults = sound::faults(&article.text, &coder.code(&article));
        assert_eq!(faults, [""; 0], "{}", file.display());
    }
}
