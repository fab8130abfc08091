//! Noun phrases beside a cue, without a parser: from a word on to the first word that ends it.

use onrecord_text::{Document, Span, words};

use super::Draft;

/// Words that a noun phrase beside a cue does not run over.
const STOPS: [&str; 58] = [
    "that",
    "on",
    "at",
    "in",
    "by",
    "during",
    "after",
    "before",
    "as",
    "while",
    "when",
    "where",
    "who",
    "which",
    "whose",
    "from",
    "over",
    "about",
    "via",
    "through",
    "following",
    "ahead",
    "amid",
    "upon",
    "to",
    "with",
    "he",
    "she",
    "they",
    "it",
    "we",
    "i",
    "said",
    "says",
    "how",
    "why",
    "what",
    "whether",
    "if",
    "there",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "today",
    "tomorrow",
    "earlier",
    "late",
    "later",
    "last",
    "this",
    "shortly",
    "again",
    "not",
];

/// The words between a statement's cue and what comes next: its content, or its sentence's end.
pub(super) struct Beside<'a> {
    /// The article's text.
    pub(super) text: &'a str,
    /// Words and marks, in the order of the text.
    pub(super) words: Vec<Span>,
}

impl<'a> Beside<'a> {
    /// The words after the cue of `draft`.
    pub(super) fn after(text: &'a str, document: &Document, draft: &Draft) -> Option<Self> {
        let cue = *draft.cue.last()?;
        let (_, sentence) = document.sentence_at(cue.start)?;
        let next = draft.contents.iter().map(|c| c.start).filter(|start| *start >= cue.end).min();
        let end = next.map_or(sentence.end, |next| next.min(sentence.end)).max(cue.end);
        Some(Self { text, words: words(text, Span::new(cue.end, end)).collect() })
    }

    /// The word at `index` in lower case; empty where there is none.
    pub(super) fn lower(&self, index: usize) -> String {
        self.words.get(index).map_or_else(String::new, |word| word.of(self.text).to_lowercase())
    }

    /// The noun phrase that begins at word `first`: never empty, `None` where a stop stands there.
    pub(super) fn noun_phrase(&self, first: usize) -> Option<Span> {
        let mut end = first;
        while end < self.words.len() && !self.stops(end, first) {
            end += 1;
        }
        while end > first && matches!(self.lower(end - 1).as_str(), "." | "-" | "'" | "’" | "&") {
            end -= 1;
        }
        (end > first).then(|| self.words[first].join(self.words[end - 1]))
    }

    fn is_capital(&self, index: usize) -> bool {
        let word = self.words.get(index).map_or("", |word| word.of(self.text));
        word.chars().next().is_some_and(char::is_uppercase)
            && !STOPS.contains(&word.to_lowercase().as_str())
    }

    fn stops(&self, index: usize, first: usize) -> bool {
        let word = self.lower(index);
        if matches!(word.as_str(), "in" | "at" | "from") && index > first {
            // "reporters in Windhoek": a place right after tells which; "in a statement" does not.
            return !self.is_capital(index + 1);
        }
        if STOPS.contains(&word.as_str()) {
            // "him", "the last government": what opens the phrase or stands after its article stays.
            return index == first || !matches!(word.as_str(), "last" | "late" | "this");
        }
        let joins = matches!(word.as_str(), "'" | "’" | "-" | "." | "&");
        !joins && !word.chars().all(char::is_alphanumeric) && !word.contains('\'')
    }
}
