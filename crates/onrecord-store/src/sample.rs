//! Articles with their records, for tests.

use std::path::PathBuf;
use std::sync::OnceLock;

use onrecord::{Article, Coder};

use crate::{Entry, Store};

/// A report in which two states dispute what one of them did.
const STRAIT: &str = "\
NORDHAVN, May 10 - Norway said on Friday that Denmark had closed the strait to its ferries.

“They turned back eleven of our boats,” Kari Holmvik, a spokeswoman for the coast guard, told \
reporters. Denmark denied the allegation.

Talks between the two governments will be held in Geneva in June, an official said.
";

/// A report about a strike.
const STRIKE: &str = "\
The dockers’ union called for a strike on Monday over pay, Union secretary Tobias Iyambo said.

He said Namibia’s government hoped the walkout would be called off. Police arrested two protesters.
";

/// The coder that tests share.
pub(crate) fn coder() -> &'static Coder {
    static CODER: OnceLock<Coder> = OnceLock::new();
    CODER.get_or_init(Coder::new)
}

/// An article with its record.
pub(crate) fn coded(article: Article) -> Entry {
    let record = coder().code(&article);
    Entry { article, record: Some(record) }
}

/// The article about the strait.
pub(crate) fn strait() -> Article {
    Article {
        id: "strait".to_owned(),
        url: Some("https://news.example/strait".to_owned()),
        publisher: Some("Coast News".to_owned()),
        title: Some("Norway and Denmark at odds over ferries".to_owned()),
        published: Some("2024-05-10".parse().unwrap()),
        language: Some("en".to_owned()),
        ..Article::new(STRAIT)
    }
}

/// The article about the strike.
pub(crate) fn strike() -> Article {
    Article {
        id: "strike".to_owned(),
        published: Some("2024-06-21T08:30:00+02:00".parse().unwrap()),
        ..Article::new(STRIKE)
    }
}

/// A text of which nothing else is known.
pub(crate) fn bare() -> Article {
    Article { id: "bare".to_owned(), ..Article::new("The ferry is safe, the mayor said.") }
}

/// An article in a language that is not coded.
pub(crate) fn german() -> Article {
    Article {
        id: "faehre".to_owned(),
        url: Some("https://zeitung.example/faehre".to_owned()),
        publisher: Some("Hafenblatt".to_owned()),
        title: Some("Fähre fährt wieder".to_owned()),
        published: Some("2024-05-12".parse().unwrap()),
        language: Some("de".to_owned()),
        ..Article::new("Die Fähre wird ab Montag wieder fahren, sagte die Hafenbehörde.")
    }
}

/// An article without a record.
pub(crate) fn uncoded(article: Article) -> Entry {
    Entry { article, record: None }
}

/// One article with its record.
pub(crate) fn entry() -> Entry {
    entries().swap_remove(0)
}

/// Three articles with their records.
pub(crate) fn entries() -> Vec<Entry> {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| [strait(), strike(), bare()].map(coded).into()).clone()
}

/// A folder with room for a store.
pub(crate) struct Place {
    _folder: tempfile::TempDir,
    /// Where the store is, or may be made.
    pub(crate) path: PathBuf,
}

impl Place {
    /// A new folder.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { path: folder.path().join("record.db"), _folder: folder }
    }
}

/// A store that holds the three articles.
pub(crate) fn store() -> (Place, Store) {
    let place = Place::new();
    let mut store = Store::create(&place.path).unwrap();
    store.keep(&entries(), "1").unwrap();
    (place, store)
}
