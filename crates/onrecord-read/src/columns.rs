//! Which columns of a table, or fields of a JSON object, hold what of an article.

use std::fmt;
use std::str::FromStr;

use crate::Fault;

/// A part of an article that a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Text,
    Title,
    Published,
    Url,
    Publisher,
    Id,
    Language,
}

impl Field {
    pub(crate) const ALL: [Self; 7] = [
        Self::Text,
        Self::Title,
        Self::Published,
        Self::Url,
        Self::Publisher,
        Self::Id,
        Self::Language,
    ];

    fn name(self) -> &'static str {
        self.names()[0]
    }

    /// Its own name and those that people give such columns, the likeliest first, in lower case
    /// without marks.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Text => &[
                "text",
                "body",
                "content",
                "fulltext",
                "articletext",
                "articlebody",
                "maintext",
                "plaintext",
                "bodytext",
                "contenttext",
                "cleantext",
                "story",
                "article",
                "html",
                "contenthtml",
                "bodyhtml",
            ],
            Self::Title => &["title", "headline", "head", "heading", "subject"],
            Self::Published => &[
                "published",
                "publishedat",
                "publishdate",
                "publisheddate",
                "datepublished",
                "datepublish",
                "publicationdate",
                "pubdate",
                "webpublicationdate",
                "date",
                "publishedtime",
                "datetime",
                "timestamp",
            ],
            Self::Url => &[
                "url",
                "link",
                "permalink",
                "canonicalurl",
                "weburl",
                "sourceurl",
                "articleurl",
                "uri",
                "href",
            ],
            Self::Publisher => &[
                "publisher",
                "source",
                "outlet",
                "publication",
                "sitename",
                "sourcename",
                "newspaper",
                "sourcedomain",
                "domain",
            ],
            Self::Id => {
                &["id", "articleid", "docid", "documentid", "storyid", "guid", "uuid", "uid", "key"]
            }
            Self::Language => &["language", "lang", "languagecode", "inlanguage"],
        }
    }

    /// Which of these names looks like this part's.
    pub(crate) fn guess<'n>(self, names: impl IntoIterator<Item = &'n str>) -> Option<usize> {
        let plain = |name: &str| -> String {
            name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let names: Vec<String> = names.into_iter().map(plain).collect();
        self.names().iter().find_map(|known| names.iter().position(|name| name == known))
    }
}

/// Which columns were asked for, as in `text=body,published=date`.
///
/// A part that is not named is guessed by its column's name; one that is set to nothing, as in
/// `id=`, is not read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    asked: Vec<(Field, String)>,
}

impl Columns {
    /// The column asked for: none if nothing was asked, an empty name if no column is wanted.
    pub(crate) fn asked(&self, field: Field) -> Option<&str> {
        let found = self.asked.iter().find(|(asked, _)| *asked == field);
        found.map(|(_, name)| name.as_str())
    }

    /// Which of a table's columns hold what.
    pub(crate) fn choose(&self, names: &[&str]) -> Result<Chosen, Fault> {
        let mut chosen = Chosen::default();
        for field in Field::ALL {
            let place = match self.asked(field) {
                Some("") => None,
                Some(name) => {
                    let place = names.iter().position(|known| *known == name);
                    Some(place.ok_or_else(|| missing(name, names))?)
                }
                None => field.guess(names.iter().copied()),
            };
            chosen.put(field, place);
            chosen.tell(field, place.map(|place| names[place]), self.asked(field).is_none());
        }
        if chosen.place(Field::Text).is_none() {
            return Err(Fault::NoTextColumn(listed(names)));
        }
        Ok(chosen)
    }
}

fn missing(name: &str, names: &[&str]) -> Fault {
    Fault::NoColumn { name: name.to_owned(), columns: listed(names) }
}

/// The names of columns for a message, not all where there are very many.
pub(crate) fn listed(names: &[&str]) -> String {
    const SHOWN: usize = 30;
    let mut shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    match names.len() {
        0 => return "none".to_owned(),
        more if more > SHOWN => shown.push(format!("{} more", more - SHOWN)),
        _ => {}
    }
    shown.join(", ")
}

