//! Paragraphs, and which lines make one.

use crate::Span;
use crate::line::Line;
use crate::wrapping::Wrapping;

/// A paragraph of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// What it is for.
    pub kind: ParagraphKind,
    /// Its sentences, in order; between them they leave out only white space.
    pub sentences: Vec<Span>,
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// The headline, or a line of it.
    Headline,
    /// The report itself.
    Body,
    /// What the page put there and not the reporter: links, credits, bylines, notices.
    Boilerplate,
}

/// The spans of the paragraphs that `lines` make: one for each line, unless the text is
/// hard-wrapped.
pub(crate) fn paragraphs(text: &str, lines: &[Line]) -> Vec<Span> {
    let wrapping = Wrapping::measure(text, lines);
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut previous: Option<&Line> = None;
    for line in lines {
        let goes_on = previous.zip(wrapping).is_some_and(|(previous, wrapping)| {
            !line.after_blank && wrapping.joins(text, previous.span, line.span)
        });
        match paragraphs.last_mut() {
            Some(last) if goes_on => last.end = line.span.end,
            _ => paragraphs.push(line.span),
        }
        previous = Some(line);
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    fn split(text: &str) -> Vec<&str> {
        paragraphs(text, &lines(text)).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        let text = "Ferry service resumes\r\nFerries sailed again on Monday, the operator said.\r\n\
                    It had stopped them for a week.\r\n";
        assert_eq!(split(text).len(), 3);
    }

    #[test]
    fn short_lines_of_like_length_stay_apart() {
        let text = "\
The council met on Monday to talk about the dam.
The farmers want water for the coming season.
The engineers want time to repair the sluices.
The mayor wants both and said so to reporters.
The minister has yet to name a day for a visit.
The river rose by a metre in the past two days.
";
        assert_eq!(split(text).len(), 6);
    }

    #[test]
    fn headlines_in_a_list_stay_apart() {
        let text = "\
Council Delays Vote on Dam After Farmers Protest
Ferry Service to Outer Islands Resumes on Monday
Minister to Visit Flooded District Later This Week
Teachers Call Off Strike as Ministry Offers Talks
Power Cuts to Last Into March, Grid Operator Warns
Harvest Falls by a Third in Northern Provinces
";
        assert_eq!(split(text).len(), 6);
    }

    #[test]
    fn wrapped_lines_make_one_paragraph() {
        let text = "\
Ferry service resumes

Ferries sailed again on Monday after a week in port, the operator said,
adding that two of its five vessels would stay out of service until the
repairs that the inspectors had asked for were done.

\"We are sorry for the trouble that this has caused to the islands,\" the
operator's director told reporters at the harbour, where some two hundred
passengers were waiting.
Sailings to the outer islands remain suspended. The inspectors return on
Thursday.
";
        let found = split(text);
        assert_eq!(found.len(), 4, "{found:#?}");
        assert!(found[1].ends_with("were done."));
        assert!(found[3].starts_with("Sailings"));
    }

    #[test]
    fn a_label_among_wrapped_lines_stays_apart() {
        let text = "\
The ministry said on Tuesday that the talks would go on for as long as
both of the parties thought that there was something to be gained from
them, and that nobody should expect an agreement before the summer.

READ MORE:
The two sides have met four times since the winter without so much as a
joint statement, and diplomats who follow the talks see few signs of any
movement.
";
        assert_eq!(split(text).len(), 3);
    }
}
