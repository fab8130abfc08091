//! Statements in reading order: each nested one beneath the statement it stands in.

use std::collections::HashMap;

use onrecord::record::Statement;

/// A statement's place among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Which statement of the record it is.
    pub(crate) nth: usize,
    /// How many statements it stands in.
    pub(crate) depth: usize,
}

/// Every statement once, parents before what stands in them.
pub(crate) fn nested(statements: &[Statement]) -> Vec<Place> {
    let numbers: HashMap<&str, usize> =
        statements.iter().enumerate().map(|(nth, s)| (s.id.as_str(), nth)).collect();
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); statements.len()];
    let mut tops = Vec::new();
    for (nth, statement) in statements.iter().enumerate() {
        let parent = statement.parent.as_deref().and_then(|id| numbers.get(id));
        match parent {
            Some(parent) if *parent != nth => inside[*parent].push(nth),
            _ => tops.push(nth),
        }
    }
    let mut order = Vec::with_capacity(statements.len());
    let mut seen = vec![false; statements.len()];
    // A record read from elsewhere may name parents in a ring; then nothing above leads to them.
    for top in tops.into_iter().chain(0..statements.len()) {
        let mut stack = vec![Place { nth: top, depth: 0 }];
        while let Some(place) = stack.pop() {
            if std::mem::replace(&mut seen[place.nth], true) {
                continue;
            }
            order.push(place);
            let below = inside[place.nth].iter().rev();
            stack.extend(below.map(|nth| Place { nth: *nth, depth: place.depth + 1 }));
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::Sample;

    fn order(parents: &[Option<&str>]) -> Vec<(usize, usize)> {
        let mut sample = Sample::new("text");
        for parent in parents {
            sample = sample
                .statement("", "", &[])
                .with(|statement| statement.parent = parent.map(str::to_owned));
        }
        let (_, record) = sample.build();
        nested(&record.statements).into_iter().map(|place| (place.nth, place.depth)).collect()
    }

    #[test]
    fn what_stands_inside_follows_its_parent() {
        let parents = [None, None, Some("s1"), Some("s3"), Some("s1")];
        assert_eq!(order(&parents), [(0, 0), (2, 1), (3, 2), (4, 1), (1, 0)]);
    }

    #[test]
    fn rings_and_unknown_parents_lose_no_statement() {
        assert_eq!(
            order(&[Some("s2"), Some("s1"), Some("s9"), Some("s4")]),
            [(2, 0), (3, 0), (0, 0), (1, 1)]
        );
    }
}
