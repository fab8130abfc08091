//! The dateline: where, when and by which agency a report was written.

use crate::Span;
use crate::character::{after, before, is_dash, is_quotation_mark};
use crate::scanner::Scanner;
use crate::{Paragraph, ParagraphKind};

/// The place, and perhaps date and agency, that a report begins with.
///
/// In "PARIS, June 3 (Reuters) - Talks resumed" it is everything up to "Talks".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// All of it, with its dash, up to where the report starts.
    pub span: Span,
    /// The place: "PARIS", "KYIV, Ukraine", "GENEVA/NEW YORK".
    pub place: Span,
    /// The agency, without its brackets.
    pub agency: Option<Span>,
    /// The date, without the year's comma or the weekday left out.
    pub date: Option<Span>,
}

/// The dateline of a text: in its first paragraph of report, or in the second.
pub(crate) fn find(text: &str, paragraphs: &[Paragraph]) -> Option<Dateline> {
    let is_body = |paragraph: &&Paragraph| paragraph.kind == ParagraphKind::Body;
    paragraphs.iter().filter(is_body).take(2).find_map(|paragraph| {
        let dateline = read(text, paragraph.span)?;
        let weak = Evidence::of(text, &dateline) == Evidence::Colon;
        (!weak || !is_transcript(text, paragraphs)).then_some(dateline)
    })
}

/// Whether several paragraphs begin with a speaker's name in capitals and a colon.
fn is_transcript(text: &str, paragraphs: &[Paragraph]) -> bool {
    let speaks = |paragraph: &&Paragraph| {
        let line = paragraph.span.of(text);
        let label = line.split_once(':').map_or("", |(label, _)| label);
        label.len() < 60
            && label.contains(char::is_alphabetic)
            && !label.contains(char::is_lowercase)
            && paragraph.kind == ParagraphKind::Body
    };
    paragraphs.iter().take(60).filter(speaks).nth(1).is_some()
}

/// What speaks for a dateline besides its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    /// A date, an agency, or a place in capitals with a dash.
    Strong,
    /// A place in capitals with only a colon, as a speaker's name in a transcript.
    Colon,
    /// A place in title case: "Nairobi – The …", "Nairobi, Kenya – Police …".
    Title,
}

impl Evidence {
    fn of(text: &str, dateline: &Dateline) -> Self {
        let capitals = !dateline
            .place
            .of(text)
            .split([',', '('])
            .next()
            .is_none_or(|city| city.replace(" and ", "").contains(char::is_lowercase));
        if dateline.agency.is_some() || dateline.date.is_some() {
            Self::Strong
        } else if !capitals {
            Self::Title
        } else if dateline.span.of(text).trim_end().ends_with(':') {
            Self::Colon
        } else {
            Self::Strong
        }
    }
}

/// Reads a dateline off the start of a paragraph.
pub(crate) fn read(text: &str, paragraph: Span) -> Option<Dateline> {
    let mut scanner = Scanner::new(text, paragraph);
    skip_byline(&mut scanner);
    let bracketed = scanner.take('(');
    let place = scanner.place()?;
    if bracketed && !scanner.take(')') {
        return None;
    }
    let mut parts = Parts { place, agency: None, date: None };
    while parts.read_one(&mut scanner) {}
    let bare = scanner.at;
    let end = scanner.dash();
    let whole = bare == paragraph.end && (parts.date.is_some() || parts.agency.is_some());
    let end = end.or_else(|| whole.then_some(bare))?;
    let dateline = Dateline {
        span: Span::new(paragraph.start, end),
        place: parts.place,
        agency: parts.agency,
        date: parts.date,
    };
    is_dateline(text, paragraph, &dateline, bare, bracketed).then_some(dateline)
}

/// "By Jane Doe, " before the place.
fn skip_byline(scanner: &mut Scanner) {
    let start = scanner.at;
    if scanner.word().is_some_and(|word| word.of(scanner.text).eq_ignore_ascii_case("by")) {
        let _ = (0..8).take_while(|_| scanner.capitalised_word().is_some()).count();
        if scanner.take(',') || scanner.take('|') {
            return;
        }
    }
    scanner.at = start;
}

/// What has been read so far.
struct Parts {
    place: Span,
    agency: Option<Span>,
    date: Option<Span>,
}

impl Parts {
    /// Reads a date, an agency, or more of the place; false when there is none.
    fn read_one(&mut self, scanner: &mut Scanner) -> bool {
        let start = scanner.at;
        let comma = scanner.take(',') || scanner.take('.');
        if self.date.is_none() {
            self.date = scanner.date();
            if self.date.is_some() {
                scanner.take('.');
                return true;
            }
        }
        let region = comma && scanner.text[start..].trim_start().starts_with(',');
        if region
            && self.agency.is_none()
            && self.date.is_none()
            && let Some(more) = scanner.place()
        {
            self.place.end = more.end;
            return true;
        }
        scanner.at = start;
        self.read_bracket(scanner) || self.read_slashed(scanner)
    }

