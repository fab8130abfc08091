//! Words as the grammar of dates sees them: numbers, names of the calendar, and a few small words.

use jiff::civil::Weekday;
use onrecord_text::{Span, words};

use super::expression::Season;
use super::value::Unit;
use super::vocabulary;

/// A word or mark, with what it may be in a date.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// The word in lower case if it is one of the grammar's, else nothing.
    pub(crate) word: &'static str,
    /// Whether it begins with a capital.
    pub(crate) capital: bool,
    /// Whether it touches the word before.
    pub(crate) joined: bool,
}

/// What a word may be in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Digits: their value, and how many they are.
    Digits(u32, u8),
    /// "1,500", "2.5": no part of a date, but may count units.
    Amount(Option<u32>),
    /// A number in words below a hundred; "hundred" and "thousand" are words.
    Number(u32),
    /// "3rd", "third".
    Ordinal(u32),
    /// "1990s", "90s", "nineties": its first year, or that without the century.
    Decade(u16),
    Month(i8),
    Weekday(Weekday),
    /// "Fridays".
    Weekdays,
    /// A unit, and whether it stands in the plural.
    Unit(Unit, bool),
    /// "evening".
    PartOfDay,
    Season(Season),
    /// "weekly", "regularly".
    Habit,
    /// "7pm": its number, and whether it is after noon.
    Half(u32, bool),
    Mark(char),
    Word,
}

/// The words and marks of a stretch of text.
pub(crate) fn tokens(text: &str, within: Span) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for span in words(text, within) {
        let joined = tokens.last().is_some_and(|last| last.span.end == span.start);
        let token = token(text, span, joined);
        tokens.push(token);
        join_amount(text, &mut tokens);
    }
    tokens
}

fn token(text: &str, span: Span, joined: bool) -> Token {
    let word = span.of(text);
    let first = word.chars().next().unwrap_or(' ');
    let (kind, known) = if first.is_ascii_digit() {
        (digits(word), "")
    } else if first.is_alphabetic() {
        vocabulary::look_up(word)
    } else {
        (Kind::Mark(first), "")
    };
    Token { span, kind, word: known, capital: first.is_uppercase(), joined }
}

/// "2024", "3rd", "1990s".
fn digits(word: &str) -> Kind {
    let length = word.bytes().take_while(u8::is_ascii_digit).count();
    let (Ok(value), Ok(count)) = (word[..length].parse::<u32>(), u8::try_from(length)) else {
        return Kind::Word;
    };
    match &word[length..] {
        "" => Kind::Digits(value, count),
        "st" | "nd" | "rd" | "th" if length <= 2 => Kind::Ordinal(value),
        "s" if length == 4 && value % 10 == 0 && (1000..2100).contains(&value) => {
            Kind::Decade(value as u16)
        }
        "s" if length == 2 && value % 10 == 0 => Kind::Decade(value as u16),
        "am" | "AM" if length <= 2 => Kind::Half(value, false),
        "pm" | "PM" if length <= 2 => Kind::Half(value, true),
        _ => Kind::Word,
    }
}

/// Makes "1 , 500" and "2 . 5" one amount, so that nobody reads five weeks in "2.5 weeks".
fn join_amount(text: &str, tokens: &mut Vec<Token>) {
    let [.., whole, mark, part] = tokens.as_slice() else { return };
    let (Kind::Digits(..) | Kind::Amount(_), Kind::Digits(_, digits)) = (whole.kind, part.kind)
    else {
        return;
    };
    let joins = match mark.kind {
        Kind::Mark(',') => digits == 3,
        Kind::Mark('.') => true,
        _ => false,
    };
    if !(joins && mark.joined && part.joined) {
        return;
    }
    let span = whole.span.join(part.span);
    let thousands = mark.kind == Kind::Mark(',');
    let value = span.of(text).replace(',', "").parse().ok().filter(|_| thousands);
    let joined = Token { span, kind: Kind::Amount(value), ..*whole };
    tokens.truncate(tokens.len() - 3);
    tokens.push(joined);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        tokens(text, Span::new(0, text.len())).iter().map(|token| token.kind).collect()
    }

    #[test]
    fn digits_tell_days_years_and_decades_apart() {
        assert_eq!(kinds("2024"), [Kind::Digits(2024, 4)]);
        assert_eq!(kinds("3rd"), [Kind::Ordinal(3)]);
        assert_eq!(kinds("1990s"), [Kind::Decade(1990)]);
        assert_eq!(kinds("1,500"), [Kind::Amount(Some(1500))]);
        assert_eq!(kinds("2.5"), [Kind::Amount(None)]);
        assert_eq!(kinds("3m"), [Kind::Word]);
        assert_eq!(kinds("7pm"), [Kind::Half(7, true)]);
    }

    #[test]
    fn names_of_the_calendar_are_known_in_any_case() {
        assert_eq!(kinds("THURSDAY"), [Kind::Weekday(Weekday::Thursday)]);
        assert_eq!(kinds("sept"), [Kind::Month(9)]);
        assert_eq!(kinds("weeks"), [Kind::Unit(Unit::Week, true)]);
    }
}
