//! Whatever the text, its record is sound, and the same each time.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use onrecord::record::Record;
use onrecord::{Article, Coder};
use proptest::prelude::*;
use proptest::sample::{Index, select};

mod sound;

static CODER: LazyLock<Coder> = LazyLock::new(Coder::new);

/// The passages of the specification and the articles under snapshot: texts full of statements, to
/// be damaged.
static PASSAGES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let parse = |file: &PathBuf| {
        let file = onrecord_corpus::parse(file, &fs::read_to_string(file).unwrap());
        file.unwrap().into_iter().map(|passage| passage.text)
    };
    let mut passages: Vec<_> = files("spec", "md").iter().flat_map(parse).collect();
    passages.extend(files("texts", "txt").iter().map(|file| fs::read_to_string(file).unwrap()));
    passages
});

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests").join(folder);
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == ending));
    files.sort();
    files
}

const MARKS: [&str; 19] = [
    "\"", "\"", "“", "”", "„", "«", "»", "‹", "›", "'", "‘", "’", "``", "''", "(", ")", "「", "」",
    "—",
];

const FURNITURE: [&str; 10] = [
    "LIMA, May 3 (Northern Wire) - ",
    "NAIROBI — ",
    "SEE ALSO: ",
    "Read more: Ferries to sail again\n",
    "ADVERTISEMENT\n",
    "(Reporting by Ana Roe; Editing by Jon Doe)\n",
    "Q: ",
    "MINISTER: ",
    "From the harbour office:\n",
    "By Jane Doe\n\n",
];

const SAYING: [&str; 30] = [
    "said",
    "says",
    "told reporters",
    "according to",
    "denied",
    "was denied by",
    "asked whether",
    "warned",
    "warning",
    "These allegations",
    "claims that",
    "believes",
    "hopes",
    "added",
    "and",
    "accused",
    "of",
    "that",
    "did not rule out",
    "in a statement",
    "if",
    "who",
    "the minister",
    "The harbour master",
    "he",
    "She",
    "they",
    "Tobias Iyambo",
    "Oslo",
    "Iyambo's",
];

const PLAIN: [&str; 16] = [
    "the port is closed",
    "two ships sailed",
    "no one is offering this",
    "the road will reopen",
    ".",
    ",",
    "?",
    "!",
    "...",
    "…",
    ":",
    "U.S.",
    "don't",
    "5 p.m.",
    "workers'",
    "👩🏽‍🚀 é",
];

const GAPS: [&str; 15] = [
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "\u{200b}",
    "\u{feff}",
    "\0",
    "\u{301}",
    "\u{202e}",
    "\u{5e9}\u{5dc}",
];

/// Pieces of news in no order.
fn assembled() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(&MARKS[..]),
        1 => select(&FURNITURE[..]),
        6 => select(&SAYING[..]),
        4 => select(&PLAIN[..]),
        2 => select(&GAPS[..]),
    ];
    let pieces = prop::collection::vec((piece, prop::bool::weighted(0.7)), 0..50);
    pieces.prop_map(|pieces| {
        pieces.iter().flat_map(|(piece, space)| [*piece, if *space { " " } else { "" }]).collect()
    })
}

/// One thing done to a text, at a place in it.
#[derive(Clone, Debug)]
enum Damage {
    Cut(usize),
    Insert(&'static str),
    Repeat(usize),
    EndHere,
}

impl Damage {
    fn any() -> impl Strategy<Value = Self> {
        prop_oneof![
            4 => (1..12_usize).prop_map(Self::Cut),
            4 => select(&MARKS[..]).prop_map(Self::Insert),
            2 => select(&GAPS[..]).prop_map(Self::Insert),
            2 => select(&SAYING[..]).prop_map(Self::Insert),
            1 => select(&FURNITURE[..]).prop_map(Self::Insert),
            2 => (1..40_usize).prop_map(Self::Repeat),
            1 => Just(Self::EndHere),
        ]
    }

