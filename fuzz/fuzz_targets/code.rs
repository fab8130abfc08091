//! Any bytes, read as text, give a record in which everything fits together.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use onrecord::{Article, Coder};

#[path = "../../crates/onrecord/tests/sound/mod.rs"]
mod sound;

static CODER: LazyLock<Coder> = LazyLock::new(Coder::new);

fuzz_target!(|bytes: &[u8]| {
    let article = Article::new(String::from_utf8_lossy(bytes));
    let faults = sound::faults(&article.text, &CODER.code(&article));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
});