    /// Reads "(AP)", "(June 3)" or "(West Bank)".
    fn read_bracket(&mut self, scanner: &mut Scanner) -> bool {
        let start = scanner.at;
        let Some(inside) = scanner.bracket() else { return false };
        let mut inner = Scanner::new(scanner.text, inside);
        let date = inner.date().filter(|_| inner.is_done());
        if date.is_some() && self.date.is_none() {
            self.date = date;
        } else if self.agency.is_none() && is_agency(inside.of(scanner.text)) {
            self.agency = Some(inside);
        } else if self.agency.is_none() && self.date.is_none() {
            self.place.end = scanner.at;
        } else {
            scanner.at = start;
            return false;
        }
        true
    }

    /// Reads "/TASS/".
    fn read_slashed(&mut self, scanner: &mut Scanner) -> bool {
        let start = scanner.at;
        if self.agency.is_none() && scanner.take('/') {
            let name = scanner.word();
            if name.is_some() && scanner.take('/') {
                self.agency = name;
                return true;
            }
        }
        scanner.at = start;
        false
    }
}

/// Whether a list of `data/dateline_words.tsv` has the word.
fn is_listed(list: &str, word: &str) -> bool {
    static TABLE: &str = include_str!("../data/dateline_words.tsv");
    let row = TABLE.lines().find_map(|row| row.strip_prefix(list)?.strip_prefix('\t'));
    row.is_some_and(|words| words.split('|').any(|listed| listed == word))
}

/// Whether what stands in brackets after a place is a news agency and not a region.
fn is_agency(name: &str) -> bool {
    const WORDS: [&str; 9] =
        ["news", "agency", "press", "times", "post", "service", "media", "radio", "journal"];
    let lower = name.to_lowercase();
    let short = matches!(name.chars().count(), 2..=9) && !name.contains(char::is_lowercase);
    short || is_listed("agency", &lower) || lower.split(' ').any(|word| WORDS.contains(&word))
}

/// Whether what has the shape of a dateline is one.
fn is_dateline(
    text: &str,
    paragraph: Span,
    dateline: &Dateline,
    bare: usize,
    bracketed: bool,
) -> bool {
    let place = dateline.place.of(text);
    if place.chars().filter(|c| c.is_alphabetic()).count() < 2 || is_label(place) {
        return false;
    }
    let report = Span::new(dateline.span.end, paragraph.end).of(text);
    let starts_report = report.is_empty() || !report.starts_with(char::is_lowercase);
    let mark = Span::new(bare, dateline.span.end).of(text);
    if !starts_report || is_shouted(report) {
        return false;
    }
    match Evidence::of(text, dateline) {
        Evidence::Strong => true,
        // "LOOK: A dog" and "AP: Talks fail" are headlines.
        Evidence::Colon => {
            place.len() > 2 && !speaks(report) && report.split_whitespace().nth(7).is_some()
        }
        Evidence::Title if mark.trim_end().ends_with(':') || report.is_empty() => false,
        Evidence::Title => bracketed || place.contains([',', '(']) || opens_report(report),
    }
}

/// Whether a place is no place but what kind of report follows: "BREAKING - The …".
fn is_label(place: &str) -> bool {
    let mut words = place.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.any(|word| is_listed("label", &word))
}

/// Whether it goes on in capitals, as a headline in capitals does: "STRIKE - DEAL REACHED".
fn is_shouted(report: &str) -> bool {
    let mut words = report.split_whitespace().take(4).peekable();
    words.peek().is_some()
        && words.clone().any(|word| word.chars().filter(|c| c.is_uppercase()).count() > 3)
        && words.all(|word| !word.contains(char::is_lowercase))
}

/// Whether it begins as somebody's own words: "MODERATOR: Thank you", "DOE: I do not".
fn speaks(report: &str) -> bool {
    let first = report.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
    report.starts_with(is_quotation_mark) || is_listed("own", first)
}

/// Whether it begins as reports do after a place in title case.
fn opens_report(report: &str) -> bool {
    let first = report.split_whitespace().next().unwrap_or_default();
    is_listed("opening", first) || report.starts_with(is_quotation_mark)
}

