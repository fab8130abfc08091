//! Weights that were learnt: tables in the program of a feature and a whole number a line.

use std::collections::HashMap;

/// The weight of each feature in a table; lines that begin with `#` tell of it.
pub(crate) fn read(table: &'static str) -> HashMap<&'static str, i32> {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.rsplit_once('\t'))
        .filter_map(|(feature, weight)| Some((feature, weight.parse().ok()?)))
        .collect()
}
