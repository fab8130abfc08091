//! Which date governs a statement or an event.
//!
//! A statement is dated by the date beside its cue ("said on Thursday", "On Thursday, … said"),
//! never by one in what is said. Remarks that go on keep the date of the remarks; a statement
//! inside another keeps that of the outer one. An event is dated by the date in its clause, else by
//! the only date that its sentence has, and never by the dateline.

use onrecord_text::{Document, Span, words};

use super::found::DateFound;
use super::tense::is_past;

/// What dating a statement needs to know of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said<'a> {
    /// The words that report it.
    pub(crate) cue: &'a [Span],
    /// What is said.
    pub(crate) contents: &'a [Span],
    /// The statement it stands in.
    pub(crate) parent: Option<usize>,
    /// The statement it tells again.
    pub(crate) restates: Option<usize>,
    /// Who says it, by number.
    pub(crate) speakers: &'a [usize],
}

/// A text with its dates, to be asked which of them govern what.
struct Reader<'a> {
    text: &'a str,
    document: &'a Document,
    dates: &'a [DateFound],
}

/// What stands beside a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    /// A date, by its number.
    Date(usize),
    /// Words that take the statement out of the run of remarks: "Separately", "previously".
    Break,
    Nothing,
}

/// The date of each statement of a text, the statements in its order.
pub(crate) fn statement_dates(
    text: &str,
    document: &Document,
    dates: &[DateFound],
    said: &[Said],
) -> Vec<Option<String>> {
    let reader = Reader { text, document, dates };
    let beside: Vec<Beside> = said.iter().map(|said| reader.beside(said)).collect();
    let mut governing: Vec<Option<usize>> = vec![None; said.len()];
    let mut remarks = Remarks::default();
    for (index, statement) in said.iter().enumerate() {
        governing[index] = match beside[index] {
            Beside::Date(date) => Some(date),
            Beside::Break => None,
            Beside::Nothing => match statement.parent.filter(|parent| *parent < index) {
                Some(parent) => governing[parent],
                None if reader.goes_on(statement) => remarks.of(statement.speakers),
                None => None,
            },
        };
        if statement.parent.is_none() && beside[index] != Beside::Nothing {
            remarks.keep(statement.speakers, governing[index]);
        }
    }
    for (index, statement) in said.iter().enumerate() {
        if beside[index] == Beside::Nothing && governing[index].is_none() {
            governing[index] =
                statement.restates.and_then(|told| governing.get(told).copied().flatten());
        }
    }
    let value = |date: Option<usize>| date.and_then(|date| dates[date].value.clone());
    governing.into_iter().map(value).collect()
}

/// The date of each speaker's remarks so far.
#[derive(Debug, Default)]
struct Remarks(std::collections::HashMap<Vec<usize>, Option<usize>>);

impl Remarks {
    fn of(&self, speakers: &[usize]) -> Option<usize> {
        if speakers.is_empty() { None } else { self.0.get(speakers).copied().flatten() }
    }

    fn keep(&mut self, speakers: &[usize], date: Option<usize>) {
        if !speakers.is_empty() {
            self.0.insert(speakers.to_vec(), date);
        }
    }
}

/// The date of an event told by the word at `trigger`, at most by the day. Where the event stands in
/// what somebody says, `within` is that content: a date outside it dates the saying.
pub(crate) fn event_date(
    text: &str,
    document: &Document,
    dates: &[DateFound],
    trigger: Span,
    within: Option<Span>,
) -> Option<String> {
    let reader = Reader { text, document, dates };
    let (_, sentence) = document.sentence_at(trigger.start)?;
    let stretch = within.filter(|within| within.covers(trigger.start)).unwrap_or(sentence);
    let near = reader.times_in(sentence).map(|(_, date)| date);
    let near: Vec<&DateFound> = near
        .filter(|date| stretch.contains(date.span) && !reader.belongs_to_noun(date.span))
        .collect();
    let distance = |date: &DateFound| {
        let gap = gap(date.span, trigger);
        (reader.breaks_in(gap) + reader.verbs_in(gap), gap.len())
    };
    let nearest = near.iter().min_by_key(|date| distance(date))?;
    let (breaks, _) = distance(nearest);
    let governs = breaks == 0 || breaks == 1 && near.len() == 1;
    nearest.value.as_deref().filter(|_| governs).map(by_the_day)
}

