//! Pairs the marks of one paragraph.
//!
//! One pass with a stack: every mark is pushed and popped at most once, so that ten thousand marks
//! that nothing closes take no longer than ten thousand that pair.

use crate::mark::{Family, Mark, Shape, Side, marks};
use crate::{Quotation, QuotationStyle, Span};

/// Quotations nested deeper than this are marks gone astray.
const MOST_LEVELS: usize = 4;

/// The quotations of a paragraph, in the order in which they open.
///
/// `carried` tells that the paragraph before left a quotation open, which a closing mark here may
/// close; `goes_on` that the next one begins with a single mark, so that one left open here is a
/// quotation and no apostrophe.
pub(crate) fn pair(text: &str, paragraph: Span, carried: bool, goes_on: bool) -> Vec<Quotation> {
    let marks = marks(text, paragraph);
    if marks.is_empty() {
        return Vec::new();
    }
    let ahead = Ahead::look(&marks);
    let mut pairing = Pairing {
        paragraph,
        carried,
        found: Vec::new(),
        stack: Vec::new(),
        last: (usize::MAX, Act::Ignore),
    };
    for (mark, ahead) in marks.iter().zip(&ahead) {
        let act = pairing.judge(mark, *ahead);
        match act {
            Act::Open => pairing.open(mark),
            Act::Close => pairing.close(mark),
            Act::Ignore => pairing.close_carried(mark),
        }
        pairing.last = (mark.span.end, act);
    }
    pairing.finish(text, goes_on)
}

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Open,
    Close,
    Ignore,
}

/// What follows a mark.
#[derive(Clone, Copy, Debug, Default)]
struct Ahead {
    /// The next double mark can only close.
    double_closes: bool,
    /// A single mark that surely closes comes before one that could open.
    single_closes: bool,
}

impl Ahead {
    fn look(marks: &[Mark]) -> Vec<Self> {
        let mut ahead = vec![Self::default(); marks.len()];
        let mut next = Self::default();
        for (mark, slot) in marks.iter().zip(&mut ahead).rev() {
            *slot = next;
            match mark.family {
                Family::Double => next.double_closes = mark.leans_left() && !mark.leans_right(),
                Family::Single if mark.surely_closes() => next.single_closes = true,
                Family::Single if mark.leans_right() => next.single_closes = false,
                _ => {}
            }
        }
        ahead
    }
}

/// A quotation that may turn out to be none.
struct Candidate {
    quotation: Quotation,
    family: Family,
    shape: Shape,
    dropped: bool,
}

struct Pairing {
    paragraph: Span,
    carried: bool,
    found: Vec<Candidate>,
    /// The candidates that are open, outermost first.
    stack: Vec<usize>,
    /// Where the last mark ended, and what it did.
    last: (usize, Act),
}

impl Pairing {
    /// Decides what a mark does, by its shape, by what stands beside it, and by what is open.
    fn judge(&self, mark: &Mark, ahead: Ahead) -> Act {
        let mark = &self.resolve_sides(mark);
        let open = self.innermost(mark.family);
        match mark.family {
            Family::Single => self.judge_single(mark, ahead),
            Family::Double => match mark.shape {
                _ if mark.span.start == self.paragraph.start => Act::Open,
                Shape::Straight => judge_straight(mark, open.is_some(), ahead),
                Shape::Low => Act::Open,
                Shape::Left => {
                    let low = open.is_some_and(|open| open.shape == Shape::Low);
                    let closes =
                        open.is_some() && mark.leans_left() && (low || !mark.leans_right());
                    if closes { Act::Close } else { Act::Open }
                }
                Shape::Right => {
                    let opens = open.is_none() && mark.leans_right() && mark.after == Side::Letter;
                    close_if(open.is_some(), opens)
                }
            },
            Family::Guillemet | Family::SingleGuillemet => {
                let closes = open.is_some_and(|open| open.shape != mark.shape);
                let opens = match mark.shape {
                    Shape::Left => mark.after != Side::Edge || mark.before == Side::Edge,
                    _ => mark.leans_right() && mark.before != Side::Other,
                };
                close_if(closes, opens)
            }
            Family::Corner => match mark.shape {
                Shape::Left => Act::Open,
                _ => close_if(open.is_some(), false),
            },
        }
    }

    /// A mark with a mark beside it stands as that mark does: after one that opened, at an edge.
    fn resolve_sides(&self, mark: &Mark) -> Mark {
        let mut mark = *mark;
        if mark.before == Side::Quote && self.last.0 == mark.span.start {
            mark.before = match self.last.1 {
                Act::Open => Side::Edge,
                Act::Close => Side::Stop,
                Act::Ignore => Side::Letter,
            };
        }
        mark
    }

    fn judge_single(&self, mark: &Mark, ahead: Ahead) -> Act {
        let at_start = mark.span.start == self.paragraph.start;
        let top = self.stack.last().map(|&number| &self.found[number]);
        let open = top.filter(|top| top.family == Family::Single);
        let german = mark.shape == Shape::Left && open.is_some_and(|open| open.shape == Shape::Low);
        let may_close = matches!(mark.shape, Shape::Straight | Shape::Right) || german;
        let may_open = at_start || mark.shape != Shape::Right;
        let apostrophe = mark.possessive && ahead.single_closes;
        if open.is_some() && may_close && mark.leans_left() && !apostrophe {
            return Act::Close;
        }
        if may_open && mark.leans_right() && mark.before != Side::Other {
            Act::Open
        } else {
            Act::Ignore
        }
    }

