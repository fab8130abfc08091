//! The lines of a block quote as the text of a passage.

use onrecord_text::Span;

use crate::document::Line;

/// Text with one paragraph a line, and where its headline stands.
pub(crate) fn text(lines: &[Line<'_>]) -> (String, Option<Span>) {
    let mut text = String::new();
    let mut headline = None;
    let mut paragraph_open = false;
    for line in lines {
        let words = squeeze(line.text);
        if words.is_empty() {
            paragraph_open = false;
            continue;
        }
        let title = words.strip_prefix("# ");
        if !text.is_empty() {
            text.push(if paragraph_open && title.is_none() { ' ' } else { '\n' });
        }
        let start = text.len();
        text.push_str(title.unwrap_or(&words));
        paragraph_open = title.is_none();
        if title.is_some() {
            headline = headline.or(Some(Span::new(start, text.len())));
        }
    }
    (text, headline)
}

/// `words` with every run of spaces and tabs as one space, and none at either end. A no-break
/// space is kept: it is part of the text.
pub(crate) fn squeeze(words: &str) -> String {
    words
        .split([' ', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text_lines: &str) -> (String, Option<Span>) {
        let lines: Vec<_> = text_lines
            .lines()
            .enumerate()
            .map(|(index, text)| Line { number: index + 1, text })
            .collect();
        text(&lines)
    }

    #[test]
    fn lines_become_a_paragraph_and_empty_lines_part_them() {
        assert_eq!(read(" One\n two.\n\n Three.").0, "One two.\nThree.");
    }

    #[test]
    fn the_headline_stands_alone_without_its_mark() {
        let (text, headline) = read(" # Port to Reopen\n The port\n will reopen.");
        assert_eq!(text, "Port to Reopen\nThe port will reopen.");
        assert_eq!(headline.unwrap().of(&text), "Port to Reopen");
    }

    #[test]
    fn a_no_break_space_is_text() {
        assert_eq!(read(" 10\u{a0}000  people").0, "10\u{a0}000 people");
    }
}
