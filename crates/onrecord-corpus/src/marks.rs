//! A statement against the quotation marks of its passage: is its kind right, and do its spans leave
//! out or keep the marks as they should?

use onrecord::record::StatementKind;
use onrecord_text::Span;

use crate::error::Problem;
use crate::line::statement::kind_name;
use crate::passage::{ExpectedStatement, Passage};
use crate::quoted;

/// The stretches of a text that stand in quotation marks.
pub(crate) struct Marks {
    regions: Vec<Span>,
}

impl Marks {
    pub(crate) fn of(text: &str) -> Self {
        Self { regions: quoted::regions(text) }
    }

    /// What the marks contradict.
    pub(crate) fn problems(
        &self,
        passage: &Passage,
        statement: &ExpectedStatement,
    ) -> Vec<Problem> {
        if statement.kind_forced {
            let explained = passage.headers.note.is_some();
            let problem = Problem::ForcedWithoutNote(statement.id.clone());
            return if explained { Vec::new() } else { vec![problem] };
        }
        let own = self.own(passage, statement);
        match kind_by_marks(&passage.text, statement, &own) {
            Some(found) if found != statement.kind => vec![Problem::Kind {
                id: statement.id.clone(),
                marked: kind_name(statement.kind),
                found: kind_name(found),
            }],
            Some(kind) => edges(passage, statement, kind, &own),
            None => Vec::new(),
        }
    }

    /// The stretches that quote this statement. Marks that hold the cue as well, or that quote the
    /// statement around it, are not its own: in "I said that we are ready," he said, "and able",
    /// what "I said" is indirect.
    fn own(&self, passage: &Passage, statement: &ExpectedStatement) -> Vec<Span> {
        let anchor = statement.cue.first().or(statement.source.first());
        let parent = statement.parent.as_deref().and_then(|id| passage.statement(id));
        let around = parent.map_or(&[][..], |parent| &parent.content);
        let foreign =
            |region: &Span| anchor.into_iter().chain(around).any(|words| region.contains(*words));
        self.regions.iter().copied().filter(|region| !foreign(region)).collect()
    }
}

/// The kind that the quotation marks show; none for a content without letters or digits.
fn kind_by_marks(text: &str, statement: &ExpectedStatement, own: &[Span]) -> Option<StatementKind> {
    let (mut inside, mut outside) = (0, 0);
    for span in &statement.content {
        for (at, c) in span.of(text).char_indices() {
            if c.is_alphanumeric() {
                let quoted = own.iter().any(|region| region.covers(span.start + at));
                *(if quoted { &mut inside } else { &mut outside }) += 1;
            }
        }
    }
    match (inside, outside) {
        (0, 0) => None,
        (_, 0) => Some(StatementKind::Direct),
        (0, _) => Some(StatementKind::Indirect),
        _ => Some(StatementKind::Mixed),
    }
}

/// Direct spans lie between their marks; a mixed one that holds a mark holds its twin.
fn edges(
    passage: &Passage,
    statement: &ExpectedStatement,
    kind: StatementKind,
    own: &[Span],
) -> Vec<Problem> {
    let unsound = |span: &Span| match kind {
        StatementKind::Direct => !own.iter().any(|region| region.contains(*span)),
        _ => own.iter().any(|region| {
            let opens_before = region.start == span.start && region.end < span.end;
            let closes_after = region.end == span.end && span.start < region.start;
            opens_before || closes_after
        }),
    };
    let rule = match kind {
        StatementKind::Direct => "direct content leaves the marks around it out, a span a quote",
        _ => "mixed content keeps both marks of what is quoted in it",
    };
    let wrong = statement.content.iter().filter(|span| unsound(span));
    wrong
        .map(|span| Problem::Marks {
            id: statement.id.clone(),
            words: span.of(&passage.text).to_owned(),
            rule,
        })
        .collect()
}