/// A value without the time of day.
fn by_the_day(value: &str) -> String {
    value.split_once('T').map_or(value, |(day, _)| day).to_owned()
}

/// The stretch between two spans.
fn gap(one: Span, other: Span) -> Span {
    let (first, second) = if one.start < other.start { (one, other) } else { (other, one) };
    Span::new(first.end.min(second.start), second.start)
}

/// Words with which another clause begins.
const CLAUSE: [&str; 16] = [
    "that", "who", "which", "whose", "after", "before", "when", "while", "where", "because", "if",
    "as", "but", "since", "until", "although",
];

/// Words at the head of a sentence that begin other remarks.
const OTHER_REMARKS: [&str; 4] = ["Separately", "Earlier", "Previously", "Meanwhile"];

impl Reader<'_> {
    /// The dates in a stretch that something can have happened at.
    fn times_in(&self, stretch: Span) -> impl Iterator<Item = (usize, &DateFound)> {
        self.dates_in(stretch).filter(|(_, date)| date.is_time())
    }

    fn dates_in(&self, stretch: Span) -> impl Iterator<Item = (usize, &DateFound)> {
        let first = self.dates.partition_point(|date| date.span.start < stretch.start);
        let inside =
            self.dates[first..].iter().take_while(move |date| date.span.end <= stretch.end);
        inside.enumerate().map(move |(index, date)| (first + index, date))
    }

    /// How many clauses end in a stretch.
    fn breaks_in(&self, stretch: Span) -> usize {
        let breaks = |word: &Span| {
            let word = word.of(self.text);
            matches!(word, "," | ";" | ":" | "—" | "–" | "“" | "”" | "\"") || CLAUSE.contains(&word)
        };
        words(self.text, stretch).filter(breaks).count()
    }

    /// How many other verbs stand in a stretch: each takes the dates beyond it to itself.
    fn verbs_in(&self, stretch: Span) -> usize {
        let mut before = "";
        let verb = |word: Span| {
            let word = word.of(self.text);
            let after = std::mem::replace(&mut before, word);
            // "accuses the army of shooting two men in May", but no "printing works"
            let gerund = word.ends_with("ing")
                && matches!(after, "of" | "for" | "from" | "by" | "after" | "without" | "before");
            is_past(word) || gerund || matches!(word, "to" | "will" | "would")
        };
        words(self.text, stretch).map(verb).filter(|verb| *verb).count()
    }

    /// "Monday's single shot", "the truce of February", "since Monday": the date of a noun, or of
    /// how long.
    fn belongs_to_noun(&self, date: Span) -> bool {
        let after = &self.text[date.end..];
        let before = self.text[..date.start].trim_end();
        let follows = |word: &str| before.ends_with(word);
        after.starts_with("'s")
            || after.starts_with("’s")
            || follows(" of")
            || follows(" since")
            || follows(" until")
            || follows(" by")
    }

    /// The date beside a statement's cue, in its sentence and outside what is said.
    fn beside(&self, said: &Said) -> Beside {
        let Some(cue) = said.cue.first().copied() else { return Beside::Nothing };
        let Some((_, sentence)) = self.document.sentence_at(cue.start) else {
            return Beside::Nothing;
        };
        let outside =
            |date: &DateFound| !said.contents.iter().any(|content| content.overlaps(date.span));
        let near = self.dates_in(sentence).filter(|(_, date)| outside(date) && !date.in_dateline);
        let near = near.filter(|(_, date)| date.vague || date.is_time());
        let near = near.filter(|(_, date)| self.stands_by(date, cue, said, sentence));
        let nearest = near.min_by_key(|(_, date)| gap(date.span, cue).len());
        match nearest {
            Some((_, date)) if date.vague => Beside::Break,
            Some((index, _)) => Beside::Date(index),
            None if self.begins_other_remarks(sentence) => Beside::Break,
            None => Beside::Nothing,
        }
    }

    /// Whether nothing between a date and a cue gives the date to something else.
    fn stands_by(&self, date: &DateFound, cue: Span, said: &Said, sentence: Span) -> bool {
        let gap = gap(date.span, cue);
        let crosses = said.contents.iter().any(|content| gap.contains(*content));
        if date.span.start > cue.start {
            return !crosses && self.breaks_in(gap) <= 1;
        }
        let before = Span::new(sentence.start, date.span.start).of(self.text);
        let opened = before.rfind(',').map(|comma| before[comma + 1..].split_whitespace().count());
        // "The minister, who resigned on Monday, said": the commas keep the date to themselves.
        let enclosed = opened.is_some_and(|words| words > 2) && gap.of(self.text).contains(',');
        !enclosed && (!crosses || opened.is_none()) && self.breaks_in(gap) <= 2
    }

    fn begins_other_remarks(&self, sentence: Span) -> bool {
        let first = words(self.text, sentence).next();
        first.is_some_and(|word| OTHER_REMARKS.contains(&word.of(self.text)))
    }

    /// Whether a statement's cue goes on with remarks: in the past, or sharing another's ("adding").
    fn goes_on(&self, said: &Said) -> bool {
        let Some(cue) = said.cue.first() else { return true };
        cue.of(self.text).split_whitespace().any(|word| is_past(word) || word.ends_with("ing"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::dates;
    use super::*;

    fn span(text: &str, words: &str) -> Span {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    /// The dates of statements given as cue and content, all by one speaker, published 2024-06-21.
    fn said(text: &str, statements: &[(&str, &str)]) -> Vec<Option<String>> {
        let document = Document::new(text);
        let dates = dates(text, &document, Some(&"2024-06-21".parse().unwrap()));
        let spans: Vec<_> = statements
            .iter()
            .map(|(cue, content)| ([span(text, cue)], [span(text, content)]))
            .collect();
        let said: Vec<Said> = spans
            .iter()
            .map(|(cue, contents)| Said {
                cue,
                contents,
                parent: None,
                restates: None,
                speakers: &[0],
            })
            .collect();
        statement_dates(text, &document, &dates, &said)
    }

    #[test]
    fn the_date_beside_the_cue_is_the_statements() {
        for (text, cue, content, expected) in [
            (
                "Roe said on Thursday she would sail on Monday.",
                "said",
                "she would sail on Monday",
                Some("2024-06-20"),
            ),
            ("On Thursday, Roe said she would sail.", "said", "she would sail", Some("2024-06-20")),
            ("Roe on Thursday said she would sail.", "said", "she would sail", Some("2024-06-20")),
            ("“We will sail on Monday,” Roe said.", "said", "We will sail on Monday,", None),
            (
                "“We will sail,” Roe told reporters on Thursday.",
                "told",
                "We will sail,",
                Some("2024-06-20"),
            ),
            ("Roe, who was freed on Monday, said she would sail.", "said", "she would sail", None),
            ("Roe had previously said she would sail.", "said", "she would sail", None),
            ("LIMA, June 20 - Roe said she would sail.", "said", "she would sail", None),
        ] {
            assert_eq!(said(text, &[(cue, content)])[0].as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn remarks_that_go_on_keep_their_date() {
        let text = "Roe said on Thursday the ferry had sunk.\n“Nobody drowned,” she added.\n\
                    Separately, Roe denied that she had been warned.";
        let dates = said(
            text,
            &[
                ("said", "the ferry had sunk"),
                ("added", "Nobody drowned,"),
                ("denied", "that she had been warned"),
            ],
        );
        assert_eq!(dates[0].as_deref(), Some("2024-06-20"));
        assert_eq!(dates[1], dates[0]);
        assert_eq!(dates[2], None);
    }

    #[test]
    fn the_date_of_an_event_stands_in_its_clause() {
        for (text, trigger, within, expected) in [
            ("Police arrested three men on Monday.", "arrested", None, Some("2024-06-17")),
            ("On Monday police arrested three men.", "arrested", None, Some("2024-06-17")),
            ("LIMA, June 20 - Police arrested three men.", "arrested", None, None),
            (
                "Police arrested three men at 3 a.m. on Monday.",
                "arrested",
                None,
                Some("2024-06-17"),
            ),
            (
                "Roe, who fled on Monday, was arrested on Tuesday.",
                "arrested",
                None,
                Some("2024-06-18"),
            ),
            ("Roe, who fled on Monday, was arrested on Tuesday.", "fled", None, Some("2024-06-17")),
            ("Both blame a third group for Monday's raid.", "blame", None, None),
            (
                "Roe said on Thursday police had arrested three men.",
                "arrested",
                Some("police had arrested three men"),
                None,
            ),
        ] {
            let document = Document::new(text);
            let dates = dates(text, &document, Some(&"2024-06-21".parse().unwrap()));
            let within = within.map(|within| span(text, within));
            let found = event_date(text, &document, &dates, span(text, trigger), within);
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
