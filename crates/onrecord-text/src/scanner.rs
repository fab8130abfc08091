//! A reader of words, marks and brackets from the start of a paragraph.

use crate::Span;
use crate::calendar::{is_month, is_weekday};
use crate::character::{after, is_combining};

/// Longer words, in bytes, are no names.
const LONGEST_WORD: usize = 60;
/// Longer brackets, in bytes, hold neither an agency nor a region.
const LONGEST_BRACKET: usize = 48;

/// Reads onwards from a place in a text; what it does not find, it leaves unread.
#[derive(Clone, Debug)]
pub(crate) struct Scanner<'t> {
    pub(crate) text: &'t str,
    pub(crate) at: usize,
    pub(crate) end: usize,
}

impl<'t> Scanner<'t> {
    pub(crate) fn new(text: &'t str, span: Span) -> Self {
        Self { text, at: span.start, end: span.end }
    }

    /// Whether nothing is left.
    pub(crate) fn is_done(&self) -> bool {
        self.rest().trim_start().is_empty()
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..self.end]
    }

    /// Passes over white space on the line.
    pub(crate) fn skip_space(&mut self) {
        self.at = self.end - self.rest().trim_start().len();
    }

    /// Reads one given character, and the white space before it.
    pub(crate) fn take(&mut self, wanted: char) -> bool {
        let rest = self.rest().trim_start();
        let found = rest.starts_with(wanted);
        if found {
            self.at = self.end - rest.len() + wanted.len_utf8();
        }
        found
    }

    /// Reads a word: "N'DJAMENA", "PORT-AU-PRINCE", "D.C.", "Sept.", "12".
    pub(crate) fn word(&mut self) -> Option<Span> {
        let rest = self.rest().trim_start();
        let start = self.end - rest.len();
        let mut length = 0;
        for (at, c) in rest.char_indices().take(LONGEST_WORD) {
            let joins = matches!(c, '\'' | '’' | '-' | '.')
                && length > 0
                && after(rest, at + c.len_utf8()).is_some_and(char::is_alphanumeric);
            if !(c.is_alphanumeric() || is_combining(c) || joins) {
                break;
            }
            length = at + c.len_utf8();
        }
        if rest[length..].starts_with('.') && takes_stop(&rest[..length]) {
            length += 1;
        }
        let found = (1..LONGEST_WORD).contains(&length);
        found.then(|| {
            self.at = start + length;
            Span::new(start, self.at)
        })
    }

    /// Reads a word that begins with a capital.
    pub(crate) fn capitalised_word(&mut self) -> Option<Span> {
        let start = self.at;
        let word = self.word().filter(|word| word.of(self.text).starts_with(char::is_uppercase));
        if word.is_none() {
            self.at = start;
        }
        word
    }

    /// One place or several: "UNITED NATIONS", "GENEVA/NEW YORK", "Port of Spain".
    pub(crate) fn place(&mut self) -> Option<Span> {
        const LINKS: [&str; 14] = [
            "of", "de", "da", "do", "del", "la", "el", "al", "the", "des", "du", "and", "am", "di",
        ];
        let first = self.capitalised_word()?;
        if self.names_date(first) {
            self.at = first.start;
            return None;
        }
        let mut place = first;
        for _ in 0..5 {
            let start = self.at;
            if !self.take('/') && !self.take('&') {
                let link = self.word().filter(|word| LINKS.contains(&word.of(self.text)));
                self.at = link.map_or(start, |link| link.end);
            }
            let Some(word) = self.capitalised_word().filter(|&word| !self.names_date(word)) else {
                self.at = start;
                break;
            };
            place.end = word.end;
        }
        Some(place)
    }

    fn names_date(&self, word: Span) -> bool {
        let lower = word.of(self.text).trim_end_matches('.').to_lowercase();
        is_weekday(&lower)
            || is_month(&lower)
                && self.text[word.end..].trim_start().starts_with(|c: char| c.is_ascii_digit())
    }

    /// Reads what stands in round brackets.
    pub(crate) fn bracket(&mut self) -> Option<Span> {
        let rest = self.rest().trim_start();
        let inside = rest.strip_prefix('(')?;
        let length = inside.find(')').filter(|length| (1..LONGEST_BRACKET).contains(length))?;
        let start = self.end - inside.len();
        self.at = start + length + 1;
        Some(Span::new(start, start + length))
    }
}

/// Whether a stop after the word shortens it: "Va.", "Sept.", "D.C.", "ST.", but not "KYIV.".
fn takes_stop(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    word.contains('.') || (1..=5).contains(&letters) && (capitals < letters || letters <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_the_marks_inside_them() {
        let text = " N'DJAMENA PORT-AU-PRINCE, D.C. Sept. KYIV. ST. 12th -x";
        let mut scanner = Scanner::new(text, Span::new(0, text.len()));
        let mut found = Vec::new();
        while let Some(word) = scanner.word() {
            found.push(word.of(text));
            let _ = scanner.take(',') || scanner.take('.');
        }
        assert_eq!(found, ["N'DJAMENA", "PORT-AU-PRINCE", "D.C.", "Sept.", "KYIV", "ST.", "12th"]);
    }

    #[test]
    fn brackets_that_never_close_are_left_unread() {
        let text = " (AP) (";
        let mut scanner = Scanner::new(text, Span::new(0, text.len()));
        assert_eq!(scanner.bracket().map(|span| span.of(text)), Some("AP"));
        assert_eq!(scanner.bracket(), None);
    }
}
