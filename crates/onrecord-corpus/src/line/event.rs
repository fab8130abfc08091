//! The line of an event:
//! `e2 TYPE-mode+mode (context, context) STATUS: ACTORS > RECIPIENTS / TRIGGER ; in s1 ; …`.

use std::fmt::Write;

use onrecord::record::Status;
use onrecord_lexicon::{context, event_code, modes};
use onrecord_text::Span;

use crate::error::Problem;
use crate::finder::{Finder, clauses, ids, modifier, outcome};
use crate::iso_date;
use crate::render::references;
use crate::token::{Token, tokens};

/// One political act, as a person finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedEvent {
    /// The line it is written on.
    pub line: usize,
    /// `e1`, `e2`, ….
    pub id: String,
    /// PLOVER type: `COERCE`.
    pub kind: String,
    /// PLOVER modes.
    pub modes: Vec<String>,
    /// PLOVER contexts, with underscores.
    pub contexts: Vec<String>,
    /// How whoever tells it presents it.
    pub status: Status,
    /// Ids of those who do it.
    pub actors: Vec<String>,
    /// Ids of those it is done to.
    pub recipients: Vec<String>,
    /// The words that tell it first.
    pub trigger: Span,
    /// The words that tell it again.
    pub also: Vec<Span>,
    /// The statement it is told in; none where the reporter tells it.
    pub statement: Option<String>,
    /// When, where specified.
    pub date: Option<String>,
    /// Where, where specified.
    pub place: Option<String>,
    /// Whether a record may leave it out.
    pub optional: bool,
}

/// How such a line is written.
const PATTERN: &str =
    "eN TYPE-mode+mode (context, context) STATUS: ACTORS > RECIPIENTS / `trigger`";

/// The event on a line about `text`, and all that is wrong with it.
pub(crate) fn read(line: usize, whole: &str, text: &str) -> (Option<ExpectedEvent>, Vec<Problem>) {
    let mut finder = Finder::new(text);
    let event = try_read(line, whole, &mut finder);
    outcome(event, finder, PATTERN)
}

fn try_read(
    line: usize,
    whole: &str,
    finder: &mut Finder<'_>,
) -> Result<Option<ExpectedEvent>, String> {
    let (head, body) = whole.split_once(':').ok_or("there is no colon after the status")?;
    let (id, head) = head.split_once(' ').ok_or("the type is missing")?;
    let (code, contexts, status) = cut_head(head)?;
    let (kind, modes) = read_code(code)?;
    let tokens = tokens(body)?;
    let (parts, modifiers) = clauses(&tokens);
    let parts: Vec<_> = parts.split(|token| *token == Token::Mark('/')).collect();
    let [who, trigger] = parts[..] else {
        return Err(format!("{} parts where actors and trigger are due", parts.len()));
    };
    let (actors, recipients) = read_who(who)?;
    // Without a trigger the rest is read all the same, for its own mistakes.
    let trigger = finder.span(trigger, "the trigger (further tellings go into `also`)")?;
    let mut event = ExpectedEvent {
        line,
        id: id.to_owned(),
        kind,
        modes,
        contexts: read_contexts(contexts)?,
        status: Status::named(status).ok_or_else(|| {
            let names = Status::NAMES.map(|(name, _)| name).join(", ");
            format!("`{status}` is no status; there are {names}")
        })?,
        actors,
        recipients,
        trigger: trigger.unwrap_or(Span::new(0, 0)),
        also: Vec::new(),
        statement: None,
        date: None,
        place: None,
        optional: false,
    };
    for clause in modifiers {
        read_modifier(&mut event, clause, finder)?;
    }
    Ok(trigger.map(|_| event))
}

/// `COERCE-arrest (legal) fact`: the code, what stands in brackets, the status.
fn cut_head(head: &str) -> Result<(&str, &str, &str), String> {
    let (before, contexts, after) = match head.split_once('(') {
        Some((before, rest)) => {
            let (contexts, after) =
                rest.split_once(')').ok_or("the bracket of the contexts is never closed")?;
            (before, contexts, after)
        }
        None => head.trim().split_once(' ').map_or((head, "", ""), |(code, rest)| (code, "", rest)),
    };
    let (code, status) = (before.trim(), after.trim());
    match (code.contains(' '), status) {
        (true, _) => Err(format!("`{code}` is no type with its modes")),
        (_, "") => Err("the status is missing after the type".to_owned()),
        _ => Ok((code, contexts, status)),
    }
}

