//! The paragraphs of an article that hold a statement or an event, with its words marked.

use std::ops::Range;

use crate::output::flow::Flow;
use crate::output::paint::{Ink, Look};

/// A stretch of the text, in bytes, and what it is to the statement or the event. Its words proper
/// ([`Ink::Quote`]) are marked where there is no colour, too.
pub(super) type Mark = (Range<usize>, Ink);

/// Writes the paragraphs with marks in them, with a line of dots for what is left out between.
pub(super) fn write(out: &mut String, text: &str, mut marks: Vec<Mark>, look: Look) {
    marks.retain(|(range, _)| !range.is_empty());
    marks.sort_by_key(|(range, _)| (range.start, range.end));
    let mut before = None;
    let mut start = 0;
    for (nth, line) in text.split_inclusive('\n').enumerate() {
        let place = start..start + line.trim_end().len();
        start += line.len();
        let is_marked =
            marks.iter().any(|(mark, _)| mark.start < place.end && place.start < mark.end);
        if !is_marked {
            continue;
        }
        let skipped = before.is_some_and(|before| nth > before + 1);
        if skipped {
            out.push_str("    …\n");
        }
        before = Some(nth);
        out.push_str("    ");
        paragraph(text, place, &marks, look).write(out, 4, 4, look);
    }
}

fn paragraph(text: &str, place: Range<usize>, marks: &[Mark], look: Look) -> Flow {
    let mut flow = Flow::default();
    let mut at = place.start;
    for (mark, ink) in marks {
        let (start, end) = (mark.start.max(at), mark.end.min(place.end));
        if start >= end {
            continue;
        }
        flow = add(flow, &text[at..start], Ink::Plain);
        let words = &text[start..end];
        let bare = *ink == Ink::Quote && !look.color;
        flow = if bare { add(flow, &bracketed(words), *ink) } else { add(flow, words, *ink) };
        at = end;
    }
    add(flow, &text[at..place.end], Ink::Plain)
}

/// Adds text as it goes on: after a space only where it begins with one.
fn add(flow: Flow, text: &str, ink: Ink) -> Flow {
    let flow = flow.glued(text, ink);
    // The space at the end stands before what follows, which is glued to nothing then.
    if text.ends_with(char::is_whitespace) { flow.spaced() } else { flow }
}

/// `⟦the words⟧`, with white space around them left outside.
fn bracketed(words: &str) -> String {
    let inner = words.trim();
    words.replacen(inner, &format!("⟦{inner}⟧"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Ferries stop\n\nThe mayor said: ferries stop on Monday, not before.\n\n\
                        A clerk waved.\n\n“It is the ice,” he added.\n";

    fn shown(marked: &[(&str, Ink)], color: bool) -> String {
        let marks = marked.iter().map(|(words, ink)| {
            let start = TEXT.find(words).unwrap();
            (start..start + words.len(), *ink)
        });
        let mut out = String::new();
        write(&mut out, TEXT, marks.collect(), Look { color, width: 60 });
        out
    }

    #[test]
    fn words_are_marked_in_their_paragraphs() {
        let marks = [
            ("ferries stop on Monday", Ink::Quote),
            ("The mayor", Ink::Speaker),
            ("said", Ink::Badge),
            ("It is the ice,", Ink::Quote),
        ];
        let expected = "    The mayor said: ⟦ferries stop on Monday⟧, not before.\n    …\n    \
                        “⟦It is the ice,⟧” he added.\n";
        assert_eq!(shown(&marks, false), expected);
        assert!(!shown(&marks, true).contains('⟦'));
    }

    #[test]
    fn a_mark_over_paragraphs_shows_them_all() {
        let text = shown(&[("before.\n\nA clerk waved.\n\n“It is", Ink::Quote)], false);
        assert_eq!(text.lines().filter(|line| line.contains('⟦')).count(), 3, "{text}");
    }
}
