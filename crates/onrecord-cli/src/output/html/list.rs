//! The list beside the article: its statements in order, nested ones beneath their parents.

use std::fmt::Write;

use onrecord::record::{Event, Participant, Polarity, Record, Stance, Statement};

use super::escape::escaped;
use super::marks::class;
use crate::output::excerpt::Excerpts;
use crate::output::manner::manner;
use crate::output::order::nested;
use crate::output::speaker::{Cast, Speaker, listed};
use crate::output::standing::{self, Standing};
use crate::output::{CERTAIN, code};

/// How many characters of a content the list shows; the rest stands in the text beside it.
const SHOWN: usize = 180;

/// Writes the statements.
pub(super) fn statements(
    out: &mut String,
    article: usize,
    record: &Record,
    cast: &Cast<'_>,
    excerpts: &Excerpts<'_>,
) {
    if record.statements.is_empty() {
        return;
    }
    out.push_str("<ol class=\"statements\">\n");
    let mut open: Option<usize> = None;
    for place in nested(&record.statements) {
        match open {
            Some(depth) if place.depth > depth => out.push_str("\n<ol>\n"),
            Some(depth) => {
                out.push_str("</li>\n");
                for _ in place.depth..depth {
                    out.push_str("</ol>\n</li>\n");
                }
            }
            None => {}
        }
        open = Some(place.depth);
        let statement = &record.statements[place.nth];
        let speaker = cast.speaker(statement, excerpts);
        item(out, article, place.nth + 1, statement, &speaker, excerpts);
    }
    for _ in 0..open.unwrap_or(0) {
        out.push_str("</li>\n</ol>\n");
    }
    out.push_str("</li>\n</ol>\n");
}

/// One statement; its tag stays open for those that stand in it.
fn item(
    out: &mut String,
    article: usize,
    number: usize,
    statement: &Statement,
    speaker: &Speaker,
    excerpts: &Excerpts<'_>,
) {
    let _ = write!(
        out,
        "<li class=\"{}\"><div class=\"item\" id=\"l{article}-{number}\" \
         data-s=\"{article}-{number}\"><p class=\"who\"><a class=\"id\" \
         href=\"#t{article}-{number}\">{}</a> <b>{}</b>",
        class(statement).replace("said", "entry"),
        escaped(&statement.id),
        escaped(speaker.shown()),
    );
    if let Some(words) = &speaker.words {
        let _ = write!(out, " <span class=\"faint\">“{}”</span>", escaped(words));
    }
    if let Some(role) = &speaker.role {
        let _ = write!(out, " <span class=\"faint\">{}</span>", escaped(role));
    }
    if let Some(codes) = &speaker.codes {
        let _ = write!(out, " <span class=\"faint codes\">{}</span>", escaped(codes));
    }
    out.push_str("</p>");
    content(out, statement, excerpts);
    let _ = write!(out, "<p class=\"faint\">{}</p></div>", around(statement, excerpts));
}

fn content(out: &mut String, statement: &Statement, excerpts: &Excerpts<'_>) {
    let words = excerpts.joined(&statement.content.spans);
    if !words.is_empty() {
        let _ = write!(out, "<p class=\"words\" dir=\"auto\">{}</p>", escaped(&shortened(&words)));
    }
}

/// The beginning of a long content, cut between two words where there are any.
fn shortened(words: &str) -> String {
    let Some((cut, _)) = words.char_indices().nth(SHOWN) else { return words.to_owned() };
    let cut = words[..cut].rfind(char::is_whitespace).filter(|at| at * 2 > cut).unwrap_or(cut);
    format!("{} …", words[..cut].trim_end())
}

/// Badges, then how, to whom, through what, when, where.
fn around(statement: &Statement, excerpts: &Excerpts<'_>) -> String {
    let mut out = String::new();
    let kind = code(statement.kind);
    let _ = write!(out, "<span class=\"badge {kind}\">{kind}</span> ");
    if statement.stance != Stance::Assert {
        let stance = code(statement.stance);
        let _ = write!(out, "<span class=\"badge {stance}\">{stance}</span> ");
    }
    if statement.polarity != Polarity::Positive {
        let polarity = code(statement.polarity);
        let word = if polarity == "mixed" { "partly negative" } else { &polarity };
        let _ = write!(out, "<span class=\"badge\">{word}</span> ");
    }
    if statement.confidence < CERTAIN {
        out.push_str("<span class=\"badge uncertain\">uncertain</span> ");
    }
    out + &escaped(&manner(statement, excerpts).join(" · "))
}

