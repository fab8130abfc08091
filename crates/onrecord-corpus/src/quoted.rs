//! Which words of a passage stand in quotation marks.
//!
//! A small reading of its own, on purpose: the specification must not lean on the code it tests.

use onrecord_text::Span;

/// An opening mark, the marks that close it, and where it stands.
struct Open {
    start: usize,
    closers: &'static [&'static str],
}

const PAIRS: [(&str, &[&str]); 8] = [
    ("“", &["”", "“"]),
    ("„", &["“", "”"]),
    ("«", &["»"]),
    ("``", &["''"]),
    ("\"", &["\""]),
    ("‘", &["’"]),
    ("‚", &["‘", "’"]),
    ("'", &["'"]),
];

/// The stretches between quotation marks, nested ones included. A double mark that its paragraph
/// leaves open holds to the paragraph's end, as in a quote that runs on; a single one that does so
/// is an apostrophe.
pub(crate) fn regions(text: &str) -> Vec<Span> {
    let mut regions = Vec::new();
    let mut at = 0;
    for paragraph in text.split_inclusive('\n') {
        in_paragraph(paragraph.trim_end_matches('\n'), at, &mut regions);
        at += paragraph.len();
    }
    regions
}

fn in_paragraph(paragraph: &str, offset: usize, regions: &mut Vec<Span>) {
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some(c) = paragraph[at..].chars().next() {
        let rest = &paragraph[at..];
        let before = paragraph[..at].chars().next_back();
        if let Some((level, length)) = closing(&open, rest, before) {
            regions.push(Span::new(offset + open[level].start, offset + at));
            open.truncate(level);
            at += length;
        } else if let Some(&(mark, closers)) =
            PAIRS.iter().find(|(mark, _)| opens(mark, rest, before))
        {
            at += mark.len();
            open.push(Open { start: at, closers });
        } else {
            at += c.len_utf8();
        }
    }
    let runs_on = open.iter().filter(|open| !is_single(open.closers[0]));
    regions.extend(runs_on.map(|open| Span::new(offset + open.start, offset + paragraph.len())));
}

/// The innermost open quotation that ends here, and the length of the mark that ends it.
fn closing(open: &[Open], rest: &str, before: Option<char>) -> Option<(usize, usize)> {
    (0..open.len()).rev().find_map(|level| {
        let mark = open[level].closers.iter().find(|mark| rest.starts_with(**mark))?;
        let after = rest[mark.len()..].chars().next();
        // "governor's", "workers' pay": an apostrophe closes nothing inside a word.
        let inside_word = is_single(mark) && after.is_some_and(char::is_alphanumeric);
        let detached = is_single(mark) && before.is_none_or(char::is_whitespace);
        (!inside_word && !detached).then_some((level, mark.len()))
    })
}

fn opens(mark: &str, rest: &str, before: Option<char>) -> bool {
    let Some(after) = rest.strip_prefix(mark) else { return false };
    let follows = after.chars().next().is_some_and(|c| !c.is_whitespace());
    let detached = before.is_none_or(|c| !c.is_alphanumeric());
    !is_single(mark) && mark != "''" || (follows && detached)
}

fn is_single(mark: &str) -> bool {
    matches!(mark, "'" | "‘" | "’" | "‚")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_every_sort_are_paired() {
        let cases: [(&str, &[&str]); 11] = [
            ("\"One,\" he said, \"two.\"", &["One,", "two."]),
            ("“One,” he said, “two.”", &["One,", "two."]),
            ("«Un», „zwei“, ``three''.", &["Un", "zwei", "three"]),
            ("'The governor's men,' he said.", &["The governor's men,"]),
            ("The governor's men and the workers' pay", &[]),
            ("\"He said 'go home' twice,\" she said.", &["go home", "He said 'go home' twice,"]),
            ("“He said ‘go’,” she said; it’s", &["go", "He said ‘go’,"]),
            ("\"It runs on\nto \"here,\" he said.", &["It runs on", "here,"]),
            ("the '90s and rock 'n' roll", &["n"]),
            ("the '90s were good", &[]),
            ("no marks", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> = regions(text).iter().map(|span| span.of(text)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
