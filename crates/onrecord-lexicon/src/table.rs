//! Reading the tables that are compiled into the program.
//!
//! A table is lines of tab-separated columns; a line that begins with `#` is a remark, and `-` or
//! nothing in a column means that there is none. The tests read every table whole, so that a
//! misprint in one cannot reach a user. `build.rs` uses this file too.

/// The rows of a table, each with the byte at which it begins.
pub(crate) fn lines(table: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let whole = table.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line.trim_end_matches('\n'))
    });
    whole.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The rows of a table, each cut into its columns.
pub(crate) fn rows<const COLUMNS: usize>(table: &str) -> impl Iterator<Item = [&str; COLUMNS]> {
    lines(table).map(|(_, row)| cut(row))
}

/// The first columns of a row; an empty one for each that it lacks.
pub(crate) fn cut<const COLUMNS: usize>(row: &str) -> [&str; COLUMNS] {
    let mut columns = [""; COLUMNS];
    for (column, value) in columns.iter_mut().zip(row.split('\t')) {
        *column = value;
    }
    columns
}

/// A column's value, or none where it holds `-` or nothing.
pub(crate) fn some(column: &str) -> Option<&str> {
    (!column.is_empty() && column != "-").then_some(column)
}

/// The values of a column that holds a list.
pub(crate) fn list(column: &str, separator: char) -> impl Iterator<Item = &str> {
    some(column).into_iter().flat_map(move |column| column.split(separator))
}

/// Checks that each row has exactly the columns it should and stands once.
#[cfg(test)]
pub(crate) fn assert_columns(table: &str, columns: usize) {
    let mut known = std::collections::HashSet::new();
    for (_, line) in lines(table) {
        assert_eq!(line.split('\t').count(), columns, "columns of `{line}`");
        assert!(!line.split('\t').any(|column| column != column.trim()), "blanks in `{line}`");
        assert!(known.insert(line), "`{line}` stands twice");
    }
    assert!(table.ends_with('\n') && !table.contains("\n\n"));
}
