//! Quotation marks as they stand in a line, told from apostrophes but not yet paired.

use crate::Span;
use crate::character::{
    after, before, is_closing_bracket, is_dash, is_opening_bracket, is_quotation_mark,
    is_zero_width,
};

/// A character or two that may open or close a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) span: Span,
    pub(crate) shape: Shape,
    pub(crate) family: Family,
    /// What stands before it.
    pub(crate) before: Side,
    /// What stands after it.
    pub(crate) after: Side,
    /// For single marks: whether it could as well be the apostrophe of "the workers' pay".
    pub(crate) possessive: bool,
}

/// Which way a mark faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Faces neither way: `"`, two apostrophes, `'`.
    Straight,
    /// Made to open: “ ‘ « ‹ 「, backticks.
    Left,
    /// Made to close: ” ’ » › 」.
    Right,
    /// Opens on the line: „ ‚.
    Low,
}

/// Marks that can pair with one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// `"` “ ” „, two backticks and two apostrophes, mixed as people mix them.
    Double,
    /// « and ».
    Guillemet,
    /// 「 and 」, 『 and 』.
    Corner,
    /// ' ‘ ’ ‚ and the backtick.
    Single,
    /// ‹ and ›.
    SingleGuillemet,
}

/// What stands beside a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// White space, or the end of the paragraph.
    Edge,
    Letter,
    Digit,
    /// Punctuation that ends a clause or a sentence.
    Stop,
    Dash,
    OpeningBracket,
    ClosingBracket,
    Quote,
    /// Any other sign, an ellipsis among them.
    Other,
}

impl Mark {
    /// Whether what stands beside it lets it open: nothing before, something after.
    pub(crate) fn leans_right(&self) -> bool {
        matches!(self.before, Side::Edge | Side::OpeningBracket | Side::Dash | Side::Other)
            && self.after != Side::Edge
    }

    /// Whether what stands beside it lets it close: something before, nothing after.
    pub(crate) fn leans_left(&self) -> bool {
        self.before != Side::Edge
            && !matches!(
                self.after,
                Side::Letter | Side::Digit | Side::OpeningBracket | Side::Other
            )
    }

    /// Whether it is a single mark that surely closes: "go,' she" and not "workers' pay".
    pub(crate) fn surely_closes(&self) -> bool {
        self.leans_left() && !self.possessive
    }
}

/// The marks within a paragraph, apostrophes left out.
pub(crate) fn marks(text: &str, paragraph: Span) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = paragraph.start;
    let inside = &text[..paragraph.end];
    while let Some(offset) = inside[at..].find(is_quotation_mark) {
        at += offset;
        let run = run_length(inside, at);
        let (count, mark) = read(inside, paragraph.start, at, run);
        marks.extend(mark);
        at += count;
    }
    marks
}

/// How many bytes of the same character stand here.
fn run_length(text: &str, at: usize) -> usize {
    let mark = after(text, at).unwrap_or_default();
    text[at..].len() - text[at..].trim_start_matches(mark).len()
}

/// Reads one mark: how many bytes it took, and the mark unless it is an apostrophe or an ornament.
fn read(text: &str, start: usize, at: usize, run: usize) -> (usize, Option<Mark>) {
    let mark = after(text, at).unwrap_or_default();
    let count = run / mark.len_utf8();
    let may_double = matches!(mark, '\'' | '`' | '‘' | '’');
    if count > if may_double { 3 } else { 2 } {
        return (run, None);
    }
    // Of three apostrophes, the single one stands next to the words: ''He said, 'No.'''
    let opening = at == start || before(text, at).is_some_and(char::is_whitespace);
    let doubled = may_double && (count == 2 || count == 3 && opening);
    let span = Span::new(at, at + mark.len_utf8() * if doubled { 2 } else { 1 });
    let (shape, family) = kind(mark);
    let family = if doubled { Family::Double } else { family };
    let shape = if doubled && mark == '’' { Shape::Straight } else { shape };
    let single = family == Family::Single;
    if single && let Some(length) = apostrophe(text, start, span) {
        return (length, None);
    }
    let before = if at == start { Side::Edge } else { side(before(text, at)) };
    let mut following = side(after(text, span.end));
    if text[span.end..].starts_with("..") {
        following = Side::Other;
    }
    let possessive = single && following == Side::Edge && ends_like_possessive(&text[start..at]);
    let mark = Mark { span, shape, family, before, after: following, possessive };
    (span.len(), Some(mark))
}

