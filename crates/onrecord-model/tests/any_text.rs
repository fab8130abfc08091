//! Whatever the text: spans stand in it, and the answer is one.

use onrecord_model::{Kernel, Model, Reading};
use onrecord_text::Span;
use proptest::prelude::*;

fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let span = |line: &str| {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        span
    };
    text.split('\n').map(span).collect()
}

/// Words follow one another inside their paragraphs, statements stand on words.
fn check(text: &str, paragraphs: &[Span], reading: &Reading) {
    let mut end = 0;
    for word in &reading.words {
        assert!(!word.span.of(text).is_empty() && word.span.start >= end);
        assert!(paragraphs[word.paragraph].contains(word.span));
        end = word.span.end;
    }
    for found in &reading.found {
        let ranges = [&found.cue].into_iter().chain(&found.sources).chain(&found.contents);
        for range in ranges {
            assert!(!range.is_empty() && range.end <= reading.words.len());
        }
        assert!((0.0..=1.0).contains(&found.confidence));
    }
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("said".to_owned()),
        Just("“".to_owned()),
        Just("”,".to_owned()),
        Just("\n".to_owned()),
        Just("the minister".to_owned()),
        Just("[SEP]".to_owned()),
        Just("a\u{301}\u{200d}\u{feff}".to_owned()),
        "[a-zA-Z]{1,9}",
        "\\PC{0,5}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(word, 0..120).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn spans_stand_in_the_text(text in words()) {
        let model = Model::new();
        let paragraphs = lines(&text);
        let reading = model.read(&text, &paragraphs);
        check(&text, &paragraphs, &reading);
        prop_assert_eq!(&model.read(&text, &paragraphs), &reading);
    }
}

#[test]
fn threads_and_kernels_give_one_answer() {
    let text =
        "Fishing will resume in May, the harbour master said. “We are ready,” said a captain, \
        who added that crews feared another storm.\n"
            .repeat(9);
    let paragraphs = lines(&text);
    let model = Model::new();
    let expected = model.read(&text, &paragraphs);
    assert!(expected.found.len() >= 9);
    for kernel in Kernel::available() {
        assert_eq!(Model::with_kernel(kernel).read(&text, &paragraphs), expected, "{kernel:?}");
    }
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(model.read(&text, &paragraphs), expected));
        }
    });
}

#[test]
fn a_word_without_end_is_one_word() {
    let text = "x".repeat(3_000_000);
    let reading = Model::new().read(&text, &[Span::new(0, text.len())]);
    assert_eq!(reading.words.len(), 1);
}

#[test]
fn a_paragraph_wrapped_over_lines_reads_as_one_line() {
    let line = "The dam is sound, an engineer said on Friday after a second inspection.";
    let wrapped = line.replace(", ", ",\r\n").replace(" on ", "\n\ton\u{a0}");
    let model = Model::new();
    let [one, other] =
        [line, wrapped.as_str()].map(|text| model.read(text, &[Span::new(0, text.len())]).found);
    assert!(!one.is_empty());
    assert_eq!(one, other);
}
