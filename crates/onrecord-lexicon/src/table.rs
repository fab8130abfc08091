//! Reading the tables that are compiled into the program.
//!
//! A table is lines of tab-separated columns; a line that begins with `#` is a remark, and `-` or
//! nothing in a column means that there is none. The tests read every table whole, so that a
//! misprint in one cannot reach a user.

/// The rows of a table, each cut into its columns.
pub(crate) fn rows<const COLUMNS: usize>(
    table: &'static str,
) -> impl Iterator<Item = [&'static str; COLUMNS]> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut columns = [""; COLUMNS];
        for (column, value) in columns.iter_mut().zip(line.split('\t')) {
            *column = value;
        }
        columns
    })
}

/// A column's value, or none where it holds `-` or nothing.
pub(crate) fn some(column: &'static str) -> Option<&'static str> {
    (!column.is_empty() && column != "-").then_some(column)
}

/// The values of a column that holds a list.
pub(crate) fn list(column: &'static str, separator: char) -> impl Iterator<Item = &'static str> {
    some(column).into_iter().flat_map(move |column| column.split(separator))
}

/// Checks that each row has exactly the columns it should.
#[cfg(test)]
pub(crate) fn assert_columns(table: &str, columns: usize) {
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        assert_eq!(line.split('\t').count(), columns, "columns of `{line}`");
        assert!(!line.split('\t').any(|column| column != column.trim()), "blanks in `{line}`");
    }
    assert!(table.ends_with('\n') && !table.contains("\n\n"));
}
