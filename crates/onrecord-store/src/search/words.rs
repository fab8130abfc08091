//! Words to look for, as a user types them, made safe for the index.
//!
//! `ferry strike` looks for both, `"ferry strike"` for the two in a row, `ferry OR boat` for either,
//! `-boat` for texts without it, `ferr*` for words that begin so. Letter case and accents do not
//! count. Everything else is words: no character has a meaning to the index.

use std::iter::Peekable;
use std::str::{Chars, FromStr};

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
        let misplaced = || WordsError::Or(typed.to_owned());
        let mut wanted: Vec<Vec<String>> = Vec::new();
        let mut unwanted = Vec::new();
        let mut either = false;
        for term in terms(typed)? {
            let follows = std::mem::take(&mut either);
            match (term, wanted.last_mut()) {
                (Term::Or, Some(_)) if !follows => either = true,
                (Term::With(term), Some(last)) if follows => last.push(term),
                (Term::With(term), _) => wanted.push(vec![term]),
                (Term::Without(term), _) if !follows => unwanted.push(term),
                _ => return Err(misplaced()),
            }
        }
        if either {
            return Err(misplaced());
        }
        let all: Vec<String> = wanted.iter().map(|any| format!("({})", any.join(" OR "))).collect();
        let all = all.join(" AND ");
        match (wanted.is_empty(), unwanted.is_empty()) {
            (true, true) => Err(WordsError::NoLetters(typed.to_owned())),
            (true, false) => Err(WordsError::OnlyWithout(typed.to_owned())),
            (false, true) => Ok(Self(all)),
            (false, false) => Ok(Self(format!("({all}) NOT ({})", unwanted.join(" OR ")))),
        }
    }
}

enum Term {
    With(String),
    Without(String),
    Or,
}

fn terms(typed: &str) -> Result<Vec<Term>, WordsError> {
    let mut terms = Vec::new();
    let mut rest = typed.chars().peekable();
    loop {
        while rest.next_if(|c| c.is_whitespace()).is_some() {}
        let Some(&first) = rest.peek() else { return Ok(terms) };
        let without = first == '-' && rest.clone().nth(1).is_some_and(|c| !c.is_whitespace());
        if without {
            rest.next();
        }
        if rest.peek().is_some_and(|c| is_mark(*c)) {
            let phrase = phrase(&mut rest).ok_or_else(|| WordsError::Open(typed.to_owned()))?;
            terms.push(term(&phrase, without)?);
            continue;
        }
        let mut word = String::new();
        while let Some(c) = rest.next_if(|c| !c.is_whitespace() && !is_mark(*c)) {
            word.push(c);
        }
        match word.as_str() {
            "OR" => terms.push(Term::Or),
            // All words are looked for anyway.
            "AND" => {}
            word => terms.push(term(word, without)?),
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}

/// What stands between two quotation marks, with the `*` behind it; nothing if the second is not
/// there.
fn phrase(rest: &mut Peekable<Chars>) -> Option<String> {
    rest.next();
    let mut words = String::new();
    loop {
        let c = rest.next()?;
        if is_mark(c) {
            break;
        }
        words.push(c);
    }
    words.extend(rest.next_if_eq(&'*'));
    Some(words)
}

/// A word or a phrase for the index; a `*` behind it stands for any ending.
fn term(words: &str, without: bool) -> Result<Term, WordsError> {
    if !words.chars().any(char::is_alphanumeric) {
        return Err(WordsError::NoLetters(words.to_owned()));
    }
    let quoted = match words.strip_suffix('*') {
        Some(start) => format!("{} *", quoted(start)),
        None => quoted(words),
    };
    Ok(if without { Term::Without(quoted) } else { Term::With(quoted) })
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