    fn apply(&self, text: &mut Vec<char>, place: Index) {
        let start = place.index(text.len() + 1);
        let end = |length: usize| (start + length).min(text.len());
        match self {
            Self::Cut(length) => drop(text.drain(start..end(*length))),
            Self::Insert(piece) => drop(text.splice(start..start, piece.chars())),
            Self::Repeat(length) => {
                let again = text[start..end(*length)].to_vec();
                text.splice(start..start, again);
            }
            Self::EndHere => text.truncate(start),
        }
    }
}

/// A passage of the specification, or two in a row, damaged here and there.
fn damaged() -> impl Strategy<Value = String> {
    let passages = prop::collection::vec(any::<Index>(), 1..3);
    let damage = prop::collection::vec((Damage::any(), any::<Index>()), 0..6);
    (passages, damage).prop_map(|(passages, damage)| {
        let passages: Vec<_> = passages.iter().map(|at| at.get(&PASSAGES).as_str()).collect();
        let mut text: Vec<char> = passages.join("\n\n").chars().collect();
        for (damage, place) in damage {
            damage.apply(&mut text, place);
        }
        text.into_iter().collect()
    })
}

fn check(text: String) -> Result<(), TestCaseError> {
    let article = Article::new(text);
    let faults = sound::faults(&article.text, &CODER.code(&article));
    prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// The records as JSON, made by so many threads.
fn coded(articles: &[Article], threads: usize) -> String {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    serde_json::to_string(&pool.install(|| CODER.code_batch(articles))).unwrap()
}

fn cases(cases: u32) -> ProptestConfig {
    // A text that fails is kept in fuzz/corpus/code, where it can be read.
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn any_characters_give_a_sound_record(text in "\\PC{0,80}|(?s:.{0,80})") {
        check(text)?;
    }

    #[test]
    fn pieces_of_news_in_no_order_give_a_sound_record(text in assembled()) {
        check(text)?;
    }

    #[test]
    fn damaged_passages_give_a_sound_record(text in damaged()) {
        check(text)?;
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn the_record_is_the_same_each_time_and_with_any_number_of_threads(
        texts in prop::collection::vec(prop_oneof![assembled(), damaged()], 1..10)
    ) {
        let articles: Vec<_> = texts.into_iter().map(Article::new).collect();
        let one_by_one: Vec<_> = articles.iter().map(|article| CODER.code(article)).collect();
        let expected = serde_json::to_string(&one_by_one).unwrap();
        for threads in [1, 2, 8] {
            prop_assert_eq!(&coded(&articles, threads), &expected, "with {} threads", threads);
        }
        let fresh: Vec<_> = articles.iter().map(|article| Coder::new().code(article)).collect();
        prop_assert_eq!(serde_json::to_string(&fresh).unwrap(), expected, "with another coder");
    }
}

#[test]
fn passages_as_written_give_sound_records() {
    let said = |text: &String| {
        let article = Article::new(text.as_str());
        let record = CODER.code(&article);
        assert_eq!(sound::faults(text, &record), [""; 0], "{text}");
        record.statements.len()
    };
    let statements: usize = PASSAGES.iter().map(said).sum();
    assert!(PASSAGES.len() >= 60 && 2 * statements > PASSAGES.len(), "{statements} statements");
}

/// Checks that find nothing prove nothing: each fault, put into a record, is found.
#[test]
fn what_is_wrong_with_a_record_is_found() {
    let text = "LIMA, May 3 - Ferries will sail, the mayor said.\nSEE ALSO: Buses stand still";
    let sound = CODER.code(&Article::new(text));
    assert!(sound::faults(text, &sound).is_empty() && sound.statements.len() == 1);
    let spoilt = |spoil: fn(&mut Record)| {
        let mut record = sound.clone();
        spoil(&mut record);
        sound::faults(text, &record)
    };
    assert!(spoilt(|record| record.article.length += 1)[0].contains("code points counted"));
    assert!(
        spoilt(|record| record.statements[0].cue.spans = vec![[70, 99]])[0].contains("no stretch")
    );
    assert!(spoilt(|record| record.actors[0].mentions.push([3, 3]))[0].contains("no stretch"));
    assert!(spoilt(|record| record.actors[0].id = "s1".to_owned())[0].contains("twice"));
    assert!(spoilt(|record| record.actors.clear())[0].contains("there is no actor"));
    assert!(spoilt(|record| record.statements[0].parent = Some("s9".to_owned()))[0].contains("s9"));
    assert!(
        spoilt(|record| record.statements[0].restates = Some("s1".to_owned()))[0].contains("s1")
    );
    assert!(spoilt(|record| record.statements[0].content.spans.clear())[0].contains("nothing"));
    assert!(spoilt(|record| record.statements[0].confidence = 1.5)[0].contains("confidence"));
    assert!(spoilt(|record| record.statements[0].source.spans = vec![[0, 4]])[0].contains("own"));
    assert!(spoilt(|record| record.statements[0].medium = vec![[50, 58]])[0].contains("own"));
    let nested = spoilt(|record| {
        let mut inner = record.statements[0].clone();
        (inner.id, inner.parent) = ("s2".to_owned(), Some("s1".to_owned()));
        inner.content.spans = vec![[34, 39]];
        record.statements.push(inner);
    });
    assert!(nested[0].contains("is not in s1"), "{nested:?}");
}
