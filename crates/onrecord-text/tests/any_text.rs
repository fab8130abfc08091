//! Whatever the text, its parts fit together.

use onrecord_text::{CodePoints, Document, Span, words};
use proptest::prelude::*;

/// Pieces that meet in news texts, and some that should not.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "\"", "“", "”", "„", "«", "»", "‹", "›", "'", "‘", "’", "‚", "``", "''", "`", "「", "」",
        ]).prop_map(str::to_owned),
        3 => prop::sample::select(vec![
            "\n", "\n\n", "\r\n", "\r", "\u{2028}", "\u{2029}", "\u{c}", " ", "\t", "\u{a0}",
            "\u{200b}", "\u{feff}", "\0", "\u{301}", "\u{202e}",
        ]).prop_map(str::to_owned),
        3 => prop::sample::select(vec![
            ".", "...", "…", "?", "!", ",", ":", " - ", " — ", "--", "(", ")", "[", "]", "©", "。",
            "6'2\"", "[3]",
        ]).prop_map(str::to_owned),
        6 => prop::sample::select(vec![
            "LIMA", "May 3", "(Reuters)", "SEE ALSO:", "Read more", "By", "Jane Doe", "U.S.", "Gen.",
            "said", "the", "The", "workers'", "don't", "'90s", "5 p.m.", "No. 5", "שלום", "これ",
            "👩🏽‍🚀", "Kyjiv", "ADVERTISEMENT", "(Reporting by Ana Roe)", "e.g.", "J.", "é",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ];
    prop::collection::vec((piece, prop::bool::ANY), 0..60).prop_map(|pieces| {
        let spaced = pieces.into_iter().map(|(piece, space)| piece + if space { " " } else { "" });
        spaced.collect()
    })
}

fn on_boundaries(text: &str, span: Span) -> bool {
    span.start <= span.end
        && span.end <= text.len()
        && text.is_char_boundary(span.start)
        && text.is_char_boundary(span.end)
}

fn ordered(spans: &[Span]) -> bool {
    spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

fn check_paragraphs(text: &str, document: &Document) -> Result<(), TestCaseError> {
    let spans: Vec<Span> = document.paragraphs.iter().map(|paragraph| paragraph.span).collect();
    prop_assert!(ordered(&spans));
    for paragraph in &document.paragraphs {
        prop_assert!(on_boundaries(text, paragraph.span) && !paragraph.span.is_empty());
        prop_assert!(ordered(&paragraph.sentences));
        let mut at = paragraph.span.start;
        for &sentence in &paragraph.sentences {
            prop_assert!(on_boundaries(text, sentence) && !sentence.is_empty());
            prop_assert!(paragraph.span.contains(sentence));
            prop_assert!(!text[at..sentence.start].contains(char::is_alphanumeric));
            at = sentence.end;
        }
        prop_assert_eq!(at, paragraph.span.end);
    }
    let mut at = 0;
    for span in spans {
        prop_assert!(!text[at..span.start].contains(char::is_alphanumeric));
        at = span.end;
    }
    Ok(())
}

fn check_quotations(text: &str, document: &Document) -> Result<(), TestCaseError> {
    let mut open: Vec<Span> = Vec::new();
    for (number, quotation) in document.quotations.iter().enumerate() {
        let span = quotation.span;
        prop_assert!(on_boundaries(text, span) && on_boundaries(text, quotation.inner));
        prop_assert!(span.contains(quotation.inner));
        open.retain(|outer| outer.end > span.start);
        prop_assert!(open.iter().all(|outer| outer.contains(span)), "{open:?} {span:?}");
        prop_assert_eq!(usize::from(quotation.level), open.len());
        open.push(span);
        prop_assert!(document.paragraphs.iter().any(|paragraph| paragraph.span.contains(span)));
        prop_assert!(quotation.continues.is_none_or(|earlier| earlier < number));
    }
    Ok(())
}

fn check_lookups(text: &str, document: &Document) -> Result<(), TestCaseError> {
    for byte in 0..=text.len() {
        let paragraph = document.paragraphs.iter().position(|part| part.span.covers(byte));
        prop_assert_eq!(document.paragraph_at(byte), paragraph);
        let sentences = paragraph.map_or(&[][..], |number| &document.paragraphs[number].sentences);
        let sentence = sentences.iter().position(|sentence| sentence.covers(byte));
        prop_assert_eq!(document.sentence_at(byte).map(|(number, _)| number), sentence);
        let quotation = document.quotations.iter().find(|quotation| quotation.span.covers(byte));
        prop_assert_eq!(document.quotation_at(byte), quotation);
    }
    Ok(())
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let document = Document::new(text);
    check_paragraphs(text, &document)?;
    check_quotations(text, &document)?;
    check_lookups(text, &document)?;
    prop_assert!(ordered(&document.boilerplate));
    for &span in &document.boilerplate {
        prop_assert!(on_boundaries(text, span) && !span.is_empty());
        prop_assert!(document.paragraphs.iter().any(|paragraph| paragraph.span.contains(span)));
    }
    if let Some(dateline) = document.dateline {
        prop_assert!(on_boundaries(text, dateline.span));
        let parts = [Some(dateline.place), dateline.agency, dateline.date];
        prop_assert!(parts.into_iter().flatten().all(|part| dateline.span.contains(part)));
    }
    let found: Vec<Span> = words(text, Span::new(0, text.len())).collect();
    prop_assert!(ordered(&found));
    let letters: usize = found.iter().map(|word| word.of(text).chars().count()).sum();
    prop_assert_eq!(letters, text.chars().filter(|c| !c.is_whitespace()).count());
    let points = CodePoints::new(text);
    for word in found {
        prop_assert_eq!(points.span(points.range(word)), Some(word));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn parts_fit_together_in_news_like_text(text in pieces()) {
        check(&text)?;
    }

    #[test]
    fn parts_fit_together_in_any_text(text in "\\PC{0,80}|(?s:.{0,80})") {
        check(&text)?;
    }
}

#[test]
fn no_text_takes_more_than_its_length_in_time() {
    for piece in [
        "A. ",
        "\"a ",
        "'a ",
        "“a ‘b ",
        ".\" Doe ",
        "(. ",
        "[1",
        ". ",
        "''\"",
        "LIMA ",
        "a\n",
        "- ",
        "a",
        "The minister said “we go” in May. ",
    ] {
        let text = piece.repeat(500_000 / piece.len());
        let started = std::time::Instant::now();
        let document = Document::new(&text);
        assert!(started.elapsed().as_secs() < 20, "{piece:?}");
        assert!(document.paragraphs.iter().all(|paragraph| paragraph.span.end <= text.len()));
    }
}
