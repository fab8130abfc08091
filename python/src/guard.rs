//! A fault of the coder itself, brought out by one article, must not take the others with it.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};

use onrecord::record::Record;
use onrecord::{Article, Coder};

use crate::fault::Fault;

thread_local! {
    /// Where the last panic on this thread came from, and what it said.
    static PANIC: Cell<String> = const { Cell::new(String::new()) };
}

/// A panic is told with the article that caused it, and not by itself.
pub(crate) fn keep_panics_quiet() {
    panic::set_hook(Box::new(|info| PANIC.set(info.to_string())));
}

/// The record of an article.
pub(crate) fn code(coder: &Coder, article: &Article) -> Result<Record, Fault> {
    panic::catch_unwind(AssertUnwindSafe(|| coder.code(article))).map_err(|_| {
        let told = PANIC.take();
        Fault::new(
            "text",
            format!("cannot be coded, by a fault of OnRecord: {told}; please report it"),
        )
    })
}
