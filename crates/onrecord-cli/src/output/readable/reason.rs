//! Why each mention is that actor, a line each, for `--trace`.

use onrecord::record::Record;
use onrecord::trace::Trace;

use super::statement::position;
use crate::output::code;
use crate::output::excerpt::Excerpts;
use crate::output::flow::Flow;
use crate::output::paint::{Ink, Look};

/// Writes the reasons, in the order of the text.
pub(super) fn mentions(
    out: &mut String,
    record: &Record,
    trace: &[Trace],
    excerpts: &Excerpts<'_>,
    look: Look,
) {
    if trace.is_empty() {
        return;
    }
    let mut lines: Vec<&Trace> = trace.iter().collect();
    lines.sort_by_key(|one| one.span);
    let gutter = trace.iter().map(|one| one.actor.len()).max().unwrap_or(0) + 2;
    out.push_str("why each mention is that actor\n");
    for one in lines {
        let name = record.actors.iter().find(|actor| actor.id == one.actor);
        let name = name.map_or("", |actor| actor.name.as_str());
        let why: Vec<String> = one.why.iter().map(code).collect();
        out.push_str(&Ink::Faint.paint(&one.actor, look.color));
        out.extend(std::iter::repeat_n(' ', gutter - one.actor.len()));
        Flow::default()
            .words(name, Ink::Speaker)
            .words(&format!("“{}”", excerpts.words(one.span)), Ink::Quote)
            .words(&why.join(", "), Ink::Badge)
            .words(&format!("· {}", position(&[one.span])), Ink::Faint)
            .write(out, gutter, gutter, look);
    }
    out.push('\n');
}
