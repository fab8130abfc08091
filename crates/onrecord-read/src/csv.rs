//! Rows of a CSV table, an article each.

use std::io::BufRead;

use crate::columns::{Chosen, Columns, Field};
use crate::error::{Place, Spot};
use crate::raw::{Content, Known, Raw};
use crate::rows::{Row, Rows};
use crate::source::Records;
use crate::{Aside, Charset, Fault, ReadError, Size};

/// The articles of a table.
pub(crate) struct Csv<R> {
    rows: Rows<R>,
    place: Place,
    stem: String,
    columns: Columns,
    limit: Size,
    /// The columns; none before the first row was read, or where it cannot be used.
    chosen: Option<Chosen>,
    number: u64,
    is_over: bool,
}

impl<R: BufRead + Send> Csv<R> {
    /// A table whose cells are parted by `mark`.
    pub(crate) fn new(
        source: R,
        mark: u8,
        place: Place,
        stem: &str,
        columns: &Columns,
        limit: Size,
    ) -> Self {
        let (rows, stem, columns) = (Rows::new(source, mark), stem.to_owned(), columns.clone());
        Self { rows, place, stem, columns, limit, chosen: None, number: 0, is_over: false }
    }

    /// Reads the names of the columns, which stand in the first row.
    fn names(&mut self, asides: &mut Vec<Aside>) -> Result<Option<Chosen>, ReadError> {
        let row = self.rows.next(self.limit.0).map_err(|error| self.place.error(error))?;
        let names: Vec<String> = match row {
            None => return Err(self.place.error(Fault::Empty)),
            Some(Row::TooLong) => {
                return Err(self.place.at(Spot::Line(1)).error(Fault::ArticleTooLarge(self.limit)));
            }
            Some(Row::Cells(cells)) => {
                let name = |cell: &Vec<u8>| String::from_utf8_lossy(cell).trim().to_owned();
                cells.iter().map(name).collect()
            }
        };
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let chosen = self.columns.choose(&names).map_err(|fault| self.place.error(fault))?;
        asides.extend(chosen.told().map(Aside::Columns));
        Ok(Some(chosen))
    }

    fn row(&mut self, chosen: &Chosen) -> Option<Result<Raw, ReadError>> {
        let row = match self.rows.next(self.limit.0) {
            Ok(row) => row?,
            Err(error) => return Some(Err(self.place.error(error))),
        };
        self.number += 1;
        let place = self.place.at(Spot::Row(self.number));
        Some(match row {
            Row::TooLong => Err(place.error(Fault::ArticleTooLarge(self.limit))),
            Row::Cells(cells) => self.article(chosen, cells, place),
        })
    }

    fn article(
        &self,
        chosen: &Chosen,
        mut cells: Vec<Vec<u8>>,
        place: Place,
    ) -> Result<Raw, ReadError> {
        let mut is_sound = true;
        let mut take = |field| {
            let cell = cells.get_mut(chosen.place(field)?)?;
            let text = String::from_utf8(std::mem::take(cell)).unwrap_or_else(|error| {
                is_sound = false;
                String::from_utf8_lossy(error.as_bytes()).into_owned()
            });
            (!text.trim().is_empty()).then_some(text)
        };
        let text = take(Field::Text).ok_or_else(|| place.error(Fault::NoText))?;
        let id = take(Field::Id).unwrap_or_else(|| format!("{}#{}", self.stem, self.number));
        let known = Known {
            id,
            url: take(Field::Url),
            title: take(Field::Title),
            publisher: take(Field::Publisher),
            published: take(Field::Published),
            language: take(Field::Language),
        };
        let utf8 = Charset::Web(encoding_rs::UTF_8);
        let remarks = if is_sound { Vec::new() } else { vec![Aside::Replaced(utf8)] };
        Ok(Raw { place, known, content: Content::Decoded(text), remarks })
    }
}

impl<R: BufRead + Send> Records for Csv<R> {
    fn next(&mut self, asides: &mut Vec<Aside>) -> Option<Result<Raw, ReadError>> {
        if self.is_over {
            return None;
        }
        if self.chosen.is_none() {
            match self.names(asides) {
                Ok(chosen) => self.chosen = chosen,
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(error));
                }
            }
        }
        let chosen = self.chosen.take()?;
        let row = self.row(&chosen);
        self.chosen = Some(chosen);
        row
    }
}

#[cfg(test)]
mod tests {
    use crate::source::tests::{all, read};
    use crate::{Options, Size};

    #[test]
    fn every_row_is_an_article_with_its_columns() {
        let text = "key;headline;date;body\n\"n 1\";Ferries;2024-06-21;\"One;\ntwo\"\n;;;Three\n";
        let (items, told) = all("a.csv", text.as_bytes(), &Options::default());
        let first = &items[0].as_ref().unwrap().article;
        assert_eq!((first.id.as_str(), first.text.as_str()), ("n 1", "One;\ntwo"));
        assert_eq!(first.published.as_ref().unwrap().to_string(), "2024-06-21");
        let second = &items[1].as_ref().unwrap().article;
        assert_eq!((second.id.as_str(), &second.title), ("a#2", &None));
        assert_eq!(told.len(), 1);
        assert!(told[0].ends_with("text=body,title=headline,published=date,id=key"), "{told:?}");
    }

    #[test]
    fn a_table_without_text_says_which_columns_there_are() {
        let items = read("a.csv", &b"a,b\n1,2\n3,4\n"[..], &Options::default());
        assert_eq!(items.len(), 1);
        let said = items[0].as_ref().unwrap_err().to_string();
        assert!(said.starts_with("a.csv: no column looks like the text"), "{said}");
    }

    #[test]
    fn a_bad_row_is_named_and_the_rest_is_read() {
        let text = format!("text\n\" \"\n{}\nOne.\n", "x".repeat(9000));
        let options = Options { max_article: Size(5000), ..Options::default() };
        let items = read("a.csv", text.as_bytes(), &options);
        let said = |nth: usize| items[nth].as_ref().unwrap_err().to_string();
        assert_eq!(said(0), "a.csv: row 1: there is no text in it");
        assert!(said(1).starts_with("a.csv: row 2: longer than the limit"), "{}", said(1));
        assert_eq!(items[2].as_ref().unwrap().article.text, "One.");
    }

    #[test]
    fn a_table_in_an_old_encoding_is_read() {
        let text = "text,publisher\nLa préfète a dit: on rouvre.,Dépêche\n".repeat(3);
        let bytes = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
        let (items, told) = all("a.csv", &bytes[..], &Options::default());
        assert!(items[0].as_ref().unwrap().article.text.contains("préfète"));
        assert_eq!(told, ["a.csv: not UTF-8; read as windows-1252"]);
    }
}
