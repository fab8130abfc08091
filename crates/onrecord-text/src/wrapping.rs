//! Hard-wrapped text: is it, and at what width?

use crate::Span;
use crate::character::{is_closing_bracket, is_quotation_mark};
use crate::line::Line;

/// Widths at which people and programs wrap text, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=110;
/// A line may fall short of the width by this much where a wrapper counts otherwise than we do.
const SLACK: usize = 3;
/// Fewer line breaks than this tell nothing.
const FEWEST_BREAKS: usize = 3;
/// Fewer than this tell too little where no blank line parts the paragraphs.
const FEWEST_WITHOUT_BLANKS: usize = 6;

/// The width a text was wrapped at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wrapping {
    width: usize,
}

impl Wrapping {
    /// Finds whether `text` was hard-wrapped.
    ///
    /// Two things must hold of the breaks between lines that no blank line parts. Wrapping is
    /// greedy: the first word of the next line would not have fitted (four breaks in five). And
    /// it cuts sentences: the line has no stop and the next goes on in lower case (two in five;
    /// next to none where each line is a paragraph).
    pub(crate) fn measure(text: &str, lines: &[Line]) -> Option<Self> {
        let breaks = || lines.windows(2).filter(|pair| !pair[1].after_blank);
        let mut lengths: Vec<usize> = breaks().map(|pair| length(text, pair[0].span)).collect();
        let parted = lines.iter().skip(1).any(|line| line.after_blank);
        if lengths.len() < if parted { FEWEST_BREAKS } else { FEWEST_WITHOUT_BLANKS } {
            return None;
        }
        lengths.sort_unstable();
        let wrapping = Self { width: lengths[(lengths.len() - 1) * 95 / 100] };
        let full = breaks().filter(|pair| wrapping.is_full(text, pair[0].span, pair[1].span));
        let cut = breaks().filter(|pair| runs_on(text, pair[0].span, pair[1].span));
        let is_wrapped = WIDTHS.contains(&wrapping.width)
            && full.count() * 5 >= lengths.len() * 4
            && cut.count() * 5 >= lengths.len() * 2;
        is_wrapped.then_some(wrapping)
    }

    /// Whether two lines with nothing between them belong to one paragraph.
    pub(crate) fn joins(self, text: &str, line: Span, next: Span) -> bool {
        self.is_full(text, line, next) || runs_on(text, line, next)
    }

    /// Whether the first word of `next` would not have fitted on `line`.
    fn is_full(self, text: &str, line: Span, next: Span) -> bool {
        let word = next.of(text).split_whitespace().next().unwrap_or_default();
        let word = length(text, Span::new(next.start, next.start + word.len()));
        length(text, line) + 1 + word + SLACK > self.width
    }
}

/// The length of a line in characters, counted no further than tells it from a wrapped one.
fn length(text: &str, span: Span) -> usize {
    span.of(text).chars().take(WIDTHS.end() * 4).count()
}

/// Whether the sentence that `line` breaks off goes on in `next`.
fn runs_on(text: &str, line: Span, next: Span) -> bool {
    let last = line.of(text).trim_end_matches(|c| is_quotation_mark(c) || is_closing_bracket(c));
    let first = next.of(text).chars().find(|c| c.is_alphanumeric());
    !last.ends_with(['.', '!', '?', ':', '…', '。', '؟'])
        && first.is_some_and(|c| !c.is_uppercase() && !c.is_numeric())
}
