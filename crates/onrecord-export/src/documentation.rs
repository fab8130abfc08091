//! What every column holds, as a page of the documentation.

use std::fmt::Write as _;
use std::sync::Arc;

use arrow::datatypes::{DataType, Field};

use crate::group_table::GroupTable;
use crate::table::{Column, Holds, Table};

const OPENING: &str = "\
# The columns of the tables

What `onrecord code --format parquet` and `--format csv` write, and what Python hands out as Arrow
tables. This page is made from the schema: `cargo run -p onrecord-export --example columns >
docs/columns.md`.

Every row begins with its article's `article_id`, `url` and `published`; `article_id` with another
table's id joins rows of one article. Offsets count Unicode code points of the article's text, from
0; a span holds its `start` and not its `end`. In CSV a list is written as JSON, a span in a list as
`[start,end]`, and what is absent as an empty cell. Columns of words (`text`, `content_text`, …) are
absent where records are read without their texts.
";

impl Table {
    /// What it is about, in one line.
    fn about(self) -> &'static str {
        match self {
            Self::Articles => "One row an article.",
            Self::Actors => "Who appears in an article.",
            Self::Mentions => "Where the text mentions an actor.",
            Self::Statements => "Who said what.",
            Self::Events => {
                "Who did what to whom. Take `is_fact` for what the article itself tells as fact: a \
                 `status` of `fact` alone may be somebody's word, named in `according_to`."
            }
            Self::EventParties => "Who takes part in an event, and how.",
            Self::Disputes => "Which claims are denied.",
            Self::DisputeParties => "Who asserts a claim and who denies it.",
            Self::Dates => "Expressions of time.",
            Self::Places => "Names of places.",
        }
    }
}

const ACROSS: &str = "
# Tables across articles

Only `onrecord export` from a store writes these, as Parquet or CSV. They tell of the whole store,
whichever articles were chosen.
";

impl GroupTable {
    /// What it is about, in one line.
    fn about(self) -> &'static str {
        match self {
            Self::Stories => {
                "Copies of one text, edited or cut; an article without copies is one too."
            }
            Self::StoryArticles => "Which articles carry a story.",
            Self::Happenings => "One event of the world with all reports of it.",
            Self::HappeningEvents => "Which events report a happening.",
            Self::Denials => "What one article tells and another denies.",
        }
    }
}

/// The page `docs/columns.md`.
pub fn documentation() -> String {
    let mut page = OPENING.to_owned();
    page += "\n| holds | Arrow and Parquet | in CSV |\n|---|---|---|\n";
    for holds in Holds::ALL {
        let (name, kind, example) = (holds.name(), arrow(&holds.data_type()), in_csv(holds));
        // Writing into a string cannot fail.
        let _ = writeln!(page, "| {name} | {kind} | `{example}` |");
    }
    for table in Table::ALL {
        // Writing into a string cannot fail.
        let _ = write!(page, "\n## {}\n\n{}\n\n", table.name(), table.about());
        columns(&mut page, table.columns());
    }
    page += ACROSS;
    for table in GroupTable::ALL {
        let _ = write!(page, "\n## {}\n\n{}\n\n", table.name(), table.about());
        columns(&mut page, table.columns());
    }
    page
}

/// Lists the columns of a table.
fn columns(page: &mut String, columns: impl IntoIterator<Item = &'static Column>) {
    *page += "| column | holds | may be absent | what it says |\n|---|---|---|---|\n";
    for column in columns {
        let absent = if column.nullable { "yes" } else { "" };
        let (name, holds, about) = (column.name, column.holds.name(), column.about);
        // Writing into a string cannot fail.
        let _ = writeln!(page, "| `{name}` | {holds} | {absent} | {about} |");
    }
}

/// An Arrow type with what it is made of; nothing inside a list is ever absent.
fn arrow(kind: &DataType) -> String {
    match kind {
        DataType::List(item) => format!("List of {}", arrow(item.data_type())),
        DataType::Struct(fields) => {
            let field = |field: &Arc<Field>| format!("`{}` {}", field.name(), field.data_type());
            let fields: Vec<String> = fields.iter().map(field).collect();
            format!("Struct of {}", fields.join(" and "))
        }
        plain => plain.to_string(),
    }
}

/// How such a cell looks.
fn in_csv(holds: Holds) -> &'static str {
    match holds {
        Holds::Text => "Mombasa",
        Holds::Number => "186301",
        Holds::Probability => "0.8970565",
        Holds::Degrees => "-4.0547",
        Holds::Flag => "true",
        Holds::Day => "2024-06-21",
        Holds::Texts => r#"["visit","meet"]"#,
        Holds::Spans => "[[40,43],[300,304]]",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_the_one_in_the_docs() {
        let kept = include_str!("../../../docs/columns.md");
        assert!(
            kept == documentation(),
            "docs/columns.md is stale: cargo run -p onrecord-export --example columns > docs/columns.md"
        );
    }
}
