//! Words of a noun phrase: names, initials and compounds in one piece, possessive endings apart.

use onrecord_text::Span;

/// A word, a number or a punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands, without a possessive ending.
    pub(crate) span: Span,
    /// Where it ends with its possessive ending.
    pub(crate) end: usize,
    /// What it is made of.
    pub(crate) class: Class,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Letters.
    Word,
    /// A number.
    Number,
    /// A punctuation mark.
    Mark,
}

impl Token {
    /// Its words.
    pub(crate) fn of(self, text: &str) -> &str {
        self.span.of(text)
    }

    /// Whether a possessive ending follows: "Kenya's", "workers'".
    pub(crate) fn possessive(self) -> bool {
        self.end > self.span.end
    }

    /// Whether it begins with a capital letter.
    pub(crate) fn capital(self, text: &str) -> bool {
        self.class == Class::Word && self.of(text).starts_with(char::is_uppercase)
    }

    /// Whether it is the mark or word `word`.
    pub(crate) fn is(self, text: &str, word: &str) -> bool {
        self.of(text) == word
    }
}

/// Abbreviations that keep their stop and are no titles.
const ABBREVIATIONS: [&str; 10] = ["St", "Ste", "Ft", "Jr", "Sr", "No", "Inc", "Corp", "Ltd", "Co"];

/// The tokens of a stretch of text.
pub(crate) fn tokens(text: &str, within: Span) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = within.start;
    while let Some(c) = text[at..within.end].chars().next() {
        let end = at + c.len_utf8();
        if c.is_alphanumeric() {
            let token = word(text, at, within.end);
            at = token.end;
            found.push(token);
        } else {
            if !c.is_whitespace() {
                found.push(Token { span: Span::new(at, end), end, class: Class::Mark });
            }
            at = end;
        }
    }
    found
}

/// The word that begins at `start`.
fn word(text: &str, start: usize, limit: usize) -> Token {
    let mut end = run(text, start, limit);
    let digits = text[start..end].bytes().all(|byte| byte.is_ascii_digit());
    loop {
        let mut rest = text[end..limit].chars();
        let (Some(mark), next) = (rest.next(), rest.next()) else { break };
        let after = end + mark.len_utf8();
        let goes_on = next.is_some_and(char::is_alphanumeric);
        match mark {
            '-' | '‑' | '&' if goes_on => end = run(text, after, limit),
            ',' | '.' if digits && next.is_some_and(|c| c.is_ascii_digit()) => {
                end = run(text, after, limit);
            }
            '\'' | '’' if goes_on => {
                let tail_end = run(text, after, limit);
                match &text[after..tail_end] {
                    "s" | "S" => return token(text, start, end, tail_end),
                    "re" | "ve" | "ll" | "d" | "m" | "t" => break,
                    _ => end = tail_end,
                }
            }
            '\'' | '’' if owns(text, start, end, after, limit) => {
                return token(text, start, end, after);
            }
            '.' if is_abbreviation(&text[start..end]) => {
                end = after;
                let initial = next.is_some_and(|c| c.is_uppercase() && c.is_alphabetic());
                if !(initial && is_letter(text, after, limit)) {
                    break;
                }
                end = run(text, after, limit);
            }
            _ => break,
        }
    }
    token(text, start, end, end)
}

fn token(text: &str, start: usize, end: usize, whole: usize) -> Token {
    let number = text[start..end].starts_with(|c: char| c.is_ascii_digit());
    let letters = text[start..end].contains(char::is_alphabetic);
    let class = if number && !letters { Class::Number } else { Class::Word };
    Token { span: Span::new(start, end), end: whole, class }
}

/// The end of the letters and digits from `start` on, with the combining marks on them.
fn run(text: &str, start: usize, limit: usize) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    text[start..limit].find(|c| !is_part(c)).map_or(limit, |length| start + length)
}

/// Whether the apostrophe before `after` makes a plural an owner: "workers' party".
fn owns(text: &str, start: usize, end: usize, after: usize, limit: usize) -> bool {
    let mut rest = text[after..limit].chars();
    text[start..end].ends_with(['s', 'z', 'x'])
        && rest.next() == Some(' ')
        && rest.next().is_some_and(char::is_alphabetic)
}

/// Whether a stop after `word` belongs to it: initials, "Gen", "Jr".
fn is_abbreviation(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    let mut letters = last.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    initial
        || ABBREVIATIONS.contains(&word)
        || (word.len() < 9 && onrecord_lexicon::title(&format!("{word}.")).is_some())
}

/// Whether a single letter with a stop stands at `start`: the "S." of "U.S.".
fn is_letter(text: &str, start: usize, limit: usize) -> bool {
    let end = run(text, start, limit);
    text[start..end].chars().count() == 1 && text[end..limit].starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let show = |token: &Token| {
            let mark = if token.possessive() { "+" } else { "" };
            format!("{}{mark}", token.of(text))
        };
        tokens(text, Span::new(0, text.len())).iter().map(show).collect()
    }

    #[test]
    fn names_stay_whole_and_possessives_come_off() {
        for (text, expected) in [
            ("Lt. Gen. J. R. O'Hara's aide", &["Lt.", "Gen.", "J.", "R.", "O'Hara+", "aide"][..]),
            ("the U.S. envoy", &["the", "U.S.", "envoy"]),
            ("Farmers’ Union", &["Farmers+", "Union"]),
            ("Ana al-Tawil, 45,", &["Ana", "al-Tawil", ",", "45", ","]),
            ("1,200 men", &["1,200", "men"]),
            ("St. Kitts", &["St.", "Kitts"]),
            ("he'd", &["he", "'", "d"]),
            ("Ada Roe Jr.", &["Ada", "Roe", "Jr."]),
            ("61-year-old", &["61-year-old"]),
            ("", &[]),
        ] {
            assert_eq!(split(text), expected, "{text}");
        }
    }

    #[test]
    fn odd_input_is_cut_somewhere() {
        for text in ["'", "’’’", "a.", "A.B", ".....", "é\u{301}'s", "5.", "-a-", "x'", "& &"]
        {
            let found = tokens(text, Span::new(0, text.len()));
            assert!(found.iter().all(|token| token.end <= text.len()), "{text}");
        }
    }
}