    /// The innermost open candidate of a family.
    fn innermost(&self, family: Family) -> Option<&Candidate> {
        let open = self.stack.iter().rev().map(|&number| &self.found[number]);
        open.into_iter().find(|open| open.family == family)
    }

    fn open(&mut self, mark: &Mark) {
        let top = self.stack.last().copied();
        if let Some(top) = top.filter(|&top| self.found[top].family == Family::Single)
            && mark.family == Family::Single
        {
            // Single marks never stand in single marks: the first was an apostrophe.
            self.found[top].dropped = true;
            self.stack.pop();
        }
        if self.stack.len() < MOST_LEVELS {
            self.stack.push(self.found.len());
            self.found.push(Candidate {
                quotation: quotation(mark.span, mark.family),
                family: mark.family,
                shape: mark.shape,
                dropped: false,
            });
        }
    }

    /// Closes the innermost quotation of the mark's family, and what was left open inside it.
    fn close(&mut self, mark: &Mark) {
        while let Some(number) = self.stack.pop() {
            let candidate = &mut self.found[number];
            if candidate.family == mark.family {
                candidate.quotation.closed = true;
                candidate.quotation.inner.end = mark.span.start;
                candidate.quotation.span.end = mark.span.end;
                return;
            }
            candidate.end(mark.span.start, false);
        }
    }

    /// Closes the quotation that the paragraph before left open, where nobody opened it again.
    fn close_carried(&mut self, mark: &Mark) {
        let ends = mark.family == Family::Double
            && mark.leans_left()
            && matches!(mark.before, Side::Stop | Side::Dash)
            && mark.shape != Shape::Left;
        if self.carried && self.found.is_empty() && ends {
            let mut quotation =
                quotation(Span::new(self.paragraph.start, self.paragraph.start), Family::Double);
            quotation.closed = true;
            quotation.inner.end = mark.span.start;
            quotation.span.end = mark.span.end;
            self.found.push(Candidate {
                quotation,
                family: Family::Double,
                shape: Shape::Right,
                dropped: false,
            });
        }
    }

    /// Ends what is still open with the paragraph, and counts the levels.
    fn finish(mut self, text: &str, goes_on: bool) -> Vec<Quotation> {
        let start = self.paragraph.start;
        for number in std::mem::take(&mut self.stack) {
            let candidate = &mut self.found[number];
            let opened = candidate.quotation.span.start;
            let at_start = text[start..opened].chars().all(crate::character::is_quotation_mark);
            let lead = text[start..opened].trim_end();
            let introduced = opened > start + lead.len() && lead.ends_with([':', ',']);
            let keep = (at_start || introduced) && (goes_on || candidate.shape == Shape::Left);
            candidate.end(self.paragraph.end, keep);
        }
        let mut ends: Vec<usize> = Vec::new();
        let kept = self.found.into_iter().filter(|candidate| !candidate.dropped);
        kept.map(|mut candidate| {
            while ends.last().is_some_and(|&end| end <= candidate.quotation.span.start) {
                ends.pop();
            }
            candidate.quotation.level = ends.len() as u8;
            ends.push(candidate.quotation.span.end);
            candidate.quotation
        })
        .collect()
    }
}

impl Candidate {
    /// Ends a quotation that no mark closed; a single one only when `keep_single` says so.
    fn end(&mut self, end: usize, keep_single: bool) {
        self.quotation.span.end = end;
        self.quotation.inner.end = end;
        self.dropped = self.family == Family::Single && !keep_single;
    }
}

/// An open quotation.
fn quotation(mark: Span, family: Family) -> Quotation {
    let style = match family {
        Family::Single | Family::SingleGuillemet => QuotationStyle::Single,
        Family::Double | Family::Guillemet | Family::Corner => QuotationStyle::Double,
    };
    Quotation {
        span: mark,
        inner: Span::new(mark.end, mark.end),
        style,
        level: 0,
        closed: false,
        continues: None,
    }
}

/// What a straight double mark does that does not begin the paragraph.
fn judge_straight(mark: &Mark, open: bool, ahead: Ahead) -> Act {
    if mark.before == Side::Digit && (!open || ahead.double_closes) {
        // A 10" pipe; in «"The 10" pipe broke," he said» another mark closes.
        return Act::Ignore;
    }
    match (mark.leans_right(), mark.leans_left()) {
        (true, false) => Act::Open,
        (false, true) => close_if(open, false),
        (true, true) if mark.before == Side::Edge && mark.after != Side::Stop => Act::Open,
        _ => close_if(open, mark.after != Side::Edge || mark.before == Side::Edge),
    }
}

/// Closes where it can, else opens where it can.
fn close_if(closes: bool, opens: bool) -> Act {
    match (closes, opens) {
        (true, _) => Act::Close,
        (false, true) => Act::Open,
        (false, false) => Act::Ignore,
    }
}
