//! Constructions of quotation marks, as in the news.

use super::*;
use crate::Document;

/// The quotations of a text: their words, with `'` before single ones, a `>` for each level, and
/// `…` after those that nothing closes.
fn read(text: &str) -> Vec<String> {
    let show = |quotation: &Quotation| {
        let single = if quotation.style == QuotationStyle::Single { "'" } else { "" };
        let level = ">".repeat(usize::from(quotation.level));
        let open = if quotation.closed { "" } else { "…" };
        format!("{level}{single}{}{open}", quotation.inner.of(text))
    };
    Document::new(text).quotations.iter().map(show).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn every_kind_of_double_mark_pairs() {
    check(&[
        (r#""We go," she said."#, &["We go,"]),
        ("“We go,” she said.", &["We go,"]),
        ("„We go“, she said.", &["We go"]),
        ("„We go”, she said.", &["We go"]),
        ("He said „we go“.", &["we go"]),
        ("”We go,” she said.", &["We go,"]),
        ("She said ”we go” to us.", &["we go"]),
        ("«We go», she said.", &["We go"]),
        ("« We go », she said.", &["\u{20}We go\u{20}"]),
        ("»We go«, she said.", &["We go"]),
        ("She said »we go« to us.", &["we go"]),
        ("``We go,'' she said.", &["We go,"]),
        ("''We go,'' she said.", &["We go,"]),
        ("She said: ''We go.''", &["We go."]),
        ("''He said, 'No,''' she said. ''So?''", &["He said, 'No,'", ">'No,", "So?"]),
        ("'''No,' he said,'' she said.", &["'No,' he said,", ">'No,"]),
        ("‹We go›, she said.", &["'We go"]),
        ("「We go」 she said.", &["We go"]),
    ]);
}

#[test]
fn marks_of_different_make_pair() {
    check(&[
        (r#"“We go," she said."#, &["We go,"]),
        (r#""We go,” she said."#, &["We go,"]),
        ("“We go,“ she said.", &["We go,"]),
        ("“We go,“ she said. “Now.“", &["We go,", "Now."]),
        ("``We go,\" she said.", &["We go,"]),
    ]);
}

#[test]
fn a_quotation_split_by_its_cue_is_two() {
    check(&[
        (r#""We go," she said, "and we stay.""#, &["We go,", "and we stay."]),
        (r#"She said "we go" and "we stay"."#, &["we go", "we stay"]),
        (r#"She called it a "win"--a "big" one ("so big")."#, &["win", "big", "so big"]),
        (r#""Go"—"stay"—"go.""#, &["Go", "stay", "go."]),
        (r#"She said,"We go." He nodded."#, &["We go."]),
    ]);
}

#[test]
fn quotations_stand_in_quotations() {
    check(&[
        ("“He said ‘no’ twice,” she said.", &["He said ‘no’ twice,", ">'no"]),
        ("“He said, ‘No.’”", &["He said, ‘No.’", ">'No."]),
        (r#""He said 'no' twice," she said."#, &["He said 'no' twice,", ">'no"]),
        (r#""'No,' he said," she said."#, &["'No,' he said,", ">'No,"]),
        (r#""He said, 'No.'" She left."#, &["He said, 'No.'", ">'No."]),
        (r#"'He said "no" twice,' she said."#, &["'He said \"no\" twice,", ">no"]),
        ("‘He said “no” twice,’ she said.", &["'He said “no” twice,", ">no"]),
        ("«He said “no” twice», she said.", &["He said “no” twice", ">no"]),
        (r#""We said "yes" to it," he said."#, &["We said \"yes\" to it,", ">yes"]),
    ]);
}

#[test]
fn single_marks_are_told_from_apostrophes() {
    check(&[
        ("'Talks are over,' she said.", &["'Talks are over,"]),
        ("‘Talks are over,’ she said.", &["'Talks are over,"]),
        ("‘Don’t go,’ she said.", &["'Don’t go,"]),
        ("'Don't go,' she said.", &["'Don't go,"]),
        ("Minister 'absolutely right' on dam", &["'absolutely right"]),
        ("'The workers' pay is low,' she said.", &["'The workers' pay is low,"]),
        ("‘The workers’ pay is low,’ she said.", &["'The workers’ pay is low,"]),
        ("He met 'workers' and 'farmers' in May.", &["'workers", "'farmers"]),
        ("The workers' pay and the farmers' debts grew.", &[]),
        ("They don't, won't and can't go, O'Neill said.", &[]),
        ("They don’t, won’t and can’t go, O’Neill said.", &[]),
        ("In the '90s and in ’68 the class of '07 sang.", &[]),
        ("Rock 'n' roll was played, and rock ’n’ roll banned.", &[]),
        ("'Tis done, and 'twas well; tell 'em so.", &[]),
        ("James' book is Jess' as well.", &[]),
        ("She is 5'6 and runs 400' a day.", &[]),
        ("Nothin' and nobody' is left.", &[]),
        ("A stray ' mark, and ' another.", &[]),
        ("She said 'it's the workers' turn' to speak.", &["'it's the workers' turn"]),
    ]);
}

#[test]
fn measures_are_no_marks() {
    check(&[
        (r#"The 10" pipe and the 12" pipe broke."#, &[]),
        (r#"He is 6'2" tall."#, &[]),
        (r#""The 10" pipe broke," he said."#, &["The 10\" pipe broke,"]),
        (r#"He called it "Area 51" then."#, &["Area 51"]),
        (r#""It was 2024," he said, "or "25." "#, &["It was 2024,", "or \"25.\"…", ">25."]),
    ]);
}

#[test]
fn an_unclosed_quotation_ends_with_its_paragraph() {
    check(&[
        (r#""We go, she said."#, &["We go, she said.…"]),
        ("She said “we go.\n\nHe stayed.", &["we go.…"]),
        (r#"We go," she said."#, &[]),
        ("We go,” she said.", &[]),
        ("We go», she said. (“)", &[")…"]),
        ("“", &["…"]),
        ("\"", &["…"]),
        ("\"\"", &[""]),
        ("\"\"\"", &[]),
        ("«“”", &["“”…", ">"]),
    ]);
}

#[test]
fn a_quotation_runs_over_paragraphs() {
    for (open, close) in [("“", "”"), ("\"", "\""), ("‘", "’"), ("'", "'"), ("«", "»")] {
        let text = format!(
            "{open}We go, she said.\n\n{open}We stay. We don't know.\n\n{open}We go,{close} she said."
        );
        let found = Document::new(&text).quotations;
        let links: Vec<_> = found.iter().map(|quotation| quotation.continues).collect();
        assert_eq!(links, [None, Some(0), Some(1)], "{text}");
        let closed: Vec<_> = found.iter().map(|quotation| quotation.closed).collect();
        assert_eq!(closed, [false, false, true], "{text}");
    }
}

#[test]
fn an_advertisement_does_not_break_a_quotation() {
    let text = "She said: “We go.\n\nADVERTISEMENT\n\n“And we stay.”";
    let found = Document::new(text).quotations;
    assert_eq!(found[1].continues, Some(0));
}

#[test]
fn inner_quotations_run_on_too() {
    let text = "“He said: ‘We go.\n\n“‘We stay,’ he said,” she told reporters.";
    let found = Document::new(text).quotations;
    let links: Vec<_> = found.iter().map(|quotation| quotation.continues).collect();
    assert_eq!(links, [None, None, Some(0), Some(1)]);
}

#[test]
fn a_quotation_not_opened_again_is_closed_in_the_next_paragraph() {
    let text = "She said: “We go.\n\nAnd we stay,” she added.";
    let found = Document::new(text).quotations;
    assert_eq!(found[1].inner.of(text), "And we stay,");
    assert_eq!(found[1].continues, Some(0));
}

#[test]
fn a_new_quotation_after_a_closed_one_continues_nothing() {
    let text = "“We go,” she said.\n\n“We stay,” he said.";
    assert!(Document::new(text).quotations.iter().all(|quotation| quotation.continues.is_none()));
}

#[test]
fn ten_thousand_unbalanced_marks_take_no_time() {
    for mark in ["\"a ", " \"", "“", "”", "'a ", "‘ a", "« “ ", "„", "\"'", "''`` "] {
        let text = mark.repeat(100_000);
        let started = std::time::Instant::now();
        let found = Document::new(&text).quotations;
        assert!(started.elapsed().as_secs() < 10, "{mark}");
        assert!(found.iter().all(|quotation| quotation.span.end <= text.len()));
    }
}
