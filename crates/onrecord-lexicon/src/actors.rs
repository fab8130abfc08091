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
    /// A possessive ending does not hinder: "Russia's" is found as "Russia"; nor does an article before.
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
            let article = matches!(whole.of(text), "the" | "The");
            if !article && !self.tables().any(|table| table.goes_on(whole.of(text))) {
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
    INTERNATIONAL.contains(&code) || code == "WEST" || COUNTRIES.rows_of(code).next().is_some()
}

/// Those who surely hold it; where nobody does, those who may.
///
/// Two who are both said to hold what one alone can hold make neither certain.
fn surest<'t>(found: impl Iterator<Item = (Entry<'t>, Held)>) -> Vec<Holder<'t>> {
    let mut found: Vec<_> = found.filter(|(_, held)| *held != Held::No).collect();
    let best = found.iter().map(|(_, held)| *held).max();
    found.retain(|(_, held)| Some(*held) == best);
    let mut holders: Vec<Holder<'_>> = Vec::new();
    for (entry, held) in found {
        if !holders.iter().any(|known| known.entry.name == entry.name) {
            holders.push(Holder { entry, certain: held == Held::Yes });
        }
    }
    if holders.len() > 1 {
        for holder in &mut holders {
            holder.certain &= !holder.entry.functions().any(|office| SOLE.contains(&office));
        }
    }
    holders
}

/// Offices that one person holds at a time.
const SOLE: [&str; 4] =
    ["head-of-state", "head-of-government", "foreign-minister", "defence-minister"];