/// Which columns hold what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Chosen {
    places: Vec<(Field, usize)>,
    told: Vec<String>,
    is_guess: bool,
}

impl Chosen {
    /// Notes that this field is held by the column of this place.
    fn put(&mut self, field: Field, place: Option<usize>) {
        self.places.extend(place.map(|place| (field, place)));
    }

    /// Notes the name of what holds this field, if anything does, and whether it was guessed.
    pub(crate) fn tell(&mut self, field: Field, name: Option<&str>, is_guess: bool) {
        if let Some(name) = name {
            self.told.push(format!("{}={name}", field.name()));
            self.is_guess |= is_guess && name != field.name();
        }
    }

    /// The column that holds this.
    pub(crate) fn place(&self, field: Field) -> Option<usize> {
        self.places.iter().find(|(chosen, _)| *chosen == field).map(|(_, place)| *place)
    }

    /// What was chosen, as one would ask for it; none if every name is the field's own.
    pub(crate) fn told(&self) -> Option<String> {
        self.is_guess.then(|| self.told.join(","))
    }
}

impl FromStr for Columns {
    type Err = String;

    fn from_str(value: &str) -> Result<Self, Self::Err> {
        let mut columns = Self::default();
        for part in value.split(',').filter(|part| !part.trim().is_empty()) {
            let (field, name) = part.split_once('=').ok_or_else(|| {
                format!("`{part}` names no column: write it as text=body,title=headline")
            })?;
            let known = Field::ALL.into_iter().find(|known| known.name() == field.trim());
            let known = known.ok_or_else(|| {
                format!("`{field}` is no part of an article: there are {}", Self::parts())
            })?;
            if columns.asked(known).is_some() {
                return Err(format!("`{}` is given two columns", known.name()));
            }
            columns.asked.push((known, name.trim().to_owned()));
        }
        Ok(columns)
    }
}

impl Columns {
    fn parts() -> String {
        Field::ALL.map(Field::name).join(", ")
    }
}

impl fmt::Display for Columns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.asked.iter().map(|(field, name)| format!("{}={name}", field.name()));
        f.write_str(&parts.collect::<Vec<_>>().join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_guessed_by_their_names() {
        let names = ["Article_ID", "date", "Headline", "pub_date", "full text", "link", "x"];
        let chosen = Columns::default().choose(&names).unwrap();
        let told = "text=full text,title=Headline,published=pub_date,url=link,id=Article_ID";
        assert_eq!(chosen.told().as_deref(), Some(told));
        let plain = Columns::default().choose(&["id", "title", "text"]).unwrap();
        assert_eq!(plain.told(), None, "nothing had to be guessed");
    }

    #[test]
    fn what_is_asked_for_goes_before_guesses() {
        let columns: Columns = "text=b, published=,id=c".parse().unwrap();
        let chosen = columns.choose(&["text", "b", "c", "date"]).unwrap();
        assert_eq!(chosen.place(Field::Text), Some(1));
        assert_eq!(chosen.place(Field::Id), Some(2));
        assert_eq!(chosen.place(Field::Published), None);
        assert_eq!(columns.to_string(), "text=b,published=,id=c");
    }

    #[test]
    fn a_column_that_is_not_there_is_named_with_those_that_are() {
        let columns: Columns = "text=b".parse().unwrap();
        let fault = columns.choose(&["a", "c"]).unwrap_err().to_string();
        assert_eq!(fault, "no column `b`; there are `a`, `c`");
        let fault = Columns::default().choose(&["a", "c"]).unwrap_err().to_string();
        assert!(fault.starts_with("no column looks like the text of articles; there are `a`"));
    }

    #[test]
    fn what_is_no_mapping_is_named() {
        for (typed, part) in
            [("body", "`body` names no"), ("a=b", "`a` is no part"), ("id=a,id=b", "two columns")]
        {
            let error = typed.parse::<Columns>().unwrap_err();
            assert!(error.contains(part), "{error}");
        }
    }
}
