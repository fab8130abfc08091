//! Events in the columns of other projects: one line for each pair of an actor and a recipient.
//!
//! `pair` says who is paired with whom, `gdelt` and `polecat` fill the columns, `cameo` codes actors
//! as CAMEO does, `scene` says when and where, `reach` how
//! widely it is told, `field` keeps a text inside its column.

mod cameo;
mod field;
mod gdelt;
mod pair;
mod polecat;
mod reach;
mod scene;

pub use reach::Reach;

use onrecord::record::{Event, Record};

use crate::excerpts::Excerpts;
use crate::selection::Selection;

/// A format of events that others read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventFormat {
    /// GDELT 2.0 events: 61 columns, tab-separated, without a header.
    Gdelt,
    /// POLECAT: 40 columns, tab-separated, with a header.
    Polecat,
}

impl EventFormat {
    /// The names of its columns.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Gdelt => &gdelt::COLUMNS,
            Self::Polecat => &polecat::COLUMNS,
        }
    }

    /// The line that a file begins with; empty where the format has none.
    pub fn header(self) -> String {
        match self {
            Self::Gdelt => String::new(),
            Self::Polecat => line(&polecat::COLUMNS),
        }
    }

    /// The lines of a record's events that are wanted, each with its end.
    ///
    /// With the article's text they say more: whether an event stands in the lead, and which words
    /// name an actor.
    ///
    /// ```
    /// use onrecord::{Article, Coder};
    /// use onrecord_export::{EventFormat, Selection};
    ///
    /// let article = Article::new("LIMA, May 3 - Police arrested three dockers on Sunday.");
    /// let record = Coder::new().code(&article);
    /// let lines = EventFormat::Gdelt.lines(&record, Some(&article.text), &Selection::default());
    /// assert!(lines.lines().all(|line| line.split('\t').count() == 61));
    /// ```
    pub fn lines(self, record: &Record, text: Option<&str>, wanted: &Selection) -> String {
        self.lines_with(record, text, wanted, |event| Some(Reach::alone(event)))
    }

    /// The same lines, where more is known of how widely each event is told; without those of events
    /// of which it is not said, since another row tells of them. POLECAT has no column for it.
    pub fn lines_with(
        self,
        record: &Record,
        text: Option<&str>,
        wanted: &Selection,
        reach: impl Fn(&Event) -> Option<Reach>,
    ) -> String {
        let words = Excerpts::new(text);
        let lead = scene::lead(text);
        let mut lines = String::new();
        for event in record.events.iter().filter(|event| wanted.wants(event)) {
            let Some(reach) = reach(event) else { continue };
            for (nth, pair) in pair::pairs(event).into_iter().enumerate() {
                let lead = lead.as_ref();
                let row = Row { record, event, pair, nth, lead, words: &words, reach };
                lines += &match self {
                    Self::Gdelt => line(&gdelt::row(&row)),
                    Self::Polecat => line(&polecat::row(&row)),
                };
            }
        }
        lines
    }
}

/// What one line tells.
struct Row<'a> {
    record: &'a Record,
    event: &'a Event,
    pair: pair::Pair<'a>,
    /// Which pair of the event it is.
    nth: usize,
    /// Where the first paragraph stands, where the text is at hand.
    lead: Option<&'a std::ops::Range<usize>>,
    words: &'a Excerpts<'a>,
    reach: Reach,
}

fn line(columns: &[impl AsRef<str>]) -> String {
    let mut line = String::new();
    for (nth, column) in columns.iter().enumerate() {
        if nth > 0 {
            line.push('\t');
        }
        line += column.as_ref();
    }
    line.push('\n');
    line
}