/// `ASSAULT-destroy+drone`.
fn read_code(code: &str) -> Result<(String, Vec<String>), String> {
    let (kind, list) = code.split_once('-').unwrap_or((code, ""));
    if event_code(kind, None).is_none() {
        return Err(format!("`{kind}` is none of PLOVER's sixteen types"));
    }
    let names = list.split('+').filter(|mode| !mode.is_empty());
    let known = |mode: &str| {
        if event_code(kind, Some(mode)).is_some() {
            return Ok(mode.to_owned());
        }
        let known: Vec<_> = modes(kind).collect();
        let has = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        Err(format!("{kind} has no mode `{mode}`; leave it out, or take one it has: {has}"))
    };
    Ok((kind.to_owned(), names.map(known).collect::<Result<_, _>>()?))
}

fn read_contexts(list: &str) -> Result<Vec<String>, String> {
    let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
    let known = |name: &str| match context(name) {
        Some(context) => Ok(context.code.to_owned()),
        None => Err(format!("`{name}` is no context; the guidelines, section 12, list them")),
    };
    names.map(known).collect()
}

/// `a1 a2 > a3`.
fn read_who(tokens: &[Token]) -> Result<(Vec<String>, Vec<String>), String> {
    let arrow = Token::Word(">".to_owned());
    let sides: Vec<_> = tokens.split(|token| *token == arrow).collect();
    let [actors, recipients] = sides[..] else {
        return Err("actors and recipients are parted by one `>` between blanks".to_owned());
    };
    Ok((ids(actors, "a", "the actors")?, ids(recipients, "a", "the recipients")?))
}

fn read_modifier(
    event: &mut ExpectedEvent,
    clause: &[Token],
    finder: &mut Finder<'_>,
) -> Result<(), String> {
    match modifier(clause)? {
        ("in", [Token::Word(id)]) => event.statement = Some(id.clone()),
        ("also", value) => event.also = finder.spans(value, "`also`")?,
        ("date", [Token::Word(date)]) => event.date = Some(iso_date::read(date)?),
        ("place", [Token::Name(place)]) => event.place = Some(place.clone()),
        ("optional", []) => event.optional = true,
        (name @ ("in" | "date" | "place" | "optional"), _) => {
            return Err(format!("the value of `{name}` cannot be read"));
        }
        (name, _) => {
            return Err(format!(
                "`{name}` is no modifier of an event; there are in, also, date, place and optional"
            ));
        }
    }
    Ok(())
}

/// The line of `event` in the notation.
pub(crate) fn write(event: &ExpectedEvent, text: &str) -> Option<String> {
    let list = |ids: &[String]| if ids.is_empty() { "-".to_owned() } else { ids.join(" ") };
    let mut out = format!("{} {}", event.id, event.kind);
    if !event.modes.is_empty() {
        let _ = write!(out, "-{}", event.modes.join("+"));
    }
    if !event.contexts.is_empty() {
        let _ = write!(out, " ({})", event.contexts.join(", ").replace('_', "-"));
    }
    let _ = write!(
        out,
        " {}: {} > {} / {}",
        event.status.name(),
        list(&event.actors),
        list(&event.recipients),
        references(&[event.trigger], text)?
    );
    if let Some(id) = &event.statement {
        let _ = write!(out, " ; in {id}");
    }
    if !event.also.is_empty() {
        let _ = write!(out, " ; also {}", references(&event.also, text)?);
    }
    if let Some(date) = &event.date {
        let _ = write!(out, " ; date {date}");
    }
    if let Some(place) = &event.place {
        let _ = write!(out, " ; place \"{place}\"");
    }
    if event.optional {
        out.push_str(" ; optional");
    }
    Some(out)
}
