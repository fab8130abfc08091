//! Whatever the text: no panic, spans in their place, the same result twice, in little time.

use std::time::{Duration, Instant};

use onrecord_text::{Document, Span};
use proptest::prelude::*;

use super::super::{SourceMention, name_sources};

fn boundaries(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// Statements whose spans begin and end where the numbers say.
fn statements(text: &str, numbers: &[(usize, usize, usize)]) -> Vec<SourceMention> {
    let at = boundaries(text);
    let span = |one: usize, other: usize| {
        let (one, other) = (at[one % at.len()], at[other % at.len()]);
        Span::new(one.min(other), one.max(other))
    };
    let statement = |(number, &(a, b, c)): (usize, &(usize, usize, usize))| SourceMention {
        spans: vec![span(a, b)],
        contents: vec![span(b, c)],
        parent: c.checked_rem(number).filter(|_| a % 2 == 0),
    };
    numbers.iter().enumerate().map(statement).collect()
}

const WORDS: [&str; 40] = [
    "the ",
    "Ana ",
    "Roe",
    ", ",
    "and ",
    "\"",
    "I ",
    "we ",
    "He ",
    "it ",
    "said ",
    "Kenya",
    "'s ",
    "minister ",
    "of ",
    "Ministry ",
    "for ",
    "who ",
    "\n",
    ". ",
    "“",
    "”",
    "Gen. ",
    "’",
    "é",
    "Kim ",
    "al-",
    "-",
    "U.S. ",
    "their ",
    "officials ",
    "Union ",
    "a ",
    "61-year-old ",
    "(",
    ")",
    "—",
    "\u{301}",
    "👍",
    "NATO ",
];

proptest! {
    #[test]
    fn any_text_gives_spans_in_it_and_the_same_twice(
        words in prop::collection::vec(0..WORDS.len(), 0..60),
        numbers in prop::collection::vec((0usize..300, 0usize..300, 0usize..300), 0..12),
    ) {
        let text: String = words.iter().map(|&word| WORDS[word]).collect();
        let document = Document::new(&text);
        let sources = statements(&text, &numbers);
        let found = name_sources(&text, &document, &sources, &[]);
        prop_assert_eq!(found.sources.len(), sources.len());
        for span in found.actors.iter().flat_map(|actor| &actor.mentions).map(|one| one.span) {
            prop_assert!(text.get(span.start..span.end).is_some());
        }
        for source in &found.sources {
            prop_assert!(source.actors.iter().all(|&actor| actor < found.actors.len()));
        }
        prop_assert_eq!(found, name_sources(&text, &document, &sources, &[]));
    }
}

/// Texts made of one thing over and over, which must not take more than time in proportion.
#[test]
fn long_texts_take_little_time() {
    for part in [
        "Ana Roe said it rained. She said it was cold. ",
        "Ministry of Trade and Industry and ",
        "he said he said ",
        "the minister, the mayor, ",
        "Roe Doe and ",
        "A of B for C, ",
        "'s ’s ",
        "\"I said, \"we ",
    ] {
        let text = part.repeat(40_000 / part.len());
        let at = boundaries(&text);
        let spans = (0..600).map(|number| {
            let start = at[number * (at.len() / 600)];
            Span::new(start, at[(number * (at.len() / 600) + 12).min(at.len() - 1)].max(start))
        });
        let sources: Vec<SourceMention> = spans
            .map(|span| SourceMention { spans: vec![span], contents: vec![span], parent: None })
            .chain([SourceMention {
                spans: vec![Span::new(0, text.len())],
                contents: vec![Span::new(0, text.len())],
                parent: None,
            }])
            .collect();
        let document = Document::new(&text);
        let start = Instant::now();
        name_sources(&text, &document, &sources, &[]);
        assert!(start.elapsed() < Duration::from_secs(10), "{part}: {:?}", start.elapsed());
    }
}