/// "Russia's" without its ending.
fn without_possessive(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let bare = ["'s", "’s", "'", "’"].iter().find_map(|ending| words.strip_suffix(ending))?;
    Some(Span::new(span.start, span.start + bare.len()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::table::{assert_columns, list, rows};
    use crate::term::Term;

    const TABLE: &str = include_str!("../data/offices.tsv");

    fn words(text: &str) -> Vec<Span> {
        let mut words: Vec<Span> = Vec::new();
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            match words.last_mut() {
                _ if letter.is_whitespace() => {}
                Some(last) if last.end == at => last.end = end,
                _ => words.push(Span::new(at, end)),
            }
        }
        words
    }

    #[test]
    fn every_row_of_the_offices_can_be_read() {
        assert_columns(TABLE, 12);
        for row in rows::<12>(TABLE) {
            let [name, surnames, _, country, body, office, functions, sector, ..] = row;
            let [.., start, end, wikidata, source] = row;
            assert!(is_code(country), "{name}: {country}");
            assert!(crate::is_sector(sector), "{name}: {sector}");
            assert!(Term::read(start, end).is_some(), "{name}: {start} {end}");
            assert!(wikidata == "-" || wikidata.starts_with('Q'), "{name}: {wikidata}");
            let known = crate::organisation(body).map(|body| body.name);
            assert!(body == "-" || known == Some(body), "{name}: {body}");
            assert!(office != "-" && !functions.is_empty() && source != "-", "{name}");
            let actors = Actors::built_in();
            assert!(actors.offices(name, None).iter().any(|entry| entry.role == Some(office)));
            for surname in list(surnames, ';') {
                let found = actors.by_surname(surname, None);
                assert!(found.iter().any(|entry| entry.name == name), "{surname}");
            }
        }
    }

    #[test]
    fn every_function_can_be_asked_for() {
        const SILENT: [&str; 2] = ["official", "legislator"];
        let words = include_str!("../data/office_words.tsv");
        let known: Vec<_> = rows::<2>(words).flat_map(|[_, known]| list(known, ';')).collect();
        for [name, _, _, _, _, _, functions] in rows(TABLE) {
            for function in list(functions, ';') {
                let told = known.contains(&function) || SILENT.contains(&function);
                assert!(told, "{name}: {function}");
            }
        }
    }

    #[test]
    fn who_they_are_is_uncertain_where_nobody_says() {
        let actors = Actors::built_in();
        let certain = |office, owner, day| {
            let holders = actors.holders(office, owner, day);
            holders.iter().map(|holder| holder.certain).collect::<Vec<_>>()
        };
        assert_eq!(certain("president", "KEN", date(2023, 1, 1)), [true]);
        // Seen in office by the last source, and nobody says until when.
        assert_eq!(certain("president", "KEN", date(2027, 1, 1)), [false]);
        assert!(certain("senator", "USA", date(2026, 1, 10)).len() > 90);
        assert!(certain("president", "XXX", date(2023, 1, 1)).is_empty());
    }

    #[test]
    fn blocs_have_members() {
        let actors = Actors::built_in();
        let found = actors.named("G7", None)[0];
        assert!(found.kind == Kind::Bloc && found.members().any(|member| member == "JPN"));
        assert_eq!(actors.named("Kenya", None)[0].members().count(), 0);
    }

    #[test]
    fn offices_are_held_by_those_who_held_them() {
        let actors = Actors::built_in();
        let cases = [
            ("president", "KEN", date(2012, 5, 1), "Mwai Kibaki"),
            ("president", "RUS", date(2024, 6, 20), "Vladimir Putin"),
            ("prime minister", "RUS", date(2010, 6, 1), "Vladimir Putin"),
            ("president", "RUS", date(2010, 6, 1), "Dmitry Medvedev"),
            ("leader", "PRK", date(2024, 6, 20), "Kim Jong-un"),
            ("prime minister", "GBR", date(2024, 7, 6), "Keir Starmer"),
            ("premier", "CHN", date(2022, 1, 1), "Li Keqiang"),
            ("chancellor", "DEU", date(2010, 1, 1), "Angela Merkel"),
            ("Secretary of State", "USA", date(2022, 1, 1), "Antony Blinken"),
            ("foreign minister", "RUS", date(2012, 1, 1), "Sergei Lavrov"),
            ("president", "USA", date(1991, 1, 1), "George H. W. Bush"),
            ("president", "USA", date(2024, 6, 20), "Joe Biden"),
            ("vice president", "USA", date(2024, 6, 20), "Kamala Harris"),
            ("secretary general", "NATO", date(2024, 6, 20), "Jens Stoltenberg"),
            ("secretary-general", "UNO", date(2003, 1, 1), "Kofi Annan"),
            (
                "director general",
                "International Atomic Energy Agency",
                date(2022, 1, 1),
                "Rafael Grossi",
            ),
            ("pope", "VAT", date(2024, 1, 1), "Pope Francis"),
            ("supreme leader", "IRN", date(2024, 1, 1), "Ali Khamenei"),
        ];
        for (office, owner, day, name) in cases {
            let holders = actors.holders(office, owner, day);
            let names: Vec<_> = holders.iter().map(|holder| holder.entry.name).collect();
            assert_eq!(names, [name], "{office} {owner} {day}");
        }
        let putin = actors.holders("president", "RUS", date(2024, 6, 20))[0];
        assert!(putin.certain);
        assert_eq!(putin.entry.wikidata, Some("Q7747"));
        assert!(actors.holders("president", "KEN", date(1900, 1, 1)).is_empty());
    }

    #[test]
    fn names_lead_to_those_who_bear_them() {
        let actors = Actors::built_in();
        let cases = [
            ("the Kremlin", "Russia", Kind::State, Some("RUS"), Some("GOV")),
            ("Downing Street", "United Kingdom", Kind::State, Some("GBR"), Some("GOV")),
            ("Foggy Bottom", "United States", Kind::State, Some("USA"), Some("GOV")),
            ("TASS", "TASS", Kind::Organisation, Some("RUS"), Some("JRN")),
            ("Georgia", "Georgia", Kind::State, Some("GEO"), None),
            ("the Soviet Union", "Soviet Union", Kind::State, Some("SUN"), None),
            ("the West", "West", Kind::Bloc, Some("WEST"), Some("GOV")),
            ("Dmitry Peskov", "Dmitry Peskov", Kind::Person, Some("RUS"), Some("GOV")),
            ("Kim Jong Un", "Kim Jong-un", Kind::Person, Some("PRK"), Some("GOV")),
            ("Vladimir Zelensky", "Volodymyr Zelenskyy", Kind::Person, Some("UKR"), Some("GOV")),
        ];
        for (asked, name, kind, country, sector) in cases {
            let found = actors.named(asked, Some(date(2024, 6, 20)));
            let found = found.first().unwrap_or_else(|| panic!("`{asked}` is not known"));
            let told = (found.name, found.kind, found.country, found.sector);
            assert_eq!(told, (name, kind, country, sector), "{asked}");
        }
        for nobody in ["", "the", "Nobody Atall", "kremlin", "\u{0}"] {
            assert!(actors.named(nobody, None).is_empty(), "{nobody}");
        }
    }

    #[test]
    fn surnames_lead_to_those_in_office() {
        let actors = Actors::built_in();
        let day = Some(date(2024, 6, 20));
        for (surname, country, name) in [
            ("Kim", "PRK", "Kim Jong-un"),
            ("Peskov", "RUS", "Dmitry Peskov"),
            ("Sisi", "EGY", "Abdel Fattah el-Sisi"),
            ("Putin", "RUS", "Vladimir Putin"),
        ] {
            let mut found = actors.by_surname(surname, day);
            found.retain(|entry| entry.country == Some(country));
            assert!(found.iter().any(|entry| entry.name == name), "{surname}: {found:?}");
        }
        assert!(actors.by_surname("Thatcher", day).is_empty());
    }

    #[test]
    fn the_longest_name_wins() {
        let actors = Actors::built_in();
        for (text, taken, name) in [
            ("Bank of England officials said", 3, "Bank of England"),
            ("Russia's army", 1, "Russia"),
            ("Mwai Kibaki said", 2, "Mwai Kibaki"),
            ("North Korea said", 2, "North Korea"),
            ("the Bank of England's governor", 4, "Bank of England"),
            ("Korea said", 0, ""),
        ] {
            let found = actors.longest(text, &words(text), None);
            let told = found.map_or((0, ""), |found| (found.words, found.entries[0].name));
            assert_eq!(told, (taken, name), "{text}");
        }
    }

    #[test]
    fn a_users_entries_come_first_and_only_while_they_hold() {
        let csv = "name,country,role,start,end\nAna Roe,KEN,President,2012-01-01,2012-12-31\n";
        let actors = Actors::built_in().with_csv("own.csv", csv).unwrap();
        let president = |day| actors.holders("president", "KEN", day)[0].entry.name;
        assert_eq!(president(date(2012, 5, 1)), "Ana Roe");
        assert_eq!(president(date(2011, 5, 1)), "Mwai Kibaki");
        assert_eq!(actors.by_surname("Roe", None)[0].name, "Ana Roe");
        let csv = "name,sector\nthe Kremlin,BUS\n";
        let actors = actors.with_csv("hotels.csv", csv).unwrap();
        assert_eq!(actors.named("the Kremlin", None)[0].sector, Some("BUS"));
    }

    proptest::proptest! {
        #[test]
        fn what_is_found_lies_in_the_text_and_bears_the_name(text in "\\PC{0,40}") {
            let actors = Actors::built_in();
            let words = words(&text);
            for from in 0..words.len() {
                if let Some(found) = actors.longest(&text, &words[from..], None) {
                    let named = actors.named(found.span.of(&text), None);
                    proptest::prop_assert_eq!(&named, &found.entries);
                    proptest::prop_assert_eq!(found.span.start, words[from].start);
                    proptest::prop_assert!(found.span.end <= words[from + found.words - 1].end);
                    proptest::prop_assert!(found.words >= 1 && !found.entries.is_empty());
                }
            }
        }

        #[test]
        fn no_longer_name_is_passed_over(parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "Bank", "of", "England", "North", "Korea", "Kim", "Jong", "Un", "Mwai", "Kibaki's",
                "the", "United", "Nations", "Security", "Council", "European", "Union", "Saudi",
            ]), 1..7)) {
            let text = parts.join(" ");
            let words = words(&text);
            let actors = Actors::built_in();
            let bears = |count: usize| {
                let whole = Span::new(words[0].start, words[count - 1].end);
                let bare = without_possessive(&text, whole).unwrap_or(whole);
                !actors.named(whole.of(&text), None).is_empty()
                    || !actors.named(bare.of(&text), None).is_empty()
            };
            let longest = (1..=words.len()).rev().find(|count| bears(*count));
            let found = actors.longest(&text, &words, None).map(|found| found.words);
            proptest::prop_assert_eq!(found, longest);
        }
    }
}
