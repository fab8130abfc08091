//! What share of the time of coding goes to who, when and where: measured, not asserted.
//!
//! ```sh
//! ONRECORD_TEXTS=$PWD/tests/texts cargo test --release -p onrecord --lib \
//!     share_of_the_stages -- --ignored --nocapture
//! ```

use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use onrecord_text::Document;

use crate::who::SourceMention;
use crate::{Article, Coder, place, said, when, who};

/// The texts of a folder, in the order of their names.
fn texts() -> Vec<String> {
    let folder = std::env::var_os("ONRECORD_TEXTS").map(PathBuf::from);
    let folder = folder.expect("ONRECORD_TEXTS names a folder of texts");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

fn timed<T>(sum: &mut Duration, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = black_box(work());
    *sum += start.elapsed();
    done
}

/// Time of coding, then of `who`, `when` and `place` in it.
#[derive(Default)]
struct Times {
    whole: Duration,
    who: Duration,
    when: Duration,
    place: Duration,
}

impl Times {
    fn add(&mut self, coder: &Coder, text: &str) {
        let article = Article::new(text);
        let document = Document::new(text);
        let reading = coder.read(text, &document);
        let statements = said::statements(text, &document, &reading);
        let sources: Vec<SourceMention> = crate::coder::sources(&statements);
        let asked: Vec<_> = who::mentions(&reading).collect();
        let found = timed(&mut self.who, || who::name_sources(text, &document, &sources, &asked));
        timed(&mut self.when, || when::dates(text, &document, article.published.as_ref()));
        let places = timed(&mut self.place, || place::places(text, &document));
        let report = who::Reported { text, speakers: &found, places: &places, reading: &reading };
        timed(&mut self.who, || coder.known(None).identities(&report));
        // Last, so that the first article shows what the tables take to be ready.
        timed(&mut self.whole, || coder.code(&article));
    }

    fn added(&self) -> Duration {
        self.who + self.when + self.place
    }
}

#[test]
#[ignore = "a measurement: see the module's opening"]
fn share_of_the_stages() {
    let texts = texts();
    let coder = Coder::new();
    let (mut first, mut again) = (Times::default(), Times::default());
    first.add(&coder, &texts[0]);
    again.add(&coder, &texts[0]);
    let start = first.added().saturating_sub(again.added());
    println!("start-up of who, when and place: {start:?}");
    let mut all = Times::default();
    for text in texts.iter().cycle().take(texts.len().max(40)) {
        all.add(&coder, text);
    }
    let share = |part: Duration| 100.0 * part.as_secs_f64() / all.whole.as_secs_f64();
    let Times { who, when, place, whole } = all;
    println!("coding {whole:?}, of which {:.1} % are", share(who + when + place));
    println!("who {:.1} %, when {:.1} %, place {:.1} %", share(who), share(when), share(place));
}
