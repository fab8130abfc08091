//! A user's own table of actors: reading it from CSV, checking it, and naming what is wrong in it.

use std::borrow::Cow;
use std::fmt::{self, Display};

use crate::actor_table::Table;
use crate::actors::is_code;
use crate::csv::{Record, records};
use crate::entry::Kind;
use crate::index::Draft;
use crate::is_sector;
use crate::layout::Layout;
use crate::table::lines;
use crate::term::Term;

/// The columns of a user's table, in the order in which we keep them.
pub(crate) const COLUMNS: [&str; 9] =
    ["name", "aliases", "country", "sector", "kind", "role", "start", "end", "wikidata"];

/// What is wrong in a user's table of actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// The file, as it was named.
    pub file: String,
    /// The line, counted from one.
    pub line: usize,
    /// The column.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// What is wrong with it and how to mend it.
    pub mend: String,
}

impl std::error::Error for TableError {}

impl Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, value, mend } = self;
        write!(f, "{file}, line {line}, column {column}: `{value}` {mend}")
    }
}

struct Reader<'f> {
    file: &'f str,
    /// For each of our columns, where the file has it.
    places: [Option<usize>; 9],
    text: String,
}

/// Reads a user's table.
pub(crate) fn read(file: &str, csv: &str) -> Result<Table, TableError> {
    let mut records = records(csv);
    let header = records.next().unwrap_or(Record { line: 1, values: vec![], unclosed: false });
    let places = places(file, &header)?;
    let mut reader = Reader { file, places, text: String::with_capacity(csv.len()) };
    for record in records {
        reader.add(&record)?;
    }
    if u32::try_from(reader.text.len()).is_err() {
        let mend = "is more than one table holds: split it";
        return Err(error(file, header.line, "-", &format!("{} bytes", csv.len()), mend));
    }
    Ok(lay_out(reader.text))
}

/// Where the header names each of our columns.
fn places(file: &str, header: &Record<'_>) -> Result<[Option<usize>; 9], TableError> {
    let mut places = [None; 9];
    for (at, given) in header.values.iter().enumerate() {
        let given_lower = given.to_lowercase();
        let Some(column) = COLUMNS.iter().position(|column| *column == given_lower) else {
            let mend =
                format!("is no column of a table of actors: the first line names some of {LIST}");
            return Err(error(file, header.line, &(at + 1).to_string(), given, &mend));
        };
        if places[column].replace(at).is_some() {
            return Err(error(file, header.line, given, given, "is named twice: leave one out"));
        }
    }
    if places[0].is_none() {
        let mend =
            format!("is missing: the first line must name it, and may name others of {LIST}");
        return Err(error(file, header.line, "name", "name", &mend));
    }
    Ok(places)
}

const LIST: &str = "name, aliases, country, sector, kind, role, start, end, wikidata";

impl Reader<'_> {
    fn add(&mut self, record: &Record<'_>) -> Result<(), TableError> {
        let named = self.places.iter().flatten().count();
        if record.unclosed || record.values.len() > named {
            let last = record.values.last().map_or("", |value| value.as_ref());
            let mend = if record.unclosed {
                "opens with a quotation mark that never closes: close it, or double it".to_owned()
            } else {
                format!(
                    "is one value too many for {named} columns: put a value that holds a comma in double quotes"
                )
            };
            let shown: String = last.chars().take(40).collect();
            let column = record.values.len().to_string();
            return Err(error(self.file, record.line, &column, &shown, &mend));
        }
        let values = self.places.map(|place| {
            place.and_then(|at| record.values.get(at)).map_or("", |value| value.as_ref())
        });
        let kind = check(values).map_err(|(column, mend)| {
            error(self.file, record.line, COLUMNS[column], values[column], mend)
        })?;
        for (at, value) in values.into_iter().enumerate() {
            if at > 0 {
                self.text.push('\t');
            }
            self.text.push_str(&plain(if at == 4 { kind } else { value }));
        }
        self.text.push('\n');
        Ok(())
    }
}

