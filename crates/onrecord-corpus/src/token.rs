//! The signs of a statement line: references, quoted names, words and marks between them.

/// One sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// Words of the passage, between backticks.
    Reference(String),
    /// A name, between double quotes.
    Name(String),
    /// A bare word: `in`, `s1`, `-`, `2024-05-10`.
    Word(String),
    /// `/`, `+`, `;` or `,`.
    Mark(char),
}

/// The signs of `text`, or what is wrong with it.
pub(crate) fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '`' => reference(rest)?,
            '"' => {
                let end = rest[1..].find('"').ok_or_else(|| open(rest, "double quote"))?;
                (Token::Name(rest[1..=end].to_owned()), end + 2)
            }
            '/' | '+' | ';' | ',' => (Token::Mark(first), 1),
            _ => word(rest),
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

/// A code span as in Markdown: closed by as many backticks as opened it, so that a reference may
/// hold the doubled backticks which some agencies use as quotation marks.
fn reference(rest: &str) -> Result<(Token, usize), String> {
    let ticks = rest.bytes().take_while(|&byte| byte == b'`').count();
    let mut at = ticks;
    while let Some(found) = rest[at..].find('`') {
        let start = at + found;
        let run = rest[start..].bytes().take_while(|&byte| byte == b'`').count();
        if run == ticks {
            let words = crate::prose::squeeze(&rest[ticks..start]);
            return Ok((Token::Reference(words), start + run));
        }
        at = start + run;
    }
    Err(open(rest, "backtick"))
}

/// Up to a space, a semicolon or a comma: a slash inside belongs to it, as in
/// `2024-06-01/2024-06-19`.
fn word(rest: &str) -> (Token, usize) {
    let length = rest
        .find(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '`' | '"'))
        .unwrap_or(rest.len());
    (Token::Word(rest[..length].to_owned()), length)
}

fn open(rest: &str, what: &str) -> String {
    let shown: String = rest.chars().take(30).collect();
    format!("the {what} before `{}` is never closed", shown.trim_matches(['`', '"']))
}

#[cfg(test)]
mod tests {
    use super::Token::{Mark, Name, Reference, Word};
    use super::*;

    #[test]
    fn signs_are_told_apart() {
        let found =
            tokens("`a b`/- + `c` ; by \"D E\", \"F\" ; date 2024-06-01/2024-06-02").unwrap();
        let word = |text: &str| Word(text.to_owned());
        let expected = [
            Reference("a b".to_owned()),
            Mark('/'),
            word("-"),
            Mark('+'),
            Reference("c".to_owned()),
            Mark(';'),
            word("by"),
            Name("D E".to_owned()),
            Mark(','),
            Name("F".to_owned()),
            Mark(';'),
            word("date"),
            word("2024-06-01/2024-06-02"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_reference_may_hold_doubled_backticks() {
        let found = tokens("``` a ``fair'' vote ```").unwrap();
        assert_eq!(found, [Reference("a ``fair'' vote".to_owned())]);
    }

    #[test]
    fn what_is_left_open_is_named() {
        assert!(tokens("`the road").unwrap_err().contains("`the road`"));
        assert!(tokens("by \"The").unwrap_err().contains("double quote"));
    }
}