impl Scanner<'_> {
    /// The dash, colon or stop that ends a dateline: where the report starts after it.
    fn dash(&mut self) -> Option<usize> {
        let start = self.at;
        self.skip_space();
        let before = before(self.text, start);
        let rest = &self.text[self.at..self.end];
        let mark = rest.chars().next()?;
        let length = rest.len()
            - rest.trim_start_matches(|c| c == mark || is_dash(c) && is_dash(mark)).len();
        let following = after(rest, length);
        let open = following.is_none_or(char::is_whitespace);
        let ends = match mark {
            '—' | '―' => true,
            ':' => length == 1 && open,
            '_' => open,
            '.' => length == 1 && open && before == Some('/'),
            _ => is_dash(mark) && (length > 1 || open || before == Some(')')),
        };
        if !ends {
            self.at = start;
            return None;
        }
        self.at += length;
        self.skip_space();
        Some(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, Option<&str>, Option<&str>, &str)> {
        let dateline = read(text, Span::new(0, text.len()))?;
        let of = |span: Span| span.of(text);
        let report = &text[dateline.span.end..];
        Some((of(dateline.place), dateline.agency.map(of), dateline.date.map(of), report))
    }

    #[test]
    fn datelines_are_taken_apart() {
        for (line, place, agency, date) in [
            ("JAKARTA - ", "JAKARTA", None, None),
            ("JAKARTA -- ", "JAKARTA", None, None),
            ("JAKARTA, Indonesia: ", "JAKARTA, Indonesia", None, None),
            ("WASHINGTON (AP) — ", "WASHINGTON", Some("AP"), None),
            ("WASHINGTON (AP) _ ", "WASHINGTON", Some("AP"), None),
            ("WASHINGTON—", "WASHINGTON", None, None),
            ("PARIS, June 3 (Reuters) - ", "PARIS", Some("Reuters"), Some("June 3")),
            (
                "UNITED NATIONS, Sept. 4 (Xinhua) -- ",
                "UNITED NATIONS",
                Some("Xinhua"),
                Some("Sept. 4"),
            ),
            ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", Some("AP"), None),
            ("NEWPORT, Va. - ", "NEWPORT, Va.", None, None),
            ("Nairobi, Kenya – ", "Nairobi, Kenya", None, None),
            ("Nairobi – ", "Nairobi", None, None),
            ("LONDON (Reuters) - ", "LONDON", Some("Reuters"), None),
            ("London (Reuters) - ", "London", Some("Reuters"), None),
            ("GENEVA/NEW YORK, 12 March - ", "GENEVA/NEW YORK", None, Some("12 March")),
            ("RAMALLAH (West Bank), May 2 - ", "RAMALLAH (West Bank)", None, Some("May 2")),
            ("TOKYO, JAPAN: ", "TOKYO, JAPAN", None, None),
            ("(Lagos) – ", "Lagos", None, None),
            ("By Jane Doe, LIMA, Peru — ", "LIMA, Peru", None, None),
            ("MOSCOW, June 3. /TASS/. ", "MOSCOW", Some("TASS"), Some("June 3")),
            ("MOSCOW. June 3 (Interfax) - ", "MOSCOW", Some("Interfax"), Some("June 3")),
            (
                "BEIRUT, Monday, 3 June 2024 (AFP) – ",
                "BEIRUT",
                Some("AFP"),
                Some("Monday, 3 June 2024"),
            ),
            ("PORT-AU-PRINCE, Haiti (AP) - ", "PORT-AU-PRINCE, Haiti", Some("AP"), None),
            ("N'DJAMENA, 3 May (AFP) - ", "N'DJAMENA", Some("AFP"), Some("3 May")),
            ("SÃO PAULO — ", "SÃO PAULO", None, None),
            (
                "Port of Spain, Trinidad and Tobago — ",
                "Port of Spain, Trinidad and Tobago",
                None,
                None,
            ),
            ("CAIRO and TUNIS — ", "CAIRO and TUNIS", None, None),
            ("ST. LOUIS (AP) — ", "ST. LOUIS", Some("AP"), None),
            ("ROME\u{a0}(Reuters)\u{a0}-\u{a0}", "ROME", Some("Reuters"), None),
            ("Lagos (May 3) - ", "Lagos", None, Some("May 3")),
        ] {
            let report = "The harbour opened again on Monday, the operator said.";
            let text = format!("{line}{report}");
            assert_eq!(parts(&text), Some((place, agency, date, report)), "{line}");
        }
    }

    #[test]
    fn other_openings_are_no_datelines() {
        for text in [
            "BREAKING - The harbour has opened again.",
            "BREAKING NEWS: The harbour has opened again.",
            "Q: When will the harbour open?",
            "Q - When will the harbour open?",
            "A - B relations are poor.",
            "Russia - Ukraine relations are poor.",
            "Analysis - The harbour after the storm.",
            "EXCLUSIVE: The harbour has opened again.",
            "STRIKE ENDS - HARBOUR OPENS AGAIN",
            "MODERATOR: Thank you for coming.",
            "JANE DOE: “The harbour is open.”",
            "The harbour - closed since May - has opened again.",
            "Monday - The harbour has opened again.",
            "May 3 - The harbour has opened again.",
            "Harbour workers – the union says 300 – went on strike.",
            "Jane Doe, 34, - a pilot - brought the ship in.",
            "PARIS-based bankers said the harbour was sold.",
            "The Harbour Authority (HA) said the harbour had opened.",
            "NATO said on Monday that the harbour had opened.",
            "",
            "-",
            "(",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn a_dateline_may_stand_alone() {
        assert_eq!(parts("JAKARTA -"), Some(("JAKARTA", None, None, "")));
        assert_eq!(parts("LIMA, May 3"), Some(("LIMA", None, Some("May 3"), "")));
    }
}
