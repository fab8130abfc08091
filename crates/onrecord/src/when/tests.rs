//! The table of cases, and what holds for any text.

use onrecord_text::{Document, Published};
use proptest::prelude::*;
use proptest::sample::select;

use super::{DateFound, dates};

static CASES: &str = include_str!("cases.tsv");

fn found(published: Option<&Published>, text: &str) -> Vec<DateFound> {
    dates(text, &Document::new(text), published)
}

/// "Thursday=2024-06-20|today=".
fn written(text: &str, dates: &[DateFound]) -> Vec<String> {
    let one = |date: &DateFound| {
        format!("{}={}", date.span.of(text), date.value.as_deref().unwrap_or_default())
    };
    dates.iter().map(one).collect()
}

#[test]
fn each_expression_has_the_value_in_the_table() {
    let cases = CASES.lines().filter(|line| !line.starts_with('#'));
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in cases {
        let [published, text, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("a case needs three fields: {line}")
        };
        let published = published.parse().ok();
        let mut expected: Vec<&str> = expected.split('|').filter(|one| !one.is_empty()).collect();
        let mut found = written(text, &found(published.as_ref(), text));
        expected.sort_unstable();
        found.sort_unstable();
        count += 1;
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 150);
}

/// Words that dates are made of, and words around them.
const WORDS: [&str; 64] = [
    "the",
    "of",
    "on",
    "in",
    "from",
    "to",
    "between",
    "and",
    "a",
    "an",
    "early",
    "mid",
    "-",
    "late",
    "end",
    "last",
    "next",
    "this",
    "same",
    "following",
    "day",
    "days",
    "week",
    "year",
    "years",
    "month",
    "century",
    "Monday",
    "Fridays",
    "June",
    "May",
    "March",
    "Sept.",
    "3",
    "03",
    "31st",
    "2024",
    "1990s",
    "0",
    "9999",
    "99",
    "two",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "half",
    "ago",
    "later",
    "before",
    "after",
    "every",
    "daily",
    "summer",
    "quarter",
    "third",
    "Christmas Eve",
    "Ramadan",
    "noon",
    "midnight",
    "3:30",
    "p.m.",
    "12,000",
    "'s",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_has_dates_inside_it(text in "\\PC{0,200}") {
        sound(&text)?;
    }

    #[test]
    fn any_row_of_their_words_has_dates_inside_it(
        words in prop::collection::vec(select(&WORDS[..]), 0..40),
        year in 1_i16..9999,
    ) {
        let text = words.join(" ");
        sound(&text)?;
        let published: Published = format!("{year:04}-12-31").parse().unwrap();
        within(&text, &found(Some(&published), &text))?;
    }
}

fn sound(text: &str) -> Result<(), TestCaseError> {
    let published: Published = "2024-02-29".parse().unwrap();
    within(text, &found(Some(&published), text))?;
    within(text, &found(None, text))
}

/// Whether the dates lie in the text in order, on character boundaries.
fn within(text: &str, dates: &[DateFound]) -> Result<(), TestCaseError> {
    let mut end = 0;
    for date in dates {
        prop_assert!(date.span.start >= end && date.span.end > date.span.start);
        prop_assert!(text.get(date.span.start..date.span.end).is_some());
        end = date.span.end;
    }
    Ok(())
}

#[test]
fn time_grows_with_length_in_proportion() {
    let time = |text: &str| {
        let document = Document::new(text);
        let published: Published = "2024-06-21".parse().unwrap();
        let run = || {
            let start = std::time::Instant::now();
            std::hint::black_box(dates(text, &document, Some(&published)));
            start.elapsed()
        };
        // The least of several runs: other work on the machine makes some of them longer.
        (0..9).map(|_| run()).min().unwrap()
    };
    for words in
        ["early ", "on Monday to ", "the last ", "two weeks before ", "twenty-", "at 3 on June "]
    {
        let (short, long) = (words.repeat(200), words.repeat(1_600));
        // Eight times the text: well under the 64 times that a square would take.
        assert!(time(&long) < time(&short) * 24, "{words}");
    }
}
