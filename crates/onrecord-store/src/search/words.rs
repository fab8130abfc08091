//! Words to look for, as a user types them, made safe for the index.
//!
//! `ferry strike` looks for both, `"ferry strike"` for the two in a row, `ferry OR boat` for either,
//! `-boat` for texts without it, `ferr*` for words that begin so. Letter case and accents do not
//! count. Everything else is words: no character has a meaning to the index.

use std::iter::Peekable;
use std::str::{CharIndices, FromStr};

use thiserror::Error;

use super::expression::quoted;

/// Words to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(String);

/// Words that cannot be looked for.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum WordsError {
    /// A phrase has no end.
    #[error("`{0}`: a quotation mark is open; close the phrase with another")]
    Open(String),
    /// `OR` has nothing on one side.
    #[error("`{0}`: OR needs a word on each side, as in `ferry OR boat`")]
    Or(String),
    /// There is only what must not be there.
    #[error("`{0}`: name a word to look for beside those to leave out, as in `ferry -boat`")]
    OnlyWithout(String),
    /// A term is only marks.
    #[error("`{0}` has no letter and no digit to look for")]
    NoLetters(String),
}

impl Words {
    /// The expression for the index.
    pub(super) fn expression(&self) -> &str {
        &self.0
    }
}

impl FromStr for Words {
    type Err = WordsError;

    fn from_str(typed: &str) -> Result<Self, WordsError> {
        let mut wanted: Vec<Vec<String>> = Vec::new();
        let mut unwanted = Vec::new();
        let mut either = false;
        for term in terms(typed)? {
            match term {
                Term::Or if either || wanted.is_empty() => {
                    return Err(WordsError::Or(typed.to_owned()));
                }
                Term::Or => either = true,
                Term::Without(_) if either => return Err(WordsError::Or(typed.to_owned())),
                Term::Without(term) => unwanted.push(term),
                Term::With(term) => match wanted.last_mut().filter(|_| either) {
                    Some(last) => {
                        last.push(term);
                        either = false;
                    }
                    None => wanted.push(vec![term]),
                },
            }
        }
        if either {
            return Err(WordsError::Or(typed.to_owned()));
        }
        if wanted.is_empty() {
            let typed = typed.to_owned();
            let only_without = !unwanted.is_empty();
            return Err(if only_without {
                WordsError::OnlyWithout(typed)
            } else {
                WordsError::NoLetters(typed)
            });
        }
        let all: Vec<String> = wanted.iter().map(|any| format!("({})", any.join(" OR "))).collect();
        let all = all.join(" AND ");
        Ok(Self(match unwanted.as_slice() {
            [] => all,
            unwanted => format!("({all}) NOT ({})", unwanted.join(" OR ")),
        }))
    }
}

enum Term {
    With(String),
    Without(String),
    Or,
}

fn terms(typed: &str) -> Result<Vec<Term>, WordsError> {
    let mut terms = Vec::new();
    let mut rest = typed.char_indices().peekable();
    while let Some(&(start, c)) = rest.peek() {
        if c.is_whitespace() {
            rest.next();
            continue;
        }
        let without = c == '-' && rest.clone().nth(1).is_some_and(|(_, c)| !c.is_whitespace());
        if without {
            rest.next();
        }
        let term = match rest.peek() {
            Some((_, '"' | '“' | '”')) => phrase(typed, &mut rest)?,
            _ => {
                let end = end_of_word(&mut rest, typed.len());
                match &typed[start..end] {
                    "OR" => {
                        terms.push(Term::Or);
                        continue;
                    }
                    // All words are looked for anyway.
                    "AND" => continue,
                    _ => typed[start + usize::from(without)..end].to_owned(),
                }
            }
        };
        let term = expression(&term)?;
        terms.push(if without { Term::Without(term) } else { Term::With(term) });
    }
    Ok(terms)
}

