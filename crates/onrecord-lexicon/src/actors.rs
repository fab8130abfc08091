//! Every actor that the tables know, built in or a user's: by name, by surname, by office.
//!
//! Nothing is chosen for the caller: a name that several bear gives them all, and each entry says
//! when it holds. A user's entries come first, and while one holds, ours of that name do not.

use std::sync::Arc;

use jiff::civil::Date;
use onrecord_text::Span;

use crate::actor_table::{COUNTRIES, OFFICES, ORGANISATIONS, Table};
use crate::entry::{Entry, Kind};
use crate::office::Wanted;
use crate::own_table::{self, TableError};
use crate::term::Held;

/// The tables in the program, with a user's own before them.
///
/// ```
/// use jiff::civil::date;
/// use onrecord_lexicon::Actors;
///
/// let actors = Actors::built_in();
/// let found = actors.named("the Kremlin", None);
/// assert_eq!((found[0].name, found[0].sector), ("Russia", Some("GOV")));
///
/// let holders = actors.holders("president", "KEN", date(2012, 5, 1));
/// assert_eq!(holders[0].entry.name, "Mwai Kibaki");
/// assert!(holders[0].certain);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Actors {
    /// A user's tables, the one that was added last first.
    own: Vec<Arc<Table>>,
}

/// The longest name that begins at a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Longest<'t> {
    /// How many of the words it takes.
    pub words: usize,
    /// Where it stands, without a possessive ending.
    pub span: Span,
    /// Who bears it; never empty.
    pub entries: Vec<Entry<'t>>,
}

/// Who holds an office on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holder<'t> {
    /// The person, with the office.
    pub entry: Entry<'t>,
    /// Whether the sources say that the office was held on that very day; if not, it may have been.
    pub certain: bool,
}

impl Actors {
    /// The tables that are in the program.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// These tables with a user's own before them, read from the text of a CSV file.
    ///
    /// The first line names the columns, in any order: `name`, and as many of `aliases` (with `;`
    /// between them), `country`, `sector`, `kind`, `role`, `start`, `end` and `wikidata` as there
    /// are. `file` is what an error calls it.
    ///
    /// ```
    /// use onrecord_lexicon::Actors;
    ///
    /// let csv = "name,aliases,country,role,start\nAna Roe,A. Roe,KEN,Mayor,2020-05-01\n";
    /// let actors = Actors::built_in().with_csv("own.csv", csv)?;
    /// assert_eq!(actors.named("A. Roe", None)[0].role, Some("Mayor"));
    /// # Ok::<(), onrecord_lexicon::TableError>(())
    /// ```
    ///
    /// # Errors
    /// Where a value is none that its column takes; the error names it and says what to write.
    pub fn with_csv(mut self, file: &str, csv: &str) -> Result<Self, TableError> {
        self.own.insert(0, Arc::new(own_table::read(file, csv)?));
        Ok(self)
    }

    /// All who bear a name on a day, or ever where no day is given.
    ///
    /// Capital letters count; a leading article does not. A state that is no more is found on any
    /// day, for texts go on naming it.
    pub fn named(&self, name: &str, day: Option<Date>) -> Vec<Entry<'_>> {
        self.first_that_knows(|table| {
            let entries = table.named(name);
            entries
                .filter(|entry| entry.kind == Kind::State || entry.held(day) != Held::No)
                .collect()
        })
    }

    /// The longest name that begins with the first of `words`, which follow each other in `text`.
    ///
    /// A possessive ending does not hinder: "Russia's" is found as "Russia". Begin after an article.
    pub fn longest(&self, text: &str, words: &[Span], day: Option<Date>) -> Option<Longest<'_>> {
        let first = words.first()?;
        let mut longest = None;
        for (index, word) in words.iter().enumerate() {
            let whole = Span::new(first.start, word.end);
            let forms = [Some(whole), without_possessive(text, whole)];
            let found = forms.into_iter().flatten().find_map(|span| {
                let entries = self.named(span.of(text), day);
                (!entries.is_empty()).then_some(Longest { words: index + 1, span, entries })
            });
            longest = found.or(longest);
            if !self.tables().any(|table| table.goes_on(whole.of(text))) {
                break;
            }
        }
        longest
    }

    /// The persons of that surname who hold an office on a day, or ever held one.
    pub fn by_surname(&self, surname: &str, day: Option<Date>) -> Vec<Entry<'_>> {
        self.first_that_knows(|table| {
            let entries = table.by_surname(surname);
            entries.filter(|entry| entry.held(day) != Held::No).collect()
        })
    }

    /// Who holds an office of a country, or of a body by its name, on a day; several where the sources differ, where
    /// the office is shared, or where it changed hands that day.
    ///
    /// `office` is what the text calls it, in any case: "president", "foreign secretary", "leader".
    pub fn holders(&self, office: &str, owner: &str, day: Date) -> Vec<Holder<'_>> {
        let wanted = Wanted::by(office);
        self.first_that_knows(|table| {
            let held = table.of_owner(owner).filter(|entry| wanted.is(entry));
            surest(held.map(|entry| (entry, entry.term.at(day))))
        })
    }

    /// The offices that a person of that name holds on a day, or held at any time.
    pub fn offices(&self, person: &str, day: Option<Date>) -> Vec<Entry<'_>> {
        let mut entries = self.named(person, day);
        entries.retain(|entry| entry.role.is_some());
        entries
    }

    fn tables(&self) -> impl Iterator<Item = &Table> {
        self.own.iter().map(AsRef::as_ref).chain(BUILT_IN)
    }

    /// The answer of the first of the user's tables that has one, or else of all of ours.
    fn first_that_knows<'t, T>(&'t self, ask: impl Fn(&'t Table) -> Vec<T>) -> Vec<T> {
        let own = self.own.iter().map(|table| ask(table)).find(|found| !found.is_empty());
        own.unwrap_or_else(|| BUILT_IN.into_iter().flat_map(ask).collect())
    }
}

const BUILT_IN: [&Table; 3] = [&COUNTRIES, &ORGANISATIONS, &OFFICES];

/// Whether a code stands for a state, an international actor or a bloc.
pub(crate) fn is_code(code: &str) -> bool {
    const INTERNATIONAL: [&str; 7] = ["UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"];
    INTERNATIONAL.contains(&code) || code == "WEST" || COUNTRIES.of_owner(code).next().is_some()
}

/// Those who surely hold it; where nobody does, those who may.
fn surest<'t>(found: impl Iterator<Item = (Entry<'t>, Held)>) -> Vec<Holder<'t>> {
    let mut found: Vec<_> = found.filter(|(_, held)| *held != Held::No).collect();
    let best = found.iter().map(|(_, held)| *held).max();
    found.retain(|(_, held)| Some(*held) == best);
    let certain = best == Some(Held::Yes);
    let mut holders: Vec<Holder<'_>> = Vec::new();
    for (entry, _) in found {
        if !holders.iter().any(|known| known.entry.name == entry.name) {
            holders.push(Holder { entry, certain });
        }
    }
    holders
}

/// "Russia's" without its ending.
fn without_possessive(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let bare = ["'s", "’s", "'", "’"].iter().find_map(|ending| words.strip_suffix(ending))?;
    Some(Span::new(span.start, span.start + bare.len()))
}
