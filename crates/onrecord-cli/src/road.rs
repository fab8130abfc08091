//! The road of articles, the same for every command that codes them: out of the inputs, read, and
//! worked on, chunk by chunk on all threads, in the order of the inputs.
//!
//! Memory stays the same however many articles there are, in one file or in many, and so does what
//! comes out with any number of threads.

use std::path::PathBuf;

use anyhow::Result;
use onrecord::Article;
use onrecord_read::Raw;
use rayon::prelude::*;

use crate::coding::{Coding, guarded};
use crate::foreign::other_language;
use crate::input::{self, Articles, Next, Options};
use crate::report::{Complaint, Level, Reporter};

/// A chunk ends after so many articles or so many bytes, whichever comes first.
const CHUNK_ARTICLES: usize = 64;
const CHUNK_BYTES: usize = 16 << 20;

/// The articles still to come, and how they are read.
pub(crate) struct Road<'a> {
    articles: Articles<'a>,
    coding: &'a Coding,
    reading: Reading<'a>,
    /// How many things came before.
    before: usize,
}

/// How articles are read, and in which language they are worked on; none for all.
#[derive(Clone, Copy)]
struct Reading<'a> {
    options: &'a Options,
    language: Option<&'static str>,
}

/// What became of something that came: an article, or only something to say.
pub(crate) struct Arrival<T> {
    /// What is to be said of it.
    pub(crate) said: Vec<(Level, Complaint)>,
    /// The article, unless it failed.
    pub(crate) article: Option<Arrived<T>>,
}

/// An article that was read.
pub(crate) struct Arrived<T> {
    /// The article.
    pub(crate) article: Article,
    /// Where it comes from, to be named when something is wrong with it.
    pub(crate) origin: PathBuf,
    /// What was made of it.
    pub(crate) made: Made<T>,
}

/// What was made of an article.
pub(crate) enum Made<T> {
    /// What the work gave.
    Done(T),
    /// Nothing: it is not in the language that is coded, but in this one.
    Foreign(String),
}

impl<'a> Road<'a> {
    /// The road of these articles; those in another than this language are not worked on.
    pub(crate) fn new(
        articles: Articles<'a>,
        coding: &'a Coding,
        options: &'a Options,
        language: Option<&'static str>,
    ) -> Self {
        Self { articles, coding, reading: Reading { options, language }, before: 0 }
    }

    /// Reads and works on the next chunk; nothing if there is none. `work` is told how many things
    /// came before the article. A fault that one article brings out is said of it, and the others
    /// go on.
    pub(crate) fn next<T: Send>(
        &mut self,
        reporter: &Reporter,
        work: impl Fn(usize, &Article) -> Result<T> + Sync,
    ) -> Option<Vec<Arrival<T>>> {
        let chunk = chunk(&mut self.articles);
        if chunk.is_empty() {
            return None;
        }
        let (first, reading) = (self.before, self.reading);
        self.before += chunk.len();
        let one = |(nth, next)| match next {
            Next::Say(level, complaint) => Arrival::only(vec![(level, complaint)]),
            Next::Article(raw, position) => {
                let arrival = reading.article(*raw, |article| work(first + nth, article));
                reporter.advance(position);
                arrival
            }
        };
        Some(self.coding.on_all_threads(|| chunk.into_par_iter().enumerate().map(one).collect()))
    }
}

impl Reading<'_> {
    fn article<T>(self, raw: Raw, work: impl Fn(&Article) -> Result<T>) -> Arrival<T> {
        let origin = PathBuf::from(raw.place().to_string());
        let read = guarded(&origin, || Ok(input::read(raw, self.options)));
        let (article, mut said) = match read.and_then(|read| read) {
            Ok(read) => read,
            Err(complaint) => return Arrival::only(vec![(Level::Error, complaint)]),
        };
        if let Some(language) = other_language(self.language, &article) {
            let made = Made::Foreign(language.to_owned());
            return Arrival { said, article: Some(Arrived { article, origin, made }) };
        }
        match guarded(&origin, || work(&article)) {
            Ok(done) => {
                let made = Made::Done(done);
                Arrival { said, article: Some(Arrived { article, origin, made }) }
            }
            Err(complaint) => {
                said.push((Level::Error, complaint));
                Arrival::only(said)
            }
        }
    }
}

impl<T> Arrival<T> {
    fn only(said: Vec<(Level, Complaint)>) -> Self {
        Self { said, article: None }
    }
}

/// The next articles, with what is to be said between them.
fn chunk(articles: &mut Articles<'_>) -> Vec<Next> {
    let (mut chunk, mut bytes) = (Vec::new(), 0);
    while chunk.len() < CHUNK_ARTICLES && bytes < CHUNK_BYTES {
        let Some(next) = articles.next() else { break };
        if let Next::Article(raw, _) = &next {
            bytes += raw.size();
        }
        chunk.push(next);
    }
    chunk
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    use super::*;
    use crate::args::CoderArgs;
    use crate::input::Input;

    /// An input of so many lines with this text.
    fn lines(folder: &tempfile::TempDir, text: &str, count: usize) -> [Input; 1] {
        let path = folder.path().join("a.jsonl");
        std::fs::write(&path, format!("{{\"text\": \"{text}\"}}\n").repeat(count)).unwrap();
        [Input { path, id: "a".to_owned() }]
    }

    #[test]
    fn a_chunk_ends_after_so_many_articles_or_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let lengths = |text: &str, count: usize| -> Vec<usize> {
            let (inputs, options) = (lines(&folder, text, count), Options::default());
            let mut articles = Articles::new(&inputs, &options);
            let chunks = std::iter::from_fn(|| Some(chunk(&mut articles).len()));
            chunks.take_while(|length| *length > 0).collect()
        };
        assert_eq!(lengths("short", 100), [CHUNK_ARTICLES, 100 - CHUNK_ARTICLES]);
        assert_eq!(lengths(&"x".repeat(CHUNK_BYTES / 2), 3), [2, 1]);
    }

    #[test]
    fn articles_arrive_in_their_order_and_one_that_fails_stops_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let inputs = lines(&folder, "short", 100);
        for threads in [1, 3] {
            let (options, reporter) = (Options::default(), Reporter::new(true));
            let coding = Coding::start(NonZeroUsize::new(threads), &CoderArgs::default()).unwrap();
            let mut road =
                Road::new(Articles::new(&inputs, &options), &coding, &options, Some("en"));
            let work = |nth: usize, article: &Article| {
                assert_ne!(nth, 71, "it fails");
                Ok(format!("{nth} {}", article.id))
            };
            let mut told = Vec::new();
            while let Some(arrivals) = road.next(&reporter, work) {
                told.extend(arrivals.into_iter().map(|arrival| match arrival.article {
                    Some(Arrived { made: Made::Done(done), .. }) => done,
                    _ => arrival.said.last().unwrap().1.to_string(),
                }));
            }
            assert_eq!((told.len(), &*told[0], &*told[99]), (100, "0 a#1", "99 a#100"));
            assert!(told[71].contains("a.jsonl: line 72: cannot be coded, by a fault"), "{told:?}");
        }
    }
}