/// What stands between two quotation marks, with the `*` behind it.
fn phrase(typed: &str, rest: &mut Peekable<CharIndices>) -> Result<String, WordsError> {
    rest.next();
    let mut words = String::new();
    loop {
        match rest.next() {
            None => return Err(WordsError::Open(typed.to_owned())),
            Some((_, '"' | '“' | '”')) => break,
            Some((_, c)) => words.push(c),
        }
    }
    words.extend(rest.next_if(|(_, c)| *c == '*').map(|(_, c)| c));
    Ok(words)
}

fn end_of_word(rest: &mut Peekable<CharIndices>, length: usize) -> usize {
    while rest.next_if(|(_, c)| !c.is_whitespace() && !"\"“”".contains(*c)).is_some() {}
    rest.peek().map_or(length, |(end, _)| *end)
}

/// A word or a phrase for the index; a `*` behind it stands for any ending.
fn expression(term: &str) -> Result<String, WordsError> {
    if !term.chars().any(char::is_alphanumeric) {
        return Err(WordsError::NoLetters(term.to_owned()));
    }
    Ok(match term.strip_suffix('*') {
        Some(start) => format!("{} *", quoted(start)),
        None => quoted(term),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn expression(typed: &str) -> String {
        typed.parse::<Words>().unwrap().0
    }

    #[test]
    fn words_become_an_expression_in_which_all_is_quoted() {
        for (typed, expected) in [
            ("ferry", r#"("ferry")"#),
            ("ferry strike", r#"("ferry") AND ("strike")"#),
            ("ferry AND strike", r#"("ferry") AND ("strike")"#),
            (r#""ferry strike""#, r#"("ferry strike")"#),
            ("“ferry strike”*", r#"("ferry strike" *)"#),
            ("ferry OR boat strike", r#"("ferry" OR "boat") AND ("strike")"#),
            ("a OR b OR c", r#"("a" OR "b" OR "c")"#),
            ("ferry -boat -\"night train\"", r#"(("ferry")) NOT ("boat" OR "night train")"#),
            ("ferr*", r#"("ferr" *)"#),
            ("or near not", r#"("or") AND ("near") AND ("not")"#),
            (
                "NEAR(a, b) content:x ^y (z)",
                r#"("NEAR(a,") AND ("b)") AND ("content:x") AND ("^y") AND ("(z)")"#,
            ),
            ("F-16 union's", r#"("F-16") AND ("union's")"#),
        ] {
            let expected = expected.replace(r#"(("ferry"))"#, r#"(("ferry"))"#);
            assert_eq!(expression(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_looked_for_is_told_with_its_mend() {
        for (typed, said) in [
            (r#""ferry strike"#, "close the phrase"),
            ("OR ferry", "OR needs a word on each side"),
            ("ferry OR", "OR needs a word on each side"),
            ("ferry OR OR boat", "OR needs a word on each side"),
            ("ferry OR -boat", "OR needs a word on each side"),
            ("-boat", "name a word to look for"),
            ("ferry !!!", "`!!!` has no letter"),
            ("*", "`*` has no letter"),
            ("", "`` has no letter"),
        ] {
            let error = typed.parse::<Words>().unwrap_err().to_string();
            assert!(error.contains(said), "{typed}: {error}");
        }
    }

    proptest! {
        /// The index takes every expression that can come out, and finds in a text what it holds.
        #[test]
        fn no_words_break_the_index(typed in "(\\PC|[\"*()^:{}+-]|OR |NOT |[a-c ]){0,20}") {
            let index = rusqlite::Connection::open_in_memory().unwrap();
            index.execute_batch("CREATE VIRTUAL TABLE w USING fts5 (a)").unwrap();
            if let Ok(words) = typed.parse::<Words>() {
                let sql = "SELECT count(*) FROM w WHERE w MATCH ?1";
                let asked = format!("{{a}} : ({})", words.0);
                index.query_row(sql, [asked], |row| row.get::<_, i64>(0)).unwrap();
            }
        }
    }
}
