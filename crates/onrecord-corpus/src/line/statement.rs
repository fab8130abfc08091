//! The line of a statement: `s2 indirect hope: SOURCE / CUE / CONTENT ; in s1 ; to …`.

use std::fmt::Write;

use onrecord::record::{Polarity, Stance, StatementKind};

use crate::error::Problem;
use crate::finder::{Finder, clauses, modifier, outcome};
use crate::iso_date;
use crate::passage::ExpectedStatement;
use crate::render::references;
use crate::token::{Token, tokens};

/// How such a line is written.
const PATTERN: &str = "sN KIND STANCE POLARITY: SOURCE / CUE / CONTENT ; modifier";

/// The statement on a line about `text`, and all that is wrong with it.
pub(crate) fn read(
    line: usize,
    whole: &str,
    text: &str,
) -> (Option<ExpectedStatement>, Vec<Problem>) {
    let mut finder = Finder::new(text);
    let statement = try_read(line, whole, &mut finder).map(Some);
    outcome(statement, finder, PATTERN)
}

fn try_read(
    line: usize,
    whole: &str,
    finder: &mut Finder<'_>,
) -> Result<ExpectedStatement, String> {
    let (head, body) = whole.split_once(':').ok_or("there is no colon after the kind")?;
    let mut statement = read_head(line, head)?;
    let tokens = tokens(body)?;
    let (parts, modifiers) = clauses(&tokens);
    read_parts(&mut statement, parts, finder)?;
    for clause in modifiers {
        read_modifier(&mut statement, clause, finder)?;
    }
    Ok(statement)
}

/// `s2 indirect! question negative`.
fn read_head(line: usize, head: &str) -> Result<ExpectedStatement, String> {
    let mut words = head.split_whitespace();
    let id = words.next().unwrap_or_default().to_owned();
    let marked = words.next().ok_or("the kind is missing: direct, mixed or indirect")?;
    let (name, kind_forced) = match marked.strip_suffix('!') {
        Some(name) => (name, true),
        None => (marked, false),
    };
    let kind = kind(name).ok_or_else(|| format!("`{name}` is no kind"))?;
    let mut statement = ExpectedStatement {
        line,
        id,
        kind,
        kind_forced,
        stance: Stance::Assert,
        polarity: Polarity::Positive,
        source: Vec::new(),
        cue: Vec::new(),
        content: Vec::new(),
        parent: None,
        restates: None,
        addressee: Vec::new(),
        medium: Vec::new(),
        names: Vec::new(),
        date: None,
        place: None,
        optional: false,
    };
    for word in words {
        match (stance(word), polarity(word)) {
            (Some(stance), _) => statement.stance = stance,
            (_, Some(polarity)) => statement.polarity = polarity,
            _ => return Err(format!("`{word}` is neither a stance nor a polarity")),
        }
    }
    Ok(statement)
}

/// `SOURCE / CUE / CONTENT`.
fn read_parts(
    statement: &mut ExpectedStatement,
    clause: &[Token],
    finder: &mut Finder<'_>,
) -> Result<(), String> {
    let parts: Vec<_> = clause.split(|token| *token == Token::Mark('/')).collect();
    let [source, cue, content] = parts[..] else {
        return Err(format!("{} parts where source, cue and content are due", parts.len()));
    };
    statement.source = finder.spans(source, "the source")?;
    statement.cue = finder.spans(cue, "the cue")?;
    if *content == [Token::Word("-".to_owned())] {
        return Err("a statement has a content".to_owned());
    }
    statement.content = finder.spans(content, "the content")?;
    Ok(())
}