fn kind(mark: char) -> (Shape, Family) {
    match mark {
        '“' | '‟' => (Shape::Left, Family::Double),
        '”' => (Shape::Right, Family::Double),
        '„' => (Shape::Low, Family::Double),
        '«' => (Shape::Left, Family::Guillemet),
        '»' => (Shape::Right, Family::Guillemet),
        '「' | '『' => (Shape::Left, Family::Corner),
        '」' | '』' => (Shape::Right, Family::Corner),
        '‹' => (Shape::Left, Family::SingleGuillemet),
        '›' => (Shape::Right, Family::SingleGuillemet),
        '‘' | '‛' | '`' => (Shape::Left, Family::Single),
        '’' => (Shape::Right, Family::Single),
        '‚' => (Shape::Low, Family::Single),
        '\'' => (Shape::Straight, Family::Single),
        _ => (Shape::Straight, Family::Double),
    }
}

fn side(c: Option<char>) -> Side {
    match c {
        None => Side::Edge,
        Some(c) if c.is_whitespace() || c.is_control() || is_zero_width(c) => Side::Edge,
        Some(c) if c.is_numeric() => Side::Digit,
        Some(c) if c.is_alphabetic() => Side::Letter,
        Some('.' | ',' | ';' | ':' | '!' | '?' | '…' | '。' | '，' | '！' | '？') => {
            Side::Stop
        }
        Some(c) if is_dash(c) => Side::Dash,
        Some(c) if is_opening_bracket(c) => Side::OpeningBracket,
        Some(c) if is_closing_bracket(c) => Side::ClosingBracket,
        Some(c) if is_quotation_mark(c) => Side::Quote,
        Some(_) => Side::Other,
    }
}

/// How many bytes a single mark and what belongs to it take when it is an apostrophe.
fn apostrophe(text: &str, start: usize, mark: Span) -> Option<usize> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = if mark.start == start { None } else { before(text, mark.start) };
    if is_letter(before) {
        // "don't", "O'Neill", and the feet of 6'2".
        return is_letter(after(text, mark.end)).then_some(mark.len());
    }
    let rest = &text[mark.end..];
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let closing = after(rest, word.len()).filter(|c| matches!(c, '\'' | '’' | '‘'));
    if matches!(word, "n" | "N") {
        // "rock 'n' roll" has an apostrophe on both sides.
        return Some(mark.len() + word.len() + closing.map_or(0, char::len_utf8));
    }
    (is_elided(word) && closing.is_none() || is_decade(word) && mark.start > start)
        .then_some(mark.len())
}

/// Whether the word begins with an apostrophe: "'tis", "'em".
fn is_elided(word: &str) -> bool {
    matches!(
        word,
        "tis" | "Tis" | "twas" | "Twas" | "em" | "til" | "till" | "cause" | "bout" | "round"
    )
}

/// Whether it is a year without its century: "'90s", "'68".
fn is_decade(word: &str) -> bool {
    let digits = word.trim_end_matches('s');
    digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether an apostrophe after it could make a possessive, drop a "g", or measure feet.
fn ends_like_possessive(before: &str) -> bool {
    before.ends_with(['s', 'S', 'z', 'x'])
        || before.ends_with("in")
        || before.ends_with(|c: char| c.is_ascii_digit())
}
