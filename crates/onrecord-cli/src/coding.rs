//! Coding for the commands: the coder with a user's own actors, its threads, and how one article that
//! brings out a fault is kept from taking the others with it.

use std::num::NonZeroUsize;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use onrecord::guard::caught;
pub(crate) use onrecord::guard::keep_panics_quiet;
use onrecord::record::Record;
use onrecord::{Actors, Article, Coder};
use onrecord_store::ArticleId;
use rayon::prelude::*;

use crate::input::{self, Size};
use crate::report::Complaint;

/// The largest table of actors: rows are found by 32 bits.
const TABLE: Size = Size(4 << 30);

/// So many threads; one for each core where no number is given.
pub(crate) fn threads(number: Option<NonZeroUsize>) -> Result<rayon::ThreadPool> {
    let number = number.map_or(0, NonZeroUsize::get);
    let threads = rayon::ThreadPoolBuilder::new().num_threads(number).build();
    threads.context("the threads cannot be started; try --threads 1")
}

/// The coder, with the user's own actors if there are any.
pub(crate) fn coder(actors: Option<&Path>) -> Result<Coder> {
    let Some(path) = actors else { return Ok(Coder::new()) };
    Ok(Coder::with_actors(own_actors(path)?.0))
}

/// The actors with a user's own before them, and the table that those stand in.
fn own_actors(path: &Path) -> Result<(Actors, String)> {
    let table = input::text(path, TABLE).map_err(|complaint| anyhow!("{complaint}"))?;
    let actors = Actors::built_in().with_csv(&path.display().to_string(), &table)?;
    Ok((actors, table))
}

/// A coder with threads of its own, for commands that keep records.
pub(crate) struct Coding {
    coder: Coder,
    threads: rayon::ThreadPool,
    version: String,
}

impl Coding {
    /// A coder that knows a user's actors, if there are any, on so many threads.
    pub(crate) fn start(number: Option<NonZeroUsize>, actors: Option<&Path>) -> Result<Self> {
        let threads = threads(number)?;
        keep_panics_quiet();
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let Some(path) = actors else {
            return Ok(Self { coder: Coder::new(), threads, version });
        };
        let (actors, table) = own_actors(path)?;
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
        let one = |article: &&Article| caught(|| self.coder.code(article));
        self.threads.install(|| articles.par_iter().map(one).collect())
    }
}

/// One article that brings out a fault in the coder must not take ten thousand others with it.
pub(crate) fn guarded<T>(place: &Path, work: impl FnOnce() -> Result<T>) -> Result<T, Complaint> {
    let fault = match caught(work) {
        Ok(Ok(done)) => return Ok(done),
        Ok(Err(error)) => error.to_string(),
        Err(fault) => fault,
    };
    let complaint =
        Complaint::new(place, format!("cannot be coded, by a fault of OnRecord: {fault}"));
    Err(complaint.help("please report it with the file"))
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn a_fault_of_the_coder_is_told_with_the_file() {
        let path = Path::new("a.txt");
        keep_panics_quiet();
        let panicking = guarded::<()>(path, || panic!("no such span"));
        let failing = guarded::<()>(path, || bail!("no such span"));
        for outcome in [panicking, failing] {
            let said = outcome.unwrap_err().to_string();
            assert!(said.starts_with("a.txt: cannot be coded, by a fault"), "{said}");
            assert!(said.contains("no such span"), "{said}");
        }
        assert_eq!(guarded(path, || Ok(1)), Ok(1));
    }
}