fn read_modifier(
    statement: &mut ExpectedStatement,
    clause: &[Token],
    finder: &mut Finder<'_>,
) -> Result<(), String> {
    match modifier(clause)? {
        ("in", [Token::Word(id)]) => statement.parent = Some(id.clone()),
        ("restates", [Token::Word(id)]) => statement.restates = Some(id.clone()),
        ("to", value) => statement.addressee = finder.spans(value, "`to`")?,
        ("via", value) => statement.medium = finder.spans(value, "`via`")?,
        ("by", value) => statement.names.extend(names(value)?),
        ("date", [Token::Word(date)]) => statement.date = Some(iso_date::read(date)?),
        ("place", [Token::Name(place)]) => statement.place = Some(place.clone()),
        ("optional", []) => statement.optional = true,
        (name @ ("in" | "restates" | "date" | "place" | "optional"), _) => {
            return Err(format!("the value of `{name}` cannot be read"));
        }
        (name, _) => return Err(format!("`{name}` is no modifier")),
    }
    Ok(())
}

/// The line of `statement` in the notation.
pub(crate) fn write(statement: &ExpectedStatement, text: &str) -> Option<String> {
    let mut out = format!("{} {}", statement.id, kind_name(statement.kind));
    if statement.kind_forced {
        out.push('!');
    }
    if statement.stance != Stance::Assert {
        let _ = write!(out, " {}", stance_name(statement.stance));
    }
    if statement.polarity != Polarity::Positive {
        let _ = write!(out, " {}", polarity_name(statement.polarity));
    }
    let _ = write!(
        out,
        ": {} / {} / {}",
        references(&statement.source, text)?,
        references(&statement.cue, text)?,
        references(&statement.content, text)?
    );
    for (name, id) in [("in", &statement.parent), ("restates", &statement.restates)] {
        if let Some(id) = id {
            let _ = write!(out, " ; {name} {id}");
        }
    }
    for (name, spans) in [("to", &statement.addressee), ("via", &statement.medium)] {
        if !spans.is_empty() {
            let _ = write!(out, " ; {name} {}", references(spans, text)?);
        }
    }
    if !statement.names.is_empty() {
        let _ = write!(out, " ; by \"{}\"", statement.names.join("\", \""));
    }
    if let Some(date) = &statement.date {
        let _ = write!(out, " ; date {date}");
    }
    if let Some(place) = &statement.place {
        let _ = write!(out, " ; place \"{place}\"");
    }
    if statement.optional {
        out.push_str(" ; optional");
    }
    Some(out)
}

fn names(tokens: &[Token]) -> Result<Vec<String>, String> {
    tokens
        .split(|token| *token == Token::Mark(','))
        .map(|one| match one {
            [Token::Name(name)] if !name.trim().is_empty() => Ok(name.clone()),
            _ => Err("`by` takes names in double quotes, parted by commas".to_owned()),
        })
        .collect()
}

fn kind(name: &str) -> Option<StatementKind> {
    let kinds = [StatementKind::Direct, StatementKind::Mixed, StatementKind::Indirect];
    kinds.into_iter().find(|&kind| kind_name(kind) == name)
}

/// The kind as the notation writes it.
pub(crate) fn kind_name(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Direct => "direct",
        StatementKind::Mixed => "mixed",
        StatementKind::Indirect => "indirect",
    }
}

fn stance(name: &str) -> Option<Stance> {
    let stances = [
        Stance::Assert,
        Stance::Deny,
        Stance::Possibility,
        Stance::Conditional,
        Stance::Question,
        Stance::Hope,
        Stance::Belief,
        Stance::Intention,
        Stance::Demand,
    ];
    stances.into_iter().find(|&stance| stance_name(stance) == name)
}

/// The stance as the notation writes it.
pub(crate) fn stance_name(stance: Stance) -> &'static str {
    match stance {
        Stance::Assert => "assert",
        Stance::Deny => "deny",
        Stance::Possibility => "possibility",
        Stance::Conditional => "conditional",
        Stance::Question => "question",
        Stance::Hope => "hope",
        Stance::Belief => "belief",
        Stance::Intention => "intention",
        Stance::Demand => "demand",
    }
}

fn polarity(name: &str) -> Option<Polarity> {
    let polarities = [Polarity::Positive, Polarity::Negative, Polarity::Mixed];
    polarities.into_iter().find(|&polarity| polarity_name(polarity) == name)
}

/// The polarity as the notation writes it.
pub(crate) fn polarity_name(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Positive => "positive",
        Polarity::Negative => "negative",
        Polarity::Mixed => "mixed",
    }
}
