//! Articles in the columns of an Arrow table.

use arrow::array::{Array, ArrayRef, AsArray, StructArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use onrecord::{Article, Published};

use crate::fault::Fault;
use crate::published::{self, Instants, PUBLISHED};

/// What a table may tell about an article; `text` it must.
pub(crate) const PARTS: [&str; 7] =
    ["text", "id", "url", "title", "publisher", "published", "language"];

/// What a user's columns are called, where not by our names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names(pub(crate) Vec<(String, String)>);

impl Names {
    /// The name of the column that holds this part.
    pub(crate) fn of<'a>(&'a self, part: &'a str) -> &'a str {
        let named = self.0.iter().find(|(known, _)| known == part);
        named.map_or(part, |(_, name)| name)
    }

    /// What is wrong with these names, for a table that has these columns.
    pub(crate) fn check(&self, has: &[&str]) -> Result<(), Fault> {
        let columns = has.join(", ");
        let wanted = self.0.iter().map(|(part, name)| (part.as_str(), name.as_str()));
        let text = [("text", self.of("text"))];
        for (part, name) in wanted.chain(text) {
            if !has.contains(&name) {
                let what = format!(
                    "there is no column `{name}` among {columns}; name it as in \
                     columns={{\"{part}\": \"…\"}}"
                );
                let part = PARTS.into_iter().find(|known| *known == part).unwrap_or("text");
                return Err(Fault::new(part, what));
            }
        }
        Ok(())
    }
}

/// A number of articles in columns.
pub(crate) struct Columns {
    text: Texts,
    id: Texts,
    url: Texts,
    title: Texts,
    publisher: Texts,
    language: Texts,
    published: Days,
}

impl Columns {
    /// The columns of an array: of structs, or of texts alone.
    pub(crate) fn new(array: &ArrayRef, names: &Names) -> Result<Self, Fault> {
        let rows = array.as_struct_opt();
        let column = |part: &'static str| match rows {
            Some(rows) => with_gaps(rows, names.of(part)),
            None => (part == "text").then(|| array.clone()),
        };
        let texts = |part: &'static str| Texts::new(part, column(part));
        Ok(Self {
            text: texts("text")?,
            id: texts("id")?,
            url: texts("url")?,
            title: texts("title")?,
            publisher: texts("publisher")?,
            language: texts("language")?,
            published: Days::new(column(PUBLISHED))?,
        })
    }

    /// The article in a row.
    pub(crate) fn article(&self, row: usize) -> Result<Article, Fault> {
        let owned = |texts: &Texts| texts.at(row).map(str::to_owned);
        let Some(text) = owned(&self.text) else {
            return Err(Fault::new(
                "text",
                "there is none; leave the row out, or give it an empty text",
            ));
        };
        Ok(Article {
            id: owned(&self.id).unwrap_or_default(),
            url: owned(&self.url),
            publisher: owned(&self.publisher),
            title: owned(&self.title),
            published: self.published.at(row)?,
            language: owned(&self.language),
            text,
        })
    }
}

/// A column of a struct array, absent where the whole struct is.
fn with_gaps(rows: &StructArray, name: &str) -> Option<ArrayRef> {
    let column = rows.column_by_name(name)?;
    let Some(gaps) = rows.nulls() else { return Some(column.clone()) };
    let present = arrow::array::BooleanArray::new(gaps.inner().clone(), None);
    let absent = arrow::compute::not(&present).ok()?;
    arrow::compute::nullif(column, &absent).ok()
}

/// A column of texts.
enum Texts {
    None,
    Short(ArrayRef),
    Long(ArrayRef),
    View(ArrayRef),
}

impl Texts {
    fn new(part: &'static str, column: Option<ArrayRef>) -> Result<Self, Fault> {
        let Some(column) = column.filter(has_values) else {
            return Ok(Self::None);
        };
        let kind = column.data_type();
        match kind {
            DataType::Utf8 => Ok(Self::Short(column)),
            DataType::LargeUtf8 => Ok(Self::Long(column)),
            DataType::Utf8View => Ok(Self::View(column)),
            _ if is_encoded_text(kind) || (part == "id" && kind.is_integer()) => {
                cast(&column, &DataType::LargeUtf8)
                    .map(Self::Long)
                    .map_err(|error| Fault::new(part, error))
            }
            _ => Err(Fault::new(part, format!("the column holds {kind}; convert it to text"))),
        }
    }

    fn at(&self, row: usize) -> Option<&str> {
        match self {
            Self::None => None,
            Self::Short(column) => {
                column.is_valid(row).then(|| column.as_string::<i32>().value(row))
            }
            Self::Long(column) => {
                column.is_valid(row).then(|| column.as_string::<i64>().value(row))
            }
            Self::View(column) => column.is_valid(row).then(|| column.as_string_view().value(row)),
        }
    }
}

/// A column of days or instants.
enum Days {
    Written(Texts),
    Instants(Instants),
}

impl Days {
    fn new(column: Option<ArrayRef>) -> Result<Self, Fault> {
        let Some(column) = column.filter(has_values) else {
            return Ok(Self::Written(Texts::None));
        };
        match column.data_type() {
            DataType::Timestamp(_, zone) => {
                Instants::new(&column, zone.as_deref()).map(Self::Instants)
            }
            DataType::Date32 | DataType::Date64 => Instants::new(&column, None).map(Self::Instants),
            _ => Texts::new(PUBLISHED, Some(column)).map(Self::Written),
        }
    }

    fn at(&self, row: usize) -> Result<Option<Published>, Fault> {
        match self {
            Self::Written(texts) => texts.at(row).map_or(Ok(None), published::written),
            Self::Instants(instants) => instants.at(row),
        }
    }
}

/// Whether anything stands in a column: what holds nothing may be of any type.
fn has_values(column: &ArrayRef) -> bool {
    column.logical_null_count() < column.len()
}

fn is_encoded_text(kind: &DataType) -> bool {
    let is_text =
        |kind: &DataType| matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    match kind {
        DataType::Dictionary(_, values) => is_text(values),
        DataType::RunEndEncoded(_, values) => is_text(values.data_type()),
        _ => false,
    }
}
