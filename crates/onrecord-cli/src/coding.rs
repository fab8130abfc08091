//! Coding for commands that keep records: on all threads, with the version told, and so that one
//! article that brings out a fault does not take the others with it.

use std::cell::Cell;
use std::num::NonZeroUsize;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use onrecord::record::Record;
use onrecord::{Actors, Article, Coder};
use onrecord_store::ArticleId;
use rayon::prelude::*;

use crate::input::{self, Size};

/// The largest table of actors: rows are found by 32 bits.
const TABLE: Size = Size(4 << 30);

/// A coder with threads of its own.
pub(crate) struct Coding {
    coder: Coder,
    threads: rayon::ThreadPool,
    version: String,
}

impl Coding {
    /// A coder that knows a user's actors, if there are any, on so many threads.
    pub(crate) fn start(threads: Option<NonZeroUsize>, actors: Option<&Path>) -> Result<Self> {
        let threads = threads.map_or(0, NonZeroUsize::get);
        let threads = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let threads = threads.context("the threads cannot be started; try --threads 1")?;
        panic::set_hook(Box::new(|info| PANIC.set(info.to_string())));
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let Some(path) = actors else {
            return Ok(Self { coder: Coder::new(), threads, version });
        };
        let table = input::text(path, TABLE).map_err(|complaint| anyhow!("{complaint}"))?;
        let actors = Actors::built_in().with_csv(&path.display().to_string(), &table)?;
        let version = format!("{version}+actors.{}", ArticleId::of(&table));
        Ok(Self { coder: Coder::with_actors(actors), threads, version })
    }

    /// The version of what codes: of the program, and of the user's own actors. With the same
    /// version, the same article gives the same record.
    pub(crate) fn version(&self) -> &str {
        &self.version
    }

    /// The records of articles in their order, or what the fault in the program was.
    pub(crate) fn code(&self, articles: &[&Article]) -> Vec<Result<Record, String>> {
        let one = |article: &&Article| guarded(|| self.coder.code(article));
        self.threads.install(|| articles.par_iter().map(one).collect())
    }
}

fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| PANIC.take())
}

thread_local! {
    /// Where the last panic on this thread came from, and what it said.
    static PANIC: Cell<String> = const { Cell::new(String::new()) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_coder_is_told_and_the_rest_goes_on() {
        PANIC.set("no such span".to_owned());
        let fault = guarded::<()>(|| panic::resume_unwind(Box::new("no such span")));
        assert_eq!(fault, Err("no such span".to_owned()));
        assert_eq!(guarded(|| 1), Ok(1));
    }
}