/// The kind of a row, or the column that is wrong and how to mend it.
fn check(values: [&str; 9]) -> Result<&str, (usize, &'static str)> {
    let [name, _, country, sector, kind, role, start, end, wikidata] = values;
    let free = |value: &str| value.is_empty() || value == "-";
    if name.is_empty() || name.starts_with('#') {
        return Err((0, "is no name: write one, or take the line out"));
    }
    if !free(country) && !is_code(country) {
        return Err((
            2,
            "is no code: write ISO 3166-1 alpha-3 (KEN), PLOVER's UNO EUR IGO NGO ISM IMG MNC, or nothing",
        ));
    }
    if !free(sector) && !is_sector(sector) {
        return Err((3, "is no PLOVER sector: write one such as GOV, MIL, JRN, BUS, or nothing"));
    }
    if !kind.is_empty() && Kind::named(kind).is_none() {
        return Err((
            4,
            "is no kind: write state, person, organisation, armed-group, social-group, bloc, or nothing",
        ));
    }
    if Term::read(start, end).is_none() {
        return Err(wrong_term(start, end));
    }
    if !free(wikidata) && !is_item(wikidata) {
        return Err((8, "is no item of Wikidata: write its number with a Q (Q42), or nothing"));
    }
    let by_role = if role.is_empty() { "organisation" } else { "person" };
    Ok(if kind.is_empty() { by_role } else { kind })
}

/// Which date of a term is wrong, and how to mend it.
fn wrong_term(start: &str, end: &str) -> (usize, &'static str) {
    const MEND: &str = "is no date: write 2024, 2024-06, 2024-06-21, or nothing";
    if Term::read(start, "").is_none() {
        (6, MEND)
    } else if Term::read("", end).is_none() {
        (7, MEND)
    } else {
        (7, "lies before the start: exchange them, or mend one")
    }
}

fn is_item(wikidata: &str) -> bool {
    wikidata.strip_prefix('Q').is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// A value on one line, without tabs.
fn plain(value: &str) -> Cow<'_, str> {
    if value.contains(['\t', '\n', '\r']) {
        value.split_whitespace().collect::<Vec<_>>().join(" ").into()
    } else {
        value.into()
    }
}

fn lay_out(text: String) -> Table {
    let layout = Layout::Users;
    let [mut names, mut surnames, mut owners] = [(); 3].map(|()| Draft::default());
    for (start, row) in lines(&text) {
        layout.names(row).for_each(|name| names.add_with_beginnings(name, start));
        layout.surnames(row).for_each(|surname| surnames.add(surname, start));
        layout.belongs_to(row).into_iter().for_each(|owner| owners.add(owner, start));
    }
    let [names, surnames, owners] = [names, surnames, owners].map(Draft::finish);
    Table { layout, text: text.into(), names, surnames, owners }
}

fn error(file: &str, line: usize, column: &str, value: &str, mend: &str) -> TableError {
    TableError {
        file: file.to_owned(),
        line,
        column: column.to_owned(),
        value: value.to_owned(),
        mend: mend.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(csv: &str) -> String {
        read("own.csv", csv).unwrap_err().to_string()
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place_and_mend() {
        let cases = [
            ("", "own.csv, line 1, column name: `name` is missing"),
            ("nom\n", "own.csv, line 1, column 1: `nom` is no column"),
            ("name,name\n", "own.csv, line 1, column name: `name` is named twice"),
            (
                "name,country\nAna Roe,Kenya\n",
                "own.csv, line 2, column country: `Kenya` is no code",
            ),
            ("name,sector\n\nAna Roe,gov\n", "own.csv, line 3, column sector: `gov` is no PLOVER"),
            ("name,kind\nAna Roe,human\n", "own.csv, line 2, column kind: `human` is no kind"),
            ("name,start\nAna Roe,1.5.2020\n", "line 2, column start: `1.5.2020` is no date"),
            ("name,end\nAna Roe,2020-13\n", "line 2, column end: `2020-13` is no date"),
            ("start,name,end\n2021,Ana Roe,2020\n", "column end: `2020` lies before the start"),
            ("name,wikidata\nAna Roe,7747\n", "column wikidata: `7747` is no item of Wikidata"),
            ("name,role\nRoe, Ana, mayor\n", "line 2, column 3: `mayor` is one value too many"),
            ("name,role\nAna Roe,\"mayor\n", "line 2, column 2: `mayor\n` opens with a quotation"),
            ("name,role\n,mayor\n", "line 2, column name: `` is no name"),
        ];
        for (csv, message) in cases {
            assert!(fault(csv).contains(message), "{csv:?}: {}", fault(csv));
        }
    }

    #[test]
    fn columns_come_in_any_order_and_may_be_missing() {
        let table =
            read("own.csv", "Role,Name,aliases\nmayor,Ana Roe,A. Roe;Roe the Elder\n,Roe Ltd\n");
        let table = table.unwrap();
        let entry = table.named("Roe the Elder").next().unwrap();
        assert_eq!((entry.name, entry.kind, entry.role), ("Ana Roe", Kind::Person, Some("mayor")));
        let company = table.named("Roe Ltd").next().unwrap();
        assert_eq!((company.kind, company.role), (Kind::Organisation, None));
    }
}
