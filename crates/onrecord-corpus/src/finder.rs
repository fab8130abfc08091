//! Reads the parts of a line: references are found in the passage, and what cannot be found is kept.

use onrecord_text::Span;

use crate::error::Problem;
use crate::reference;
use crate::token::Token;

/// Finds references in the passage and keeps what cannot be found.
pub(crate) struct Finder<'a> {
    pub(crate) text: &'a str,
    pub(crate) problems: Vec<Problem>,
}

impl<'a> Finder<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, problems: Vec::new() }
    }

    /// `-`, or references joined by `+`, as spans in the order of the text.
    pub(crate) fn spans(&mut self, tokens: &[Token], what: &str) -> Result<Vec<Span>, String> {
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

    /// One reference, and no more; none where its words cannot be found.
    pub(crate) fn span(&mut self, tokens: &[Token], what: &str) -> Result<Option<Span>, String> {
        let [Token::Reference(_)] = tokens else {
            return Err(format!("{what} is not one stretch of words between backticks"));
        };
        Ok(self.spans(tokens, what)?.pop())
    }
}

/// What a line says, and all that is wrong with its words; `pattern` is how such a line is written.
pub(crate) fn outcome<T>(
    read: Result<Option<T>, String>,
    finder: Finder<'_>,
    pattern: &'static str,
) -> (Option<T>, Vec<Problem>) {
    match read {
        Ok(found) => (found, finder.problems),
        Err(reason) => (None, vec![Problem::Malformed(reason, pattern)]),
    }
}

/// The clauses of a line's body: its parts, and the modifiers after semicolons.
pub(crate) fn clauses(tokens: &[Token]) -> (&[Token], Vec<&[Token]>) {
    let mut clauses = tokens.split(|token| *token == Token::Mark(';'));
    (clauses.next().unwrap_or_default(), clauses.collect())
}

/// A modifier's name and its value.
pub(crate) fn modifier(clause: &[Token]) -> Result<(&str, &[Token]), String> {
    match clause.split_first() {
        Some((Token::Word(name), value)) => Ok((name, value)),
        _ => Err("a modifier begins with its name".to_owned()),
    }
}

/// Ids such as `a1 a2`; `-` for none.
pub(crate) fn ids(tokens: &[Token], letters: &str, what: &str) -> Result<Vec<String>, String> {
    if *tokens == [Token::Word("-".to_owned())] {
        return Ok(Vec::new());
    }
    let id = |token: &Token| match token {
        Token::Word(word) if is_id(word, letters) => Ok(word.clone()),
        Token::Word(word) | Token::Name(word) | Token::Reference(word) => Err(format!(
            "`{word}` stands in {what}, where ids such as `{}1` are due",
            &letters[..1]
        )),
        Token::Mark(mark) => Err(format!("`{mark}` stands in {what}, where ids are due")),
    };
    let ids = tokens.iter().map(id).collect::<Result<Vec<_>, _>>()?;
    if ids.is_empty() { Err(format!("{what} is empty; write ids, or `-`")) } else { Ok(ids) }
}

/// One of `letters` and a number.
fn is_id(word: &str, letters: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|letter| letters.contains(letter))
        && !chars.as_str().is_empty()
        && chars.all(|c| c.is_ascii_digit())
}