/// Writes events and disputes, as far as there are any.
pub(super) fn outcome(out: &mut String, record: &Record, excerpts: &Excerpts<'_>) {
    let cast = Cast::new(record);
    for group in Standing::ALL {
        let mut events = record.events.iter().filter(|one| Standing::of(one) == group).peekable();
        if events.peek().is_none() {
            continue;
        }
        let _ = writeln!(out, "<h2>{}</h2>\n<ul class=\"outcome\">", group.heading());
        for event in events {
            let _ = writeln!(out, "<li>{}</li>", deed(event, record, &cast, excerpts));
        }
        out.push_str("</ul>\n");
    }
    if !record.disputes.is_empty() {
        out.push_str("<h2>Disputes</h2>\n<ul class=\"outcome\">\n");
        for dispute in &record.disputes {
            let _ = writeln!(
                out,
                "<li>{} <span class=\"faint\">asserted by</span> {} \
                 <span class=\"badge deny\">denied by</span> {}</li>",
                escaped(&excerpts.joined(&dispute.claim.spans)),
                escaped(&names(&dispute.asserted_by)),
                escaped(&names(&dispute.denied_by)),
            );
        }
        out.push_str("</ul>\n");
    }
}

fn deed(event: &Event, record: &Record, cast: &Cast<'_>, excerpts: &Excerpts<'_>) -> String {
    let details = [event.modes.as_slice(), &event.contexts].concat();
    let kind = [std::slice::from_ref(&event.kind), details.as_slice()].concat().join(", ");
    let mut out = format!("<b>{}</b> {}", escaped(&kind), escaped(&standing::parties(event)));
    if let Some(badge) = standing::badge(event) {
        let _ = write!(out, " <span class=\"badge\">{badge}</span>");
    }
    if let Some(dispute) = standing::dispute(event, record) {
        let _ = write!(
            out,
            " says {} <span class=\"badge deny\">denies</span> {}",
            escaped(&names(&dispute.asserted_by)),
            escaped(&names(&dispute.denied_by)),
        );
    }
    let mut facts = vec![format!("“{}”", excerpts.words(event.trigger))];
    facts.extend(event.date.clone());
    facts.extend(event.place.clone());
    facts.extend(standing::teller(event, record, cast, excerpts));
    let _ = write!(out, " <span class=\"faint\">{}</span>", escaped(&facts.join(" · ")));
    out
}

fn names(participants: &[Participant]) -> String {
    let names: Vec<&str> = participants.iter().map(|one| one.name.as_str()).collect();
    if names.is_empty() { "nobody named".to_owned() } else { listed(&names) }
}

#[cfg(test)]
mod tests {
    use onrecord::record::{Claim, Dispute, Status};

    use super::*;
    use crate::output::sample::{Sample, event, harbour, participant};

    #[test]
    fn nested_statements_are_a_list_within_their_parent() {
        let (article, record) = harbour();
        let excerpts = Excerpts::new(&article.text, &record);
        let mut out = String::new();
        statements(&mut out, 1, &record, &Cast::new(&record), &excerpts);
        assert_eq!(out.matches("<ol").count(), 2);
        assert_eq!(out.matches("<ol").count(), out.matches("</ol>").count());
        assert_eq!(out.matches("<li").count(), out.matches("</li>").count());
        let inner = out.split("<ol>").nth(1).unwrap();
        assert!(inner.contains("id=\"l1-4\""), "{out}");
    }

    #[test]
    fn a_disputed_event_is_no_fact_and_shows_both_sides() {
        let (article, record) = Sample::new("Norland & Sudland")
            .record(|record| {
                record.events.push(event("e1", "AID", Status::Disputed, None, 0.9));
                record.disputes.push(Dispute {
                    claim: Claim { statement: None, event: Some("e1".to_owned()), spans: vec![] },
                    asserted_by: vec![participant("Norland & Co")],
                    denied_by: vec![participant("Sudland")],
                });
            })
            .build();
        let mut out = String::new();
        outcome(&mut out, &record, &Excerpts::new(&article.text, &record));
        assert!(!out.contains("told as fact"), "{out}");
        for part in
            ["<h2>Disputed, possible", ">disputed<", "says Norland &amp; Co", "</span> Sudland"]
        {
            assert!(out.contains(part), "{part}: {out}");
        }
    }

    #[test]
    fn a_long_content_is_cut_between_words() {
        let long = "harbour ".repeat(60);
        let short = shortened(&long);
        assert!(short.ends_with("harbour …") && short.chars().count() <= SHOWN + 2, "{short}");
        assert_eq!(shortened("港".repeat(200).as_str()).chars().count(), SHOWN + 2);
    }
}
