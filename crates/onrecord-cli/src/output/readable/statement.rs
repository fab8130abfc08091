//! One statement to be read: who, how, the words, and where they stand.

use onrecord::record::{CharSpan, Polarity, Record, Stance, Statement, StatementKind};

use super::passage::Mark;
use crate::output::excerpt::Excerpts;
use crate::output::flow::Flow;
use crate::output::manner::manner;
use crate::output::paint::{Ink, Look};
use crate::output::speaker::Cast;
use crate::output::{CERTAIN, code};

/// Deeper statements are not indented further: the words need the room.
const DEEPEST: usize = 4;

/// The columns that the longest statement's id takes, with the space behind it.
pub(super) fn gutter(record: &Record) -> usize {
    record.statements.iter().map(|s| s.id.len()).max().unwrap_or(0) + 2
}

/// Writes a statement at its depth.
pub(super) fn write(
    out: &mut String,
    statement: &Statement,
    depth: usize,
    gutter: usize,
    cast: &Cast<'_>,
    excerpts: &Excerpts<'_>,
    look: Look,
) {
    let room = look.width / 2;
    let margin = (depth.min(DEEPEST) * gutter).min(room.saturating_sub(gutter));
    let indent = margin + gutter;
    out.extend(std::iter::repeat_n(' ', margin));
    out.push_str(&Ink::Faint.paint(&statement.id, look.color));
    out.extend(std::iter::repeat_n(' ', gutter - statement.id.len()));
    who(statement, cast, excerpts).write(out, indent, indent, look);
    let words = words(statement, excerpts);
    if !words.is_empty() {
        words.write(out, 0, indent, look);
    }
    let around = around(statement, excerpts).join(" · ");
    Flow::default().words(&around, Ink::Faint).write(out, 0, indent, look);
}

/// The words of a statement in the text.
pub(super) fn marks(statement: &Statement, excerpts: &Excerpts<'_>) -> Vec<Mark> {
    let parts = [
        (&statement.source.spans, Ink::Speaker),
        (&statement.cue.spans, Ink::Badge),
        (&statement.content.spans, Ink::Quote),
    ];
    let marks = |(spans, ink): (&Vec<CharSpan>, Ink)| {
        spans.iter().map(|span| (excerpts.bytes(*span), ink)).collect::<Vec<_>>()
    };
    parts.into_iter().flat_map(marks).collect()
}

fn who(statement: &Statement, cast: &Cast<'_>, excerpts: &Excerpts<'_>) -> Flow {
    let speaker = cast.speaker(statement, excerpts);
    let ink = if speaker.name.is_some() { Ink::Speaker } else { Ink::Faint };
    let mut flow = Flow::default().words(speaker.shown(), ink);
    if let Some(role) = &speaker.role {
        flow = flow.glued(&format!(", {role}"), Ink::Plain);
    }
    if let Some(words) = &speaker.words {
        flow = flow.words(&format!("“{words}”"), Ink::Faint);
    }
    if let Some(codes) = &speaker.codes {
        flow = flow.words(&format!("({codes})"), Ink::Faint);
    }
    let badges = badges(statement);
    for (nth, (badge, ink)) in badges.iter().enumerate() {
        let open = if nth == 0 { "[" } else { "" };
        let close = if nth + 1 == badges.len() { "]" } else { "," };
        flow = flow.words(&format!("{open}{badge}{close}"), *ink);
    }
    flow
}

/// What sets a statement apart from a plain assertion in the writer's words.
fn badges(statement: &Statement) -> Vec<(String, Ink)> {
    let mut badges = Vec::new();
    if statement.kind != StatementKind::Indirect {
        badges.push((code(statement.kind), Ink::Badge));
    }
    if statement.stance != Stance::Assert {
        let is_denial = statement.stance == Stance::Deny;
        badges.push((code(statement.stance), if is_denial { Ink::Alarm } else { Ink::Badge }));
    }
    match statement.polarity {
        Polarity::Positive => {}
        Polarity::Negative => badges.push((code(statement.polarity), Ink::Badge)),
        Polarity::Mixed => badges.push(("partly negative".to_owned(), Ink::Badge)),
    }
    if statement.confidence < CERTAIN {
        badges.push(("uncertain".to_owned(), Ink::Alarm));
    }
    badges
}

/// The content; quotation marks are put around it only where all of it was quoted.
fn words(statement: &Statement, excerpts: &Excerpts<'_>) -> Flow {
    let content = excerpts.joined(&statement.content.spans);
    match statement.kind {
        StatementKind::Direct if !content.is_empty() => {
            Flow::default().words(&format!("“{content}”"), Ink::Quote)
        }
        _ => Flow::default().words(&content, Ink::Plain),
    }
}

/// How, to whom, through what, when, where, and where in the text.
fn around(statement: &Statement, excerpts: &Excerpts<'_>) -> Vec<String> {
    let mut facts = manner(statement, excerpts);
    if !statement.content.spans.is_empty() {
        facts.push(position(&statement.content.spans));
    }
    facts
}

/// `chars 163–267, 290–301`.
pub(in crate::output) fn position(spans: &[CharSpan]) -> String {
    let spans: Vec<String> = spans.iter().map(|[start, end]| format!("{start}–{end}")).collect();
    format!("chars {}", spans.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::harbour;

    fn all() -> Vec<(String, Vec<String>)> {
        let (article, record) = harbour();
        let excerpts = Excerpts::new(&article.text, &record);
        let facts = |s: &Statement| (badges(s), around(s, &excerpts));
        let shown = record.statements.iter().map(facts);
        shown
            .map(|(badges, around)| {
                let badges: Vec<String> = badges.into_iter().map(|(badge, _)| badge).collect();
                (badges.join(" "), around)
            })
            .collect()
    }

    #[test]
    fn a_plain_report_has_no_badge() {
        let badges: Vec<String> = all().into_iter().map(|(badges, _)| badges).collect();
        assert_eq!(badges, ["mixed", "direct negative", "", "hope", "deny", "uncertain"]);
    }

    #[test]
    fn a_preposition_in_the_text_is_not_doubled() {
        let around = &all()[4].1;
        assert_eq!(around[..2], ["rejected", "In a statement"]);
    }

    #[test]
    fn every_stretch_of_a_content_has_its_place() {
        assert_eq!(position(&[[3, 7], [12, 20]]), "chars 3–7, 12–20");
    }
}
