//! What the page put into the text and the reporter did not write: links, credits, notices.

use crate::line::trim;
use crate::pattern::{Place, Token, patterns, tokens};
use crate::sentence::sentences;
use crate::word::is_word_character;
use crate::{ParagraphKind, Span, words};

/// Notices run longer than this only when they are articles.
const LONGEST_NOTICE: usize = 600;
/// A link's title seldom has more words than this without a stop.
const FEWEST_WORDS_OF_A_SENTENCE: usize = 6;

/// What of a paragraph is no part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Residue {
    pub(crate) paragraph: Span,
    pub(crate) kind: ParagraphKind,
    /// A label at its start, as in "SEE ALSO: The minister said …".
    label: Option<Span>,
    /// A credit at its end, as in "… he said. (Reporting by …)".
    tail: Option<Span>,
}

impl Residue {
    /// Looks through a paragraph.
    pub(crate) fn find(text: &str, paragraph: Span) -> Self {
        let body = Self { paragraph, kind: ParagraphKind::Body, label: None, tail: None };
        let whole = Self { kind: ParagraphKind::Boilerplate, ..body };
        if !paragraph.of(text).contains(char::is_alphanumeric) || is_notice(text, paragraph) {
            return whole;
        }
        let label = label(text, paragraph);
        if label.is_some_and(|label| label == paragraph) {
            return whole;
        }
        let tail = credit(text, paragraph);
        if tail.is_some_and(|tail| tail == paragraph) {
            return whole;
        }
        let tail = tail.filter(|tail| label.is_none_or(|label| label.end <= tail.start));
        Self { label, tail, ..body }
    }

    /// Makes the paragraph a line of the headline.
    pub(crate) fn make_headline(&mut self) {
        *self = Self { kind: ParagraphKind::Headline, label: None, tail: None, ..*self };
    }

    /// Makes all of the paragraph boilerplate.
    pub(crate) fn make_boilerplate(&mut self) {
        *self = Self { kind: ParagraphKind::Boilerplate, label: None, tail: None, ..*self };
    }

    /// The spans that are no part of the report, in order.
    pub(crate) fn boilerplate(&self) -> impl Iterator<Item = Span> + use<> {
        let whole = (self.kind == ParagraphKind::Boilerplate).then_some(self.paragraph);
        [whole, self.label, self.tail].into_iter().flatten()
    }

    /// The label, what stands between, and the credit, as far as there are any.
    pub(crate) fn parts(&self, text: &str) -> impl Iterator<Item = Span> + use<> {
        let start = self.label.map_or(self.paragraph.start, |label| label.end);
        let end = self.tail.map_or(self.paragraph.end, |tail| tail.start);
        let middle = trim(text, Span::new(start, end));
        let parts = [self.label, Some(middle), self.tail].into_iter().flatten();
        parts.filter(|part| !part.is_empty())
    }
}

/// Whether the whole paragraph is a notice: "© 2024 …", "Follow us on …", "By Jane Doe".
fn is_notice(text: &str, paragraph: Span) -> bool {
    if paragraph.len() > LONGEST_NOTICE || opens_with_quotation(text, paragraph) {
        return false;
    }
    let tokens: Vec<Token> = tokens(text, paragraph).collect();
    patterns(Place::Line, &tokens).any(|pattern| pattern.fits_all(text, &tokens))
}

/// The label of a link at the start of a paragraph; the whole paragraph where the link's title
/// follows and not a sentence of the report.
fn label(text: &str, paragraph: Span) -> Option<Span> {
    if opens_with_quotation(text, paragraph) {
        return None;
    }
    let tokens: Vec<Token> = tokens(text, paragraph).take(12).collect();
    let end = patterns(Place::Label, &tokens)
        .filter_map(|pattern| pattern.fits_start(text, &tokens))
        .max()?;
    let rest = Span::new(end, paragraph.end);
    let skipped = |c: char| c.is_whitespace() || matches!(c, ']' | ')' | '*' | '_');
    let separator = rest.of(text).trim_start_matches(skipped);
    let after = separator.trim_start_matches(|c| is_separator(c) || skipped(c));
    let parted = after.len() < separator.len();
    let rest = Span::new(paragraph.end - after.len(), paragraph.end);
    let shouted = is_shouted(Span::new(paragraph.start, end).of(text)) && starts_title(after);
    if rest.is_empty() || (parted || shouted) && !is_running_text(text, rest) {
        return Some(paragraph);
    }
    let label_end = if parted { rest.start - trailing_space(text, rest.start) } else { end };
    (parted || shouted).then(|| Span::new(paragraph.start, label_end))
}

/// How many bytes of white space end at `offset`.
fn trailing_space(text: &str, offset: usize) -> usize {
    let before = &text[..offset];
    before.len() - before.trim_end().len()
}

