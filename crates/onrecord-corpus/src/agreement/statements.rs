//! Agreement about statements: paired where half of the content is the same and the sources touch.

use super::{Agreement, jaccard, touch, yes};
use crate::compare::best;
use crate::line::statement::{kind_name, polarity_name, stance_name};
use crate::passage::{ExpectedStatement, Passage};

/// How much of two contents must be the same.
const SAME: f64 = 0.5;

/// Counts, and gives for each of the first's statements the second's.
pub(super) fn compare(
    agreement: &mut Agreement,
    first: &Passage,
    second: &Passage,
) -> Vec<Option<usize>> {
    let mut scored = Vec::new();
    for (index, one) in first.statements.iter().enumerate() {
        for (other_index, other) in second.statements.iter().enumerate() {
            let content = jaccard(&one.content, &other.content);
            if content >= SAME && touch(&one.source, &other.source) {
                let cue = 0.1 * jaccard(&one.cue, &other.cue);
                scored.push((content + cue, index, other_index));
            }
        }
    }
    let pairs = best(scored, first.statements.len());
    let optional = |passage: &Passage| -> Vec<bool> {
        passage.statements.iter().map(|one| one.optional).collect()
    };
    agreement.found("statements", &pairs, &optional(first), &optional(second));
    for (one, pair) in first.statements.iter().zip(&pairs) {
        if let Some(other) = pair {
            fields(agreement, one, &second.statements[*other]);
        }
    }
    pairs
}

fn fields(agreement: &mut Agreement, one: &ExpectedStatement, other: &ExpectedStatement) {
    agreement.chose("statement kind", kind_name(one.kind), kind_name(other.kind));
    agreement.chose("statement stance", stance_name(one.stance), stance_name(other.stance));
    agreement.chose(
        "statement polarity",
        polarity_name(one.polarity),
        polarity_name(other.polarity),
    );
    agreement.chose(
        "statement inside another",
        yes(one.parent.is_some()),
        yes(other.parent.is_some()),
    );
}
