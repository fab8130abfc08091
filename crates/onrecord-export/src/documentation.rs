//! What every column holds, as a page of the documentation.

use std::fmt::Write as _;

use crate::table::Table;

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

/// The page `docs/columns.md`.
pub fn documentation() -> String {
    let mut page = OPENING.to_owned();
    for table in Table::ALL {
        // Writing into a string cannot fail.
        let _ = write!(page, "\n## {}\n\n{}\n\n", table.name(), table.about());
        page += "| column | holds | may be absent | what it says |\n|---|---|---|---|\n";
        for column in table.columns() {
            let absent = if column.nullable { "yes" } else { "" };
            let (name, holds, about) = (column.name, column.holds.name(), column.about);
            let _ = writeln!(page, "| `{name}` | {holds} | {absent} | {about} |");
        }
    }
    page
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