/// A credit in brackets that ends the paragraph: "(Reporting by …; Editing by …)".
fn credit(text: &str, paragraph: Span) -> Option<Span> {
    let inside = paragraph.of(text).trim_end_matches('.');
    let (open, close) = match inside.chars().next_back()? {
        ')' => ('(', ')'),
        ']' => ('[', ']'),
        _ => return None,
    };
    let start = paragraph.start + inside.rfind(open)?;
    let credit = Span::new(start + 1, paragraph.start + inside.len() - close.len_utf8());
    if credit.len() > LONGEST_NOTICE {
        return None;
    }
    let tokens: Vec<Token> = tokens(text, credit).collect();
    let fits = patterns(Place::Credit, &tokens).any(|pattern| pattern.fits_all(text, &tokens));
    fits.then(|| Span::new(start, paragraph.end))
}

fn opens_with_quotation(text: &str, paragraph: Span) -> bool {
    paragraph.of(text).starts_with(crate::character::is_quotation_mark)
}

/// Marks that part a label from the link's title.
fn is_separator(c: char) -> bool {
    matches!(c, ':' | '|' | '»' | '›' | '>' | '►' | '▶' | '→' | '➤' | '–' | '—')
}

/// Whether every letter is a capital.
fn is_shouted(label: &str) -> bool {
    !label.contains(char::is_lowercase)
}

/// Whether a link's title could begin here: with a capital, and not all in capitals.
fn starts_title(rest: &str) -> bool {
    rest.starts_with(char::is_uppercase) && rest.contains(char::is_lowercase)
}

/// Whether it is made of sentences and not the title of a link.
fn is_running_text(text: &str, span: Span) -> bool {
    let closed = span.of(text).trim_end_matches(|c| {
        crate::character::is_quotation_mark(c) || crate::character::is_closing_bracket(c)
    });
    let mut words = words(text, span).filter(|word| word.of(text).starts_with(is_word_character));
    closed.ends_with('.')
        && !closed.ends_with("..")
        && (words.nth(FEWEST_WORDS_OF_A_SENTENCE - 1).is_some() || sentences(text, span).len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::Pattern;

    fn find(text: &str) -> Vec<&str> {
        let residue = Residue::find(text, Span::new(0, text.len()));
        residue.boilerplate().map(|span| span.of(text)).collect()
    }

    #[test]
    fn every_pattern_fits_its_example_and_not_the_other() {
        let fits = |pattern: &Pattern| {
            let [_, example, counter] = pattern.cells;
            let found = find(example);
            let fits = match pattern.place {
                Place::Line => found == [example],
                Place::Label => found.first().is_some_and(|label| example.starts_with(label)),
                Place::Credit => found.last().is_some_and(|credit| example.ends_with(credit)),
            };
            fits && find(counter).is_empty()
        };
        let wrong: Vec<_> = Pattern::all().iter().filter(|pattern| !fits(pattern)).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn no_pattern_owes_its_example_to_another() {
        let fits = |pattern: &Pattern| {
            let text = pattern.cells[1];
            let start = match pattern.place {
                Place::Credit => text.rfind(['(', '[']).unwrap() + 1,
                Place::Line | Place::Label => 0,
            };
            let tokens: Vec<Token> = tokens(text, Span::new(start, text.len())).collect();
            match pattern.place {
                Place::Label => pattern.fits_start(text, &tokens).is_some(),
                Place::Line | Place::Credit => pattern.fits_all(text, &tokens),
            }
        };
        let idle: Vec<_> = Pattern::all().iter().filter(|pattern| !fits(pattern)).collect();
        assert!(idle.is_empty(), "{idle:#?}");
    }

    #[test]
    fn a_label_before_sentences_leaves_them_in_the_report() {
        let text = "SEE ALSO: The minister said on Monday that the dam would be repaired.";
        assert_eq!(find(text), ["SEE ALSO:"]);
        let text = "RELATED The minister said on Monday that the dam would be repaired.";
        assert_eq!(find(text), ["RELATED"]);
    }

    #[test]
    fn a_label_before_a_title_takes_the_title_along() {
        for text in [
            "Read more: Minister resigns over audit",
            "READ MORE Minister resigns over audit",
            "[Read more: Will the minister resign?]",
            "RELATED | How the dam broke",
            "• See also: Ferries to sail again...",
            "SEE ALSO:",
            "Related",
        ] {
            assert_eq!(find(text), [text]);
        }
    }

    #[test]
    fn a_credit_in_brackets_is_cut_from_the_end() {
        let text = "“No,” he said. (Reporting by Ana Roe; Editing by Jon Doe)";
        assert_eq!(find(text), ["(Reporting by Ana Roe; Editing by Jon Doe)"]);
        let text = "(Reporting by Ana Roe; Editing by Jon Doe)";
        assert_eq!(find(text), [text]);
        assert_eq!(find("The party (founded by Ana Roe)"), [""; 0]);
    }

    #[test]
    fn what_has_no_letters_parts_the_report() {
        for text in ["* * *", "---", "###", "_____"] {
            assert_eq!(find(text), [text]);
        }
    }
}
