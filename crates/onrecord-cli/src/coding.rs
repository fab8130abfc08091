//! Coding for the commands: the coder with what is a user's own in it, its threads, and how one article that
//! brings out a fault is kept from taking the others with it.

use std::fs::File;
use std::io::Read;
use std::num::NonZeroUsize;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use onrecord::guard::caught;
pub(crate) use onrecord::guard::keep_panics_quiet;
use onrecord::record::Record;
use onrecord::{Actors, Article, Coder, WEIGHTS_SHA256};
use onrecord_store::ArticleId;
use rayon::prelude::*;

use crate::args::CoderArgs;
use crate::input::{self, Size};
use crate::report::Complaint;

/// The largest table of actors: rows are found by 32 bits.
const TABLE: Size = Size(4 << 30);
/// The largest file of weights, in bytes.
const WEIGHTS: u64 = 4 << 30;
/// Digits of a SHA-256 that stand for it, as in an article's id.
const SHOWN: usize = 16;

/// So many threads; one for each core where no number is given.
fn threads(number: Option<NonZeroUsize>) -> Result<rayon::ThreadPool> {
    let number = number.map_or(0, NonZeroUsize::get);
    let threads = rayon::ThreadPoolBuilder::new().num_threads(number).build();
    threads.context("the threads cannot be started; try --threads 1")
}

/// The coder that is asked for, and the version of what codes: of the program, of its weights, and of
/// all that is a user's own in it. With the same version, the same article gives the same record.
pub(crate) fn coder(args: &CoderArgs) -> Result<(Coder, String)> {
    let (mut coder, mut own) = (Coder::new(), Vec::new());
    if let Some(path) = &args.actors {
        let table = input::text(path, TABLE).map_err(|complaint| anyhow!("{complaint}"))?;
        let actors = Actors::built_in().with_csv(&path.display().to_string(), &table)?;
        coder = Coder::with_actors(actors);
        own.push(format!("actors.{}", ArticleId::of(&table)));
    }
    if let Some(path) = &args.weights {
        let context = || path.display().to_string();
        coder = coder.with_weights(&weights(path).with_context(context)?).with_context(context)?;
    }
    let sum = coder.weights().unwrap_or(WEIGHTS_SHA256);
    own.push(format!("weights.{}", &sum[..SHOWN]));
    Ok((coder, format!("{}+{}", env!("CARGO_PKG_VERSION"), own.join("."))))
}

/// The bytes of a weights file.
fn weights(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(WEIGHTS + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > WEIGHTS {
        bail!("not a weights file: larger than 4 GB");
    }
    Ok(bytes)
}

/// A coder with threads of its own.
pub(crate) struct Coding {
    coder: Coder,
    threads: rayon::ThreadPool,
    version: String,
}

impl Coding {
    /// The coder that is asked for, on so many threads.
    pub(crate) fn start(number: Option<NonZeroUsize>, args: &CoderArgs) -> Result<Self> {
        let threads = threads(number)?;
        keep_panics_quiet();
        let (coder, version) = coder(args)?;
        Ok(Self { coder, threads, version })
    }

    /// The version of what codes.
    pub(crate) fn version(&self) -> &str {
        &self.version
    }

    /// The coder.
    pub(crate) fn coder(&self) -> &Coder {
        &self.coder
    }

    /// Does the work, with its parallel parts on all threads of this coder.
    pub(crate) fn on_all_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        self.threads.install(work)
    }

    /// The records of articles in their order, or what the fault in the program was.
    pub(crate) fn code(&self, articles: &[&Article]) -> Vec<Result<Record, String>> {
        let one = |article: &&Article| caught(|| self.coder.code(article));
        self.on_all_threads(|| articles.par_iter().map(one).collect())
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
    use super::*;

    #[test]
    fn what_codes_is_told_by_program_weights_and_table() {
        let (_, version) = coder(&CoderArgs::default()).unwrap();
        let weights =
            version.strip_prefix(concat!(env!("CARGO_PKG_VERSION"), "+weights.")).unwrap();
        assert_eq!(weights, &WEIGHTS_SHA256[..SHOWN]);
        let folder = tempfile::tempdir().unwrap();
        let table = folder.path().join("mine.csv");
        std::fs::write(&table, "name,country\nHarbour Guild,NOR\n").unwrap();
        let (_, own) = coder(&CoderArgs { actors: Some(table), ..CoderArgs::default() }).unwrap();
        assert!(own.contains("+actors.") && own.ends_with(weights), "{own}");
    }

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
