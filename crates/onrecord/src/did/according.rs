//! In whose words an event is told: the innermost statement whose content holds its trigger.

use onrecord_text::Span;

use crate::said;

/// Most contents that are looked at around a trigger; statements are never nested so deep.
const AROUND: usize = 24;

/// What is said in a text, by where it stands.
pub(crate) struct Contents {
    /// Content and statement, sorted by where the content begins, longer ones first.
    spans: Vec<(Span, usize)>,
}

impl Contents {
    /// The contents of some statements.
    pub(crate) fn new(statements: &[said::Draft]) -> Self {
        let of = |(number, one): (usize, &said::Draft)| {
            one.contents.iter().map(|content| (*content, number)).collect::<Vec<_>>()
        };
        let mut spans: Vec<(Span, usize)> = statements.iter().enumerate().flat_map(of).collect();
        spans.sort_unstable_by_key(|&(span, number)| (span.start, usize::MAX - span.end, number));
        Self { spans }
    }

    /// The innermost statement in whose content `span` stands; the later of two of one content,
    /// since parents come before their children.
    pub(crate) fn innermost(&self, span: Span) -> Option<usize> {
        let end = self.spans.partition_point(|(content, _)| content.start <= span.start);
        let around = self.spans[..end].iter().rev().take(AROUND);
        let holding = around.filter(|(content, _)| content.contains(span));
        holding
            .min_by_key(|(content, number)| (content.len(), usize::MAX - number))
            .map(|one| one.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(content: (usize, usize)) -> said::Draft {
        said::Draft::new(Vec::new(), Vec::new(), vec![Span::new(content.0, content.1)])
    }

    #[test]
    fn the_innermost_statement_is_whose_words_they_are() {
        let contents =
            Contents::new(&[statement((10, 90)), statement((40, 90)), statement((95, 99))]);
        for (trigger, expected) in [
            ((5, 8), None),
            ((12, 15), Some(0)),
            ((50, 55), Some(1)),
            ((88, 92), None),
            ((96, 98), Some(2)),
        ] {
            let found = contents.innermost(Span::new(trigger.0, trigger.1));
            assert_eq!(found, expected, "{trigger:?}");
        }
    }
}
