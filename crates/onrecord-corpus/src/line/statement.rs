//! The line of a statement: `s2 indirect hope: SOURCE / CUE / CONTENT ; in s1 ; to …`.

use onrecord::record::{Polarity, Stance, StatementKind};
use onrecord_text::Span;

use crate::error::Problem;
use crate::passage::ExpectedStatement;
use crate::reference;
use crate::token::{Token, tokens};

/// The statement on a line about `text`, and all that is wrong with it.
pub(crate) fn read(
    line: usize,
    whole: &str,
    text: &str,
) -> (Option<ExpectedStatement>, Vec<Problem>) {
    match try_read(line, whole, text) {
        Ok((statement, problems)) => (Some(statement), problems),
        Err(reason) => (None, vec![Problem::Malformed(reason)]),
    }
}

fn try_read(
    line: usize,
    whole: &str,
    text: &str,
) -> Result<(ExpectedStatement, Vec<Problem>), String> {
    let (head, body) = whole.split_once(':').ok_or("there is no colon after the kind")?;
    let mut statement = read_head(line, head)?;
    let tokens = tokens(body)?;
    let mut clauses = tokens.split(|token| *token == Token::Mark(';'));
    let mut problems = Vec::new();
    let mut finder = Finder { text, problems: &mut problems };
    read_parts(&mut statement, clauses.next().unwrap_or_default(), &mut finder)?;
    for clause in clauses {
        read_modifier(&mut statement, clause, &mut finder)?;
    }
    Ok((statement, problems))
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
    let Some((Token::Word(name), value)) = clause.split_first() else {
        return Err("a modifier begins with its name".to_owned());
    };
    match (name.as_str(), value) {
        ("in", [Token::Word(id)]) => statement.parent = Some(id.clone()),
        ("restates", [Token::Word(id)]) => statement.restates = Some(id.clone()),
        ("to", value) => statement.addressee = finder.spans(value, "`to`")?,
        ("via", value) => statement.medium = finder.spans(value, "`via`")?,
        ("by", value) => statement.names.extend(names(value)?),
        ("date", [Token::Word(date)]) => statement.date = Some(iso_date(date)?),
        ("place", [Token::Name(place)]) => statement.place = Some(place.clone()),
        ("optional", []) => statement.optional = true,
        ("in" | "restates" | "date" | "place" | "optional", _) => {
            return Err(format!("the value of `{name}` cannot be read"));
        }
        _ => return Err(format!("`{name}` is no modifier")),
    }
    Ok(())
}

/// Finds references in the passage and keeps what cannot be found.
struct Finder<'a> {
    text: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl Finder<'_> {
    /// `-`, or references joined by `+`, as spans in the order of the text.
    fn spans(&mut self, tokens: &[Token], what: &str) -> Result<Vec<Span>, String> {
        if *tokens == [Token::Word("-".to_owned())] {
            return Ok(Vec::new());
        }
        let mut spans = Vec::new();
        for one in tokens.split(|token| *token == Token::Mark('+')) {
            let [Token::Reference(words)] = one else {
                return Err(format!("{what} is not words between backticks joined by `+`"));
            };
            match reference::find(words, self.text) {
                Ok(span) => spans.push(span),
                Err(problem) => self.problems.push(problem),
            }
        }
        spans.sort_unstable();
        Ok(spans)
    }
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

/// A date begins with its year; durations with `P`.
fn iso_date(date: &str) -> Result<String, String> {
    let digits = date.strip_prefix('P').map_or(4, |_| 1);
    let body = date.strip_prefix('P').unwrap_or(date);
    let begins = body.len() >= digits && body.bytes().take(digits).all(|b| b.is_ascii_digit());
    let clean = body.chars().all(|c| c.is_ascii_alphanumeric() || "-/:+.".contains(c));
    if begins && clean { Ok(date.to_owned()) } else { Err(format!("`{date}` is no ISO 8601 date")) }
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
